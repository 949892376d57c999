"""A fact that no scenario speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX707"
NAME = "unused-fact"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield facts that nothing remembers and nothing reads."""
    read = pack.planned.union(*(each.reads for each in pack.scenarios))
    for name in pack.pack.sheet.facts:
        if name not in pack.remembered and name not in read:
            problem = f"no scenario remembers or asks for '{name}'."
            yield Finding("pack.yaml", ("facts", name), problem, "Remember it somewhere, or delete it.")
