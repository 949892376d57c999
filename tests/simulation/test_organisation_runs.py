"""Habits of a quarter, two years on: the dashboard rewards the wrong ones first, and the order turns round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pytest

from cxsim.simulation.organisation_runs import (
    BUSY_WEEKS,
    HABITS,
    QUARTER,
    SAFE,
    STAY,
    TWO_YEARS,
    UNDERSTAFFED,
    Habit,
    outcomes,
    run,
    weeks_of,
)
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.practice import PRACTICE_NAMES, Practice
from cxsim.world.start import Beginning

if TYPE_CHECKING:
    from cxsim.equations.behaviour import LoyaltyPreset

Figures: TypeAlias = Any
"""An array, one figure a firm."""
FIRMS = 8


class Run:
    """Firms side by side under one habit; figures are means over a quarter, one a firm."""

    def __init__(self, habit: Habit, start: Practice, firms: int, preset: LoyaltyPreset = "temkin2016") -> None:
        draws = BatchDraws(7)
        first = array_firm(Beginning(preset=preset), draws, firms)
        lived = list(run(first, weeks_of(habit, start, TWO_YEARS), draws))
        self.reports = [report for _, report in lived]
        self.outcomes: Any = outcomes(first, lived[-1][0], self.reports)

    def quarter(self, end: int, part: str, name: str) -> Figures:
        weeks = self.reports[end - QUARTER : end]
        return np.mean([getattr(getattr(each, part), name) for each in weeks], axis=0)


def apart(better: Figures, worse: Figures) -> float:
    """Return how many standard deviations over firms two figures lie apart."""
    return float((better.mean() - worse.mean()) / max(better.std(), worse.std()))


@pytest.fixture(scope="module")
def table() -> dict[str, Run]:
    return {name: Run(habit, STAY.practice, FIRMS) for name, habit in HABITS.items()}


@pytest.fixture(scope="module")
def runs(table: dict[str, Run]) -> tuple[Run, Run, Run]:
    squeezed, stay, safe = table["squeezed, blamed, score-chasing"], table["stay"], table["safe, debriefed, honest"]
    return squeezed, stay, safe


def test_after_the_quarter_the_dashboard_rewards_the_wrong_habits(runs: tuple[Run, Run, Run]) -> None:
    squeezed, stay, safe = (each.quarter(QUARTER, "reported", "rating").mean() for each in runs)
    assert squeezed > stay > safe


def test_after_the_quarter_true_loyalty_has_hardly_moved(runs: tuple[Run, Run, Run]) -> None:
    squeezed, stay, safe = (each.quarter(QUARTER, "truth", "rating").mean() for each in runs)
    assert safe >= stay >= squeezed
    assert safe - squeezed < 5


def test_morale_and_safety_are_the_early_signs(runs: tuple[Run, Run, Run]) -> None:
    for name in ("morale", "safety"):
        squeezed, stay, safe = (each.quarter(QUARTER, "truth", name).mean() for each in runs)
        assert safe > stay > squeezed


def test_two_years_on_the_order_has_turned_round_by_more_than_five_standard_deviations(
    runs: tuple[Run, Run, Run],
) -> None:
    for name in ("rating", "morale", "safety"):
        squeezed, stay, safe = (each.quarter(TWO_YEARS, "truth", name) for each in runs)
        assert apart(safe, stay) > 5
        assert apart(stay, squeezed) > 5
    squeezed, stay, safe = (each.outcomes.equity for each in runs)
    assert apart(safe, stay) > 5
    assert apart(stay, squeezed) > 5
    assert (
        runs[0].quarter(TWO_YEARS, "reported", "rating").mean()
        > runs[2].quarter(TWO_YEARS, "reported", "rating").mean()
    )


def test_outcomes_are_a_vector_and_safety_has_its_price(runs: tuple[Run, Run, Run]) -> None:
    squeezed, _, safe = (each.outcomes for each in runs)
    for name in ("equity", "retention", "margin", "referrals", "referral_equity", "morale", "learning"):
        assert getattr(safe, name).mean() > getattr(squeezed, name).mean()
    assert safe.cost.mean() > squeezed.cost.mean()


def test_the_blaming_firm_shows_the_better_score_and_has_the_worse_customers_and_people() -> None:
    """The signature run: squeeze and blame against safe and debrief, from the first week, twenty seeds."""
    blaming, safe = (Run(habit, habit.practice, 20) for habit in (UNDERSTAFFED, SAFE))
    assert (blaming.quarter(TWO_YEARS, "reported", "rating") > safe.quarter(TWO_YEARS, "reported", "rating")).all()
    for name in ("rating", "morale", "safety"):
        assert (blaming.quarter(TWO_YEARS, "truth", name) < safe.quarter(TWO_YEARS, "truth", name)).all()
    assert (blaming.outcomes.equity < safe.outcomes.equity).all()


def test_the_conservative_preset_keeps_the_order_and_shrinks_the_difference() -> None:
    differences = []
    presets: tuple[LoyaltyPreset, ...] = ("temkin2016", "xmi2024")
    for preset in presets:
        stay, safe = (Run(habit, STAY.practice, 4, preset).outcomes.equity.mean() for habit in (STAY, SAFE))
        differences.append(safe / stay - 1)
    assert differences[0] > differences[1] > 0


def test_a_quarter_moves_habits_almost_all_the_way_and_then_they_stay() -> None:
    weeks = list(weeks_of(SAFE, STAY.practice, 20))
    assert weeks[QUARTER - 1].practice == weeks[-1].practice
    for name in PRACTICE_NAMES:
        start, goal, now = (getattr(each, name) for each in (STAY.practice, SAFE.practice, weeks[-1].practice))
        assert now - start == pytest.approx((goal - start) * (1 - np.exp(-QUARTER / 4)))


def test_the_busy_season_is_busy() -> None:
    demands = [week.demand for week in weeks_of(STAY, STAY.practice, 40)]
    assert [demands.index(1.15), demands.count(1.15)] == [BUSY_WEEKS.start, len(BUSY_WEEKS)]
