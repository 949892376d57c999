"""A fact that is asked for and can never hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX710"
NAME = "fact-never-remembered"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield facts that are read and that nothing remembers."""
    read = pack.planned.union(*(each.reads for each in pack.scenarios))
    for name in pack.pack.sheet.facts:
        if name in read and name not in pack.remembered:
            problem = f"conditions ask for '{name}', and nothing ever remembers it."
            way_out = f"Write remember: {name} where it becomes true."
            yield Finding("pack.yaml", ("facts", name), problem, way_out)
