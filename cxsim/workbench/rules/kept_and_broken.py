"""A promise that is kept and broken at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.walk import Block
    from cxsim.workbench.study import PackStudy

CODE = "CX762"
NAME = "kept-and-broken"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield promises that one effect block keeps and breaks, or makes and closes."""
    for each in pack.scenarios:
        for block in each.having["breaks"]:
            yield from _both(each.file, block, "breaks", "kept and broken", block.effects.keeps)
            yield from _both(each.file, block, "breaks", "made and broken", block.effects.promises)
        for block in each.having["keeps"]:
            yield from _both(each.file, block, "keeps", "made and kept", block.effects.promises)


def _both(file: str, block: Block, field: str, done: str, others: tuple[str, ...]) -> Iterator[Finding]:
    for promise in getattr(block.effects, field):
        if promise in others:
            problem, way_out = f"'{promise}' is {done} at once.", "Leave one of them out, or do the other later."
            yield Finding(file, (*block.path, field), problem, way_out)
