"""Two choices that do the same."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from cxsim.model.effects import Choice
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX713"
NAME = "same-choice"
SEVERITY: Severity = "warning"
DOES = tuple(name for name in Choice.model_fields if name not in {"text", "renamed_from", "next"})
"""Fields that must be equal for two choices to do the same."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield each choice that does, says and leads to just what one written above it does."""
    for each in pack.scenarios:
        for name, situation in each.scenario.situations.items():
            if situation.parts:
                continue
            for (_, first, one), (path, second, other) in combinations(each.compared(name), 2):
                if _same(one, other, situation.next):
                    problem = f"choice '{second}' of '{name}' does the same as '{first}'."
                    yield Finding(each.file, path, problem, "Let them differ in something, or keep one.")


def _same(one: Choice, other: Choice, onward: str | None) -> bool:
    return (one.next or onward) == (other.next or onward) and all(
        getattr(one, field) == getattr(other, field) for field in DOES
    )
