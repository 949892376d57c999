"""Stars that stress nothing, and values that stars keep from being filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.model.prose import read_prose
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX757"
NAME = "stray-star"
SEVERITY: Severity = "warning"
_OPENS = re.compile(r"(?<![\w*])\*[^\W_][^*\n]{0,20}")
"""A star before a word; one behind a word may be a footnote's or a hotel's, one alone is a sign."""
_DOUBLE = re.compile(r"(?<![\w*])\*\*[^\W_][^*\n]{0,20}")
_WAY_OUT = "Write *so*, on one line."


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield texts in which a star is shown as it stands, or a value between stars is."""
    for each in pack.scenarios:
        for path, text in each.texts:
            stray = _stray(text) if "*" in text else None
            if stray:
                word, problem, way_out = stray
                yield Finding(each.file, path, f"{quoted(word)} {problem}", way_out, "value", word)


def _stray(text: str) -> tuple[str, str, str] | None:
    """Return the first thing that is wrong with the stars of a text: its words, problem, way out."""
    double = _DOUBLE.search(text)
    if double:
        return double[0], "begins with two stars; one on either side stresses.", _WAY_OUT
    for span in (span for line in read_prose(text) for span in line.spans):
        opens = None if span.emphasis or span.value else _OPENS.search(span.text)
        if opens:
            return opens[0], "begins with a star that has no partner in its line.", _WAY_OUT
        if span.emphasis and "{" in span.text:
            return span.text, "stands between stars, where no value is filled in.", "Leave the stars out there."
    return None
