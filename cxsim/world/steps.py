"""The steps of a week, each one update; their order stands in ``order``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.arrays import maximum, where
from cxsim.equations.behaviour import LINKS
from cxsim.equations.culture import dimension_after, response_as_felt, say_do_gap
from cxsim.equations.customer_parameters import CONTACT_RATE, DETRACTORS_USUAL
from cxsim.equations.encounter import recovery
from cxsim.equations.failure import chance_of_any, error_rate, knowledge_after, lapse_rate, made_known, reach
from cxsim.equations.gaming import gaming_effort, passed_off, time_with_passed_off
from cxsim.equations.people import capacity_factor, courtesy_shift, surface_acting
from cxsim.equations.resolution import solved_first_time, solving_chance
from cxsim.equations.team_parameters import CULTURE_SCALE, ERROR_RATE, RESTORED_EVERY
from cxsim.equations.word_of_mouth import organic_newcomers
from cxsim.equations.work_pressure import (
    LEAST_LOAD,
    answered,
    load,
    standard_after,
    standard_restored,
    time_per_contact,
    work_pressure,
)
from cxsim.world.agent import TeamWeek
from cxsim.world.customer import Service
from cxsim.world.firm import Team

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values
    from cxsim.world.turn import Turn

PRACTISED = 0.5
"""Level from which something counts as the team's practice."""


def press(turn: Turn) -> None:
    """E6: issues and repeat contacts meet capacity: work pressure, time per contact, felt standard."""
    team, practice, rules = turn.team, turn.week.practice, turn.week.rules
    standard = _standard_said(turn)
    turn.issues = turn.firm.size * CONTACT_RATE.value * turn.week.demand
    turn.load = turn.linked("rework", load(turn.issues, team.solved), turn.issues)
    rested = turn.linked("exhaustion", capacity_factor(turn.average.exhaustion), 1.0)
    turn.capacity = maximum(team.capacity * rules.staff * rested, LEAST_LOAD)
    felt = standard * practice.time_per_contact
    turn.pressure = work_pressure(turn.load, felt, turn.capacity)
    hurry = turn.linked("corner_cutting", turn.pressure, 1.0)
    turn.time = time_per_contact(felt, hurry, rules.time_target, practice.enforcement)
    turn.standard = standard_after(standard, turn.time / practice.time_per_contact)


def tempt(turn: Turn) -> None:
    """E12: what hangs on a figure, and habit, set the effort that goes into it."""
    team, practice, rules = turn.team, turn.week.practice, turn.week.rules
    score_effort = gaming_effort(rules.stake_on_rating, team.conscience, team.credibility, practice.gaming)
    turn.score_effort = turn.linked("gaming", score_effort, 0.0)
    time_effort = gaming_effort(rules.stake_on_time, team.conscience, team.credibility, practice.gaming)
    turn.passed_off = turn.linked("gaming", passed_off(time_effort), 0.0)
    turn.time = time_with_passed_off(turn.time, turn.passed_off)


def serve(turn: Turn) -> None:
    """E7, E11, E1-E4: contacts are solved or not, remembered, and change attitudes."""
    practice = turn.week.practice
    safety = turn.average.safety
    turn.error = error_rate(turn.knowledge, turn.pressure)
    turn.known = made_known(safety, practice.honesty)
    kept = (1.0 - turn.passed_off) * (1.0 - lapse_rate(safety, practice.accountability))
    kept *= answered(turn.load, turn.time, turn.capacity)
    warm = turn.linked("morale", 1.0, 0.0)
    service = Service(
        week=turn.firm.week,
        solving=turn.agents.by_agent(
            lambda agent, time, share: solving_chance(agent.skill, time) * share, turn.time, kept
        ),
        courtesy=turn.agents.by_agent(
            lambda agent, deep, warm: warm * courtesy_shift(agent.morale, deep),
            turn.team.conscience / CULTURE_SCALE.value,
            warm,
        ),
        error=turn.error,
        known=turn.known,
        recovery=recovery(practice.recovery_made_good, practice.recovery_treatment, practice.recovery_process),
        delight=practice.delight,
        begging=turn.score_effort,
    )
    turn.contacts = turn.customers.served(service, CONTACT_RATE.value * turn.week.demand, turn.draws)
    turn.solved = solved_first_time(solving_chance(turn.average.skill, turn.time) * kept, turn.error)


