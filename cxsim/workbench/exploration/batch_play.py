"""Very many random plays over a scenario's tables: on arrays where numpy is there, else one by one, with equal results.

Play ``n`` of a seed draws its own numbers, whatever other plays there are, so that one play can be shown again alone:
play 0 of seed 7 is play 7 of seed 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxsim.engine.luck import uniform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.workbench.exploration.odds import Odds

LONGEST = 400
"""Steps after which a play is left as it stands."""
CHUNK = 16_384
"""Plays that move together: their numbers fit a processor's cache."""
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Played:
    """What random plays came to."""

    taken: Sequence[int]
    """Row → how often play went that way."""
    ends: Sequence[int]
    """Play → the state in which it stopped, or was left after LONGEST steps."""
    paths: tuple[tuple[int, ...], ...]
    """Of the first plays, the rows they went by."""
    choices: int
    """Decisions made in all."""


def play(odds: Odds, plays: int, seed: int, keep: int = 0) -> Played:
    """Return what so many plays come to; of the first ``keep`` the whole path is kept."""
    try:
        import numpy as np  # noqa: PLC0415 - an extra
    except ImportError:
        return play_plainly(odds, plays, seed, keep)
    return _Batch(odds, np).play(plays, seed, keep)


def play_plainly(odds: Odds, plays: int, seed: int, keep: int = 0) -> Played:
    """Return the same without arrays."""
    taken = [0] * len(odds.rows)
    ends: list[int] = []
    paths: list[tuple[int, ...]] = []
    for number in range(plays):
        path = path_of(odds, seed + number)
        for row in path:
            taken[row] += 1
        ends.append(odds.target[path[-1]])
        if number < keep:
            paths.append(path)
    choices = sum(count for count, decides in zip(taken, odds.decides, strict=True) if decides)
    return Played(taken, ends, tuple(paths), choices)


def path_of(odds: Odds, seed: int) -> tuple[int, ...]:
    """Return the rows that play 0 of a seed goes by."""
    key = mixed(seed)
    path: list[int] = []
    state = 0
    while odds.width[state] and len(path) < LONGEST:
        scaled = uniform(key, len(path) + 1) * odds.width[state]
        place = int(scaled)
        row = odds.first[state] + place
        if scaled - place >= odds.accept[row]:
            row = odds.alias[row]
        path.append(row)
        state = odds.target[row]
    return tuple(path)


def mixed(number: int) -> int:
    """Return a 64-bit key from a number, so that neighbours have nothing in common (splitmix64's finaliser)."""
    z = number & _MASK
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & _MASK
    return z ^ z >> 31


class _Batch:
    """Plays that move together, as arrays."""

    def __init__(self, odds: Odds, np: Any) -> None:  # noqa: ANN401 - the module, where it is installed
        self._np = np
        self._odds = odds
        self._first = np.array(odds.first, np.int32)
        self._width = np.array(odds.width, np.int32)
        self._accept = np.array(odds.accept)
        self._alias = np.array(odds.alias, np.int32)
        self._target = np.array(odds.target, np.int32)
        self._goes_on = self._width > 0

    def play(self, plays: int, seed: int, keep: int) -> Played:
        np, odds = self._np, self._odds
        taken = np.zeros(len(odds.rows), np.int64)
        ends: list[int] = []
        paths: list[tuple[int, ...]] = []
        for start in range(0, plays, CHUNK):
            count = min(CHUNK, plays - start)
            steps, state = self._moved(seed + start, count)
            for _, rows in steps:
                taken += np.bincount(rows, minlength=len(taken))
            ends += state.tolist()
            if start < keep:
                paths += self._paths(steps, min(count, keep - start))
        choices = int(taken[np.array(odds.decides, bool)].sum())
        return Played(taken.tolist(), ends, tuple(paths), choices)

    def _moved(self, seed: int, count: int) -> tuple[list[tuple[Any, Any]], Any]:
        """Return the steps (which plays moved, by which rows), and the state in which each play stopped."""
        np = self._np
        key = self._mixed(np.arange(count, dtype=np.uint64) + np.uint64(seed & _MASK))
        state, going = np.zeros(count, np.int32), np.arange(count)
        at = state
        steps = []
        for step in range(1, LONGEST + 1):
            scaled = self._uniform(key, step) * self._width[at]
            place = scaled.astype(np.int32)
            row = self._first[at] + place
            row = np.where(scaled - place < self._accept[row], row, self._alias[row])
            at = self._target[row]
            steps.append((going, row))
            goes_on = self._goes_on[at]
            if not goes_on.all():
                state[going] = at
                key, at, going = key[goes_on], at[goes_on], going[goes_on]
                if not len(going):
                    break
        state[going] = at
        return steps, state

    def _paths(self, steps: list[tuple[Any, Any]], count: int) -> list[tuple[int, ...]]:
        found: list[list[int]] = [[] for _ in range(count)]
        for going, rows in steps:
            few = int(self._np.searchsorted(going, count))
            for play, row in zip(going[:few].tolist(), rows[:few].tolist(), strict=True):
                found[play].append(row)
        return [tuple(each) for each in found]

    def _uniform(self, key: Any, count: int) -> Any:  # noqa: ANN401 - arrays
        """Return the same numbers as ``luck.uniform``."""
        z = key + self._np.uint64(count * 0x9E3779B97F4A7C15 & _MASK)
        return (self._mixed(z) >> 11 | 1).astype(float) * 2.0**-53

    def _mixed(self, z: Any) -> Any:  # noqa: ANN401 - arrays
        z = (z ^ z >> 30) * self._np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ z >> 27) * self._np.uint64(0x94D049BB133111EB)
        return z ^ z >> 31
