"""Positions as the language server protocol counts them, as the check does, and as characters of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from cxsim.content.yaml_places import LINE_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Units = Literal["utf-8", "utf-16", "utf-32"]
_BREAK = re.compile(r"\r\n|\n|\r")
_SIZES: Mapping[Units, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}


def _line_starts(text: str) -> list[int]:
    if "\r" in text:
        return [0, *(found.end() for found in _BREAK.finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


class Lines:
    """The lines of one text. Lines and columns of the protocol count from 0, those of the check from 1."""

    def __init__(self, text: str, units: Units = "utf-16") -> None:
        self.text = text
        self._size = _SIZES[units]
        self._starts = _line_starts(text)
        self._checked: list[int] | None = None
        self._last = (0, 0)
        """The offset last asked for, and its column: a long line is counted on from there."""

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, as the protocol counts them, of the character at ``offset``."""
        at = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, at) - 1
        start = self._starts[line]
        known, column = self._last if start <= self._last[0] <= at else (start, 0)
        self._last = (at, column + self._size(self.text[known:at]))
        return line, self._last[1]

    def offset(self, line: int, column: int) -> int:
        """Return which character stands at a position of the protocol; the nearest one for a place that is none."""
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[max(line, 0)]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        written = self.text[start:end].rstrip("\r\n")
        if written.isascii():
            return start + min(column, len(written))
        size = 0
        for at, char in enumerate(written):
            size += self._size(char)
            if size > column:
                return start + at
        return start + len(written)

    def checked(self, line: int, column: int) -> int:
        """Return which character stands where the check says, which counts lines as YAML does."""
        if self._checked is None:
            self._checked = [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]
        mark = self.text.startswith("\ufeff") and line == 1
        start = self._checked[min(line, len(self._checked)) - 1]
        return min(start + column - 1 + mark, len(self.text))
