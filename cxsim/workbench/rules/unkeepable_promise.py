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
OVER = frozenset({"endings", "echoes"})
"""Where what happens comes after the last choice."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield promises that are made and that nothing keeps: everybody who makes one breaks it."""
    for each in pack.scenarios:
        if not each.scenario.promises:
            continue
        made = {name for block in each.having["promises"] for name in block.effects.promises}
        kept = {name for block in each.having["keeps"] for name in block.effects.keeps}
        for name in each.scenario.promises:
            if name in made and name not in kept:
                problem = f"promise '{name}' can be made and never kept: whoever makes it breaks it."
                yield Finding(each.file, ("promises", name), problem, f"Write keeps: {name} in a choice.")
        for block in each.having["promises"]:
            for at, name in enumerate(block.effects.promises if block.path[0] in OVER else ()):
                problem = f"promise '{name}' is made when the scenario is over: nobody can keep it any more."
                path = (*block.path, "promises", at)
                yield Finding(each.file, path, problem, "Let a choice make it, while there is time.", on="value")
