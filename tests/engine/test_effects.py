"""What an effect block does, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.engine import compile_scenario
from cxsim.engine.encounter import gather
from cxsim.engine.events import Consequence, Decided, Drawn, Ended, Entered
from tests.packs import desk, pack_of, play, scenario

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.engine import Program

COUNTS = "variables: {n: {start: 1, min: 0, max: 100}, m: {start: 2, min: 0, max: 100}, told: false}\n"


@pytest.fixture
def compiled(tmp_path: Path) -> Compiled:
    return Compiled(tmp_path)


class Compiled:
    """Compiles a scenario from the body of its YAML."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, body: str) -> Program:
        return compile_scenario(pack_of(self._folder, {"day": scenario(body)}), "day")


def test_set_reads_the_values_from_before_the_choice(compiled: Compiled) -> None:
    program = compiled(COUNTS + desk(swap="set: {n: m, m: n}"))
    state, _ = play(program, "swap")
    assert (state.values[program.slots["n"]], state.values[program.slots["m"]]) == (2, 1)


def test_a_case_sees_what_the_choice_has_done_and_sets_from_before_it(compiled: Compiled) -> None:
    program = compiled(
        COUNTS + desk(go="takes: 3 min, set: {n: 50}, cases: {done: {when: n == 50 and minutes == 3, set: {m: n}}}")
    )
    state, _ = play(program, "go")
    assert state.values[program.slots["m"]] == 1  # n as it was before the choice


@pytest.mark.parametrize(
    ("effect", "condition"),
    [
        ("takes: 90 s", "minutes == 1.5"),
        ("delivers: {heat: fully}", "solved"),
        ("remember: [list_kept]", "list_kept"),
        ("promises: [ring]", "promised(ring)"),
        ("set: {told: true}", "told"),
    ],
)
def test_cases_are_decided_after_all_else_in_the_block(compiled: Compiled, effect: str, condition: str) -> None:
    top = "at_stake: [heat]\npromises: {ring: {to: dervla, text: Ring}}\n" + COUNTS
    program = compiled(
        top + desk(go=f"{effect}, cases: {{yes: {{when: {condition}, next: other}}}}", wait="takes: 0 s")
    )
    assert play(program, "go")[0].place == "other"


def test_the_first_case_that_holds_is_added_and_no_other(compiled: Compiled) -> None:
    cases = "cases: {no: {when: n > 9, costs: 1}, yes: {when: n > 0, costs: 2}, also: {when: n > 0, costs: 4}}"
    _, events = play(compiled(COUNTS + desk(go=cases)), "go")
    assert [each.costs for each in events if isinstance(each, Consequence)] == [2]


def test_a_case_without_a_condition_always_holds(compiled: Compiled) -> None:
    program = compiled(COUNTS + desk(go="costs: 1, cases: {no: {when: n > 9}, rest: {costs: 2, next: other}}"))
    state, events = play(program, "go")
    assert state.place == "other"
    assert [each.costs for each in events if isinstance(each, Consequence)] == [1, 2]


def test_where_no_case_holds_the_choice_leads_where_it_says(compiled: Compiled) -> None:
    assert play(compiled(COUNTS + desk(go="cases: {no: {when: n > 9, next: other}}")), "go")[0].place == "over"


def test_cases_may_be_nested_and_the_innermost_next_stands(compiled: Compiled) -> None:
    inner = "cases: {inner: {when: n == 7, next: other}}"
    program = compiled(COUNTS + desk(go=f"next: over, cases: {{outer: {{set: {{n: 7}}, {inner}}}}}"))
    assert play(program, "go")[0].place == "other"


def test_chance_asks_luck_by_the_choice_and_leads_where_its_branch_says(compiled: Compiled) -> None:
    program = compiled(COUNTS + desk(ring="chance: {up: {odds: 3, set: {n: 9}}, out: {odds: 1, next: other}}"))
    asked = []

    def luck(place: object, weights: tuple[tuple[str, float], ...]) -> str:
        asked.append((place, weights))
        return "out"

    state, events = play(program, "ring", luck=luck)
    assert state.place == "other"
    assert Drawn("desk", "ring", "out") in events
    assert asked == [(("day", 1, "desk", "ring", 1), (("up", 3.0), ("out", 1.0)))]


