"""E8: who leaves, and what a customer is worth."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from cxsim.equations.arrays import Values, exp, minimum, power, where
from cxsim.equations.customer_parameters import (
    CHURN_CENTRE,
    DISCOUNT,
    MOST_HAZARD,
    REFERRED_HAZARD,
    REFERRED_MARGIN,
    REFERRED_MARGIN_YEARS,
)

if TYPE_CHECKING:
    from cxsim.equations.arrays import Truths

WEEKS = 52
"""Weeks in a year of the model."""


def annual_hazard(propensity: Values, attitude: Values, sheltered: Truths, slope: float) -> Values:
    """E8: share that leaves within a year, in [0, .98].

    ``propensity`` is the yearly share of such customers at mean attitude (sBG, Fader & Hardie 2007 [P]); ``attitude``
    in [-1, 1]; ``sheltered`` where they were referred and the referrer is still there (Schmitt et al. 2011 [S]; Van den
    Bulte et al. 2018 [P]); ``slope`` of log hazard on attitude [J].
    """
    at_attitude = propensity * exp(-slope * (attitude - CHURN_CENTRE.value))
    return minimum(at_attitude * where(sheltered, REFERRED_HAZARD.value, 1.0), MOST_HAZARD.value)


def weekly_hazard(annual: Values) -> Values:
    """E8: share that leaves within a week, from the share that leaves within a year."""
    return 1.0 - power(1.0 - annual, 1 / WEEKS)


def margin(years: Values, referred: Truths, *, advantage: bool = True) -> Values:
    """E8: yearly margin after ``years`` as a customer, as a multiple of an ordinary customer's.

    The referred bring more at first [C: Schmitt et al. 2011]; ``advantage`` switches that off (Wolters & Gedenk 2019).
    """
    extra = REFERRED_MARGIN.value * exp(-years / REFERRED_MARGIN_YEARS.value) if advantage else 0.0
    return 1.0 + where(referred, extra, 0.0)


def margin_multiple(retention: Values, discount: float = DISCOUNT.value) -> Values:
    """Customer lifetime value in yearly margins at constant retention, r / (1 + i - r) (Gupta & Lehmann [P]).

    A label only: observed retention rises over the years as the weak leave.
    """
    return retention / (1.0 + discount - retention)


def discounted(amount: Values, years: float, discount: float = DISCOUNT.value) -> Values:
    """Return what an amount in ``years`` is worth today."""
    return amount * exp(-years * log1p(discount))
