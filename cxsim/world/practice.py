"""Practice: how the team does things now, the running average of its deeds; and the house rules in force."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from cxsim.equations.culture import practice_after
from cxsim.equations.team_parameters import SURVEYED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxsim.equations.arrays import Values

Shown = dict[str, tuple[float, ...]]
"""Practice → levels that a week's deeds showed of it."""


@dataclass(frozen=True, slots=True)
class Practice:
    """The level of every practice, in [0, 1]; ``time_per_contact`` is a ratio to what is usual.

    The defaults are a middling, slightly squeezed team. They are judgement, as are all levels that nobody has played.
    """

    time_per_contact: Values = 1.0
    honesty: Values = 0.35
    recovery_made_good: Values = 0.4
    recovery_treatment: Values = 0.4
    recovery_process: Values = 0.4
    speaking_up: Values = 0.4
    leader_response: Values = 0.35
    debrief_quality: Values = 0.15
    enforcement: Values = 0.3
    gaming: Values = 0.2
    autonomy: Values = 0.4
    surface_acting: Values = 0.2
    accountability: Values = 0.6
    standard: Values = 0.0
    conscience: Values = 0.4
    communication: Values = 0.4
    consistency: Values = 0.4
    credibility: Values = 0.4
    delight: Values = 0.06
    """Share of contacts with an extra that nobody expected."""


PRACTICE_NAMES = tuple(each.name for each in fields(Practice))
_levels = attrgetter(*PRACTICE_NAMES)
LONGEST_TIME = 2.0
"""Largest ratio that ``time_per_contact`` may take; every other practice ends at 1."""


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What holds from a date until it is changed: no habit, no average."""

    time_target: Values = 0.9
    """Handling-time target as a ratio to the nominal time; 0: none."""
    stake_on_rating: Values = 0.6
    """Share of pay or fear that hangs on the customers' marks, in [0, 1]."""
    stake_on_time: Values = 0.0
    """Share of pay or fear that hangs on handling time, in [0, 1]."""
    surveyed: Values = SURVEYED.value
    """Share of contacts that answer the survey, in [0, 1]."""
    staff: Values = 1.0
    """Headcount as a ratio to what the usual load needs."""


def practice_shown(practice: Practice, shown: Mapping[str, Sequence[float]]) -> Practice:
    """Return practice after a week of evidence: its mean moves the average, no evidence moves nothing."""
    levels = dict(zip(PRACTICE_NAMES, _levels(practice), strict=True))
    for name, found in shown.items():
        if found:
            levels[name] = practice_after(levels[name], sum(found) / len(found))
    return Practice(**levels)


def practice_towards(practice: Practice, goal: Practice) -> Practice:
    """Return practice after a week in which every deed showed the levels of ``goal``."""
    return Practice(*(practice_after(getattr(practice, name), getattr(goal, name)) for name in PRACTICE_NAMES))


@dataclass(frozen=True, slots=True)
class Habits:
    """Practice as the firm has it, and apart: what is done while somebody watches, and while nobody does."""

    practice: Practice
    observed: Practice
    unobserved: Practice

    @classmethod
    def starting(cls, practice: Practice) -> Habits:
        """Return habits before anybody has shown a difference."""
        return cls(practice, practice, practice)

    def after(self, observed: Mapping[str, Sequence[float]], unobserved: Mapping[str, Sequence[float]]) -> Habits:
        """Return the habits after a week; both kinds of evidence move the firm's practice."""
        both = {name: (*observed.get(name, ()), *unobserved.get(name, ())) for name in {*observed, *unobserved}}
        return Habits(
            practice_shown(self.practice, both),
            practice_shown(self.observed, observed),
            practice_shown(self.unobserved, unobserved),
        )

    def culture_gap(self) -> dict[str, Values]:
        """Return practice → observed less unobserved: culture is what people do when nobody is watching."""
        return {name: getattr(self.observed, name) - getattr(self.unobserved, name) for name in PRACTICE_NAMES}
