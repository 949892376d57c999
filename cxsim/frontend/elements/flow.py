"""Let what stands side by side flow on to further lines."""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeVar

Sized = TypeVar("Sized")


def in_lines(items: list[tuple[Sized, int]], gap: int, limit: int) -> list[list[tuple[Sized, int]]]:
    """Return items, each with its width in pixels, line by line; what is wider than the limit has its own line."""
    lines: list[list[tuple[Sized, int]]] = [[]]
    used = 0
    for item, wide in items:
        if lines[-1] and used + gap + wide > limit:
            lines.append([])
            used = 0
        used += wide + (gap if lines[-1] else 0)
        lines[-1].append((item, wide))
    return lines


def in_even_lines(items: list[tuple[Sized, int]], gap: int, limit: int) -> list[list[tuple[Sized, int]]]:
    """Return items in as few lines as there are at least, but none of them longer than it has to be."""
    fewest = len(in_lines(items, gap, limit))
    limits = range(max((wide for _, wide in items), default=0), limit)
    narrowest = bisect_left(limits, -fewest, key=lambda each: -len(in_lines(items, gap, each)))
    return in_lines(items, gap, limits[narrowest] if narrowest < len(limits) else limit)
