"""E11: failures, who tells of them, how that is received, and what the team learns.

Reporting a failure lowers nothing here by itself: the reception does, or raises it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.arrays import clip, exp, log, maximum, minimum, power, where
from cxsim.equations.parameters import LOSS_AVERSION
from cxsim.equations.team_parameters import (
    ERROR_PRESSURE,
    ERROR_RATE,
    HONESTY_SHARE,
    KNOWLEDGE_GAIN,
    KNOWLEDGE_RATE,
    LAPSE_FROM,
    LAPSE_RATE,
    MOST_KNOWLEDGE,
    REPORT_LEAST,
    REPORT_SLOPE,
    SAFETY_DRIFT_WEEKS,
    SAFETY_RATE,
)

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values

_ALMOST_ONE = 1.0 - 1e-12


def reporting_chance(safety: Values) -> Values:
    """E11: share of failures reported at a psychological safety in [0, 1]: .19 to .53 (Probst et al. 2008 [P])."""
    return REPORT_LEAST.value + REPORT_SLOPE.value * safety


def made_known(safety: Values, honesty: Values) -> Values:
    """E11: share of failures made known: half climate, half practised honesty in [0, 1] [J]."""
    share = HONESTY_SHARE.value
    return (1.0 - share) * reporting_chance(safety) + share * honesty


def error_rate(knowledge: Values, pressure: Values) -> Values:
    """E11: failures of one's own per contact, fewer by what was learned, more under work pressure [J]."""
    return minimum(ERROR_RATE.value * (1.0 - knowledge) * power(pressure, ERROR_PRESSURE.value), 1.0)


def lapse_rate(safety: Values, accountability: Values) -> Values:
    """E11: routine lapses per contact where safety is high and nobody holds anybody to anything.

    Both in [0, 1]. Shape: Eldor, Hodor & Cappelli 2023 [P]; size [C].
    """
    beyond = maximum(safety - LAPSE_FROM.value, 0.0) / (1.0 - LAPSE_FROM.value)
    return LAPSE_RATE.value * beyond * (1.0 - accountability)


def chance_of_any(chance: Values, count: Values) -> Values:
    """Return the chance that at least one of ``count`` independent events of a chance in [0, 1] happens."""
    return 1.0 - exp(count * log(1.0 - minimum(chance, _ALMOST_ONE)))


def safety_after(safety: Values, response: Values, reported: Values) -> Values:
    """E11: psychological safety in [0, 1] after a week in which a failure was reported.

    ``response`` is how the news was received: 0 scapegoat, .5 neglect or procedure, 1 inquiry and thanks (Westrum 2004
    [P]); ``reported`` the chance in [0, 1] that there was any. Bad reception weighs more (E1's loss aversion).
    """
    gap = response - safety
    return safety + reported * SAFETY_RATE.value * gap * where(gap >= 0.0, 1.0, LOSS_AVERSION.value)


def safety_drifted(safety: Values, team: Values) -> Values:
    """E11: a person's psychological safety a week later: towards the team's (Bransby et al. 2024 [P], rate [C])."""
    return safety + (team - safety) / SAFETY_DRIFT_WEEKS.value


def knowledge_after(knowledge: Values, learned_from: Values) -> Values:
    """E11: what the team knows from shared failures a week later, in [0, .95].

    ``learned_from`` is the number of failures reported, looked back on and heard, over the number at zero knowledge;
    a fix without a report adds nothing (Tucker & Edmondson 2003 [P]). Level: Tannenbaum & Cerasoli 2013 [C].
    """
    rate = KNOWLEDGE_RATE.value
    gained = knowledge + rate * KNOWLEDGE_GAIN.value * learned_from - rate * knowledge
    return clip(gained, 0.0, MOST_KNOWLEDGE.value)


def reach(debrief_quality: Values, speaking_up: Values, communication: Values) -> Values:
    """E11: how much of what is reported becomes knowledge, in [0, 1]; all in [0, 1] (``communication`` is C2 / 5)."""
    return debrief_quality * speaking_up * communication
