"""How high items stand in their columns: as near to their neighbours as their order and gaps allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
ROUNDS = 10
ENTRY = 20.0
"""How far below its top a line comes into a box."""
TRACK_WEIGHT = 6.0
"""How much more it matters that a passing line is straight than that a box stands near its neighbours."""


def spread(
    columns: Sequence[Sequence[Item]],
    steps: Mapping[tuple[Item, Item], float],
    heights: Mapping[Item, float],
    gap: float,
) -> dict[Item, float]:
    """Return each item's top, 0 at the highest. Items without a height are passing lines."""
    before: dict[Item, list[tuple[Item, float]]] = defaultdict(list)
    after: dict[Item, list[tuple[Item, float]]] = defaultdict(list)
    for (one, other), port in steps.items():
        offset = port - heights[other] / 2
        before[other].append((one, offset))
        after[one].append((other, -offset))
    tops = {item: top for column in columns for item, top in _stacked(column, heights, gap).items()}
    for turn in range(ROUNDS):
        forwards = turn % 2 == 0
        for column in columns if forwards else reversed(columns):
            wishes = [_wish(item, (before, after) if forwards else (after, before), tops) for item in column]
            tops |= _settled(column, _filled(column, wishes, heights, gap), heights, gap)
    highest = min(tops.values(), default=0.0)
    return {item: round(top - highest, 1) for item, top in tops.items()}


def _wish(
    item: Item, sides: tuple[Mapping[Item, list[tuple[Item, float]]], ...], tops: Mapping[Item, float]
) -> float | None:
    """Return where an item would stand level with its neighbours: on the first side, else on the other."""
    for side in sides:
        found = sorted(tops[each] + offset for each, offset in side.get(item, ()))
        if found:
            middle = len(found) // 2
            return found[middle] if len(found) % 2 else (found[middle - 1] + found[middle]) / 2
    return None


def _filled(
    column: Sequence[Item], wishes: Sequence[float | None], heights: Mapping[Item, float], gap: float
) -> list[float]:
    """Return the wishes of a column; an item without one keeps close to the item above, at the top to the one below."""
    rooms = [_room(one, other, heights, gap) for one, other in pairwise(column)]
    found = list(wishes)
    for at, room in enumerate(rooms):
        above = found[at]
        if found[at + 1] is None and above is not None:
            found[at + 1] = above + room
    for at, room in reversed(tuple(enumerate(rooms))):
        below = found[at + 1]
        if found[at] is None and below is not None:
            found[at] = below - room
    return [0.0 if wish is None else wish for wish in found]


def _room(one: Item, other: Item, heights: Mapping[Item, float], gap: float) -> float:
    """Return the distance of two neighbours' tops."""
    between = gap if heights[one] or heights[other] else gap / 2
    return heights[one] + between


def _stacked(column: Sequence[Item], heights: Mapping[Item, float], gap: float) -> dict[Item, float]:
    tops, top = {}, 0.0
    for at, item in enumerate(column):
        if at:
            top += _room(column[at - 1], item, heights, gap)
        tops[item] = top
    middle = top / 2
    return {item: each - middle for item, each in tops.items()}


def _settled(
    column: Sequence[Item], wishes: Sequence[float], heights: Mapping[Item, float], gap: float
) -> dict[Item, float]:
    """Return the tops nearest to the wishes (least squares) that keep order and gaps: pool adjacent violators."""
    shifts, shift = [], 0.0
    for at, item in enumerate(column):
        if at:
            shift += _room(column[at - 1], item, heights, gap)
        shifts.append(shift)
    pools: list[tuple[float, float, int]] = []  # mean, weight, count
    for item, wish, moved in zip(column, wishes, shifts, strict=True):
        mean, weight, count = wish - moved, 1.0 if heights[item] else TRACK_WEIGHT, 1
        while pools and pools[-1][0] > mean:
            other, more, others = pools.pop()
            mean = (mean * weight + other * more) / (weight + more)
            weight, count = weight + more, count + others
        pools.append((mean, weight, count))
    levels = [mean for mean, _, count in pools for _ in range(count)]
    return {item: level + moved for item, level, moved in zip(column, levels, shifts, strict=True)}
