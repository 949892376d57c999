"""E1 to E3 for a routine contact in a population, on plain floats and on arrays alike.

Three needs: that it is solved (must-be), courtesy (performance), an extra (delight). What play computes for one written
encounter stands in ``encounter``; both use the same curve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.arrays import absolute, clip, maximum, minimum, power, where
from cxsim.equations.customer_parameters import COURTESY_WEIGHT, EXTRA_WEIGHT, RELIEF, SOLUTION_WEIGHT
from cxsim.equations.parameters import LOSS_AVERSION, RECOVERY_BONUS, RECOVERY_GAIN, SENSITIVITY
from cxsim.equations.team_parameters import BEGGING_COST

if TYPE_CHECKING:
    from cxsim.equations.arrays import Truths, Values


def performance_value(difference: Values, weight: float) -> Values:
    """E1: value of a performance need at what was delivered less what was expected, in [-1, 1]."""
    size = weight * power(absolute(difference), SENSITIVITY.value)
    return where(difference >= 0.0, size, -LOSS_AVERSION.value * size)


def delight_value(difference: Values, weight: float) -> Values:
    """E1: value of a delight: it only pleases."""
    return weight * power(maximum(difference, 0.0), SENSITIVITY.value)


def treatment_value(courtesy: Values, extra: Values, begged: Truths) -> Values:
    """E1, E12 (b): what how one is treated is worth, before the outcome; begging for a mark costs [J].

    ``courtesy`` and ``extra`` are differences, delivered less expected.
    """
    value = performance_value(courtesy, COURTESY_WEIGHT.value) + delight_value(extra, EXTRA_WEIGHT.value)
    return value - where(begged, BEGGING_COST.value, 0.0)


def contact_value(solved: Truths, treatment: Values) -> Values:
    """E1, E2: what a routine contact is worth, in [-1, 1]: one moment, so its peak is its end."""
    outcome = where(solved, RELIEF.value, -LOSS_AVERSION.value * SOLUTION_WEIGHT.value)
    return clip(outcome + treatment, -1.0, 1.0)


def satisfaction_after_recovery(failed: Values, fine: Values, recovery: Values, second: Truths) -> Values:
    """E3: satisfaction in [-1, 1] after a failure that was put right as far as ``recovery`` in [0, 1] [C].

    ``failed`` and ``fine`` are the memories with and without the failure; no paradox after a second failure.
    """
    satisfied = clip(failed + recovery * (RECOVERY_GAIN.value * fine + RECOVERY_BONUS.value - failed), -1.0, 1.0)
    return where(second, minimum(satisfied, 0.0), satisfied)
