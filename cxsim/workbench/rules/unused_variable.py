"""A variable that nothing reads or sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX701"
NAME = "unused-variable"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield variables that are declared and never named again."""
    for each in pack.scenarios:
        assigned = {name for block in each.blocks for name in block.effects.set}
        for name in each.scenario.variables:
            if name not in each.reads and name not in assigned:
                problem = f"variable '{name}' is never set and never read."
                yield Finding(each.file, ("variables", name), problem, "Delete it, or let a condition read it.")
