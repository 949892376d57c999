"""What an editor can offer to write instead: the name that a diagnostic guesses, or a remark that allows nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.problem import meant
from cxsim.workbench.editor.told import closed_words
from cxsim.workbench.mend import certain_changes

if TYPE_CHECKING:
    from cxsim.content import Diagnostic
    from cxsim.workbench.editor.index import PackIndex

_WRITTEN = re.compile(r"[\w.]+")


class Fix(NamedTuple):
    """Characters of the diagnostic's file that become ``text``, and what an author reads about it."""

    title: str
    start: int
    end: int
    text: str
    certain: bool
    """Whether ``cxsim check --fix`` would try it without asking."""


def fixes_for(pack: PackIndex, text: str, offset: int, diagnostic: Diagnostic) -> tuple[Fix, ...]:
    """Return what could be written instead of what a diagnostic at ``offset`` of ``text`` speaks of."""
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[begin : end if end >= 0 else len(text)]
    changes = tuple(certain_changes(diagnostic, line, lambda: _names(pack)))
    if changes and not changes[0].now:
        at = begin + line.index(changes[0].was)
        blank = at - len(text[begin:at]) + len(text[begin:at].rstrip())
        return (Fix("Delete the remark", blank, at + len(changes[0].was), "", certain=True),)
    right = meant(diagnostic.way_out)
    words = _several_words(right) if right and diagnostic.code == "CX103" else _WRITTEN
    written = words.match(text, offset + (text[offset : offset + 1] in {"'", '"'}))
    if not right or not written or right == written[0]:
        return ()
    title = f"Write '{right}' instead of '{written[0]}'"
    return (Fix(title, written.start(), written.end(), right, certain=bool(changes)),)


def _several_words(name: str) -> re.Pattern[str]:
    """Return what matches a name's words as they are written in a sentence."""
    return re.compile("[ _-]+".join(map(re.escape, name.split("_"))), re.IGNORECASE)


def _names(pack: PackIndex) -> set[str]:
    lists = (closed_words(kind) for kind in ("deed", "kpi", "practice", "quality"))
    written = (re.findall(r"[a-z_]+", each.text) for each in pack.files.values())
    return {*(word for each in lists for word in each), *(word for each in written for word in each)}
