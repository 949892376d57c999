"""A promise that nobody can make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX708"
NAME = "unused-promise"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield promises that no effect block makes."""
    for each in pack.scenarios:
        made = {name for block in each.having["promises"] for name in block.effects.promises}
        for name in each.scenario.promises:
            if name not in made:
                problem = f"no choice makes promise '{name}'."
                yield Finding(
                    each.file, ("promises", name), problem, f"Write promises: {name} where it is given, or delete it."
                )
