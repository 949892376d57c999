"""A condition that always holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.model.ranges import always_holds
from cxsim.workbench.ranges import conditions_that, why
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX711"
NAME = "always-true"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield conditions that are true whatever their names can be."""
    for file, condition, ranges in conditions_that(always_holds, pack):
        problem = f"{quoted(condition.text)} always holds{why(condition, ranges)}."
        yield Finding(file, condition.path, problem, "Leave it out, or correct the comparison.", on="value")
