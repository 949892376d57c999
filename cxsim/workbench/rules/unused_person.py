"""Somebody in the cast whom nobody meets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX705"
NAME = "unused-person"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield customers and colleagues whom no scenario names."""
    met = frozenset(name for each in pack.scenarios for name in _named(each))
    cast = pack.pack.cast
    for field, people in (("customers", cast.customers), ("colleagues", cast.colleagues)):
        for name, person in people.items():
            if name not in met and not any(_says(each, {name, *person.name.split()}) for each in pack.scenarios):
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


def _says(study: ScenarioStudy, names: set[str]) -> bool:
    """Whether somebody speaks in a text, or is spoken of by one of their names."""
    return any(not names.isdisjoint(re.findall(r"\w+", each.text)) for each in study.texts)
