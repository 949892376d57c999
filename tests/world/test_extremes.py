"""Extreme conditions: what must happen where there is nothing, nobody, or too much of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cxsim.equations.behaviour import churn_slope
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.batch_crowd import ArrayCrowd
from cxsim.world.draws import PlainDraws
from cxsim.world.firm import Firm, Week
from cxsim.world.plain import PlainCrowd
from cxsim.world.practice import HouseRules, Practice
from cxsim.world.start import Beginning, plain_firm
from tests.world.firms import USUAL, lived

if TYPE_CHECKING:
    from cxsim.world.draws import Draws
    from cxsim.world.report import WeekReport

BLAME = Week(Practice(leader_response=0.0, honesty=0.0, debrief_quality=0.0), HouseRules())
THANKS = Week(
    Practice(
        leader_response=1.0, honesty=1.0, debrief_quality=1.0, speaking_up=1.0, communication=1.0, credibility=1.0
    ),
    HouseRules(stake_on_rating=0.0),
)


@pytest.fixture(params=["plain", "array"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def live(
    kind: str, weeks: int, week: Week = USUAL, beginning: Beginning | None = None
) -> tuple[Firm, list[WeekReport]]:
    beginning = beginning or Beginning(customers=300, agents=5)
    if kind == "plain":
        draws = PlainDraws(1)
        return lived(plain_firm(beginning, draws), draws, weeks, week)
    luck = BatchDraws(1)
    return lived(array_firm(beginning, luck), luck, weeks, week)


def test_a_firm_without_customers_has_no_work_and_no_marks(kind: str) -> None:
    _, reports = live(kind, 5, beginning=Beginning(customers=0, agents=5))
    for report in reports:
        assert report.flow.after == report.flow.contacts == report.flow.margin == 0
        assert report.reported.rating == report.truth.rating == 0


def test_a_firm_without_staff_solves_nothing(kind: str) -> None:
    _, reports = live(kind, 5, Week(Practice(), HouseRules(staff=0.0)))
    assert all(report.truth.solved_first_time == 0 for report in reports)
    assert reports[-1].truth.pressure == 1.8


@pytest.mark.parametrize(("customers", "agents"), [(-1, 5), (300, 0), (300, -2)])
def test_a_firm_cannot_begin_without_agents_or_with_fewer_customers_than_none(customers: int, agents: int) -> None:
    with pytest.raises(ValueError, match="expected"):
        Beginning(customers=customers, agents=agents)


def test_a_week_without_demand_changes_nobodys_mind(kind: str) -> None:
    _, reports = live(kind, 5, replace(USUAL, demand=0.0))
    assert all(report.flow.contacts == report.reported.asked == report.truth.failures == 0 for report in reports)
    assert all(report.flow.referred == 0 for report in reports)


def test_a_target_of_nothing_is_no_target(kind: str) -> None:
    pressed = Practice(enforcement=1.0)
    _, without = live(kind, 3, Week(pressed, HouseRules(time_target=0.0)))
    _, nominal = live(kind, 3, Week(pressed, HouseRules(time_target=1.0)))
    assert without[-1].reported.handling_time == nominal[-1].reported.handling_time


def test_when_everybody_leaves_the_firm_is_empty_and_goes_on(kind: str) -> None:
    beginning = Beginning(customers=300, agents=5)
    firm, _ = live(kind, 1, beginning=beginning)
    assert churn_slope(firm.preset) == 1.8
    firm = replace(firm, first_customers=0.0)
    crowd = firm.customers
    if isinstance(crowd, PlainCrowd):
        crowd.customers = [each.changed(hazard=1.0) if each.here else each for each in crowd.customers]
    else:
        assert isinstance(crowd, ArrayCrowd)
        crowd.columns.hazard[crowd.columns.here] = 1.0
    draws: Draws = PlainDraws(1) if kind == "plain" else BatchDraws(1)
    after, reports = lived(firm, draws, 4)
    assert after.size <= reports[0].flow.contacts + reports[0].flow.referred
    assert reports[0].flow.left >= 0.9 * firm.size - reports[0].flow.contacts


def test_total_blame_ends_safety_and_reporting_but_not_failures(kind: str) -> None:
    _, reports = live(kind, 130, BLAME, Beginning(customers=2400, representatives=300))
    failures = sum(each.truth.failures for each in reports[-52:])
    assert reports[-1].truth.safety < 0.25
    assert failures > 3 * sum(each.reported.failures for each in reports[-52:])


def test_perfect_safety_reports_everything_that_half_of_the_climate_lets_it_and_learns(kind: str) -> None:
    _, reports = live(kind, 150, THANKS)
    assert reports[-1].truth.safety > 0.85
    assert reports[-1].truth.knowledge > 0.15
    assert reports[-1].truth.gaming == 0.2


def test_a_very_long_run_stays_finite(kind: str) -> None:
    _, reports = live(kind, 400, replace(USUAL, demand=3.0), Beginning(customers=80, agents=3))
    assert 1.8 in {each.truth.pressure for each in reports}
    assert all(each.truth.pressure <= 1.8 for each in reports)
    assert 0.4 <= reports[-1].truth.standard <= 1.5