def test_a_branch_of_chance_may_have_chance_of_its_own(compiled: Compiled) -> None:
    inner = "chance: {deep: {odds: 1, next: other}, high: {odds: 1}}"
    program = compiled(desk(ring=f"chance: {{up: {{odds: 1, {inner}}}, out: {{odds: 1}}}}"))
    state, events = play(program, "ring")
    assert [each for each in events if isinstance(each, Drawn)] == [
        Drawn("desk", "ring", "up"),
        Drawn("desk", "ring.up", "deep"),
    ]
    assert state.place == "other"


def test_what_happened_is_told_in_order(compiled: Compiled) -> None:
    body = (
        COUNTS
        + """
situations:
  one:
    happens: {takes: 1 min}
    choices:
      go: {text: T., next: two, does: [apologise], cases: {yes: {costs: 5}}, chance: {up: {odds: 1, takes: 2 min}}}
  two:
    happens: {costs: 9}
    choices: {end: {text: T., next: over}}
"""
    )
    _, events = play(compiled(body), "go", "end")
    told = [each.path if isinstance(each, Consequence) else type(each) for each in events]
    at = ("situations", "one", "choices", "go")
    assert told == [
        ("situations", "one", "happens"), Entered, Decided, at, (*at, "cases", "yes"), Drawn, (*at, "chance", "up"),
        ("situations", "two", "happens"), Entered, Decided, Ended,
    ]  # fmt: skip


def test_a_block_that_only_sets_and_leads_on_leaves_no_consequence(compiled: Compiled) -> None:
    _, events = play(compiled(COUNTS + desk(go="set: {n: 5}, next: other")), "go")
    assert not [each for each in events if isinstance(each, Consequence)]


def test_a_later_delivery_replaces_an_earlier_one(compiled: Compiled) -> None:
    body = """
at_stake: [heat, straight]
situations:
  one:
    choices: {go: {text: T., next: two, delivers: {heat: fully, straight: mostly}}}
  two:
    choices: {stop: {text: T., next: over, delivers: {heat: barely}}}
"""
    program = compiled(body)
    half, whole = (gather(program, play(program, *made)[1]) for made in (("go",), ("go", "stop")))
    assert (half.solved, whole.solved) == (True, False)
    assert whole.contacts["dervla"].levels == {"heat": 0.25, "straight": 0.75}


def test_the_deeds_of_others_are_never_the_participants(compiled: Compiled) -> None:
    program = compiled(desk(go="does: [apologise], others: {ines: [inquire, debrief]}"))
    encounter = gather(program, play(program, "go")[1])
    assert encounter.deeds == ("apologise",)
    assert encounter.others == (("ines", "inquire"), ("ines", "debrief"))


def test_minutes_and_costs_add_up_without_drift(compiled: Compiled) -> None:
    body = "situations:\n  desk:\n    choices:\n"
    body += "      again: {text: T., takes: 6 s, costs: 0.1, next: desk}\n      stop: {text: T., next: over}\n"
    program = compiled(body)
    encounter = gather(program, play(program, *["again"] * 30, "stop")[1])
    assert (encounter.minutes, encounter.costs) == (3.0, 3.0)


def test_customers_wait_for_the_minutes_of_what_is_done_and_of_what_is_nested_in_it(compiled: Compiled) -> None:
    whole = "takes: 4 min, waits: [dervla], cases: {late: {takes: 2 min}}"
    part = "takes: 4 min, cases: {late: {takes: 2 min, waits: [dervla]}}"
    program = compiled(desk(go=whole, stop=part))
    assert gather(program, play(program, "go")[1]).waited == {"dervla": 6.0}
    assert gather(program, play(program, "stop")[1]).waited == {"dervla": 2.0}
