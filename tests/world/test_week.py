"""The week step: the same on floats and on arrays, nobody lost, nothing changed behind anybody's back."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.draws import PlainDraws
from cxsim.world.firm import Link, Week
from cxsim.world.order import ORDER
from cxsim.world.practice import PRACTICE_NAMES, HouseRules, Practice
from cxsim.world.start import Beginning, plain_firm
from tests.world.firms import USUAL, Listed, lived

if TYPE_CHECKING:
    from cxsim.world.report import WeekReport

SMALL = Beginning(customers=160, agents=4)
LEVELS = st.floats(0, 1)
PRACTICES = st.builds(Practice, **dict.fromkeys(PRACTICE_NAMES, LEVELS) | {"time_per_contact": st.floats(0.4, 1.6)})
RULES = st.builds(
    HouseRules,
    time_target=st.floats(0, 1.2),
    stake_on_rating=LEVELS,
    stake_on_time=LEVELS,
    surveyed=LEVELS,
    staff=st.floats(0, 2),
)
WEEKS = st.builds(Week, PRACTICES, RULES, st.floats(0, 3), st.booleans())


def numbers(report: WeekReport) -> dict[str, Any]:
    return {
        f"{part}.{name}": value
        for part, values in asdict(report).items()
        for name, value in (values.items() if isinstance(values, dict) else [("", values)])
    }


@settings(max_examples=15)
@given(week=WEEKS, seed=st.integers(0, 2**32))
def test_a_firm_of_floats_and_a_firm_of_arrays_live_the_same_weeks(week: Week, seed: int) -> None:
    draws = BatchDraws(seed)
    _, arrays = lived(array_firm(SMALL, draws), draws, 8, week)
    _, floats = lived(plain_firm(SMALL, Listed(draws)), Listed(draws), 8, week)
    for there, here in zip(arrays, floats, strict=True):
        assert numbers(there) == pytest.approx(numbers(here), rel=1e-9, abs=1e-9)


def test_firms_side_by_side_share_luck_where_they_are_copies() -> None:
    draws = BatchDraws(3, copies=2)
    _, reports = lived(array_firm(SMALL, draws, firms=4), draws, 12)
    for report in reports:
        for name, value in numbers(report).items():
            if name.startswith("truth") and hasattr(value, "shape"):
                assert list(value[:2]) == list(value[2:]), name
    ratings: Any = reports[-1].truth.rating
    assert ratings[0] != ratings[1]


@settings(max_examples=15)
@given(week=WEEKS, seed=st.integers(0, 2**32))
def test_customers_are_neither_lost_nor_made_up(week: Week, seed: int) -> None:
    draws = PlainDraws(seed)
    firm, reports = lived(plain_firm(SMALL, draws), draws, 10, week)
    for report in reports:
        flow = report.flow
        assert flow.after == flow.before + flow.joined + flow.referred - flow.left
    assert firm.size == firm.customers.size() == reports[-1].flow.after


@settings(max_examples=15)
@given(week=WEEKS, seed=st.integers(0, 2**32))
def test_shares_stay_shares_and_ratings_stay_ratings(week: Week, seed: int) -> None:
    draws = BatchDraws(seed)
    _, reports = lived(array_firm(SMALL, draws), draws, 30, week)
    for report in reports:
        truth, reported = report.truth, report.reported
        shares = [truth.morale, truth.safety, truth.exhaustion, truth.engagement, truth.skill, truth.knowledge]
        shares += (
            truth.solved_first_time,
            truth.satisfied,
            reported.solved_first_time,
            reported.satisfied,
            truth.gaming,
        )
        assert all(0 <= each <= 1 for each in shares)
        assert -100 <= truth.rating <= 100
        assert -100 <= reported.rating <= 100
        assert all(0 <= each <= 5 for each in (truth.conscience, truth.communication, truth.credibility))


def test_a_week_leaves_the_firm_it_began_with_as_it_was() -> None:
    draws = BatchDraws(1)
    firm = array_firm(SMALL, draws)
    first = lived(firm, draws, 20)[1]
    assert lived(firm, draws, 20)[1] == first


def test_representatives_stand_for_all_customers() -> None:
    draws = PlainDraws(2)
    firm = plain_firm(Beginning(representatives=500), draws)
    _, reports = lived(firm, draws, 6)
    assert firm.size == 4000
    assert {each.flow.after / 8 for each in reports} <= set(range(600))
    assert sum(each.flow.contacts for each in reports) / 6 == pytest.approx(200, rel=0.2)


def test_a_crowd_grows_when_more_join_than_there_is_room_for() -> None:
    draws = BatchDraws(5)
    firm = replace(array_firm(SMALL, draws), first_customers=20000.0)
    arrays, _ = lived(firm, draws, 5)
    plain = replace(plain_firm(SMALL, Listed(draws)), first_customers=20000.0)
    floats, _ = lived(plain, Listed(draws), 5)
    assert arrays.size == floats.size > 350


def test_another_process_lives_the_same_weeks() -> None:
    program = (
        "from cxsim.world.draws import PlainDraws\n"
        "from cxsim.world.firm import Link, Week\n"
        "from cxsim.world.practice import HouseRules, Practice\n"
        "from cxsim.world.start import Beginning, plain_firm\n"
        "from cxsim.world.week import week_after\n"
        "draws = PlainDraws(11)\n"
        "firm = plain_firm(Beginning(customers=160, agents=4), draws)\n"
        "for _ in range(10):\n"
        "    firm, report = week_after(firm, Week(Practice(), HouseRules()), draws)\n"
        "import sys\n"
        "print(repr(report), 'numpy' in sys.modules)\n"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    draws = PlainDraws(11)
    _, reports = lived(plain_firm(SMALL, draws), draws, 10)
    assert other == f"{reports[-1]!r} False\n"


@pytest.mark.parametrize("link", [link for link in get_args(Link) if link != "word_of_mouth"])
def test_a_link_that_is_switched_off_makes_a_difference(link: Link) -> None:
    draws = BatchDraws(4)
    firm = array_firm(Beginning(customers=400, agents=4, exhaustion=0.6, slack=-0.2), draws)
    _, on = lived(firm, draws, 8)
    _, off = lived(firm, draws, 8, replace(USUAL, off={link: True}))
    assert on[-1].truth != off[-1].truth


def test_without_word_of_mouth_detractors_keep_nobody_away() -> None:
    draws = BatchDraws(4)
    firm = replace(array_firm(Beginning(agents=4), draws), detractors=0.8)
    _, (on,) = lived(firm, draws, 1)
    _, (off,) = lived(firm, draws, 1, replace(USUAL, off={"word_of_mouth": True}))
    assert on.flow.joined < off.flow.joined


def test_the_order_of_the_week_names_every_step_once() -> None:
    assert len({step.name for step in ORDER}) == len(ORDER)
    assert all(step.equations and step.does for step in ORDER)
