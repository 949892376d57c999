"""Exploration finds what only play shows, sees all that play can come to, and says where it stops."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content.load import load_pack
from cxsim.engine import answer, begin, choose, compile_scenario, hash_luck, open_choices, wake
from cxsim.engine.luck import Place
from cxsim.workbench.check import check_pack
from cxsim.workbench.exploration.falls import falls_of
from cxsim.workbench.exploration.outcomes import worlds
from cxsim.workbench.exploration.walkabout import Walker
from cxsim.workbench.study import study
from tests.packs import desk, scenario, shipped, write_pack
from tests.workbench.correct import write_correct_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.engine import Luck, Program, State, Step
    from cxsim.engine.events import Events
    from cxsim.model.pack import Pack
    from cxsim.workbench.exploration.walkabout import Answers
    from cxsim.workbench.study import ScenarioStudy


def explored(folder: Path, body: str, most: int = 2000) -> list[tuple[str, str]]:
    """Return (code, problem) of all that exploring one scenario shows."""
    found = check_pack(write_pack(folder, {"call": scenario(body)}), most)
    return [(each.code, each.problem) for each in found if each.code.startswith("CX8")]


def test_a_situation_that_closes_is_told_with_the_way_there(tmp_path: Path) -> None:
    body = desk(go="takes: 2 min, next: desk, when: minutes < 4", leave="when: minutes < 3, costs: 1")
    problem = "all choices of 'desk' can be closed at once, for instance after go, go."
    assert explored(tmp_path, body)[0] == ("CX801", problem)


def test_a_form_closes_where_one_part_has_no_answer(tmp_path: Path) -> None:
    body = desk(go="next: form").replace(
        "situations:\n",
        "situations:\n  form:\n    next: over\n    parts:\n      who:\n        her: {text: She., when: minutes > 3}\n"
        "      what:\n        heat: {text: Heat.}\n",
    )
    assert ("CX801", "all choices of 'form' can be closed at once, for instance after go.") in explored(
        tmp_path, f"start: desk{body}"
    )


def test_a_loop_that_only_some_plays_are_caught_in_is_told(tmp_path: Path) -> None:
    body = "variables: {lost: false}\n" + desk(
        look="next: desk, set: {lost: true}", go="when: not lost", wait="next: desk, costs: 1"
    )
    problem = "no ending can be reached any more from desk, for instance after look."
    assert explored(tmp_path, body)[0] == ("CX802", problem)


def test_luck_and_hidden_truths_are_looked_at_however_rare(tmp_path: Path) -> None:
    body = "draws: {pump: {quick: 100000, slow: 1}}\nvariables: {hung: false}\n" + desk(
        go="chance: {through: {odds: 100000}, hangs: {odds: 1, set: {hung: true}, next: desk}}, when: not hung",
        close="when: pump == quick or not hung",
    )
    assert explored(tmp_path, body)[0][0] == "CX801"


def test_what_a_world_may_bring_is_not_said_never_to_happen(tmp_path: Path) -> None:
    body = desk(
        low="when: team.safety == low, remember: list_kept",
        kept="when: list_kept, takes: 1 min",
        fast="when: kpi.handling_time < target.handling_time, costs: 1",
        late="when: week > 12, costs: 2",
        go="costs: 3",
    )
    assert explored(tmp_path, body) == []


def test_a_scenario_that_rests_goes_on_in_a_later_week_with_the_facts_it_had(tmp_path: Path) -> None:
    body = (
        desk(go="next: night, remember: list_kept", leave="costs: 1").replace(
            "situations:\n",
            "situations:\n  morning:\n    choices:\n      nod: {text: Nod., when: list_kept, next: over}\n"
            "      sigh: {text: Sigh., when: not list_kept, next: other}\n",
        )
        + "stages:\n  night: {after: 3 days, start: morning}\n"
    )
    found = explored(tmp_path, f"start: desk{body}")
    assert [code for code, _ in found] == ["CX808", "CX803", "CX806"]


def test_it_stops_at_its_bound_and_claims_nothing_beyond(tmp_path: Path) -> None:
    body = "variables: {steps: {start: 0, min: 0, max: 100000}}\n" + desk(
        wait="set: {steps: steps + 1}, next: desk", go="when: steps > 9999", leave="costs: 1"
    )
    problem = "exploration stopped after 50 states; nothing is said of what was not seen."
    assert explored(tmp_path, body, 50) == [("CX809", problem)]


def test_a_golden_run_is_played_however_large_its_scenario(tmp_path: Path) -> None:
    body = "variables: {steps: {start: 0, min: 0, max: 100000}}\n" + desk(
        wait="set: {steps: steps + 1}, next: desk", leave="costs: 1"
    )
    pack = write_pack(tmp_path, {"call": scenario(body)})
    runs = pack / "playthroughs"
    runs.mkdir(exist_ok=True)
    run = "run: {title: Stays, play: [{desk: wait}, {desk: leave}], expect: {ending: other}}\n"
    (runs / "call.yaml").write_text(run, encoding="utf-8")
    found = {each.code: each for each in check_pack(pack, 50) if each.code.startswith("CX8")}
    assert sorted(found) == ["CX809", "CX810"]
    assert "it ends at 'over', not at 'other'" in found["CX810"].problem
    assert (found["CX810"].line, run[found["CX810"].column - 1 :]) == (1, "other}}\n")


@pytest.mark.parametrize("count", [3, 12])
def test_hidden_truths_without_number_do_not_make_it_run_on(tmp_path: Path, count: int) -> None:
    draws = ", ".join(f"d{at}: {{a: 1, b: 1, c: 1, d: 1}}" for at in range(count))
    lines = ", ".join(f"l{at}: {{when: d{at} == a, text: A.}}" for at in range(count))
    body = f"draws: {{{draws}}}\n" + desk(go="costs: 1").replace("    choices:", f"    also: {{{lines}}}\n    choices:")
    assert [code for code, _ in explored(tmp_path, body)] == ([] if count == 3 else ["CX809"])


def test_waiting_in_a_loop_comes_to_an_end(tmp_path: Path) -> None:
    body = desk(wait="takes: 1 min, next: desk", go="when: minutes > 200 or visits(desk) > 100", leave="costs: 1")
    assert explored(tmp_path, body) == []


def test_every_way_luck_can_fall_comes_once() -> None:
    place = Place("call", 1, "desk", "go", 1)

    def call(luck: Luck) -> Step:
        first = luck(place, (("a", 1), ("b", 1)))
        return cast("Step", (first, luck(place, (("c", 1), ("d", 1), ("e", 1))) if first == "b" else ""))

    found = sorted((str(fall.state), str(fall.events), round(fall.chance, 6)) for fall in falls_of(call))
    third = round(1 / 6, 6)
    assert found == [("a", "", 0.5), ("b", "c", third), ("b", "d", third), ("b", "e", third)]


def packs(folder: Path) -> Iterator[Pack]:
    yield from shipped()
    for seed in range(20):
        pack = load_pack(write_correct_pack(folder / str(seed), seed)).pack
        assert pack
        yield pack


def remembered(pack: Pack) -> frozenset[str]:
    return frozenset(name for each in study(pack).scenarios for block in each.blocks for name in block.effects.remember)


def a_play(program: Program, read: ScenarioStudy, facts: frozenset[str], random: Random) -> Iterator[State]:
    """Play at random to an ending (or 40 steps), with its own luck, in a world that moves while the scenario rests."""
    luck = hash_luck(random.randrange(10**6))
    outside = random.choice(list(worlds(program, read, facts)))
    state, _ = begin(program, luck, int(outside.get("week", 1)), outside)
    yield state
    for _ in range(40):
        offered = open_choices(program, state)
        if state.place in program.stages:
            state = woken(program, read, facts, random, luck, state)
            yield state
            continue
        if not offered:
            return
        parts = program.situations[state.place].parts
        if parts:
            given = [random.choice([each for each in offered if each.startswith(f"{part}.")]) for part in parts]
            state = answer(program, state, given, luck).state
        else:
            state = choose(program, state, random.choice(offered), luck).state
        yield state


def woken(
    program: Program, read: ScenarioStudy, facts: frozenset[str], random: Random, luck: Luck, state: State
) -> State:
    """Go on in a later week of some world in which the facts that held still hold."""
    holding = frozenset(name for name, slot in program.outside.items() if state.values[slot] is True)
    earliest = state.values[program.outside["week"]] if "week" in program.outside else state.week
    moved = [each for each in worlds(program, read, facts, holding) if int(each.get("week", earliest)) >= earliest]
    outside = random.choice(moved)
    return wake(program, state, luck, int(outside.get("week", state.week)), outside).state


def test_no_play_comes_to_a_state_that_exploration_has_not_seen(tmp_path: Path) -> None:
    random = Random(5)
    for pack in packs(tmp_path):
        facts = remembered(pack)
        for read in study(pack).scenarios:
            program = compile_scenario(pack, read.id)
            walker = Walker(program, read, facts, 40_000)
            found = walker.walk()
            assert not found.stopped
            assert sum(fall.chance for fall in found.begun) == pytest.approx(1)
            for steps in found.steps:
                assert all(sum(move.chance for move in each.moves) == pytest.approx(1) for each in steps.options)
            for _ in range(30):
                for state in a_play(program, read, facts, random):
                    assert walker.kept(state)._replace(week=1) in {
                        each._replace(week=1) for each in found.states if each.place == state.place
                    }


def asked_anew(walker: Walker, program: Program, state: State, given: Answers) -> list[tuple[State, Events]]:
    """Return what an answer leads to from exactly this state, by the engine."""

    def call(luck: Luck) -> Step:
        if program.situations[state.place].parts:
            return answer(program, state, given, luck)
        return choose(program, state, given[0], luck)

    return [(walker.kept(after), events) for _, after, events in falls_of(call)]


def test_a_step_taken_over_from_a_state_alike_is_the_engines_own(tmp_path: Path) -> None:
    random = Random(6)
    for pack in packs(tmp_path):
        facts = remembered(pack)
        for read in study(pack).scenarios:
            program = compile_scenario(pack, read.id)
            walker = Walker(program, read, facts, 40_000)
            found = walker.walk()
            decided = [number for number, steps in enumerate(found.steps) if steps.opened]
            for number in random.sample(decided, min(60, len(decided))):
                state, steps, leads = found.states[number], found.steps[number], iter(found.leads[number])
                assert steps.opened == open_choices(program, state)
                for answers, moves in steps.options:
                    taken = [(found.states[next(leads)], move.events) for move in moves]
                    assert taken == asked_anew(walker, program, state, answers)


@given(st.integers(0, 99), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_pack_with_lines_in_disorder_is_told_about_and_never_raises(seed: int, swaps: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as name:
        folder = write_correct_pack(Path(name), seed)
        lines = (folder / "call.yaml").read_text(encoding="utf-8").splitlines()
        for one, other in swaps:
            at, to = one % len(lines), other % len(lines)
            lines[at], lines[to] = lines[to], lines[at]
        (folder / "call.yaml").write_text("\n".join(lines), encoding="utf-8")
        for each in check_pack(folder, 300):
            assert each.line >= 1
            assert each.problem


def test_a_dead_end_makes_the_command_fail_only_when_it_explores(tmp_path: Path) -> None:
    body = desk(go="takes: 2 min, next: desk, when: minutes < 1", leave="when: minutes < 1, costs: 1")
    folder = str(write_pack(tmp_path, {"call": scenario(body)}))
    assert CliRunner().invoke(app(), ["check", folder]).exit_code == 0
    answered = CliRunner().invoke(app(), ["check", folder, "--explore"])
    assert answered.exit_code == 1
    assert "CX801 dead-end" in answered.output
