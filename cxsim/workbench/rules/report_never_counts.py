"""A report into the record that never counts, for another one came before it."""

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

CODE = "CX812"
NAME = "report-never-counts"
SEVERITY: Severity = "warning"
EXPLORES: Literal["whole"] = "whole"


def check(prospects: Prospects) -> Iterator[Finding]:
    """Yield each ``reports_as`` that comes, in every play that comes to it, after the contact was closed."""
    from cxsim.workbench.exploration.carried import Carried  # noqa: PLC0415 - the static check does not need the engine

    found: dict[Path, set[bool]] = {}
    Carried(prospects.explored.walk, lambda each: each.reported).along(partial(_closed, found))
    for path, closed in found.items():
        if closed == {True}:
            problem = "the contact is closed in every play that comes here: this is not written down."
            way_out = "Leave it out, or leave out the one before it."
            yield Finding(prospects.explored.study.file, (*path, "reports_as"), problem, way_out)


def _closed(found: dict[Path, set[bool]], given: Given, before: bool) -> bool:  # noqa: FBT001 - carried along
    """Return whether the contact is closed after a step; note where the step closes it."""
    for each in given:
        found.setdefault(each.path, set()).add(before)
    return before or bool(given)
