"""Tell something in passing, at the lower edge of whatever page is open: a caption, or what does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.pieces.blocks import READING_WIDTH, group, icon, spacer, text

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST = 2.5
"""Seconds that something told stays."""
LETTERS_A_SECOND = 14
"""Somebody who reads slowly."""


class Notice:
    """What is told at the moment; `now` are seconds from any beginning."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._words = ""
        self._symbol = ""
        self._until = 0.0

    def tell(self, words: str, symbol: str = "info") -> None:
        """Tell something; it takes the place of what was told before."""
        self._words, self._symbol = words, symbol
        self._until = self._now() + max(SHORTEST, len(words) / LETTERS_A_SECOND)

    @property
    def tree(self) -> Element | None:
        """What is told now, as something to draw."""
        return _strip(self._words, self._symbol) if self._words else None

    def over(self) -> bool:
        """Return whether something was told and has just been there long enough."""
        if not self._words or self._now() < self._until:
            return False
        self._words = ""
        return True


def _strip(words: str, symbol: str) -> Element:
    box = Box("row", gap=12, pad=(18, 12), align="center")
    label = text(words, "small", box=Box(max_width=READING_WIDTH))
    told = group(box, icon(symbol, "accent"), label, look="card")
    return group(Box(pad=(36, 16), align="start"), spacer(), told, role=Role.PAGE)
