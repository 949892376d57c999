"""Quantile tables: one uniform draw becomes a normal disposition or a churn propensity, without a library."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import NormalDist
from typing import TYPE_CHECKING

from cxsim.equations.arrays import interpolate
from cxsim.equations.customer_parameters import PROPENSITY_A, PROPENSITY_B

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.equations.arrays import Values

POINTS = 2000


@dataclass(frozen=True, slots=True)
class Tables:
    """Quantiles at equally spaced probabilities. The batch path keeps them as arrays."""

    probabilities: Sequence[float]
    normals: Sequence[float]
    propensities: Sequence[float]

    def normal(self, draw: Values) -> Values:
        """Return the standard normal quantile of a draw in (0, 1), up to 3.5 standard deviations."""
        return interpolate(draw, self.probabilities, self.normals)

    def propensity(self, draw: Values) -> Values:
        """Return the yearly churn propensity, in (0, 1), of a draw in (0, 1) (sBG: Fader & Hardie 2007)."""
        return interpolate(draw, self.probabilities, self.propensities)


def quantile_tables(points: int = POINTS) -> Tables:
    """Compute the tables: standard normal, and the beta distribution of churn propensity."""
    probabilities = tuple((each + 0.5) / points for each in range(points))
    normals = tuple(map(NormalDist().inv_cdf, probabilities))
    return Tables(probabilities, normals, _beta_quantiles(PROPENSITY_A.value, PROPENSITY_B.value, probabilities))


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
