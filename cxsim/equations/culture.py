"""The slow layer: the four Cs follow deeds, not posters; and practice, the running average of deeds."""

from __future__ import annotations

from math import expm1
from typing import TYPE_CHECKING

from cxsim.equations.team_parameters import CULTURE_SCALE, CULTURE_WEEKS, PRACTICE_WEEKS, SAY_DO_GAP

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values


def dimension_after(points: Values, evidence: Values) -> Values:
    """Return one of the four Cs, in points of 5, a week later (26 weeks [J]); ``evidence`` in [0, 1]."""
    return points + (CULTURE_SCALE.value * evidence - points) / CULTURE_WEEKS.value


def say_do_gap(consistency: Values, credibility: Values) -> Values:
    """Return the gap between what is said and what is done, in [0, 1] [J].

    ``consistency`` (C3) is how far people inside are treated as customers are promised to be, ``credibility`` (C4) how
    far promises are kept, both in points of 5: two halves of one gap.
    """
    return 1.0 - (consistency + credibility) / (2.0 * CULTURE_SCALE.value)


def response_as_felt(response: Values, gap: Values) -> Values:
    """Return how a response to a failure is felt, in [0, 1]: less good where words and deeds are apart [J].

    ``gap`` is :func:`say_do_gap`.
    """
    return response * (1.0 - SAY_DO_GAP.value * gap)


def practice_after(level: Values, shown: Values) -> Values:
    """Return a practice a week later, given the mean of the week's evidence (4 weeks [J]); no evidence, no change."""
    return level - (shown - level) * expm1(-1.0 / PRACTICE_WEEKS.value)
