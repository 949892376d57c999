"""E6, E7, E10, E11, E12, culture and practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.equations import failure, gaming, people, resolution, work_pressure
from cxsim.equations.arrays import power
from cxsim.equations.culture import dimension_after, practice_after, response_as_felt, say_do_gap

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values

LEVEL = st.floats(0, 1)


def standard_after_a_busy_season(demand: float, weeks: int) -> Values:
    """Oliva & Sterman's own set-up: capacity for the usual demand, a season above it, then back to normal."""
    standard: Values = 1.0
    for week in range(104):
        pressure = (demand if 8 <= week < 8 + weeks else 1.0) * standard
        standard = work_pressure.standard_after(standard, standard * power(pressure, -0.64))
    return standard


def test_a_busy_quarter_leaves_the_standard_six_percent_lower_for_good() -> None:
    assert standard_after_a_busy_season(1.2, 13) == pytest.approx(0.940, abs=0.005)
    assert standard_after_a_busy_season(1.33, 26) == pytest.approx(0.852, abs=0.005)


def test_time_gives_way_to_work_pressure_with_an_elasticity_of_two_thirds() -> None:
    assert work_pressure.time_per_contact(1.0, 1.0, 0.0, 0.0) == 1
    assert work_pressure.time_per_contact(1.0, 1.5, 0.0, 0.0) == pytest.approx(1.5**-0.64)


@given(standard=st.floats(0.4, 1.5), time=st.floats(0.4, 1.5))
def test_the_standard_follows_downwards_and_does_not_come_back(standard: float, time: float) -> None:
    after = work_pressure.standard_after(standard, time)
    assert min(standard, time) <= after
    assert after <= standard + 1e-6


def test_saying_how_long_good_work_takes_gives_half_of_it_back() -> None:
    assert work_pressure.standard_restored(0.8) == pytest.approx(0.9)
    assert work_pressure.standard_restored(1.1) == 1.1


def test_a_target_that_nobody_enforces_changes_nothing_and_no_target_neither() -> None:
    free = work_pressure.time_per_contact(1.0, 1.0, 0.8, 0.0)
    assert free == work_pressure.time_per_contact(1.0, 1.0, 0.0, 1.0) == 1.0
    assert work_pressure.time_per_contact(1.0, 1.0, 0.8, 1.0) == pytest.approx(0.8)


def test_unsolved_customers_come_back() -> None:
    assert work_pressure.load(100.0, 1.0) == 100
    assert work_pressure.load(100.0, 0.7) == pytest.approx(100 / 0.82)


def test_at_nominal_time_seventy_percent_are_solved_and_a_quarter_more_time_solves_eighty() -> None:
    assert resolution.solving_chance(1.0, 1.0) == pytest.approx(0.70, abs=0.001)
    assert resolution.solving_chance(1.0, 1.25) == pytest.approx(0.80, abs=0.005)


def test_handling_time_per_issue_is_lowest_at_three_quarters_of_the_nominal_time() -> None:
    times = [each / 100 for each in range(40, 151)]

    def per_issue(time: float) -> float:
        cost = resolution.time_per_issue(time, resolution.solving_chance(1.0, time))
        assert isinstance(cost, float)
        return cost

    assert min(times, key=per_issue) == pytest.approx(0.74, abs=0.011)


@given(skill=LEVEL, time=st.floats(0, 3))
def test_resolution_is_a_chance_and_greeting_alone_solves_nothing(skill: float, time: float) -> None:
    assert 0 <= resolution.solving_chance(skill, time) < 1
    assert resolution.solving_chance(skill, 0.25) == 0


@given(level=LEVEL, more=LEVEL)
def test_demands_exhaust_and_safety_carries(level: float, more: float) -> None:
    low, high = sorted((level, more))
    assert people.exhaustion_goal(1 + high, 0.3, 0.5) >= people.exhaustion_goal(1 + low, 0.3, 0.5)
    assert people.exhaustion_goal(1.0, high, 0.5) >= people.exhaustion_goal(1.0, low, 0.5)
    assert people.exhaustion_goal(1.0, 0.3, high) <= people.exhaustion_goal(1.0, 0.3, low)
    assert people.engagement_goal(high, 0.5, 0.3) >= people.engagement_goal(low, 0.5, 0.3)
    assert people.engagement_goal(0.5, high, 0.3) >= people.engagement_goal(0.5, low, 0.3)
    assert people.engagement_goal(0.5, 0.5, high) <= people.engagement_goal(0.5, 0.5, low)


def test_three_in_ten_quit_within_a_year_at_usual_exhaustion_and_more_when_worn_out() -> None:
    usual = people.quit_chance(0.35)
    assert isinstance(usual, float)
    assert 1 - (1 - usual) ** 52 == pytest.approx(0.30)
    assert people.quit_chance(0.8) > 2 * usual


def test_a_new_hire_works_three_fifths_better_after_a_year_and_sooner_among_those_who_know() -> None:
    alone: Values = 0.61
    taught: Values = 0.61
    for _ in range(52):
        alone, taught = people.skill_after(alone, 0.0), people.skill_after(taught, 1.0)
    assert alone / 0.61 == pytest.approx(1.60, abs=0.02)
    assert taught > alone


