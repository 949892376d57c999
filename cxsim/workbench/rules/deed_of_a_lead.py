"""A lead's deed by somebody who leads nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.deeds import DEEDS
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX759"
NAME = "deed-of-a-lead"
SEVERITY: Severity = "warning"
OF_A_LEAD = frozenset(name for name, deed in DEEDS.items() if deed.who == "lead")
AGENT = "agent"
"""The one role that surely leads nobody: others are an author's own."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield deeds of a lead that an agent does: a colleague, or a participant who serves a customer."""
    cast = pack.pack.cast
    agents = frozenset(name for name, each in cast.colleagues.items() if each.role == AGENT)
    for each in pack.scenarios:
        serves = cast.you.role == AGENT and _serves_a_customer(each)
        for block in each.having["does"] if serves else ():
            deeds = block.effects.does
            for deed in sorted(OF_A_LEAD.intersection(deeds)):
                problem = f"'{deed}' is what a lead does, and this scenario is about a customer."
                way_out = "Choose a deed of anyone, or say in 'about' that it is the lead's chair."
                yield Finding(each.file, (*block.path, "does", deeds.index(deed)), problem, way_out, on="value")
        for block in each.having["others"]:
            for person in sorted(agents & block.effects.others.keys()):
                deeds = block.effects.others[person]
                for deed in sorted(OF_A_LEAD.intersection(deeds)):
                    problem = f"'{deed}' is what a lead does, and '{person}' is an agent."
                    way_out = f"Choose a deed of anyone, or give {person} another role in cast.yaml."
                    path = (*block.path, "others", person, deeds.index(deed))
                    yield Finding(each.file, path, problem, way_out, on="value")


def _serves_a_customer(study: ScenarioStudy) -> bool:
    """Whether the author says so: where nothing is said, a scenario may be about anything."""
    about = study.scenario.about
    return about.kind == "customer" and "kind" in about.model_fields_set
