"""Chance for the batch path: numpy's counter-based generator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEKS_AHEAD = 2
"""Counters start above 0: week -1 makes the firm."""


@dataclass(frozen=True, slots=True, eq=False)
class _BatchWeek:
    draws: BatchDraws

    def uniform(self, rows: int, count: int) -> Sequence[Sequence[float]]:
        return self.draws.drawn(self, rows, count)


class BatchDraws:
    """Philox draws: counter-based, the same on every platform.

    ``copies`` of the same firms share their luck: firms 0 to n - 1 are the first copy, n to 2n - 1 the second. One week
    is drawn from at a time: a new generator each week would take as long as the week's word of mouth and survey.
    """

    def __init__(self, seed: int, copies: int = 1) -> None:
        self.seed, self.copies = seed, copies
        self._philox = np.random.Philox(key=seed)
        self._generator = np.random.Generator(self._philox)
        self._start: Any = self._philox.state
        self._now: _BatchWeek | None = None

    def week(self, week: int) -> _BatchWeek:
        """Return the draws of a week, from their beginning; those of the week before end here."""
        self._start["state"]["counter"][-1] = week + _WEEKS_AHEAD
        self._philox.state = self._start
        self._now = _BatchWeek(self)
        return self._now

    def drawn(self, week: _BatchWeek, rows: int, count: int) -> Sequence[Sequence[float]]:
        """Return the next draws of the week that is drawn from; raise RuntimeError for a week that has ended."""
        if week is not self._now:
            raise RuntimeError("expected the week that was asked for last, got one that has ended")
        drawn = self._generator.random((rows, count // self.copies))
        whole = drawn if self.copies == 1 else np.tile(drawn, (1, self.copies))
        return cast("Sequence[Sequence[float]]", whole)
