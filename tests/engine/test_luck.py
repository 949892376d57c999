"""Seeded luck: stable, as likely as written, and left alone by a branch that is inserted."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.engine import Place, compile_scenario, hash_luck
from cxsim.engine.luck import place_key, uniform
from tests.packs import pack_of, play, scenario

if TYPE_CHECKING:
    from pathlib import Path

COIN = (("heads", 1.0), ("tails", 1.0))
places = st.builds(
    Place,
    st.just("day"),
    st.integers(1, 104),
    st.sampled_from(["", "desk"]),
    st.sampled_from(["go", "ring"]),
    st.integers(0, 50),
)
odds = st.floats(0.01, 1000)
branches = st.dictionaries(st.sampled_from("abcdef"), odds, min_size=2).map(lambda each: tuple(each.items()))
seeds = st.integers(0, 2**32 - 1)


def test_the_same_seed_and_place_fall_the_same_on_every_machine() -> None:
    luck = hash_luck(42)
    fallen = [luck(Place("day", week, "desk", "ring", visit), COIN) for week, visit in product((1, 2), range(1, 9))]
    assert "".join(each[0] for each in fallen) == "ttthtthtthhhttth"
    assert place_key(42, "day", 1, "desk", "ring", "heads") == 17_283_865_205_918_401_279
    assert [round(uniform(2**63 + 5, count), 12) for count in range(4)] == [
        0.299084260888,
        0.330662554559,
        0.071037478711,
        0.275968846106,
    ]


@given(seeds, places, branches)
def test_luck_falls_on_one_of_the_labels_and_always_on_the_same(
    seed: int, place: Place, weights: tuple[tuple[str, float], ...]
) -> None:
    assert hash_luck(seed)(place, weights) == hash_luck(seed)(place, weights)
    assert hash_luck(seed)(place, weights) in dict(weights)


@given(seeds, places, branches)
def test_the_order_of_branches_is_of_no_account(
    seed: int, place: Place, weights: tuple[tuple[str, float], ...]
) -> None:
    assert hash_luck(seed)(place, weights) == hash_luck(seed)(place, weights[::-1])


@given(seeds, places, branches, odds)
def test_inserting_a_branch_changes_the_outcome_only_where_the_new_branch_wins(
    seed: int, place: Place, weights: tuple[tuple[str, float], ...], new: float
) -> None:
    luck = hash_luck(seed)
    assert luck(place, (*weights, ("new", new))) in {"new", luck(place, weights)}


@given(seeds, places, branches, st.floats(1, 100))
def test_raising_the_odds_of_what_wins_lets_it_win(
    seed: int, place: Place, weights: tuple[tuple[str, float], ...], factor: float
) -> None:
    won = hash_luck(seed)(place, weights)
    raised = tuple((label, each * factor if label == won else each) for label, each in weights)
    assert hash_luck(seed)(place, raised) == won


@pytest.mark.parametrize("by", ["seed", "visit", "week", "choice"])
def test_the_odds_are_as_written_whatever_varies(by: str) -> None:
    weights = (("often", 6.0), ("seldom", 3.0), ("hardly", 1.0))
    fallen: Counter[str] = Counter()
    draws = 3000
    for count in range(draws):
        given_ = {"seed": 1, "visit": 1, "week": 1, "choice": 0} | {by: count}
        place = Place("day", given_["week"], "desk", f"c{given_['choice']}", given_["visit"])
        fallen[hash_luck(given_["seed"])(place, weights)] += 1
    # four standard deviations of a share of 3,000 draws are at most 4 x sqrt(.6 x .4 / 3000) = .036
    shares = [fallen[label] / draws for label, _ in weights]
    assert shares == pytest.approx([0.6, 0.3, 0.1], abs=0.036)


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**32))
def test_a_uniform_draw_lies_strictly_between_0_and_1(key: int, count: int) -> None:
    assert 0 < uniform(key, count) < 1


def test_parts_of_a_place_are_joined_unambiguously() -> None:
    assert place_key("a", "bc") != place_key("ab", "c")


def test_a_place_names_the_visit_and_never_the_try(tmp_path: Path) -> None:
    body = """
draws: {pump: {quick: 1, slow: 1}}
situations:
  desk:
    choices:
      ring: {text: T., chance: {up: {odds: 1}, out: {odds: 1}}, next: desk}
      stop: {text: T., next: over}
"""
    program = compile_scenario(pack_of(tmp_path, {"day": scenario(body)}), "day")
    asked: list[Place] = []

    def luck(place: Place, weights: tuple[tuple[str, float], ...]) -> str:
        asked.append(place)
        return hash_luck(7)(place, weights)

    first = play(program, "ring", "ring", "stop", luck=luck)
    assert asked == [
        Place("day", 1, "", "pump", 0),
        Place("day", 1, "desk", "ring", 1),
        Place("day", 1, "desk", "ring", 2),
    ]
    assert play(program, "ring", "ring", "stop", luck=luck) == first
