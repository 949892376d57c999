"""Chance for the batch path: numpy's counter-based generator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEKS_AHEAD = 2
"""Counters start above 0: week -1 makes the firm."""


@dataclass(frozen=True, slots=True)
class _BatchWeek:
    generator: np.random.Generator
    copies: int

    def uniform(self, rows: int, count: int) -> Sequence[Sequence[float]]:
        drawn = self.generator.random((rows, count // self.copies))
        whole = drawn if self.copies == 1 else np.tile(drawn, (1, self.copies))
        return cast("Sequence[Sequence[float]]", whole)


@dataclass(frozen=True, slots=True)
class BatchDraws:
    """Philox draws: counter-based, the same on every platform.

    ``copies`` of the same firms share their luck: firms 0 to n - 1 are the first copy, n to 2n - 1 the second.
    """

    seed: int
    copies: int = 1

    def week(self, week: int) -> _BatchWeek:
        """Return the draws of a week."""
        counter = [0, 0, 0, week + _WEEKS_AHEAD]
        return _BatchWeek(np.random.Generator(np.random.Philox(key=self.seed, counter=counter)), self.copies)
