"""Saves of one pack share the steps that they have in common, and none that luck decided for one of them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash
from cxsim.engine import IllegalChoiceError, begin, choose, compile_scenario
from cxsim.record.sharing import parse_save
from cxsim.simulation.demo import people_of, played
from cxsim.simulation.known_steps import KnownSteps
from cxsim.simulation.retelling import Reader, retold
from tests.packs import desk, first_luck, pack_of, scenario, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.engine import Place, Program
    from cxsim.engine.luck import Weights


def last_luck(_place: Place, weights: Weights) -> str:
    return weights[-1][0]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    ring = "chance: {up: {odds: 1}, out: {odds: 1, next: other}}"
    return compile_scenario(pack_of(tmp_path, {"day": scenario(desk(go="takes: 2 min", ring=ring))}), "day")


def test_the_same_answer_in_the_same_state_is_worked_out_once(program: Program) -> None:
    steps = KnownSteps()
    here, there = (begin(program, luck).state for luck in (first_luck, last_luck))
    found = steps(program, here, "go", first_luck)
    assert found == choose(program, here, "go", first_luck)
    assert steps(program, there, "go", last_luck) is found


def test_a_step_that_luck_decides_falls_anew_for_everybody(program: Program) -> None:
    steps = KnownSteps()
    state = begin(program, first_luck).state
    fallen = [steps(program, state, "ring", luck).state.place for luck in (first_luck, last_luck, first_luck)]
    assert fallen == ["over", "other", "over"]


def test_a_choice_that_is_not_open_is_refused_each_time(program: Program) -> None:
    steps = KnownSteps()
    state = begin(program, first_luck).state
    for _ in range(2):
        with pytest.raises(IllegalChoiceError):
            steps(program, state, "never", first_luck)


def test_a_save_comes_to_the_same_rows_whoever_was_read_before_it() -> None:
    pack = min(shipped(), key=lambda each: len(each.scenarios))
    shared = Reader(pack, content_hash(pack))
    saves = [played(shared, person)[1] for person in islice(people_of(12, 1, 3, (2024, 4)), 12)]
    for each in saves:
        header, entries, _ = parse_save(each)
        assert retold(shared, header, entries) == retold(Reader(pack, shared.content), header, entries)
