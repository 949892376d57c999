"""E6: work pressure, corner cutting, and the felt standard that slides and does not come back.

Oliva & Sterman 2001 as estimated there [P]; the repeat contacts and the enforced target are ours [J].
"""

from __future__ import annotations

from math import expm1
from typing import TYPE_CHECKING

from cxsim.equations.arrays import clip, exp, log, maximum, minimum, power, where
from cxsim.equations.team_parameters import (
    CORNER_CUTTING,
    EROSION_WEEKS,
    LEAST_PRESSURE,
    LEAST_TIME,
    LEAST_WORK,
    MOST_INTENSITY,
    MOST_PRESSURE,
    REGAIN_WEEKS,
    REPEAT_CHANCE,
    STANDARD_RESTORED,
)

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values

LEAST_LOAD = 1e-9
"""Keeps an idle team from dividing by nothing."""


def load(issues: Values, solved_first_time: Values) -> Values:
    """E6: contacts a week, those of unsolved customers who come back included; ``solved_first_time`` in [0, 1] [J]."""
    return issues / (1.0 - REPEAT_CHANCE.value * (1.0 - solved_first_time))


def work_pressure(contacts: Values, standard: Values, capacity: Values) -> Values:
    """E6: work that would be done by the felt standard over what can be done, a ratio in [.6, 1.8].

    ``standard`` is a ratio to the nominal time; ``capacity`` counts contacts of nominal time a week, above 0.
    """
    return clip(contacts * standard / capacity, LEAST_PRESSURE.value, MOST_PRESSURE.value)


def time_per_contact(standard: Values, pressure: Values, target: Values, enforcement: Values) -> Values:
    """E6: time per contact as a ratio to the nominal time, at least .40.

    Corner cutting has an elasticity of -.64 to work pressure (Oliva & Sterman 2001 [P]); a ``target`` (ratio to the
    nominal time) pulls by how hard it is enforced, ``enforcement`` in [0, 1] [J].
    """
    unhurried = maximum(standard * power(pressure, CORNER_CUTTING.value), LEAST_WORK.value)
    pull = where(target > 0.0, _raised(maximum(target, LEAST_WORK.value), enforcement), 1.0)
    return maximum(unhurried * pull, LEAST_TIME.value)


def answered(contacts: Values, time: Values, capacity: Values) -> Values:
    """E6: share of contacts that anybody answers, in [0, 1]; below 1 only where far too few people are left [J].

    ``contacts`` and ``capacity`` a week, ``capacity`` above 0, in contacts of nominal time; ``time`` a ratio to it.
    """
    return minimum(MOST_INTENSITY.value * capacity / maximum(contacts * time, LEAST_LOAD), 1.0)


def standard_after(standard: Values, time: Values) -> Values:
    """E6: the felt standard a week later: it follows downwards within months, upwards never (Oliva & Sterman [P])."""
    falls, rises = (-expm1(-1.0 / weeks.value) for weeks in (EROSION_WEEKS, REGAIN_WEEKS))
    return standard + (time - standard) * where(time < standard, falls, rises)


def standard_restored(standard: Values) -> Values:
    """E6: the felt standard after somebody said how long good work takes and stood by it [J]; never lower."""
    return standard + STANDARD_RESTORED.value * maximum(1.0 - standard, 0.0)


def _raised(base: Values, exponent: Values) -> Values:
    """Return a positive base to a power that may be an array."""
    return exp(exponent * log(base))
