"""E9: what customers tell, and who comes because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.arrays import maximum
from cxsim.equations.behaviour import stated_likelihood
from cxsim.equations.customer_parameters import (
    BAD_NEWS,
    CONVERSATIONS,
    DETRACTORS_USUAL,
    LEAST_ORGANIC,
    ORGANIC_RATE,
    REFERRAL_CONVERTED,
    REFERRAL_REALISED,
)

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values
    from cxsim.equations.behaviour import Link


def referral_chance(attitude: Values, recommend: Link) -> Values:
    """E9: chance in [0, 1] that a contact of a customer ends in a newcomer.

    Intent (E5) x what of it is done x what of that converts (Kumar, Petersen & Leone 2007 [S]) x conversations per
    encounter [J].
    """
    done = stated_likelihood(attitude, recommend) * REFERRAL_REALISED.value
    return done * REFERRAL_CONVERTED.value * CONVERSATIONS.value


def organic_newcomers(first_customers: float, detractors: Values) -> Values:
    """E9: newcomers a week who come for other reasons, fewer where more of the customers are detractors [J].

    ``detractors`` is a share in [0, 1].
    """
    kept_away = 1.0 - BAD_NEWS.value * (detractors - DETRACTORS_USUAL.value)
    return first_customers * ORGANIC_RATE.value * maximum(kept_away, LEAST_ORGANIC.value)
