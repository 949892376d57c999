"""E10: demands and resources wear people out or carry them; they learn, and they leave.

Form: job demands-resources (Bakker & Demerouti; Crawford, LePine & Rich 2010 [P] for the signs), sizes [C].
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from cxsim.equations.arrays import clip, maximum, sigmoid
from cxsim.equations.churn import weekly_hazard
from cxsim.equations.team_parameters import (
    ADAPTING_WEEKS,
    CAPACITY_LOSS,
    CITIZENSHIP_SLOPE,
    CITIZENSHIP_USUAL,
    DEEP_ACTING,
    DEEP_TO_COURTESY,
    DEEP_USUAL,
    ENGAGEMENT,
    ENGAGEMENT_USUAL,
    EXHAUSTION,
    EXHAUSTION_USUAL,
    LEARNING_WEEKS,
    MORALE_TO_COURTESY,
    MORALE_USUAL,
    PEERS_TEACH,
    QUIT_SLOPE,
    QUIT_YEARLY,
    SURFACE_ACTING,
    UNSOLVED_USUAL,
)

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values

NEUTRAL_SAFETY = 0.5
"""Psychological safety at the middle of its scale: neither demand nor resource."""


def surface_acting(enforcement: Values, stake: Values, practised: Values, unsolved: Values, deep: Values) -> Values:
    """E10: surface acting S in [0, 1]: showing what one does not feel [J].

    All in [0, 1]: how hard the time target is enforced, what hangs on the score, the team's habit of playing a part,
    the share of contacts left unsolved (customers come back hostile), and deep acting, which takes some of it away.
    """
    demand = (
        SURFACE_ACTING["enforcement"].value * enforcement
        + SURFACE_ACTING["stake"].value * stake
        + SURFACE_ACTING["practice"].value * practised
        + SURFACE_ACTING["hostility"].value * maximum(unsolved - UNSOLVED_USUAL.value, 0.0)
    )
    return clip(demand * (1.0 - DEEP_ACTING.value * deep), 0.0, 1.0)


def exhaustion_goal(pressure: Values, acting: Values, safety: Values, trait: Values = 0.0) -> Values:
    """E10: exhaustion in (0, 1) that the week leads to.

    ``pressure`` is E6's ratio, ``acting`` S, ``safety`` psychological safety, ``trait`` a person's own logit.
    """
    return sigmoid(
        EXHAUSTION["intercept"].value
        + EXHAUSTION["work_pressure"].value * (pressure - 1.0)
        + EXHAUSTION["surface_acting"].value * acting
        + EXHAUSTION["safety"].value * (safety - NEUTRAL_SAFETY)
        + trait
    )


def engagement_goal(
    safety: Values, autonomy: Values, acting: Values, challenge: Values = 0.0, trait: Values = 0.0
) -> Values:
    """E10: engagement in (0, 1) that the week leads to; all but ``trait`` in [0, 1]."""
    return sigmoid(
        ENGAGEMENT["intercept"].value
        + ENGAGEMENT["safety"].value * (safety - NEUTRAL_SAFETY)
        + ENGAGEMENT["autonomy"].value * autonomy
        + ENGAGEMENT["challenge"].value * challenge
        + ENGAGEMENT["surface_acting"].value * acting
        + trait
    )


def adapted(now: Values, goal: Values) -> Values:
    """E10: exhaustion or engagement a week later (12 weeks [J]; longitudinal effects are small: Shoman 2022 [P])."""
    return now + (goal - now) / ADAPTING_WEEKS.value


def morale(engagement: Values, exhaustion: Values) -> Values:
    """Return morale in [0, 1] as it is displayed: engagement and the absence of exhaustion, in equal parts."""
    return (engagement + 1.0 - exhaustion) / 2.0


def courtesy_shift(morale: Values, deep: Values = DEEP_USUAL.value) -> Values:
    """E10: how far morale and deep acting, both in [0, 1], move the courtesy that customers perceive, on that scale.

    Morale: Sears (Rucci et al. 1998 [S]); deep acting: Hulsheger & Schewe 2011 [C].
    """
    return MORALE_TO_COURTESY.value * (morale - MORALE_USUAL.value) + DEEP_TO_COURTESY.value * (deep - DEEP_USUAL.value)


def capacity_factor(exhaustion: Values) -> Values:
    """E10: what the tired still get done, as a ratio in [.75, 1] [J]."""
    return 1.0 - CAPACITY_LOSS.value * maximum(exhaustion - EXHAUSTION_USUAL.value, 0.0)


def quit_chance(exhaustion: Values) -> Values:
    """E10: chance to quit within a week: 30 % a year at usual exhaustion [S], more where it is higher (slope [J])."""
    usual = QUIT_YEARLY.value
    return weekly_hazard(sigmoid(log(usual / (1.0 - usual)) + QUIT_SLOPE.value * (exhaustion - EXHAUSTION_USUAL.value)))


def citizenship(engagement: Values, trait: Values = 0.0) -> Values:
    """E10: organisational citizenship, in [0, 1]: how much somebody does for colleagues that nobody could ask for.

    ``engagement`` in [0, 1] is the way by which safety reaches it (r = .32, Frazier et al. 2017 [S]; form [J]);
    ``trait`` is a person's own level. Linear between its ends, so a team's is that of its means.
    """
    beyond = CITIZENSHIP_SLOPE.value * (engagement - ENGAGEMENT_USUAL.value)
    return clip(CITIZENSHIP_USUAL.value + beyond + trait, 0.0, 1.0)


def skill_after(skill: Values, knowledge: Values, helping: Values = CITIZENSHIP_USUAL.value) -> Values:
    """E10: skill in [0, 1] a week later, faster where the team knows much and tells it.

    Experienced peers shorten the time to proficiency by 36 % (De Grip, Sauermann & Sieben 2016 [C]); nobody learns from
    peers who do not help: ``helping`` is the team's citizenship, in [0, 1] [J].
    """
    taught = PEERS_TEACH.value * knowledge * helping / CITIZENSHIP_USUAL.value
    return skill + (1.0 - skill) / LEARNING_WEEKS.value * (1.0 + taught)
