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


def response_as_felt(response: Values, credibility: Values) -> Values:
    """Return how a response to a failure is felt, in [0, 1]: less good where words are not believed [J].

    ``credibility`` is C4 in points of 5.
    """
    return response * (1.0 - SAY_DO_GAP.value * (1.0 - credibility / CULTURE_SCALE.value))


def practice_after(level: Values, shown: Values) -> Values:
    """Return a practice a week later, given the mean of the week's evidence (4 weeks [J]); no evidence, no change."""
    return level - (shown - level) * expm1(-1.0 / PRACTICE_WEEKS.value)
