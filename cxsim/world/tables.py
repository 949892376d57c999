"""Quantile tables: one uniform draw becomes a normal disposition or a churn propensity, without a library."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from statistics import NormalDist
from typing import TYPE_CHECKING

from cxsim.equations.arrays import maximum, on_lines
from cxsim.equations.customer_parameters import PROPENSITY_A, PROPENSITY_B

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.equations.arrays import Values

POINTS = 2000


@dataclass(frozen=True, slots=True)
class Tables:
    """Quantiles as lines between ``POINTS`` equally spaced probabilities. The batch path keeps them as arrays."""

    normal_starts: Sequence[float]
    normal_slopes: Sequence[float]
    propensity_starts: Sequence[float]
    propensity_slopes: Sequence[float]

    def normal(self, draw: Values) -> Values:
        """Return the standard normal quantile of a draw in (0, 1), up to 3.6 standard deviations."""
        return on_lines(_place(draw), self.normal_starts, self.normal_slopes)

    def propensity(self, draw: Values) -> Values:
        """Return the yearly churn propensity, in (0, 1), of a draw in (0, 1) (sBG: Fader & Hardie 2007)."""
        return on_lines(_place(draw), self.propensity_starts, self.propensity_slopes)


@cache
def quantile_tables() -> Tables:
    """Compute the tables, once: standard normal, and the beta distribution of churn propensity."""
    normals, propensities = quantiles()
    return Tables(*_lines(normals), *_lines(propensities))


def quantiles() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return normal quantiles and churn propensities at the middles of ``POINTS`` equal parts of (0, 1)."""
    probabilities = tuple((each + 0.5) / POINTS for each in range(POINTS))
    normals = tuple(map(NormalDist().inv_cdf, probabilities))
    return normals, _beta_quantiles(PROPENSITY_A.value, PROPENSITY_B.value, probabilities)


def _place(draw: Values) -> Values:
    """Return where a draw lies among the points; below the first it is the first."""
    return maximum(draw * POINTS - 0.5, 0.0)


def _lines(points: Sequence[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the lines between neighbouring points: values at place 0, and slopes."""
    slopes = tuple(after - before for before, after in pairwise(points))
    return tuple(point - at * slope for at, (point, slope) in enumerate(zip(points, slopes, strict=False))), slopes


def _beta_quantiles(a: float, b: float, probabilities: Sequence[float], steps: int = 4000) -> tuple[float, ...]:
    """Integrate the beta density over s = x^a, where it is bounded for a below 1, and read that backwards."""
    places = [(each / steps) ** (1 / a) for each in range(steps + 1)]
    heights = [(1 - x) ** (b - 1) for x in places]
    integral = [0.0, *accumulate((left + right) / 2 for left, right in pairwise(heights))]
    share = [each / integral[-1] for each in integral]

    def quantile(probability: float) -> float:
        at = min(bisect_right(share, probability), steps)
        below, above = share[at - 1], share[at]
        s = (at - 1 + (probability - below) / (above - below)) / steps
        return float(s ** (1 / a))

    return tuple(map(quantile, probabilities))
