"""A promise that can be made and never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX709"
NAME = "unkeepable-promise"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield promises that are made and that nothing keeps: everybody who makes one breaks it."""
    for each in pack.scenarios:
        made = {name for block in each.blocks for name in block.effects.promises}
        kept = {name for block in each.blocks for name in block.effects.keeps}
        for name in each.scenario.promises:
            if name in made and name not in kept:
                problem = f"promise '{name}' can be made and never kept: whoever makes it breaks it."
                yield Finding(each.file, ("promises", name), problem, f"Write keeps: {name} in a choice.")
