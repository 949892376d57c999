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
from tests.simulation.quarters import CALL, GOOD, onboarding, quarter, small_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.simulation.lives import Lives, Outcome

LEVELS = st.fixed_dictionaries({name: st.integers(0, 2).map(float) for name in OUTCOMES})


def flat(value: float, **apart: float) -> Outcome:
    return dict.fromkeys(OUTCOMES, value) | apart


def test_there_are_at_least_two_hundred_replays() -> None:
    assert LUCKS * len(POLICIES) >= 200


def test_a_percentile_compares_luck_for_luck_and_less_cost_is_better() -> None:
    found = percentiles({OWN: [flat(1), flat(9)], "hurry": [flat(0), flat(9)], "hide": [flat(2), flat(8)]})
    assert found["equity"] == pytest.approx(100 * (1 + 0.5 + 0 + 1) / 4)
    assert found["cost"] == pytest.approx(100 * (0 + 0.5 + 1 + 0) / 4)


def test_who_is_beaten_on_one_outcome_and_matched_on_all_is_not_on_the_front() -> None:
    players = {"a": flat(1), "b": flat(1, equity=2), "c": flat(1, equity=0, cost=0)}
    assert front(players) == ("b", "c")


@given(st.lists(LEVELS, min_size=1, max_size=6))
def test_whoever_is_off_the_front_is_beaten_by_one_on_it(runs: list[Outcome]) -> None:
    players = {str(number): run for number, run in enumerate(runs)}
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

    def kept(_beginning: object, lives: Lives, _seed: int) -> list[list[Outcome]]:
        lived.append(lives)
        return [[flat(1.0) for _ in row] for row in lives]

    monkeypatch.setattr(replays, "lived", kept)
    say, quiet = (line + "\n" for line in CALL.splitlines() if line.strip().startswith(("say:", "keep_quiet:")))
    call = CALL.replace(say + quiet, say + quiet if spoke_up else quiet + say)
    standing(quarter(small_pack(tmp_path, call), GOOD), lucks=1)
    please = lived[0][1 + list(POLICIES).index("please")][0]  # of two choices alike it takes the first
    assert any(please.restated) != spoke_up  # thanking is open to whoever spoke up, and comes before restating


def test_one_who_is_matched_by_all_is_not_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def alike(_beginning: object, lives: Lives, _seed: int) -> list[list[Outcome]]:
        return [[flat(1.0) for _ in row] for row in lives]

    monkeypatch.setattr(replays, "lived", alike)
    found = standing(quarter(small_pack(tmp_path), GOOD), lucks=2)
    assert (found.behind, set(found.percentiles.values())) == (0.0, {50.0})


def test_one_who_is_beaten_is_behind_by_the_widest_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ahead(_beginning: object, lives: Lives, _seed: int) -> list[list[Outcome]]:
        return [[flat(0.0, cost=0.0)] * 2] + [[flat(1.0, cost=-1.0), flat(3.0, cost=-3.0)] for _ in lives[1:]]

    monkeypatch.setattr(replays, "lived", ahead)
    found = standing(quarter(small_pack(tmp_path), GOOD), lucks=2)
    assert OWN not in found.front
    assert found.behind == pytest.approx(2 / found.spread["equity"])
