"""A variable that is set, and that nothing reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX702"
NAME = "unread-assignment"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield the first assignment of each variable that no condition and no other variable reads."""
    for each in pack.scenarios:
        told: set[str] = set()
        for block in each.blocks:
            for name in block.effects.set:
                if name in each.reads or name in told:
                    continue
                told.add(name)
                problem = f"'{name}' is set here, and nothing ever reads it."
                way_out = "Let a condition read it, or delete the variable and what sets it."
                yield Finding(each.file, (*block.path, "set", name), problem, way_out)
