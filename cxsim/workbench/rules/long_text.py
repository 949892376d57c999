"""More text than fits a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.reading import is_brief, words_in
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
        long = [(path, text) for path, text in each.texts if not is_brief(text, LONGEST_CHOICE + 1)]
        choices = {(*block.path, "text") for block in each.blocks} if long else frozenset()
        for path, text in long:
            what, most = ("choice", LONGEST_CHOICE) if path in choices else ("text", LONGEST_PAGE)
            words = words_in(text)
            if words > most:
                problem = f"this {what} has {words} words; {most} are read without effort."
                yield Finding(each.file, path, problem, "Shorten it, or spread it over two situations.")
