"""Six players made of code: what each does, that each always gets to an end, and what none of them can see."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.engine import begin, compile_scenario, hash_luck, open_choices
from cxsim.engine.occasions import deeds_of
from cxsim.session import Play
from cxsim.simulation import policies
from cxsim.simulation.policies import POLICIES, Policy, remembering, seen
from cxsim.simulation.tries import LONGEST, chosen, decided, finished, nearest
from tests.packs import desk, first_luck, pack_of, scenario, shipped
from tests.simulation.quarters import small_pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cxsim.engine import Program, State

PROGRAMS = [compile_scenario(pack, name) for pack in shipped() for name in pack.scenarios]
DAY = "\nat_stake: [heat]" + desk(
    away="takes: 10 s, does: [pass_off], next: over",
    kindly="takes: 5 min, does: [apologise], delivers: {heat: fully}, next: over",
    strictly="takes: 2 min, does: [add_control], next: over",
    openly="takes: 4 min, does: [report_failure, say_straight], next: over",
    quietly="takes: 1 min, does: [hide_failure], reports_as: solved, next: over",
    together="takes: 6 min, does: [thank_for_report, debrief, give_discretion], next: over",
)


def try_of(program: Program, seed: int = 0, week: int = 1) -> Play:
    return Play(program, week, begin(program, hash_luck(seed), week))


def program_of(folder: Path, text: str, name: str = "day") -> Program:
    return compile_scenario(pack_of(folder, {name: scenario(text)}), name)


@pytest.mark.parametrize(
    ("policy", "choice"),
    [
        ("hurry", "away"),
        ("please", "kindly"),
        ("by_the_book", "strictly"),
        ("honest", "openly"),
        ("hide", "quietly"),
        ("careful_lead", "together"),
    ],
)
def test_each_policy_takes_the_choice_that_is_its_own(policy: str, choice: str, tmp_path: Path) -> None:
    program = program_of(tmp_path, DAY)
    play = try_of(program)
    assert POLICIES[policy](program, play.state, open_choices(program, play.state)) == choice
    made = finished(play, POLICIES[policy], first_luck)
    assert nearest([made], POLICIES.values()) is POLICIES[policy]


def _numbered(number: int, _program: Program, _state: State, group: Sequence[str]) -> str:
    return group[number % len(group)]


@pytest.mark.parametrize("policy", POLICIES.values(), ids=list(POLICIES))
@pytest.mark.parametrize("program", PROGRAMS, ids=[each.id for each in PROGRAMS])
@given(seed=st.integers(0, 2**32 - 1), steps=st.lists(st.integers(0, 9), max_size=12))
def test_a_policy_gets_to_an_end_from_wherever_anybody_left_off(
    program: Program, policy: Policy, seed: int, steps: list[int]
) -> None:
    luck = hash_luck(seed)
    play = try_of(program, seed)
    for step in steps:
        offered = open_choices(program, play.state)
        if offered:
            answers = chosen(program, play.state, offered, partial(_numbered, step))
            play = play.and_then(decided(program, play.state, answers, luck, 0))
    assert finished(play, policy, luck).ending is not None


@pytest.mark.parametrize("policy", POLICIES.values(), ids=list(POLICIES))
def test_a_policy_answers_forms_and_comes_back_to_what_rests(policy: Policy, tmp_path: Path) -> None:
    program = compile_scenario(small_pack(tmp_path), "lead")
    play = finished(try_of(program, week=3), policy, first_luck)
    assert play.ending == "over"
    assert len(play.decisions[0].answers) == 2
    rested = play.decisions[1].answers != ("restate",)
    assert play.state.week == (4 if rested else 3)


@pytest.mark.parametrize("policy", POLICIES.values(), ids=list(POLICIES))
def test_a_circle_is_left_once_all_else_in_it_was_tried(policy: Policy, tmp_path: Path) -> None:
    circle = (
        "\nsituations:\n  here:\n    choices:\n"
        "      a: {text: A., does: [report_failure, debrief], next: there}\n"
        "      b: {text: B., does: [hide_failure], next: there}\n"
        "      out: {text: O., takes: 9 min, costs: 900, does: [beg_for_score, bend_policy, blame], next: over}\n"
        "  there: {choices: {back: {text: B., next: here}}}\n"
    )
    play = finished(try_of(program_of(tmp_path, circle)), policy, first_luck)
    assert play.ending == "over"
    assert len(play.decisions) <= 7


def test_a_scenario_that_never_ends_is_left_as_it_stands(tmp_path: Path) -> None:
    endless = (
        "\nsituations:\n  here: {choices: {on: {text: O., next: here}, out: {text: O., when: week > 9, next: over}}}\n"
    )
    play = finished(try_of(program_of(tmp_path, endless)), POLICIES["hurry"], first_luck)
    assert play.ending is None
    assert len(play.decisions) == LONGEST


def test_what_hides_behind_a_case_is_not_seen(tmp_path: Path) -> None:
    text = "\ndraws: {pump: {quick: 1, slow: 1}}" + desk(
        plain="takes: 1 min, next: over",
        risky="takes: 1 min, cases: {bad: {when: pump == slow, takes: 9 min, does: [hide_failure]}}, next: over",
    )
    program = program_of(tmp_path, text)
    offers = [*seen(program, "desk", ("plain", "risky")).values()]
    assert offers[0] == offers[1]


def test_what_is_passed_up_is_seen(tmp_path: Path) -> None:
    program = program_of(tmp_path, desk(tell="does: [report_failure], next: over", walk_on="takes: 1 min, next: over"))
    assert seen(program, "desk", ("tell", "walk_on"))["walk_on"].levels == {"honesty": 0.0}
    assert seen(program, "desk", ("walk_on",))["walk_on"].levels == {}


def test_the_deeds_of_each_choice_are_looked_up_once_for_all_that_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"say_{at}" for at in range(50)]
    program = program_of(tmp_path, desk(**dict.fromkeys(names, "does: [console], next: over")))
    looked_up: list[str] = []

    def counting(asked: Program, situation: str, choice: str) -> frozenset[str]:
        looked_up.append(choice)
        return deeds_of(asked, situation, choice)

    monkeypatch.setattr(policies, "deeds_of", counting)
    assert [*seen(program, "desk", names)] == looked_up == names


def test_nobody_can_see_the_class_of_an_act(tmp_path: Path) -> None:
    text = "\ndraws: {act: {slip: 1, reckless: 1}}\nmeans: {act_class: act}" + desk(
        punish="does: [sanction], next: over", steady="does: [console], next: over"
    )
    program = program_of(tmp_path, text)
    levels = [each.levels["leader_response"] for each in seen(program, "desk", ("punish", "steady")).values()]
    assert levels == [pytest.approx(1 / 3), pytest.approx(0.6)]


def _taken(number: int, _program: Program, _state: State, group: Sequence[str]) -> str:
    return group[number % len(group)]


@pytest.mark.parametrize("policy", POLICIES.values(), ids=list(POLICIES))
@pytest.mark.parametrize("program", PROGRAMS, ids=[each.id for each in PROGRAMS])
def test_a_policy_that_remembers_its_judgements_plays_the_same(program: Program, policy: Policy) -> None:
    play = try_of(program)
    chooser = remembering(policy)
    twice = [finished(play, chooser, first_luck).steps for _ in range(2)]
    assert twice == [finished(play, policy, first_luck).steps] * 2