def test_nobody_learns_from_peers_who_do_not_help() -> None:
    assert people.skill_after(0.61, 1.0, 0.0) == people.skill_after(0.61, 0.0)
    assert people.skill_after(0.61, 1.0, 1.0) > people.skill_after(0.61, 1.0)


def test_the_engaged_help_more_and_some_people_more_than_others() -> None:
    assert people.citizenship(0.55) == 0.5
    assert people.citizenship(0.8) > people.citizenship(0.3)
    assert people.citizenship(0.55, 0.2) == pytest.approx(0.7)
    assert people.citizenship(1.0, 0.5) == 1


@given(safety=LEVEL, response=LEVEL, reported=LEVEL)
def test_safety_moves_towards_the_response_and_stays_in_range(safety: float, response: float, reported: float) -> None:
    after = failure.safety_after(safety, response, reported)
    assert min(safety, response) - 1e-12 <= after <= max(safety, response) + 1e-12


def test_blame_weighs_twice_what_thanks_weigh() -> None:
    rise = failure.safety_after(0.5, 1.0, 1.0) - 0.5
    fall = 0.5 - failure.safety_after(0.5, 0.0, 1.0)
    assert fall / rise == pytest.approx(1.955)


def test_a_week_without_a_report_leaves_safety_alone() -> None:
    assert failure.safety_after(0.5, 0.0, 0.0) == 0.5


def test_four_in_five_failures_stay_unreported_in_a_poor_climate_and_half_in_a_good_one() -> None:
    assert 1 - failure.reporting_chance(0.0) == pytest.approx(0.81)
    assert 1 - failure.reporting_chance(1.0) == pytest.approx(0.47)


@pytest.mark.parametrize(("team", "loss"), [(0.40, 0.30), (0.55, 0.17), (0.70, 0.04)])
def test_a_newcomer_loses_safety_within_the_year_and_less_in_a_safe_team(team: float, loss: float) -> None:
    safety: Values = 0.75
    for _ in range(52):
        safety = failure.safety_drifted(safety, team)
    assert 0.75 - safety == pytest.approx(loss, abs=0.01)


def test_a_team_that_debriefs_half_of_its_failures_comes_to_know_a_quarter() -> None:
    knowledge: Values = 0.0
    for _ in range(1000):
        knowledge = failure.knowledge_after(knowledge, (1 - knowledge) * 0.53)
    assert knowledge == pytest.approx(0.25, abs=0.001)


def test_nothing_is_learned_from_what_nobody_looks_back_on_says_or_hears() -> None:
    assert [failure.reach(*each) for each in ((0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0))] == [0, 0, 0]


def test_safety_without_a_standard_makes_routine_sloppy() -> None:
    assert failure.lapse_rate(1.0, 0.0) == pytest.approx(0.10)
    assert failure.lapse_rate(1.0, 1.0) == 0
    assert failure.lapse_rate(0.7, 0.0) == 0


def test_the_chance_of_any_report_grows_with_the_number_of_contacts() -> None:
    assert failure.chance_of_any(0.5, 2) == pytest.approx(0.75)
    assert failure.chance_of_any(0.5, 0) == 0
    assert failure.chance_of_any(1.0, 10) == pytest.approx(1)


def test_a_stake_tempts_where_conscience_and_credibility_are_low() -> None:
    assert gaming.gaming_effort(1.0, 0.0, 0.0) == 1
    assert gaming.gaming_effort(1.0, 5.0, 5.0) == 0
    assert gaming.gaming_effort(0.0, 0.0, 0.0, practised=0.4) == 0.4


def test_effort_picks_the_happy_and_no_effort_picks_anybody() -> None:
    assert gaming.survey_weight(1.0, 0.0) == gaming.survey_weight(-1.0, 0.0) == 1
    assert gaming.survey_weight(0.5, 0.5) > gaming.survey_weight(-0.5, 0.5)


def test_passing_contacts_off_shortens_the_time_and_embellishes_the_record() -> None:
    share = gaming.passed_off(1.0)
    assert gaming.time_with_passed_off(1.0, share) == pytest.approx(0.95)
    assert gaming.solved_as_reported(0.7, share) == pytest.approx(0.73)


def test_a_habit_follows_its_deeds_within_a_month_and_a_culture_within_half_a_year() -> None:
    habit: Values = 0.0
    points: Values = 0.0
    for _ in range(4):
        habit = practice_after(habit, 1.0)
    for _ in range(26):
        points = dimension_after(points, 1.0)
    assert habit == pytest.approx(0.632, abs=0.001)
    assert points / 5 == pytest.approx(0.639, abs=0.001)


def test_thanks_are_felt_less_where_words_and_deeds_are_apart() -> None:
    assert say_do_gap(5.0, 5.0) == 0
    assert say_do_gap(5.0, 0.0) == say_do_gap(0.0, 5.0) == pytest.approx(0.5)
    assert response_as_felt(1.0, 0.0) == 1
    assert response_as_felt(1.0, say_do_gap(0.0, 0.0)) == pytest.approx(0.8)
