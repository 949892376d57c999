"""Chance as an argument: uniform draws by week and by whom they are for.

The n-th number of a row belongs to the n-th place, and is the same however many places there are. So two runs of one
seed share their luck (common random numbers), also where one has more contacts, newcomers or room than the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, get_args

if TYPE_CHECKING:
    from collections.abc import Sequence

_MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Splitmix64's constants."""
_WEEK = 0xD1B54A32D192ED03
_STREAM = 0xA24BAED4963EE407
_AHEAD = 2
"""Keys start above 0: week -1 makes the firm."""
Stream = Literal["agents", "slots", "contacts", "newcomers"]
"""Whom draws are for; none of them moves when more is drawn for another."""
STREAMS: tuple[Stream, ...] = get_args(Stream)


class WeekDraws(Protocol):
    """The draws of one week."""

    def uniform(self, stream: Stream, rows: int, count: int) -> Sequence[Sequence[float]]:
        """Return ``rows`` rows of ``count`` draws in (0, 1); asked for again, the same."""
        ...


class Draws(Protocol):
    """The draws of a run."""

    def week(self, week: int) -> WeekDraws:
        """Return the draws of a week; week -1 makes the firm."""
        ...


@dataclass(frozen=True, slots=True)
class _PlainWeek:
    key: int

    def uniform(self, stream: Stream, rows: int, count: int) -> list[list[float]]:
        key = key_of(self.key, stream)
        return [[_uniform(key, place * rows + row) for place in range(count)] for row in range(rows)]


@dataclass(frozen=True, slots=True)
class PlainDraws:
    """Counter-based draws on plain floats: splitmix64 (Steele, Lea & Flood 2014), the same on every platform."""

    seed: int

    def week(self, week: int) -> _PlainWeek:
        """Return the draws of a week."""
        return _PlainWeek(key_of_week(self.seed, week))


def key_of_week(seed: int, week: int) -> int:
    """Return what all draws of a week begin from."""
    return _mix(_mix(seed & _MASK) + (week + _AHEAD) * _WEEK & _MASK)


def key_of(week: int, stream: Stream) -> int:
    """Return what a stream's draws begin from, in the week of that key."""
    return _mix(week + (STREAMS.index(stream) + 1) * _STREAM & _MASK)


def _uniform(key: int, count: int) -> float:
    return (_mix(key + (count + 1) * GOLDEN & _MASK) >> 11 | 1) * 2.0**-53


def _mix(z: int) -> int:
    z = (z ^ z >> 30) * MIX[0] & _MASK
    z = (z ^ z >> 27) * MIX[1] & _MASK
    return z ^ z >> 31
