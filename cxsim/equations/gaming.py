"""E12: what happens to a figure when something hangs on it.

Form: Holmstrom & Milgrom 1991, Goodhart, Campbell [J]. People do not game because they are bad, but because the figure
is used against them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.arrays import clip, exp, maximum
from cxsim.equations.team_parameters import CULTURE_SCALE, GAMING_SELECTION, PASSED_OFF, PASSED_OFF_TIME

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values


def gaming_effort(stake: Values, conscience: Values, credibility: Values, practised: Values = 0.0) -> Values:
    """E12: share of effort that goes into the figure instead of the thing, in [0, 1].

    ``stake`` is the share of pay or fear that hangs on it; ``conscience`` and ``credibility`` are C1 and C4 in points
    of 5; ``practised`` the team's habit, which needs no stake [J].
    """
    tempted = stake * (1.0 - (conscience + credibility) / (2.0 * CULTURE_SCALE.value))
    return clip(maximum(practised, tempted), 0.0, 1.0)


def survey_weight(attitude: Values, effort: Values) -> Values:
    """E12 (a): how likely a customer is to be asked, up to a factor: effort picks the happy."""
    return exp(GAMING_SELECTION.value * effort * attitude)


def passed_off(effort: Values) -> Values:
    """E12 (c): share of contacts passed on or cut off for the time's sake [J]."""
    return PASSED_OFF.value * effort


def time_with_passed_off(time: Values, share: Values) -> Values:
    """E12 (c): mean time per contact where a share is passed off early [J]."""
    return time * (1.0 - share * (1.0 - PASSED_OFF_TIME.value))


def solved_as_reported(solved: Values, share: Values) -> Values:
    """E12 (c): first-contact resolution as reported: what was passed off is counted as nobody's repeat contact."""
    return solved + share * (1.0 - solved)
