"""Runs of the organisation alone: habits shown for a quarter, then years in which the firm lives on with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Final

from cxsim.equations.arrays import maximum, power
from cxsim.equations.churn import discounted
from cxsim.world.firm import Week
from cxsim.world.practice import HouseRules, Practice, practice_towards
from cxsim.world.presets import SAFE as SAFE_PRACTICE
from cxsim.world.week import lived_on, week_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxsim.equations.arrays import Values
    from cxsim.world.draws import Draws
    from cxsim.world.firm import Firm
    from cxsim.world.report import WeekReport

QUARTER = 13
"""Weeks in which habits are shown."""
TWO_YEARS = 104
BUSY_WEEKS = range(20, 33)
BUSY = 1.15
"""Demand of the busy season, as a ratio to the usual."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A way of doing things that a team shows: the level of every practice, and the rules that go with it."""

    practice: Practice
    rules: HouseRules


STAY = Habit(Practice(), HouseRules())
"""A middling, slightly squeezed team that goes on as it does."""
SAFE = Habit(SAFE_PRACTICE, HouseRules(time_target=1.0, stake_on_rating=0.1))
"""Safe, debriefed, honest."""
SQUEEZED = Habit(
    Practice(
        honesty=0.2,
        recovery_made_good=0.3,
        recovery_treatment=0.3,
        recovery_process=0.3,
        speaking_up=0.1,
        leader_response=0.1,
        debrief_quality=0.0,
        enforcement=0.6,
        gaming=0.7,
        autonomy=0.1,
        surface_acting=0.4,
        accountability=0.5,
        conscience=0.2,
        communication=0.2,
        consistency=0.2,
        credibility=0.2,
        delight=0.02,
    ),
    HouseRules(time_target=0.8, stake_on_rating=0.9),
)
"""Squeezed, blamed, score-chasing."""
MIDDLING = Habit(
    replace(
        STAY.practice,
        leader_response=0.5,
        debrief_quality=0.3,
        enforcement=0.0,
        gaming=0.0,
        autonomy=0.5,
        conscience=0.5,
        communication=0.5,
        consistency=0.5,
        credibility=0.5,
        delight=0.10,
    ),
    HouseRules(time_target=1.0, stake_on_rating=0.3),
)
"""Neither squeezed nor safe: where customers are burnt in for calibration."""
UNDERSTAFFED = Habit(SQUEEZED.practice, replace(SQUEEZED.rules, staff=0.92))
"""Squeezed and blamed, with one in twelve posts left open: the signature run's first side."""
HABITS: Final = {
    "stay": STAY,
    "safe, debriefed, honest": SAFE,
    "squeezed, blamed, score-chasing": SQUEEZED,
}


def weeks_of(goal: Habit, start: Practice, weeks: int, *, shown: int = QUARTER) -> Iterator[Week]:
    """Yield what holds in each week: practice moves towards a habit while it is shown, then stays as it came to be."""
    practice = start
    for week in range(weeks):
        if week < shown:
            practice = practice_towards(practice, goal.practice)
        yield Week(practice, goal.rules, BUSY if week in BUSY_WEEKS else 1.0)


def run(firm: Firm, weeks: Iterator[Week], draws: Draws) -> Iterator[tuple[Firm, WeekReport]]:
    """Yield the firm after every week, and the week's report.

    The firm given stays as it is; of those that are yielded, only the last is to be asked about its customers.
    """
    step = week_after
    for week in weeks:
        firm, report = step(firm, week, draws)
        yield firm, report
        step = lived_on


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What a run came to, as a vector: never one number. A field may hold one value for each firm."""

    equity: Values
    """Loyalty: customer equity at the end, in yearly margins of an ordinary customer."""
    retention: Values
    """Loyalty: yearly share of the first customers who stayed."""
    margin: Values
    """Margin earned on the way, discounted, in the same unit."""
    referrals: Values
    """Customers who came because somebody told them."""
    referral_equity: Values
    """What those who are still there are worth, in yearly margins."""
    morale: Values
    """Mean of the last quarter, in [0, 1]."""
    learning: Values
    """What the team knows from shared failures, in [0, 1), mean of the last quarter."""
    cost: Values
    """Work, hiring, extras and making good, in nominal contacts a week."""


def outcomes(start: Firm, end: Firm, reports: list[WeekReport]) -> Outcomes:
    """Return the outcomes of a run of at least one week."""
    last = reports[-QUARTER:]
    equity, referral_equity = end.customers.equity()
    years = len(reports) / 52
    return Outcomes(
        equity=equity,
        retention=power(end.customers.kept() / maximum(start.size, 1.0), 1 / years),
        margin=total(discounted(each.flow.margin, each.week / 52) for each in reports),
        referrals=total(each.flow.referred for each in reports),
        referral_equity=referral_equity,
        morale=mean([each.truth.morale for each in last]),
        learning=mean([each.truth.knowledge for each in last]),
        cost=mean([each.flow.cost for each in reports]),
    )


def total(amounts: Iterable[Values]) -> Values:
    """Return the sum of amounts, which may be arrays of firms."""
    return reduce(add, amounts, 0.0)


def mean(amounts: Sequence[Values]) -> Values:
    """Return the mean of at least one amount, which may be arrays of firms."""
    return total(amounts) / len(amounts)
