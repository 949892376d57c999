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
        for text in each.texts:
            most = LONGEST_CHOICE if text.path in choices else LONGEST_PAGE
            if len(text.text) > most < text.words:
                what = "choice" if text.path in choices else "text"
                problem = f"this {what} has {text.words} words; {most} are read without effort."
                yield Finding(each.file, text.path, problem, "Shorten it, or spread it over two situations.")
