"""Somebody in the cast whom nobody meets."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from cxsim.workbench.reading import UNSPACED
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX705"
NAME = "unused-person"
SEVERITY: Severity = "warning"
ENDINGS: Final = {"en": 0}
"""Language → letters at the end of a name that its grammar may change."""
LONGEST_ENDING = 2
"""The same for a language that is not known: Σταύρος is Σταύρου where something is his."""
SHORTEST = 3
"""Letters of a name that stay at least."""
MOST_LOOKED_FOR = 50
"""People whose names no text has as they are written: so many are looked for in another case, and told."""
_WORD = re.compile(r"\w+")


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield customers and colleagues whom no scenario names."""
    ending = ENDINGS.get(pack.pack.sheet.source, LONGEST_ENDING)
    for field, name, called in islice(_left_out(pack), MOST_LOOKED_FOR):
        if not _is_mentioned(called, ending, pack):
            problem = f"no scenario is with '{name}', lets them speak or do anything, or mentions them."
            yield Finding("cast.yaml", (field, name), problem, "Give them a part, or delete them.")


def _left_out(pack: PackStudy) -> Iterator[tuple[str, str, str]]:
    """Yield field, id and name of those who have no part, and whose id or name is no word of any text."""
    met = frozenset(name for each in pack.scenarios for name in _named(each))
    cast = pack.pack.cast
    people = [("customers", name, each.name) for name, each in cast.customers.items() if name not in met]
    people += [("colleagues", name, each.name) for name, each in cast.colleagues.items() if name not in met]
    if people:
        words = {word for each in pack.scenarios for _, text in each.texts for word in _WORD.findall(text)}
        yield from (each for each in people if words.isdisjoint((each[1], *each[2].split())))


def _named(study: ScenarioStudy) -> Iterator[str]:
    scenario = study.scenario
    yield from scenario.with_
    yield from scenario.at_stake if isinstance(scenario.at_stake, dict) else ()
    for situation in scenario.situations.values():
        yield from situation.with_ or ()
    yield from (promise.to for promise in scenario.promises.values())
    yield from (echo.from_ for echo in scenario.echoes.values())
    for block in study.having["others"]:
        yield from block.effects.others
    for block in study.having["waits"]:
        yield from block.effects.waits


def _is_mentioned(called: str, ending: int, pack: PackStudy) -> bool:
    """Whether somebody is spoken of in a text by one of their names, in whatever case it stands."""
    stems = [re.escape(each[: max(SHORTEST, len(each) - ending)]) for each in called.split()]
    end = "" if ending else r"\b"
    spoken = re.compile(rf"(?:\b|(?<=[{UNSPACED}]))(?:{'|'.join(stems)}){end}")
    return any(spoken.search(text) for each in pack.scenarios for _, text in each.texts)