def ask(turn: Turn) -> None:
    """E12: some of the contacts are asked; effort picks the happy."""
    turn.answers = turn.customers.surveyed(turn.week.rules.surveyed, turn.score_effort)


def tell(turn: Turn) -> None:
    """E5, E9: some of those who had a contact bring a newcomer."""
    turn.told = turn.customers.told(LINKS[turn.firm.preset]["recommend"])


def leave(turn: Turn) -> None:
    """E8: customers leave."""
    turn.left = turn.customers.left()


def join(turn: Turn) -> None:
    """E9: newcomers join, fewer where many are detractors."""
    shunned = turn.linked("word_of_mouth", turn.firm.detractors, DETRACTORS_USUAL.value)
    due = turn.firm.due + organic_newcomers(turn.firm.first_customers, shunned)
    turn.joined, turn.due = turn.customers.joined(due, turn.firm.week, turn.draws)


def count(turn: Turn) -> None:
    """E4: how all customers think."""
    turn.people = turn.customers.census(turn.firm.week, advantage=turn.firm.margin_advantage)


def learn(turn: Turn) -> None:
    """E11: failures that were reported, looked back on and heard become knowledge."""
    practice = turn.week.practice
    heard = reach(practice.debrief_quality, practice.speaking_up, turn.team.communication / CULTURE_SCALE.value)
    usual = maximum(turn.contacts.count * ERROR_RATE.value, 1.0)
    learned = knowledge_after(turn.knowledge, heard * turn.contacts.reported / usual)
    turn.knowledge = turn.linked("learning", learned, turn.knowledge)


def live(turn: Turn) -> None:
    """E10, E11: agents are strained or carried, learn, and quit."""
    team, practice, rules = turn.team, turn.week.practice, turn.week.rules
    any_reported = turn.linked("safety", chance_of_any(turn.error * turn.known, turn.contacts.count), 0.0)
    deep = team.conscience / CULTURE_SCALE.value
    week = TeamWeek(
        pressure=turn.pressure,
        acting=surface_acting(
            practice.enforcement, rules.stake_on_rating, practice.surface_acting, 1.0 - turn.solved, deep
        ),
        autonomy=practice.autonomy,
        response=response_as_felt(practice.leader_response, say_do_gap(team.consistency, team.credibility)),
        reported=any_reported,
        safety=turn.average.safety,
        knowledge=turn.knowledge,
        citizenship=turn.average.citizenship,
    )
    turn.agents, turn.quits = turn.agents.after(week, turn.draws)
    turn.average = turn.agents.average()


def settle(turn: Turn) -> None:
    """The four Cs follow the practices that are evidence for them."""
    team, practice = turn.team, turn.week.practice
    open_talk = (practice.communication + practice.speaking_up) / 2.0
    turn.team = Team(
        standard=turn.standard,
        solved=turn.solved,
        knowledge=turn.knowledge,
        conscience=dimension_after(team.conscience, practice.conscience),
        communication=dimension_after(team.communication, open_talk),
        consistency=dimension_after(team.consistency, practice.consistency),
        credibility=dimension_after(team.credibility, practice.credibility),
        capacity=team.capacity,
    )


def _standard_said(turn: Turn) -> Values:
    """Return the felt standard, restored where somebody said it this week or saying it has become a practice."""
    standard, practice = turn.team.standard, turn.week.practice
    if turn.week.standard_restated:
        return standard_restored(standard)
    if turn.firm.week % int(RESTORED_EVERY.value):
        return standard
    return where(practice.standard >= PRACTISED, standard_restored(standard), standard)
