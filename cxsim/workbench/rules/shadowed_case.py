"""A case that those before it leave nothing to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.expression import Logic, Not
from cxsim.model.ranges import never_holds
from cxsim.workbench.study import MOST_COMPARED, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.expression import Expression
    from cxsim.model.manuscript import Manuscript
    from cxsim.model.ranges import Ranges
    from cxsim.model.walk import Block, Path
    from cxsim.workbench.study import PackStudy

CODE = "CX725"
NAME = "shadowed-case"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield cases that are never taken, since one before them always is."""
    for each, ranges in zip(pack.scenarios, pack.ranges, strict=True):
        for block in each.blocks:
            for path in _shadowed(block, each.manuscript, ranges) if len(block.effects.cases) > 1 else ():
                problem = f"case '{path[-1]}' is never taken: one of those before it always is."
                yield Finding(each.file, (*path, "when"), problem, "Put it before them, or delete it.", on="value")


def _shadowed(block: Block, manuscript: Manuscript, ranges: Ranges) -> Iterator[Path]:
    """Yield the cases of a block that come after one without a condition, or add nothing to those before them.

    A last case without a condition is never too much: it says what happens if a condition is changed.
    """
    before: list[Expression] = []
    taken = False
    for name, case in block.effects.cases.items():
        path: Path = (*block.path, "cases", name)
        if case.when is not None:
            tree = manuscript.read(case.when)
            if not taken and _adds_nothing(tree, before, ranges):
                yield path
            if len(before) < MOST_COMPARED:
                before.append(tree)
        if taken:
            yield path
        taken = taken or case.when is None


def _adds_nothing(tree: Expression, before: list[Expression], ranges: Ranges) -> bool:
    """Whether a condition can hold, and cannot where all before it fail."""
    if not before or never_holds(tree, ranges):
        return False
    return never_holds(Logic("and", (*(Not(each) for each in before), tree)), ranges)
