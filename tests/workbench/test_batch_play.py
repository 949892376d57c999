"""Random plays in a batch: with numpy and without they fall alike, and as often as the odds say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content import load_pack
from cxsim.engine import compile_scenario
from cxsim.workbench.exploration.batch_play import path_of, play, play_plainly
from cxsim.workbench.exploration.odds import aliases, odds_of
from cxsim.workbench.exploration.walkabout import Walker
from cxsim.workbench.study import study
from tests.machine import needed
from tests.packs import desk
from tests.workbench.correct import write_correct_pack
from tests.workbench.test_balance import balanced

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.workbench.exploration.odds import Odds


def odds(folder: Path, seed: int) -> Odds:
    pack = load_pack(write_correct_pack(folder / "made", seed)).pack
    assert pack
    read = next(each for each in study(pack).scenarios if each.id == "call")
    return odds_of(Walker(compile_scenario(pack, read.id), read, frozenset({"list_kept"}), 5000).walk())


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=12))
def test_two_look_ups_are_as_likely_as_what_they_stand_for(weights: list[float]) -> None:
    chances = [each / sum(weights) for each in weights]
    found = [0.0] * len(chances)
    for at, (own, other) in enumerate(aliases(chances)):
        found[at] += own / len(chances)
        found[other] += (1 - own) / len(chances)
    assert found == pytest.approx(chances, abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_arrays_play_what_is_played_one_by_one(seed: int, tmp_path: Path) -> None:
    needed("numpy")
    table = odds(tmp_path, seed)
    assert play(table, 700, seed, 30) == play_plainly(table, 700, seed, 30)


def test_a_play_among_many_is_the_first_of_its_own_seed(tmp_path: Path) -> None:
    table = odds(tmp_path, 3)
    played = play(table, 50, 100, 50)
    assert [path_of(table, 100 + number) for number in range(50)] == list(played.paths)
    assert [table.target[path[-1]] for path in played.paths] == list(played.ends)


def test_chance_falls_as_often_as_its_odds(tmp_path: Path) -> None:
    body = "draws: {pump: {quick: 3, slow: 1}}\n" + desk(
        go="cases: {quick: {when: pump == quick, next: over}, slow: {next: other}}",
        try_it="costs: 1, chance: {well: {odds: 1, next: over}, badly: {odds: 4, next: other}}",
    )
    found = balanced(tmp_path, body, 40_000)
    assert found.endings[0].share == pytest.approx(0.5 * 0.75 + 0.5 * 0.2, abs=0.01)
    assert sum(each.share for each in found.endings) == pytest.approx(1)
