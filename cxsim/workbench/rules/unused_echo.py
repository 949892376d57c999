"""An echo that never comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX706"
NAME = "unused-echo"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield echoes that no effect block calls."""
    for each in pack.scenarios:
        called = {name for block in each.having["later"] for name in block.effects.later}
        for name in each.scenario.echoes:
            if name not in called:
                problem = f"nothing brings echo '{name}' back."
                yield Finding(
                    each.file, ("echoes", name), problem, f"Write later: {name} where it begins, or delete it."
                )
