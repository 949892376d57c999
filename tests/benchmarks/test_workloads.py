"""What is measured is sound: both sides play the same game, and nothing is wrong with the packs that are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.content import load_pack
from cxsim.engine import hash_luck
from tests.benchmarks import floor
from tests.benchmarks.__main__ import chosen
from tests.benchmarks.budgets import Row
from tests.benchmarks.engine_rows import DESK, load_program, play
from tests.benchmarks.generated import write_pack, write_rings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", range(5))
def test_the_engine_and_the_floor_play_the_same_game_at_the_desk(seed: int) -> None:
    program = load_program(DESK, "desk")

    state, _ = play(program, hash_luck(1), floor.numbers(seed))
    values = floor.play(floor.desk(), floor.numbers(seed))

    assert {name: state.values[program.slots[name]] for name in ("aht", "loyalty", "morale")} == {
        name: values[name] for name in ("aht", "loyalty", "morale")
    }


def test_a_generated_pack_has_as_many_situations_as_asked_and_nothing_to_fix(tmp_path: Path) -> None:
    written = write_pack(tmp_path, situations=100, per_file=25)

    loaded = load_pack(tmp_path)

    assert loaded.diagnostics == ()
    assert loaded.pack is not None
    assert [len(each.situations) for each in loaded.pack.scenarios.values()] == [25] * 4
    assert written == sum(file.stat().st_size for file in tmp_path.iterdir())


def test_a_ring_has_as_many_situations_as_asked_and_counts_the_visits_of_each(tmp_path: Path) -> None:
    write_rings(tmp_path, (1, 20))

    program = load_program(tmp_path, "ring_20")

    assert len(program.situations) == 20
    assert {f"visits(s{at})" for at in range(20)} <= set(program.slots)


def test_a_quick_run_leaves_out_what_takes_minutes_unless_it_is_named() -> None:
    short, long = (Row(name, "", None, "ms", lambda _: (), long=name == "long") for name in ("short", "long"))
    rows = {"short": short, "long": long}

    assert chosen(rows, [], quick=True) == [short]
    assert chosen(rows, [], quick=False) == [short, long]
    assert chosen(rows, ["long"], quick=True) == [long]
