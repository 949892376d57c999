"""Every way luck can fall on a call of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.engine import Luck, Place, State, Step
    from cxsim.engine.events import Events
    from cxsim.engine.luck import Weights


class Fall(NamedTuple):
    """One way luck can fall on one call of the engine, and what comes of it."""

    chance: float
    """In (0, 1]; the falls of a call sum to 1."""
    state: State
    events: Events


def falls_of(call: Callable[[Luck], Step]) -> Iterator[Fall]:
    """Yield what a call of the engine can lead to, once for each way luck can fall."""
    waiting: list[Script] = [()]
    while waiting:
        falling = _Falling(waiting.pop(), waiting)
        state, events = call(falling)
        yield Fall(falling.chance, state, events)


Script = tuple[tuple[str, float], ...]
"""What luck falls on in turn, each with its chance."""


class _Falling:
    """Luck that follows a script as far as it goes, then the first of each; the others are put on the list."""

    __slots__ = ("_fallen", "_script", "_waiting", "chance")

    def __init__(self, script: Script, waiting: list[Script]) -> None:
        self._script = script
        self._waiting = waiting
        self._fallen: list[tuple[str, float]] = []
        self.chance = 1.0

    def __call__(self, _place: Place, weights: Weights) -> str:
        at = len(self._fallen)
        if at < len(self._script):
            fallen = self._script[at]
        else:
            total = sum(odds for _, odds in weights)
            fallen, *others = [(label, odds / total) for label, odds in weights]
            self._waiting.extend((*self._fallen, other) for other in others)
        self._fallen.append(fallen)
        self.chance *= fallen[1]
        return fallen[0]
