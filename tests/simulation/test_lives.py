"""Lives side by side: the same luck for the same column, the same figures as one firm alone, and ranges over luck."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.simulation.lives import BETTER, OUTCOMES, band, estimate, lived, t_quantile
from cxsim.simulation.organisation_runs import Outcomes, outcomes
from cxsim.simulation.quarter import life_as_played, life_of
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.firm import Week
from cxsim.world.week import week_after
from tests.simulation.quarters import BAD, GOOD, quarter, small_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.simulation.quarter import Life, Quarter

SOON = 8
"""Weeks after the quarter, in tests."""


@pytest.fixture
def small(tmp_path: Path) -> Quarter:
    return quarter(small_pack(tmp_path), GOOD)


def test_lives_alike_in_one_column_come_to_the_same(small: Quarter) -> None:
    life = life_as_played(small)
    first, second = lived(small.beginning(representatives=60), [[life] * 3] * 2, 7, after=SOON)
    assert first == second
    assert len({each["equity"] for each in first}) == 3


def test_the_same_seed_gives_the_same_lives_and_another_seed_others(small: Quarter) -> None:
    lives = [[life_as_played(small)] * 2]
    beginning = small.beginning(representatives=60)
    assert lived(beginning, lives, 7, after=SOON) == lived(beginning, lives, 7, after=SOON)
    assert lived(beginning, lives, 7, after=SOON) != lived(beginning, lives, 8, after=SOON)


def test_a_row_of_lives_is_what_the_week_step_makes_of_them(small: Quarter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxsim.simulation.lives.place_key", lambda _name, seed: seed)
    life = life_of(small, ())
    draws = BatchDraws(5)
    firm = start = array_firm(small.beginning(representatives=60), draws, 2)
    reports = []
    for week in range(small.weeks + SOON):
        firm, report = week_after(firm, Week(life.goes_on_with, life.rules[min(week, small.weeks)]), draws)
        reports.append(report)
    alone = outcomes(start, firm, reports)
    (found,) = lived(small.beginning(representatives=60), [[life] * 2], 5, after=SOON)
    for at, run in enumerate(found):
        for name in OUTCOMES:
            assert run[name] == pytest.approx(getattr(alone, name)[at], rel=1e-9)


def with_week(life: Life, *, restated: bool) -> Life:
    return replace(life, restated=tuple(restated for _ in life.restated))


def test_saying_how_long_good_work_takes_gives_it_more_time(tmp_path: Path) -> None:
    squeezed = quarter(small_pack(tmp_path), BAD)
    beginning = replace(squeezed.beginning(representatives=60), slack=-0.3)
    life = life_as_played(squeezed)
    lives = [[with_week(life, restated=said)] * 4 for said in (False, True)]
    silent, said = lived(beginning, lives, 7, after=0)
    assert all(than["cost"] > before["cost"] for than, before in zip(said, silent, strict=True))


def test_what_the_debrief_is_made_of_is_imported_without_numpy() -> None:
    says = "import sys, cxsim.insights.quarter, cxsim.simulation.findings; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True).stdout == "False\n"


def test_every_outcome_says_which_way_is_better() -> None:
    assert set(BETTER) == {each.name for each in fields(Outcomes)}
    assert [name for name, way in BETTER.items() if way < 0] == ["cost"]


@given(st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=40))
def test_a_band_holds_most_of_the_values_and_lies_within_them(values: list[float]) -> None:
    found = band(values)
    assert min(values) <= found.low <= found.high <= max(values)
    inside = sum(found.low <= each <= found.high for each in values)
    assert inside >= 0.5 * len(values)


def test_the_ends_of_a_band_are_the_tenth_and_the_ninetieth_of_a_hundred() -> None:
    found = band([float(each) for each in range(101)])
    assert [found.low, found.middle, found.high] == pytest.approx([10, 50, 90])


@pytest.mark.parametrize(("freedom", "table"), [(3, 1.638), (7, 1.415), (33, 1.308)])
def test_students_t_is_that_of_the_tables(freedom: int, table: float) -> None:
    assert t_quantile(0.9, freedom) == pytest.approx(table, rel=0.01)


def test_an_estimate_is_the_mean_and_what_it_is_known_to() -> None:
    found = estimate([1.0, 2.0, 3.0, 4.0])
    assert found.middle == 2.5
    assert found.high - found.middle == pytest.approx(1.638 * 1.29099 / 2, rel=0.01)
    assert found.plus(2.0).low == pytest.approx(found.low + 2)
