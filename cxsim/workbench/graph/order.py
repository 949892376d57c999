"""The order of items within columns: barycentre sweeps, the best order seen is kept."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
SWEEPS = 16
MOST_COUNTED = 4_000
"""Stretches up to which crossings are counted after every sweep; beyond, the last order stands."""


def ordered(
    columns: Sequence[Sequence[Item]], steps: Mapping[tuple[Item, Item], float]
) -> tuple[tuple[Item, ...], ...]:
    """Return the columns with their items put in an order in which few of the steps between them cross.

    A step leads from an item to one in the next column; its number is how far below the item's top it begins.
    """
    before: dict[Item, list[Item]] = defaultdict(list)
    after: dict[Item, list[Item]] = defaultdict(list)
    for one, other in sorted(steps, key=lambda step: steps[step]):
        after[one].append(other)
        before[other].append(one)
    now = [list(each) for each in columns]
    best, fewest = now, crossings(now, steps)
    for sweep in range(SWEEPS if len(steps) <= MOST_COUNTED else 4):
        now = _swept(now, before if sweep % 2 == 0 else after, steps, forwards=sweep % 2 == 0)
        count = crossings(now, steps) if len(steps) <= MOST_COUNTED else 0
        if count < fewest or len(steps) > MOST_COUNTED:
            best, fewest = now, count
    return tuple(tuple(each) for each in best)


def crossings(columns: Sequence[Sequence[Item]], steps: Mapping[tuple[Item, Item], float]) -> int:
    """Return how often steps cross."""
    place = {item: at for column in columns for at, item in enumerate(column)}
    column_of = {item: at for at, column in enumerate(columns) for item in column}
    between: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
    for (one, other), port in steps.items():
        between[column_of[one]].append((place[one], port, place[other]))
    total = 0
    for found in between.values():
        ends: list[int] = []
        for _, _, end in sorted(found):
            total += len(ends) - bisect_right(ends, end)
            insort(ends, end)
    return total


def _swept(
    columns: Sequence[Sequence[Item]],
    neighbours: Mapping[Item, Sequence[Item]],
    steps: Mapping[tuple[Item, Item], float],
    *,
    forwards: bool,
) -> list[list[Item]]:
    """Return the columns after one sweep: every item goes where its neighbours in the column before are on average."""
    swept = [list(each) for each in columns]
    at = range(1, len(columns)) if forwards else range(len(columns) - 2, -1, -1)
    for column in at:
        beside = swept[column - 1 if forwards else column + 1]
        place = {item: float(where) for where, item in enumerate(beside)}
        wish: dict[Item, float] = {}
        for where, item in enumerate(swept[column]):
            near = neighbours.get(item, ())
            fractions = [place[each] + (_fraction(steps[each, item]) if forwards else 0.0) for each in near]
            wish[item] = sum(fractions) / len(near) if near else float(where)
        swept[column].sort(key=lambda item: wish[item])
    return swept


def _fraction(port: float) -> float:
    """Return a port's height as less than one place, so that ports of one item are told apart."""
    return port / (port + 500)
