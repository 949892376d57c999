"""A hidden truth that makes no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX703"
NAME = "unused-draw"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield draws that no condition reads and that are not the class of the act."""
    for each in pack.scenarios:
        for name in each.scenario.draws:
            if name not in each.reads and name != each.scenario.means.act_class:
                problem = f"'{name}' is drawn, and nothing ever asks how it fell."
                yield Finding(
                    each.file, ("draws", name), problem, f"Write a case with when: {name} == …, or delete it."
                )
