"""How outcomes two years on lean on each practice: one set of runs a playthrough, worth all its counterfactuals.

All practices are moved at once, up or down in a pattern in which every one is balanced against any two others (a
two-level design of Hadamard's, folded over: Plackett & Burman 1946; Box & Wilson 1951). These are central differences,
and every run informs every slope; runs in one column share their luck. Time per contact bends: a team that is short of
time loses little by the next minute. So time takes four levels, and a curve through them stands in for its slope.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count, pairwise
from statistics import fmean
from typing import TYPE_CHECKING, TypeAlias

from cxsim.simulation.lives import BETTER, OUTCOMES, Range, estimate, living
from cxsim.simulation.work import done
from cxsim.world.practice import LONGEST_TIME, PRACTICE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxsim.simulation.lives import Outcome
    from cxsim.simulation.quarter import Life, Quarter
    from cxsim.simulation.work import Work
    from cxsim.world.practice import Practice

STEP = 0.1
"""Levels by which a practice is moved up and down: about what one decision does."""
FAR = 0.3
"""By which time is moved in half of the runs: about what a whole scenario does."""
LUCKS = 4
TIME = "time_per_contact"
Shift: TypeAlias = "Mapping[str, float]"
"""Practice → difference of its level."""
Signs: TypeAlias = "tuple[int, ...]"
"""+1 or -1 for each practice, and last for whether time is moved by a step or far."""


NEVER_A_LOSS = "honesty"
"""Reporting a failure lowers no outcome: what follows from a bad reception is booked to whoever received it so."""


@dataclass(frozen=True, slots=True)
class Slopes:
    """How outcomes lean on practice under one luck."""

    slope: Mapping[str, Mapping[str, float]]
    """Outcome → practice → change of the outcome per level of the practice; without time."""
    curve: Mapping[str, tuple[tuple[float, float], ...]]
    """Outcome → (difference of time, outcome), from short to long."""

    def worth(self, outcome: str, shift: Shift) -> float:
        """Return what a difference in practice comes to."""
        slope = self.slope[outcome]
        straight = sum(slope[name] * by for name, by in shift.items() if name != TIME)
        points = self.curve[outcome]
        return straight + _on_curve(shift.get(TIME, 0.0), points) - _on_curve(0.0, points)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The slopes around one practice, found anew for each luck."""

    by_luck: tuple[Slopes, ...]

    def worth(self, shift: Shift) -> dict[str, Range]:
        """Return what a difference in practice comes to: outcome → difference, and the 80 % interval it is known to."""
        return {name: estimate([slopes.worth(name, shift) for slopes in self.by_luck]) for name in OUTCOMES}


def sensitivity(quarter: Quarter, life: Life, lucks: int = LUCKS) -> Sensitivity:
    """Return how outcomes lean on the practice that a quarter has come to; needs at least two lucks."""
    return done(leaning(quarter, life, lucks))


def leaning(quarter: Quarter, life: Life, lucks: int = LUCKS) -> Work[Sensitivity]:
    """Do the same in parts."""
    design = list(balanced(len(PRACTICE_NAMES) + 1))
    centre = _within_reach(life.goes_on_with)
    rows = [[replace(life, goes_on_with=_moved(centre, signs))] * lucks for signs in design]
    found = yield from living(quarter.beginning(), rows, quarter.seed, "decisions")
    return Sensitivity(tuple(_slopes(design, [row[luck] for row in found]) for luck in range(lucks)))


def shift_between(before: Practice, after: Practice) -> Shift:
    """Return practice → difference, to nine decimals, for those that differ."""
    found = {name: round(getattr(after, name) - getattr(before, name), 9) for name in PRACTICE_NAMES}
    return {name: by for name, by in found.items() if by}


def balanced(factors: int) -> Iterator[Signs]:
    """Yield rows of +1 and -1, one a factor: any three factors take all their combinations equally often.

    Paley's matrix of the least order that has a column a factor, folded over: twice as many rows as it has columns.
    """
    prime = next(each for each in count(3, 4) if each + 1 >= factors and all(each % by for by in range(2, each)))
    squares = {each * each % prime for each in range(1, prime)}
    edge = [1] * (prime + 1)
    inner = [[1, *(1 if (at - row) % prime in squares else -1 for at in range(prime))] for row in range(prime)]
    for row in (edge, *inner):
        signs = tuple(row[:factors])
        yield signs
        yield tuple(-each for each in signs)


def _within_reach(practice: Practice) -> Practice:
    """Return the practice, moved inwards where a step up or down would leave the range."""
    levels = {name: min(max(getattr(practice, name), STEP), 1.0 - STEP) for name in PRACTICE_NAMES}
    time = min(max(getattr(practice, TIME), FAR), LONGEST_TIME - FAR)
    return replace(practice, **(levels | {TIME: time}))


def _moved(practice: Practice, signs: Signs) -> Practice:
    moves = dict(zip(PRACTICE_NAMES, (sign * STEP for sign in signs), strict=False)) | {TIME: _time_moved(signs)}
    return replace(practice, **{name: getattr(practice, name) + by for name, by in moves.items()})


def _time_moved(signs: Signs) -> float:
    return signs[PRACTICE_NAMES.index(TIME)] * (FAR if signs[-1] < 0 else STEP)


def _slopes(design: Sequence[Signs], found: Sequence[Outcome]) -> Slopes:
    """Return the slopes of one luck."""
    runs = list(zip(design, found, strict=True))
    times = sorted({_time_moved(signs) for signs in design})

    def slope(outcome: str, at: int) -> float:
        found = sum(signs[at] * run[outcome] for signs, run in runs) / (STEP * len(runs))
        return max(found, 0.0) if PRACTICE_NAMES[at] == NEVER_A_LOSS and BETTER[outcome] > 0 else found

    def at_time(outcome: str, time: float) -> float:
        return fmean(run[outcome] for signs, run in runs if _time_moved(signs) == time)

    return Slopes(
        slope={name: {each: slope(name, at) for at, each in enumerate(PRACTICE_NAMES)} for name in OUTCOMES},
        curve={name: tuple((time, at_time(name, time)) for time in times) for name in OUTCOMES},
    )


def _on_curve(x: float, points: Sequence[tuple[float, float]]) -> float:
    """Return y at x on the line through the points, going on straight beyond them."""
    (x0, y0), (x1, y1) = next((pair for pair in pairwise(points) if x <= pair[1][0]), (points[-2], points[-1]))
    return y0 + (x - x0) * (y1 - y0) / (x1 - x0)
