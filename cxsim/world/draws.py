"""Chance as an argument: uniform draws by week, in rows; the n-th number of a row belongs to the n-th slot.

Counts never depend on what the team does, so two runs of one seed share their luck (common random numbers).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15
_WEEK = 0xD1B54A32D192ED03


class WeekDraws(Protocol):
    """The draws of one week, in the order in which they are asked for."""

    def uniform(self, rows: int, count: int) -> Sequence[Sequence[float]]:
        """Return ``rows`` rows of ``count`` draws in (0, 1)."""
        ...


class Draws(Protocol):
    """The draws of a run."""

    def week(self, week: int) -> WeekDraws:
        """Return the draws of a week; week -1 makes the firm."""
        ...


@dataclass(slots=True)
class _PlainWeek:
    key: int
    drawn: int = field(default=0)

    def uniform(self, rows: int, count: int) -> list[list[float]]:
        first = self.drawn
        self.drawn += rows * count
        return [[_uniform(self.key, first + row * count + each) for each in range(count)] for row in range(rows)]


@dataclass(frozen=True, slots=True)
class PlainDraws:
    """Counter-based draws on plain floats: splitmix64 (Steele, Lea & Flood 2014), the same on every platform."""

    seed: int

    def week(self, week: int) -> _PlainWeek:
        """Return the draws of a week."""
        return _PlainWeek(_mix(_mix(self.seed & _MASK) + (week + 2) * _WEEK & _MASK))


def _uniform(key: int, count: int) -> float:
    return (_mix(key + (count + 1) * _GOLDEN & _MASK) >> 11 | 1) * 2.0**-53


def _mix(z: int) -> int:
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & _MASK
    return z ^ z >> 31
