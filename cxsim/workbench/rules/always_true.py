"""A condition that always holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.workbench.ranges import why
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
    for file, condition, ranges, always, _ in pack.decided:
        if always:
            problem = f"{quoted(condition.text)} always holds{why(condition.names, ranges)}."
            yield Finding(file, condition.path, problem, "Leave it out, or correct the comparison.", on="value")
