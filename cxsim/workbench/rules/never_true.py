"""A condition that can never hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.workbench.ranges import never_holds, of_names, ranges_in, why
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX712"
NAME = "never-true"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield conditions that are false whatever their names can be."""
    for each, ranges in ranges_in(pack):
        for condition in each.expressions:
            if condition.variable is None and never_holds(condition.tree, of_names(condition.names, ranges)):
                problem = f"{quoted(condition.text)} never holds{why(condition, ranges)}."
                yield Finding(
                    each.file,
                    condition.path,
                    problem,
                    "Correct the comparison, or delete what hangs on it.",
                    on="value",
                )
