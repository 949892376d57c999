"""More text than fits a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX718"
NAME = "long-text"
SEVERITY: Severity = "note"
LONGEST_CHOICE = 45
"""Words that a participant weighs against the other choices."""
LONGEST_PAGE = 180
"""Words that stand on one screen."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield choices and other texts with too many words."""
    for each in pack.scenarios:
        choices = {(*block.path, "text") for block in each.blocks}
        for path, _, count in each.texts:
            most = LONGEST_CHOICE if path in choices else LONGEST_PAGE
            if count > most:
                what = "choice" if path in choices else "text"
                problem = f"this {what} has {count} words; {most} are read without effort."
                yield Finding(each.file, path, problem, "Shorten it, or spread it over two situations.")
