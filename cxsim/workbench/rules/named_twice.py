"""A name that comes twice in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.scenario import WordVariable
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.content.diagnostic import Severity
    from cxsim.model.scenario import Scenario
    from cxsim.model.walk import Path
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX756"
NAME = "named-twice"
SEVERITY: Severity = "warning"
LISTS = ("does", "remember", "later", "waits", "promises", "keeps", "breaks")


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield the second mention of a name in a list of names: what it names is there, or done, once."""
    for file, path, names in _all_lists(pack):
        first = {name: at for at, name in reversed([*enumerate(names)])}
        if len(first) < len(names):
            at = next(at for at, name in enumerate(names) if first[name] < at)
            problem = f"'{path[-1]}' names '{names[at]}' twice."
            yield Finding(file, (*path, at), problem, "Name it once.", on="value")


def _all_lists(pack: PackStudy) -> Iterator[tuple[str, Path, Sequence[str]]]:
    sheet = pack.pack.sheet
    yield "pack.yaml", ("languages",), sheet.languages
    yield "pack.yaml", ("house_rules", "board_shows"), sheet.house_rules.board_shows or ()
    yield "cast.yaml", ("moods",), pack.pack.cast.moods
    for each in pack.scenarios:
        for path, names in (*_lists_of(each.scenario), *_of_blocks(each)):
            yield each.file, path, names


def _lists_of(scenario: Scenario) -> Iterator[tuple[Path, Sequence[str]]]:
    """Yield the lists of names that stand in no effect block."""
    yield ("with",), scenario.with_
    yield ("about", "themes"), scenario.about.themes
    yield ("about", "after"), scenario.about.after
    stakes = scenario.at_stake
    for path, needs in [((each,), stakes[each]) for each in stakes] if isinstance(stakes, dict) else [((), stakes)]:
        yield ("at_stake", *path), needs
    for name, variable in scenario.variables.items():
        if isinstance(variable, WordVariable):
            yield ("variables", name, "one_of"), variable.one_of
    for name, choice in scenario.anytime.items():
        yield ("anytime", name, "offered_in"), choice.offered_in
    for name, situation in scenario.situations.items():
        if situation.speaks_to:
            yield ("situations", name, "speaks_to"), situation.speaks_to
        if situation.with_:
            yield ("situations", name, "with"), situation.with_


def _of_blocks(study: ScenarioStudy) -> Iterator[tuple[Path, Sequence[str]]]:
    """Yield the lists of names in effect blocks, of most of which none."""
    for field in LISTS:
        for block in study.having[field]:
            names = getattr(block.effects, field)
            if len(names) > 1:
                yield (*block.path, field), names
    for block in study.having["others"]:
        for person, deeds in block.effects.others.items():
            yield (*block.path, "others", person), deeds
