"""A condition that can never hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.workbench.ranges import why
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
    for file, condition, ranges, _, never in pack.decided:
        if never:
            problem = f"{quoted(condition.text)} never holds{why(condition.names, ranges)}."
            way_out = "Correct the comparison, or delete what hangs on it."
            yield Finding(file, condition.path, problem, way_out, on="value")
