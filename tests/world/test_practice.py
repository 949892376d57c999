"""Practice: deeds move averages, kept apart by whether anybody watches; tables and draws that the world stands on."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.equations.practice import PRACTICES
from cxsim.world.practice import PRACTICE_NAMES, Habits, Practice, practice_shown, practice_towards
from cxsim.world.tables import POINTS, quantile_tables, quantiles


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
    normals, _ = quantiles()
    assert fmean(normals) == pytest.approx(0, abs=1e-9)
    assert pstdev(normals) == pytest.approx(1, abs=0.003)


def test_churn_propensities_have_the_moments_of_their_beta_distribution() -> None:
    _, propensities = quantiles()
    a, b = 0.668, 3.806
    assert all(earlier < later for earlier, later in pairwise(propensities))
    assert fmean(propensities) == pytest.approx(a / (a + b), abs=1e-4)
    assert pstdev(propensities) == pytest.approx((a * b / ((a + b) ** 2 * (a + b + 1))) ** 0.5, abs=1e-3)


def test_a_draw_is_read_from_the_tables_as_the_quantile_it_lies_at() -> None:
    tables, (normals, propensities) = quantile_tables(), quantiles()
    for at in (0, 1, 999, 1998, 1999):
        assert tables.normal((at + 0.5) / POINTS) == pytest.approx(normals[at], abs=1e-9)
        assert tables.propensity((at + 0.5) / POINTS) == pytest.approx(propensities[at], abs=1e-9)
    assert tables.normal(0.8413) == pytest.approx(1.0, abs=1e-3)
    assert 0 < tables.propensity(1e-12) < tables.propensity(1 - 1e-12) < 1
