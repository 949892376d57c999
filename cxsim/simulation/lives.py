"""What a firm's life comes to: outcomes as plain floats, ranges over luck, and the runs that give them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import fsum, sqrt
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING, TypeAlias

from cxsim.engine.luck import place_key
from cxsim.simulation.organisation_runs import TWO_YEARS, Outcomes
from cxsim.simulation.work import done

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cxsim.simulation.quarter import Life
    from cxsim.simulation.work import Part, Work
    from cxsim.world.firm import Link
    from cxsim.world.start import Beginning

Outcome: TypeAlias = "Mapping[str, float]"
"""Outcome → value, by the names of ``organisation_runs.Outcomes``."""
Lives: TypeAlias = "Sequence[Sequence[Life]]"
"""A row a way of running the firm, a column a luck; lives in one column share their luck."""
OUTCOMES = tuple(each.name for each in fields(Outcomes))
BETTER: Mapping[str, int] = {name: -1 if name == "cost" else 1 for name in OUTCOMES}
"""1 where more is better, -1 where less is."""
SHARE = 0.8
"""Share of the runs that a range holds, or confidence that it holds what is estimated."""


@dataclass(frozen=True, slots=True)
class Range:
    """A value with where it may lie."""

    low: float
    middle: float
    high: float

    def plus(self, amount: float) -> Range:
        """Return the same range, moved by an amount."""
        return Range(self.low + amount, self.middle + amount, self.high + amount)


def lived(
    beginning: Beginning,
    lives: Lives,
    seed: int,
    *,
    after: int = TWO_YEARS,
    off: Sequence[Collection[Link]] = (),
) -> list[list[Outcome]]:
    """Return what each life comes to ``after`` weeks after its quarter, in the same rows and columns.

    The same seed gives the same luck to any lives; ``off`` names the links that are switched off, a collection a row.
    """
    return done(living(beginning, lives, seed, "years", after=after, off=off))


def living(
    beginning: Beginning,
    lives: Lives,
    seed: int,
    part: Part,
    *,
    after: int = TWO_YEARS,
    off: Sequence[Collection[Link]] = (),
) -> Work[list[list[Outcome]]]:
    """Do the same week by week; ``part`` is what it is yielded as."""
    from cxsim.simulation.batch_lives import live  # noqa: PLC0415 - it imports numpy

    return live(beginning, lives, place_key("lives", seed), part, after, off)


def band(values: Sequence[float], share: float = SHARE) -> Range:
    """Return the middle and the ends between which a share of the values lies."""
    ordered = sorted(values)
    return Range(_quantile(ordered, (1 - share) / 2), fmean(ordered), _quantile(ordered, (1 + share) / 2))


def estimate(values: Sequence[float], share: float = SHARE) -> Range:
    """Return the mean of independent estimates, and the interval it is known to (Student's t).

    A single one stands for itself.
    """
    middle = fmean(values)
    if len(values) == 1:
        return Range(middle, middle, middle)
    reach = t_quantile((1 + share) / 2, len(values) - 1) * deviation(values) / sqrt(len(values))
    return Range(middle - reach, middle, middle + reach)


def deviation(values: Sequence[float]) -> float:
    """Return the standard deviation of a sample; 0 of a single value. Sooner than ``statistics.stdev``."""
    middle = fmean(values)
    return sqrt(fsum((each - middle) ** 2 for each in values) / max(len(values) - 1, 1))


def t_quantile(probability: float, freedom: int) -> float:
    """Return a quantile of Student's t by its expansion in 1 / freedom (Abramowitz & Stegun 26.7.5).

    Within 1 % of it from three degrees of freedom on, for probabilities in [.1, .9].
    """
    z = NormalDist().inv_cdf(probability)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


def by_outcome(found: Sequence[Outcome]) -> dict[str, list[float]]:
    """Return outcome → its values over the runs."""
    return {name: [each[name] for each in found] for name in OUTCOMES}


def _quantile(ordered: Sequence[float], probability: float) -> float:
    """Return a quantile of ascending values, on the line between its neighbours."""
    at = probability * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)
