"""Every way luck can fall: what a decision was worth apart from how it turned out."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.engine import Luck, Place
    from cxsim.engine.luck import Weights

MOST = 48
"""Ways that are looked at, where most chance is left; what lies beyond them is left out."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Way(Generic[Result]):
    """One way luck can fall."""

    chance: float
    """In (0, 1]; over all ways looked at they sum to 1."""
    result: Result


def ways(of: Callable[[Luck], Result | None], most: int = MOST) -> tuple[Way[Result], ...]:
    """Return what ``of`` comes to for each way luck can fall, likelier first; ways that give None are left out.

    ``of`` must ask luck in an order that only earlier answers decide.
    """
    waiting: list[tuple[float, int, tuple[str, ...]]] = [(-1.0, 0, ())]
    found: list[tuple[float, Result]] = []
    later = count(1)  # of equally likely ways, the one that was met first
    for _ in range(most):
        if not waiting:
            break
        _, _, begun = heappop(waiting)
        falling = _Falling(begun)
        result = of(falling)
        if result is not None:
            found.append((falling.chance, result))
        for chance, other in falling.others:
            heappush(waiting, (-chance, next(later), other))
    total = sum(chance for chance, _ in found)
    by_chance = sorted(found, key=lambda each: -each[0])
    return tuple(Way(chance / total, result) for chance, result in by_chance)


class _Falling:
    """Luck that follows labels as far as they go, then falls on what is likeliest and notes what else it could do."""

    def __init__(self, begun: tuple[str, ...]) -> None:
        self._begun = begun
        self._fallen: dict[Place, str] = {}
        self.chance = 1.0
        self.others: list[tuple[float, tuple[str, ...]]] = []
        """(chance, labels to follow) of the ways that turn off from this one."""

    def __call__(self, place: Place, weights: Weights) -> str:
        if place not in self._fallen:
            self._fallen[place] = self._fall(weights)
        return self._fallen[place]

    def _fall(self, weights: Weights) -> str:
        odds = dict(weights)
        total = sum(odds.values())
        at = len(self._fallen)
        if at < len(self._begun):
            label = self._begun[at]
        else:
            label = max(odds, key=odds.__getitem__)
            before = tuple(self._fallen.values())
            self.others += [(self.chance * odds[each] / total, (*before, each)) for each in odds if each != label]
        self.chance *= odds[label] / total
        return label


class Foretold(Generic[Result]):
    """Calls ``of`` once for each way luck falls, and knows from then on what comes of that way.

    ``of`` must ask luck in an order that only earlier answers decide, and must not change what it gave.
    """

    def __init__(self, of: Callable[[Luck], Result]) -> None:
        self._of = of
        self._asked: dict[tuple[str, ...], tuple[Place, Weights]] = {}
        """Labels that fell → what luck is asked for next."""
        self._came_of: dict[tuple[str, ...], Result] = {}

    def __call__(self, luck: Luck) -> Result:
        """Return what ``of`` comes to under this luck."""
        fallen: tuple[str, ...] = ()
        while fallen in self._asked:
            fallen = (*fallen, luck(*self._asked[fallen]))
        if fallen not in self._came_of:
            listening = _Listening(luck, self._asked)
            result = self._of(listening)
            self._came_of[listening.fallen] = result
            return result
        return self._came_of[fallen]


class _Listening:
    """Luck that notes what it is asked for, and what falls."""

    def __init__(self, luck: Luck, asked: dict[tuple[str, ...], tuple[Place, Weights]]) -> None:
        self._luck, self._asked = luck, asked
        self.fallen: tuple[str, ...] = ()

    def __call__(self, place: Place, weights: Weights) -> str:
        self._asked[self.fallen] = (place, weights)
        label = self._luck(place, weights)
        self.fallen = (*self.fallen, label)
        return label
