"""A promise kept or broken that nobody made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.walk import Path
    from cxsim.workbench.exploration.carried import Given
    from cxsim.workbench.exploration.prospects import Prospects

CODE = "CX811"
NAME = "unmade-promise"
SEVERITY: Severity = "warning"
EXPLORES: Literal["whole"] = "whole"


def check(prospects: Prospects) -> Iterator[Finding]:
    """Yield where a promise is broken in a play in which it was not made, or kept where no play has made it.

    To keep one that was not made is no mistake where others come by who made it: the choice is for both.
    """
    from cxsim.workbench.exploration.carried import Carried  # noqa: PLC0415 - the static check does not need the engine

    study = prospects.explored.study
    carried = Carried(prospects.explored.walk, lambda each: each.promised or each.kept or each.broken)
    for promise in dict.fromkeys(name for block in study.having["promises"] for name in block.effects.promises):
        found: dict[Path, set[bool]] = {}
        carried.along(partial(_made, promise, found))
        for path, made in found.items():
            if path[-1] == "breaks" and False in made:
                problem = f"'{promise}' is broken here in plays in which nobody made it."
                way_out = f"Write when: promised({promise}) here or on the way here."
                yield Finding(study.file, path, problem, way_out)
            elif made == {False}:
                problem = f"'{promise}' is kept here, and no play that comes here has made it."
                yield Finding(study.file, path, problem, f"Write promises: {promise} before it, or leave it out.")


def _made(promise: str, found: dict[Path, set[bool]], given: Given, made: bool) -> bool:  # noqa: FBT001 - carried along
    """Return whether a promise is made after a step; note where the step closes it."""
    for each in given:
        made = made or promise in each.promised
        for field, names in (("keeps", each.kept), ("breaks", each.broken)):
            if promise in names:
                found.setdefault((*each.path, field), set()).add(made)
    return made
