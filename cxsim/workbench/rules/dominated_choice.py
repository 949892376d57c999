"""A choice with nothing to say for it."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding
from cxsim.workbench.worth import at_least_as_good, same_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.effects import Choice
    from cxsim.workbench.study import PackStudy

CODE = "CX714"
NAME = "dominated-choice"
SEVERITY: Severity = "warning"
COMPARED = {"text", "renamed_from", "offered_in", "reply", "takes", "costs", "delivers", "does", "when", "next"}
"""Fields that are compared one by one, or that only people can judge; all others must be equal."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield each choice beside which another is better at something that is written, worse at nothing."""
    for each in pack.scenarios:
        for name, situation in each.scenario.situations.items():
            if situation.parts:
                continue
            told: set[str] = set()
            for (_, better, one), (path, worse, other) in permutations(each.compared(name), 2):
                if worse not in told and _dominates(one, other, situation.next):
                    told.add(worse)
                    problem = f"'{better}' is at least as good as '{worse}' in minutes, money, needs and deeds."
                    way_out = f"Give '{worse}' something that speaks for it: less time, less cost, a need met better."
                    yield Finding(each.file, path, problem, way_out)


def _dominates(one: Choice, other: Choice, onward: str | None) -> bool:
    """Whether ``one`` is better in minutes, money or a need, and worse in none of these nor in its deeds.

    Where only deeds differ, nothing is said: what makes silence tempting stands in no figure.
    """
    if one.when not in {None, other.when} or (one.next or onward) != (other.next or onward):
        return False
    if not at_least_as_good(one, other) or same_figures(one, other):
        return False
    return one.model_dump(exclude=COMPARED, exclude_defaults=True) == other.model_dump(
        exclude=COMPARED, exclude_defaults=True
    )
