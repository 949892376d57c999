"""Chance for the batch path: numpy's counter-based generator, or the plain path's own numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from cxsim.world.draws import GOLDEN, MIX, STREAMS, key_of, key_of_week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.world.draws import Stream

_WEEKS_AHEAD = 2
"""Counters start above 0: week -1 makes the firm."""
_WEEK, _STREAM = 3, 2
"""Words of the counter, the highest for the week: a stream would need 2^128 draws to reach the next."""


@dataclass(frozen=True, slots=True, eq=False)
class _BatchWeek:
    draws: BatchDraws
    week: int

    def uniform(self, stream: Stream, rows: int, count: int) -> Sequence[Sequence[float]]:
        return self.draws.drawn(self.week, stream, rows, count)


class BatchDraws:
    """Philox draws: counter-based, the same on every platform.

    ``copies`` of the same firms share their luck: firms 0 to n - 1 are the first copy, n to 2n - 1 the second. One
    generator is set to where a stream begins: a new one each time would take as long as a week's survey.
    """

    def __init__(self, seed: int, copies: int = 1) -> None:
        self.seed, self.copies = seed, copies
        self._philox = np.random.Philox(key=seed)
        self._generator = np.random.Generator(self._philox)
        self._counter = [0, 0, 0, 0]  # lists, since the generator reads numbers from them twice as fast
        start: Any = self._philox.state
        words = {"counter": self._counter, "key": start["state"]["key"].tolist()}
        self._start: Any = {**start, "state": words, "buffer": start["buffer"].tolist()}

    def week(self, week: int) -> _BatchWeek:
        """Return the draws of a week."""
        return _BatchWeek(self, week)

    def drawn(self, week: int, stream: Stream, rows: int, count: int) -> Sequence[Sequence[float]]:
        """Return the first draws of a stream of a week; ``count`` places, of all copies together."""
        self._counter[_WEEK], self._counter[_STREAM] = week + _WEEKS_AHEAD, STREAMS.index(stream)
        self._philox.state = self._start
        drawn: Any = self._generator.random((count // self.copies, rows)).T
        whole: Any = drawn if self.copies == 1 else np.tile(drawn, (1, self.copies))
        return cast("Sequence[Sequence[float]]", whole)


@dataclass(frozen=True, slots=True)
class _SameWeek:
    key: int

    def uniform(self, stream: Stream, rows: int, count: int) -> Sequence[Sequence[float]]:
        places = np.arange(1, rows * count + 1, dtype=np.uint64)
        mixed = _mixed(np.uint64(key_of(self.key, stream)) + places * np.uint64(GOLDEN))
        drawn = (mixed >> np.uint64(11) | np.uint64(1)).astype(float) * 2.0**-53
        return cast("Sequence[Sequence[float]]", drawn.reshape(count, rows).T)


@dataclass(frozen=True, slots=True)
class SameDraws:
    """The very numbers of ``PlainDraws``, as arrays: a firm on arrays has the luck of one on floats."""

    seed: int
    copies: int = 1
    """It knows one firm only."""

    def week(self, week: int) -> _SameWeek:
        """Return the draws of a week."""
        return _SameWeek(key_of_week(self.seed, week))


def _mixed(z: Any) -> Any:  # noqa: ANN401 - an array
    """Return splitmix64's mix of each number; sums and products of 64 bits wrap around by themselves."""
    z = (z ^ z >> np.uint64(30)) * np.uint64(MIX[0])
    z = (z ^ z >> np.uint64(27)) * np.uint64(MIX[1])
    return z ^ z >> np.uint64(31)
