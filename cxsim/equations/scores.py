"""How an attitude answers a survey: scores from 0 to 10, net promoter score and its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.arrays import Values, power
from cxsim.equations.customer_parameters import (
    DETRACTOR_BELOW,
    PROMOTER_FROM,
    SATISFIED_FROM,
    SCORE_MIDDLE,
    SCORE_SLOPE,
)

if TYPE_CHECKING:
    from cxsim.equations.arrays import Truths

NORMAL_95 = 1.959964
"""Standard normal quantile of a 95 % interval."""


def recommend_score(attitude: Values, leaning: Values) -> Values:
    """Return the answer to "would you recommend us" before rounding, in points of 10 [C].

    ``attitude`` in [-1, 1]; ``leaning`` is how many points a person answers above others of the same attitude.
    """
    return SCORE_MIDDLE.value + SCORE_SLOPE.value * attitude + leaning


def is_promoter(score: Values) -> Truths:
    """Whether an answer is a 9 or a 10 (Reichheld 2003 [P])."""
    return score >= PROMOTER_FROM.value


def is_detractor(score: Values) -> Truths:
    """Whether an answer is a 6 or less (Reichheld 2003 [P])."""
    return score < DETRACTOR_BELOW.value


def is_satisfied(satisfaction: Values) -> Truths:
    """Whether a customer with a satisfaction in [-1, 1] after E3 ticks "satisfied" [C]."""
    return satisfaction >= SATISFIED_FROM.value


def net_promoter_score(promoters: Values, detractors: Values) -> Values:
    """Return the net promoter score in points [-100, 100] from two shares in [0, 1]."""
    return 100.0 * (promoters - detractors)


def net_promoter_margin(promoters: Values, detractors: Values, asked: Values) -> Values:
    """Return half the 95 % interval of a score measured on a sample, in points; ``asked`` at least 1."""
    spread = promoters + detractors - (promoters - detractors) * (promoters - detractors)
    return 100.0 * NORMAL_95 * power(spread / asked, 0.5)
