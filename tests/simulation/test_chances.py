"""Every way luck can fall: all of them, with the odds as written, likelier first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.engine import Place, hash_luck
from cxsim.simulation.chances import Foretold, ways

if TYPE_CHECKING:
    from cxsim.engine import Luck
    from cxsim.engine.luck import Weights

COIN: Weights = (("heads", 3.0), ("tails", 1.0))


def place(number: int) -> Place:
    return Place("day", 1, "desk", str(number), 1)


def tosses(luck: Luck) -> str:
    """Toss until tails, at most three times."""
    fallen = ""
    for number in range(3):
        fallen += luck(place(number), COIN)[0]
        if fallen.endswith("t"):
            break
    return fallen


def test_all_ways_are_found_with_their_odds_likelier_first() -> None:
    found = ways(tosses)
    assert {each.result: each.chance for each in found} == {
        "hhh": pytest.approx(27 / 64),
        "t": pytest.approx(1 / 4),
        "ht": pytest.approx(3 / 16),
        "hht": pytest.approx(9 / 64),
    }
    assert [each.result for each in found] == ["hhh", "t", "ht", "hht"]


def test_the_same_place_falls_the_same_way_when_asked_again() -> None:
    found = ways(lambda luck: luck(place(0), COIN) + luck(place(0), COIN))
    assert {each.result for each in found} == {"headsheads", "tailstails"}


def test_ways_that_come_to_nothing_are_left_out_and_the_others_share_the_odds() -> None:
    found = ways(lambda luck: None if (fallen := tosses(luck)) == "hhh" else fallen)
    assert {each.result: each.chance for each in found} == {
        "t": pytest.approx(16 / 37),
        "ht": pytest.approx(12 / 37),
        "hht": pytest.approx(9 / 37),
    }


def test_where_every_way_comes_to_nothing_none_is_found() -> None:
    assert ways(lambda luck: luck(place(0), COIN) and None) == ()


@given(odds=st.lists(st.floats(0.1, 10), min_size=1, max_size=5), most=st.integers(1, 40))
def test_no_more_ways_are_looked_at_than_asked_for_and_their_odds_sum_to_one(odds: list[float], most: int) -> None:
    weights = tuple((str(number), each) for number, each in enumerate(odds))
    found = ways(lambda luck: [luck(place(number), weights) for number in range(3)], most)
    assert len(found) == min(most, len(odds) ** 3)
    assert sum(each.chance for each in found) == pytest.approx(1.0)
    chances = [each.chance for each in found]
    assert chances == sorted(chances, reverse=True)


def test_the_mean_over_ways_is_the_mean_over_many_seeds() -> None:
    exact = sum(each.chance * len(each.result) for each in ways(tosses))
    drawn = sum(len(tosses(hash_luck(seed))) for seed in range(4000)) / 4000
    assert drawn == pytest.approx(exact, abs=0.05)


@given(seeds=st.lists(st.integers(0, 40), max_size=12))
def test_what_is_foretold_is_what_would_have_come_and_each_way_is_gone_once(seeds: list[int]) -> None:
    gone: list[str] = []

    def going(luck: Luck) -> str:
        gone.append(tosses(luck))
        return gone[-1]

    foretold = Foretold(going)
    assert [foretold(hash_luck(seed)) for seed in seeds] == [tosses(hash_luck(seed)) for seed in seeds]
    assert len(gone) == len(set(gone))
