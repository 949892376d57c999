"""Where a quarter stands among replays: luck for luck, percentile by outcome, and the front nobody beats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.simulation import replays
from cxsim.simulation.lives import OUTCOMES
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.replays import LUCKS, OWN, front, percentiles, standing
from tests.simulation.quarters import CALL, GOOD, lived_as, onboarding, quarter, small_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.simulation.lives import Lives, Outcome

LEVELS = st.fixed_dictionaries({name: st.integers(0, 2).map(float) for name in OUTCOMES})


def flat(value: float, **apart: float) -> Outcome:
    return dict.fromkeys(OUTCOMES, value) | apart


def runs_of(players: dict[str, Outcome]) -> dict[str, list[Outcome]]:
    """Return one run of everybody: what differs, differs for sure."""
    return {player: [run] for player, run in players.items()}


def test_there_are_at_least_two_hundred_replays() -> None:
    assert LUCKS * len(POLICIES) >= 200


def test_a_percentile_compares_luck_for_luck_and_less_cost_is_better() -> None:
    found = percentiles({OWN: [flat(1), flat(9)], "hurry": [flat(0), flat(9)], "hide": [flat(2), flat(8)]})
    assert found["equity"] == pytest.approx(100 * (1 + 0.5 + 0 + 1) / 4)
    assert found["cost"] == pytest.approx(100 * (0 + 0.5 + 1 + 0) / 4)


def test_who_is_beaten_on_one_outcome_and_matched_on_all_is_not_on_the_front() -> None:
    players = {"a": flat(1), "b": flat(1, equity=2), "c": flat(1, equity=0, morale=2)}
    assert front(runs_of(players)) == ("b", "c")


def test_being_cheaper_is_no_way_onto_the_front() -> None:
    assert front(runs_of({"a": flat(1), "cheap": flat(1, equity=0, cost=0)})) == ("a",)


def test_a_difference_that_luck_could_make_is_none() -> None:
    steady, lucky = [flat(1)] * 4, [flat(1, equity=each) for each in (0.0, 3.0, 0.5, 1.5)]
    assert front({"steady": steady, "lucky": lucky}) == ("steady", "lucky")
    assert front({"steady": steady, "better": [flat(1, equity=each) for each in (2.0, 2.5, 2.0, 3.0)]}) == ("better",)


def test_where_everybody_is_beaten_in_a_circle_nobody_is_off_the_front() -> None:
    """Each is surely better than the next at one thing, and at the others apart by no more than luck."""

    def runs(equity: float, morale: float, learning: float) -> list[Outcome]:
        luck = {"equity": equity, "morale": morale, "learning": learning}
        return [flat(1, **{name: by if abs(by) == 1 else by * side for name, by in luck.items()}) for side in (1, -1)]

    players = {"a": runs(1, 3, 0), "b": runs(0, 1, 3), "c": runs(3, 0, 1)}
    assert front(players) == ("a", "b", "c")


@given(st.lists(LEVELS, min_size=1, max_size=6))
def test_whoever_is_off_the_front_is_beaten_by_one_on_it(runs: list[Outcome]) -> None:
    players = runs_of({str(number): run for number, run in enumerate(runs)})
    on_front = front(players)
    assert on_front
    for player, run in players.items():
        others = {each: players[each] for each in on_front if each != player}
        assert (player in front({player: run, **others})) == (player in on_front)


def test_a_quarter_stands_among_its_replays() -> None:
    _, played = onboarding("hide")
    found = standing(played, lucks=3)
    assert set(found.bands) == {OWN, *POLICIES}
    assert found == standing(played, lucks=3)
    equity = {player: bands["equity"].middle for player, bands in found.bands.items()}
    assert equity[OWN] < equity["honest"]
    assert found.percentiles["equity"] < 50 < found.percentiles["cost"]
    assert found.behind == 0 if OWN in found.front else found.behind > 0


@pytest.mark.parametrize("spoke_up", [True, False])
def test_a_policy_is_remembered_for_its_own_earlier_tries_and_not_for_the_participants(
    *, spoke_up: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived: list[Lives] = []

    def kept(lives: Lives, _off: object) -> list[list[Outcome]]:
        lived.append(lives)
        return [[flat(1.0) for _ in row] for row in lives]

    monkeypatch.setattr(replays, "living", lived_as(kept))
    say, quiet = (line + "\n" for line in CALL.splitlines() if line.strip().startswith(("say:", "keep_quiet:")))
    call = CALL.replace(say + quiet, say + quiet if spoke_up else quiet + say)
    standing(quarter(small_pack(tmp_path, call), GOOD), lucks=1)
    please = lived[0][1 + list(POLICIES).index("please")][0]  # of two choices alike it takes the first
    assert any(please.restated) != spoke_up  # thanking is open to whoever spoke up, and comes before restating


def test_one_who_is_matched_by_all_is_not_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replays, "living", lived_as(lambda lives, _off: [[flat(1.0) for _ in row] for row in lives]))
    found = standing(quarter(small_pack(tmp_path), GOOD), lucks=2)
    assert (found.behind, set(found.percentiles.values())) == (0.0, {50.0})


def test_one_who_is_beaten_is_behind_by_the_widest_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ahead(lives: Lives, _off: object) -> list[list[Outcome]]:
        return [[flat(0.0)] * 2] + [[flat(3.0), flat(3.2)] for _ in lives[1:]]

    monkeypatch.setattr(replays, "living", lived_as(ahead))
    found = standing(quarter(small_pack(tmp_path), GOOD), lucks=2)
    assert OWN not in found.front
    assert found.behind == pytest.approx(3.1 / found.spread["equity"])
