"""A name that comes twice in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.content.diagnostic import Severity
    from cxsim.model.walk import Path
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX756"
NAME = "named-twice"
SEVERITY: Severity = "warning"
LISTS = ("does", "remember", "later", "waits")


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield the second mention of a name in a list of names: what it names is there, or done, once."""
    for each in pack.scenarios:
        for path, names in _lists(each):
            first = {name: at for at, name in reversed([*enumerate(names)])}
            if len(first) < len(names):
                at = next(at for at, name in enumerate(names) if first[name] < at)
                problem = f"'{path[-1]}' names '{names[at]}' twice."
                yield Finding(each.file, (*path, at), problem, "Name it once.", on="value")


def _lists(study: ScenarioStudy) -> Iterator[tuple[Path, Sequence[str]]]:
    """Yield the lists of names, of most effect blocks none."""
    for block in study.blocks:
        for field in LISTS:
            names = getattr(block.effects, field)
            if len(names) > 1:
                yield (*block.path, field), names
    for name, choice in study.scenario.anytime.items():
        yield ("anytime", name, "offered_in"), choice.offered_in
    yield ("with",), study.scenario.with_
