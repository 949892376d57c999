"""An ending that looks fine, and is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX753"
NAME = "looks-without-setback"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield endings that say how a setback looks, and are none."""
    for each in pack.scenarios:
        for name, ending in each.scenario.endings.items():
            if ending.looks and not ending.setback:
                problem = f"ending '{name}' looks {ending.looks}, and is no setback: there is nothing to hide."
                way_out = "Write setback: true, or leave 'looks' out."
                yield Finding(each.file, ("endings", name, "looks"), problem, way_out)
