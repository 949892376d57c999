"""How often random plays come to a stop or go a way: in words, and as the width of a line."""

from __future__ import annotations

from typing import Final

SELDOM: Final = 0.01
"""Share of the plays below which a stop is said to be come to in less than a percent, and a way is drawn faintly."""
FAINT: Final = 0.45
"""How opaque such a way is."""
THIN, WIDEST = 1.6, 7.0
"""Width of a line, and what is added to that of one which every play follows."""


def percent_of(share: float | None) -> str:
    """Return how often a stop is come to, in times a play beyond once; nothing where nobody has counted."""
    if share is None:
        return ""
    if share > 1:
        return f"{share:.1f}×"
    return "<1 %" if 0 < share < SELDOM else f"{share:.0%}".replace("%", " %")


def line_width(share: float | None) -> float:
    """Return how wide a way is drawn: the wider, the more plays go it; thin where nobody has counted."""
    return THIN + WIDEST * float(min(share or 0.0, 1.0) ** 0.8)


def is_faint(share: float | None) -> bool:
    """Tell whether hardly any play goes a way; nobody can where nobody has counted."""
    return share is not None and share < SELDOM
