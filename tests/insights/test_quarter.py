"""The debrief of a quarter: reported beside true, turning points, trades and luck, in numbers and ids."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import hypot
from typing import TYPE_CHECKING

import pytest

from cxsim.insights.quarter import NOTICEABLE_GAP, WINDOW, QuarterDebrief, beside_truth, quarter_debrief
from cxsim.simulation.findings import Findings, findings
from cxsim.simulation.lives import OUTCOMES, Range
from cxsim.simulation.quarter import plain
from tests.simulation.quarters import onboarding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.world.report import WeekReport


@cache
def found() -> Findings:
    return findings(onboarding("hide")[1], lucks=2)


def reports() -> Sequence[WeekReport]:
    return onboarding("hide")[0].organisation.reports


@pytest.fixture
def debrief() -> QuarterDebrief:
    return quarter_debrief(reports(), found())


def test_the_dashboard_stands_beside_the_truth_at_both_ends(debrief: QuarterDebrief) -> None:
    rows = {(each.quantity, each.when): each for each in debrief.beside_truth}
    assert len(rows) == 2 * 9
    end = rows["rating", "end"]
    assert end.reported is not None
    assert end.reported - end.true > 20  # who hides has the better board
    last = [each.reported for each in reports()[-WINDOW:]]
    asked = [plain(each.asked) for each in last]
    marks = [plain(each.rating) * count for each, count in zip(last, asked, strict=True)]
    margins = [plain(each.rating_margin) * count for each, count in zip(last, asked, strict=True)]
    assert end.reported == pytest.approx(sum(marks) / sum(asked))
    assert end.margin == pytest.approx(hypot(*margins) / sum(asked))
    assert rows["failures", "end"].reported == pytest.approx(sum(plain(each.failures) for each in last) / WINDOW)


def test_morale_and_safety_have_no_dial(debrief: QuarterDebrief) -> None:
    unseen = {each.quantity for each in debrief.beside_truth if each.reported is None}
    assert unseen == {"attitude", "pressure", "morale", "safety"}


def test_nobody_asked_means_nothing_reported() -> None:
    silent = [replace(each, reported=replace(each.reported, asked=0.0)) for each in reports()]
    rows = [each for each in beside_truth(silent) if each.quantity in {"rating", "satisfied"}]
    assert [(each.reported, each.margin) for each in rows] == [(None, None)] * 4


def test_before_the_first_week_there_is_nothing_to_compare() -> None:
    assert list(beside_truth(())) == []


def test_turning_points_are_the_decisions_on_which_most_hung(debrief: QuarterDebrief) -> None:
    sizes = [each.size for each in debrief.decisions]
    assert [each.size for each in debrief.turning_points] == sorted(sizes, reverse=True)[:3]
    for each in debrief.decisions:
        assert each.size == max((other.size for other in each.others), default=0.0)


def test_another_way_says_what_it_makes_better_and_worse_as_far_as_that_is_sure(debrief: QuarterDebrief) -> None:
    for way in (other for each in debrief.decisions for other in each.others):
        assert not set(way.better) & set(way.worse)
        for name in OUTCOMES:
            low, high = way.alternative.expected[name].low, way.alternative.expected[name].high
            sure = low > 0 or high < 0
            assert (name in {*way.better, *way.worse}) == sure
            assert (name in way.better) == (sure and (high < 0 if name == "cost" else low > 0))


def test_luck_is_what_is_left_of_an_other_way_without_judgement(debrief: QuarterDebrief) -> None:
    lucky = [way for each in debrief.decisions for way in each.others if any(way.luck.values())]
    assert lucky
    for way in lucky:
        parts = way.alternative.expected["equity"].middle + way.luck["equity"]
        assert parts == pytest.approx(way.alternative.moved["equity"].middle)


def test_two_years_on_stand_under_both_loyalty_presets_beside_going_on_as_before(debrief: QuarterDebrief) -> None:
    assert [each.preset for each in debrief.outlooks] == ["temkin2016", "xmi2024"]
    for outlook in debrief.outlooks:
        assert outlook.as_played["equity"].middle < outlook.as_before["equity"].middle
        assert all(each.low <= each.middle <= each.high for each in outlook.as_played.values())


def test_a_culture_gap_is_told_where_it_is_noticeable_the_widest_first() -> None:
    gaps = {"honesty": 0.3, "gaming": -0.4, "autonomy": NOTICEABLE_GAP / 2}
    debrief = quarter_debrief(reports(), replace(found(), culture_gap=gaps))
    assert debrief.culture_gap == (("gaming", -0.4), ("honesty", 0.3))


def test_a_way_that_moves_nothing_for_sure_is_neither_better_nor_worse() -> None:
    first = found().decisions[0]
    unsure = replace(first.alternatives[0], expected=dict.fromkeys(OUTCOMES, Range(-1.0, 0.5, 2.0)))
    decisions = (replace(first, alternatives=(unsure,)),)
    (weighed,) = quarter_debrief(reports(), replace(found(), decisions=decisions)).decisions
    assert (weighed.others[0].better, weighed.others[0].worse) == ((), ())


def test_who_stands_where_and_what_mattered_is_told_by_ids(debrief: QuarterDebrief) -> None:
    assert debrief.nearest == "hide"
    assert debrief.weeks == 13
    assert debrief.dominant_loop is debrief.loops[0]
    assert set(debrief.percentiles) == set(OUTCOMES)
    assert set(debrief.front) <= set(debrief.players)
