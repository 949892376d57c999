"""Somebody in the cast whom nobody meets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.workbench.reading import UNSPACED
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX705"
NAME = "unused-person"
SEVERITY: Severity = "warning"
ENDINGS = {"en": 0}
"""Language → letters at the end of a name that its grammar may change."""
LONGEST_ENDING = 2
"""The same for a language that is not known: Σταύρος is Σταύρου where something is his."""
SHORTEST = 3
"""Letters of a name that stay at least."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield customers and colleagues whom no scenario names."""
    met = frozenset(name for each in pack.scenarios for name in _named(each))
    cast, ending = pack.pack.cast, ENDINGS.get(pack.pack.sheet.source, LONGEST_ENDING)
    for field, people in (("customers", cast.customers), ("colleagues", cast.colleagues)):
        for name, person in people.items():
            if name not in met and not _is_mentioned(name, person.name, ending, pack):
                problem = f"no scenario is with '{name}', lets them speak or do anything, or mentions them."
                yield Finding("cast.yaml", (field, name), problem, "Give them a part, or delete them.")


def _named(study: ScenarioStudy) -> Iterator[str]:
    scenario = study.scenario
    yield from scenario.with_
    yield from scenario.at_stake if isinstance(scenario.at_stake, dict) else ()
    for situation in scenario.situations.values():
        yield from situation.with_ or ()
    yield from (promise.to for promise in scenario.promises.values())
    yield from (echo.from_ for echo in scenario.echoes.values())
    for block in study.blocks:
        yield from (*block.effects.others, *block.effects.waits)


def _is_mentioned(name: str, called: str, ending: int, pack: PackStudy) -> bool:
    """Whether somebody speaks in a text, or is spoken of by one of their names, in whatever case it stands."""
    stems = [re.escape(each[: max(SHORTEST, len(each) - ending)]) for each in called.split()]
    end = "" if ending else r"\b"
    spoken = re.compile(rf"\b{name}\b|(?:\b|(?<=[{UNSPACED}]))(?:{'|'.join(stems)}){end}")
    return any(spoken.search(text.text) for each in pack.scenarios for text in each.texts)
