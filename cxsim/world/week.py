"""The week step: a firm, what holds in the week, and chance → the firm a week later, and what there is to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.arrays import maximum
from cxsim.equations.gaming import solved_as_reported
from cxsim.equations.resolution import time_per_issue
from cxsim.equations.scores import net_promoter_margin, net_promoter_score
from cxsim.equations.team_parameters import EXTRA_COST, HIRING_COST, MAKING_GOOD_COST, REPEAT_CHANCE
from cxsim.world.firm import Firm
from cxsim.world.order import ORDER
from cxsim.world.report import Flow, Reported, Truth, WeekReport
from cxsim.world.turn import Turn

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values
    from cxsim.world.crowd import Crowd
    from cxsim.world.draws import Draws
    from cxsim.world.firm import Week

LEAST_COUNT = 1e-9
"""Keeps a share of nothing at 0."""
LEAST_SOLVED = 0.01
"""A team that solves nothing takes a hundred contacts an issue, not infinitely many."""
WEEKS_A_YEAR = 52


def week_after(firm: Firm, week: Week, draws: Draws) -> tuple[Firm, WeekReport]:
    """Return the firm a week later and the week's report; the firm given stays as it is."""
    return _lived(_begun(firm, firm.customers.copied(), week, draws))


def lived_on(firm: Firm, week: Week, draws: Draws) -> tuple[Firm, WeekReport]:
    """Return the same, sooner: the firm given hands its customers on, and is not to be asked about them any more."""
    return _lived(_begun(firm, firm.customers.taken(), week, draws))


def _lived(turn: Turn) -> tuple[Firm, WeekReport]:
    for step in ORDER:
        step.run(turn)
    return _ended(turn), WeekReport(turn.firm.week, _reported(turn), _truth(turn), _flow(turn))


def _begun(firm: Firm, customers: Crowd, week: Week, draws: Draws) -> Turn:
    return Turn(
        firm=firm,
        week=week,
        draws=draws.week(firm.week),
        team=firm.team,
        agents=firm.agents,
        customers=customers,
        average=firm.average,
        standard=firm.team.standard,
        solved=firm.team.solved,
        knowledge=firm.team.knowledge,
    )


def _ended(turn: Turn) -> Firm:
    firm = turn.firm
    return Firm(
        week=firm.week + 1,
        team=turn.team,
        agents=turn.agents,
        average=turn.average,
        customers=turn.customers,
        size=turn.people.count,
        first_customers=firm.first_customers,
        detractors=_share(turn.people.detractors, turn.people.count),
        due=turn.due,
        preset=firm.preset,
        margin_advantage=firm.margin_advantage,
    )


def _reported(turn: Turn) -> Reported:
    solved = _share(turn.contacts.solved, turn.contacts.count)
    as_reported = solved_as_reported(solved, turn.passed_off)
    asked = turn.answers.asked
    promoters, detractors = _share(turn.answers.promoters, asked), _share(turn.answers.detractors, asked)
    return Reported(
        handling_time=turn.time,
        solved_first_time=as_reported,
        satisfied=_share(turn.answers.satisfied, asked),
        rating=net_promoter_score(promoters, detractors),
        rating_margin=net_promoter_margin(promoters, detractors, maximum(asked, 1.0)),
        asked=asked,
        repeat_contacts=REPEAT_CHANCE.value * (1.0 - as_reported),
        failures=turn.contacts.reported,
    )


def _truth(turn: Turn) -> Truth:
    team, average, people = turn.team, turn.average, turn.people
    promoters, detractors = _share(people.promoters, people.count), _share(people.detractors, people.count)
    solved = _share(turn.contacts.solved, turn.contacts.count)
    return Truth(
        time_per_issue=time_per_issue(turn.time, maximum(team.solved, LEAST_SOLVED)),
        solved_first_time=solved,
        satisfied=_share(turn.contacts.satisfied, turn.contacts.count),
        rating=net_promoter_score(promoters, detractors),
        attitude=people.attitude,
        failures=turn.contacts.slipped,
        pressure=turn.pressure,
        standard=team.standard,
        gaming=turn.score_effort,
        morale=average.morale,
        safety=average.safety,
        exhaustion=average.exhaustion,
        engagement=average.engagement,
        citizenship=average.citizenship,
        skill=average.skill,
        knowledge=team.knowledge,
        conscience=team.conscience,
        communication=team.communication,
        consistency=team.consistency,
        credibility=team.credibility,
    )


def _flow(turn: Turn) -> Flow:
    spent = EXTRA_COST.value * turn.contacts.extras
    spent += MAKING_GOOD_COST.value * turn.week.practice.recovery_made_good * turn.contacts.made_good
    return Flow(
        before=turn.firm.size,
        contacts=turn.contacts.count,
        joined=turn.joined,
        referred=turn.told,
        left=turn.left,
        after=turn.people.count,
        quits=turn.quits,
        cost=turn.load * turn.time + HIRING_COST.value * turn.quits + spent,
        margin=turn.people.margin / WEEKS_A_YEAR,
    )


def _share(part: Values, whole: Values) -> Values:
    return part / maximum(whole, LEAST_COUNT)
