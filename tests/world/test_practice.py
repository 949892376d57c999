"""Practice: deeds move averages, kept apart by whether anybody watches; tables and draws that the world stands on."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.equations.practice import PRACTICES
from cxsim.world.draws import PlainDraws
from cxsim.world.practice import PRACTICE_NAMES, Habits, Practice, practice_shown, practice_towards
from cxsim.world.tables import quantile_tables


def test_every_practice_that_deeds_move_has_a_level_and_only_extras_come_on_top() -> None:
    assert set(PRACTICE_NAMES) == {*PRACTICES, "delight"}


@given(levels=st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_a_week_of_deeds_moves_a_practice_a_fifth_of_the_way_to_their_mean(levels: list[float]) -> None:
    moved = practice_shown(Practice(honesty=0.35), {"honesty": tuple(levels)})
    assert moved.honesty == pytest.approx(0.35 + 0.2212 * (fmean(levels) - 0.35), abs=1e-4)


def test_no_evidence_moves_nothing() -> None:
    assert practice_shown(Practice(), {"honesty": ()}) == Practice()


def test_a_month_towards_a_goal_is_two_thirds_of_the_way() -> None:
    practice, goal = Practice(autonomy=0.0), Practice(autonomy=1.0)
    for _ in range(4):
        practice = practice_towards(practice, goal)
    assert practice.autonomy == pytest.approx(0.632, abs=0.001)


def test_what_is_done_while_nobody_watches_is_kept_apart_and_counts_all_the_same() -> None:
    habits = Habits.starting(Practice(honesty=0.5)).after({"honesty": (1.0,)}, {"honesty": (0.0,)})
    assert habits.practice.honesty == 0.5
    assert habits.observed.honesty > 0.5 > habits.unobserved.honesty
    assert habits.culture_gap()["honesty"] == pytest.approx(0.2212, abs=1e-4)
    assert habits.culture_gap()["gaming"] == 0


def test_normal_quantiles_have_the_mean_and_spread_of_a_normal_distribution() -> None:
    normals = quantile_tables().normals
    assert fmean(normals) == pytest.approx(0, abs=1e-9)
    assert pstdev(normals) == pytest.approx(1, abs=0.003)


def test_churn_propensities_have_the_moments_of_their_beta_distribution() -> None:
    propensities = quantile_tables().propensities
    a, b = 0.668, 3.806
    assert all(earlier < later for earlier, later in pairwise(propensities))
    assert fmean(propensities) == pytest.approx(a / (a + b), abs=1e-4)
    assert pstdev(propensities) == pytest.approx((a * b / ((a + b) ** 2 * (a + b + 1))) ** 0.5, abs=1e-3)


def test_draws_are_uniform_and_differ_by_seed_week_and_row() -> None:
    (first, second) = PlainDraws(1).week(0).uniform(2, 5000)
    assert fmean(first) == pytest.approx(0.5, abs=0.02)
    assert pstdev(first) == pytest.approx(0.2887, abs=0.01)
    others = [PlainDraws(2).week(0), PlainDraws(1).week(1)]
    assert len({first[0], second[0], *(each.uniform(1, 1)[0][0] for each in others)}) == 4
    assert PlainDraws(1).week(0).uniform(1, 3)[0] == first[:3]


def test_later_draws_of_a_week_go_on_where_the_earlier_ones_ended() -> None:
    week = PlainDraws(1).week(0)
    parts = week.uniform(1, 3)[0] + week.uniform(1, 2)[0]
    assert parts == PlainDraws(1).week(0).uniform(1, 5)[0]
