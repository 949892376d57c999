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
    """Yield the first assignment of each variable that nothing reads, and those that come when all has been read."""
    for each in pack.scenarios:
        told: set[str] = set()
        for block in each.having["set"]:
            is_over = block.path[0] == "echoes"
            for name in block.effects.set:
                if name in told or (name in each.reads and not is_over):
                    continue
                told.add(name)
                where = "when the scenario is over" if is_over else "here"
                problem = f"'{name}' is set {where}, and nothing ever reads it."
                way_out = "Let a condition read it, or delete the variable and what sets it."
                yield Finding(each.file, (*block.path, "set", name), problem, way_out)
