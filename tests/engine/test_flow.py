"""Where play goes, what is open, what is seen on the way, and what stands at the ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.engine import IllegalChoiceError, begin, choose, compile_scenario, open_choices
from cxsim.engine.encounter import gather
from cxsim.engine.events import Drawn, Ended, Entered
from tests.packs import desk, first_luck, pack_of, play, scenario

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.engine import Program

LOOP = """
variables: {n: {start: 0, min: 0, max: 9}}
situations:
  hall:
    also:
      back: {when: again, text: You again.}
      thrice: {when: visits(hall) == 3, text: A third time., instead: true}
    choices:
      desk: {text: T., next: desk}
      stop: {text: T., next: over}
  desk:
    when: n < 1
    otherwise: cellar
    choices:
      back: {text: T., set: {n: n + 1}, next: hall}
  cellar:
    happens: {takes: 1 min}
    choices:
      up: {text: T., when: visits(cellar) == 1, next: hall}
      out: {text: T., next: other}
"""
PROMISE = """
promises: {ring: {to: dervla, text: Ring at six}}
situations:
  one:
    choices: {give: {text: T., promises: [ring], next: two}, pass: {text: T., next: two}}
  two:
    choices:
      keep: {text: T., when: promised(ring), keeps: [ring], next: over}
      break: {text: T., when: promised(ring), breaks: [ring], next: over}
      stop: {text: T., next: over}
"""


def program_of(folder: Path, body: str) -> Program:
    return compile_scenario(pack_of(folder, {"day": scenario(body)}), "day")


def test_play_starts_in_the_first_situation_or_where_start_says(tmp_path: Path) -> None:
    two = "situations:\n  one: {choices: {go: {text: T., next: two}}}\n  two: {choices: {go: {text: T., next: over}}}\n"
    assert play(program_of(tmp_path, two))[0].place == "one"
    assert play(program_of(tmp_path, "start: two\n" + two))[0].place == "two"


def test_a_situation_whose_condition_fails_is_passed_by(tmp_path: Path) -> None:
    program = program_of(tmp_path, LOOP)
    assert play(program, "desk")[0].place == "desk"
    assert play(program, "desk", "back", "desk")[0].place == "cellar"


def test_a_closed_choice_is_not_open_and_cannot_be_made(tmp_path: Path) -> None:
    program = program_of(tmp_path, LOOP)
    state, _ = play(program, "desk", "back", "desk", "up", "desk")
    assert open_choices(program, state) == ("out",)
    with pytest.raises(IllegalChoiceError, match=r"expected one of \('out',\), got 'up'"):
        choose(program, state, "up", first_luck)


def test_a_choice_that_does_not_exist_cannot_be_made(tmp_path: Path) -> None:
    program = program_of(tmp_path, LOOP)
    state, _ = play(program)
    with pytest.raises(IllegalChoiceError, match="got 'out'"):
        choose(program, state, "out", first_luck)


def test_after_the_ending_nothing_is_open(tmp_path: Path) -> None:
    program = program_of(tmp_path, LOOP)
    state, _ = play(program, "stop")
    assert open_choices(program, state) == ()
    with pytest.raises(IllegalChoiceError, match=r"expected one of \(\), got 'stop'"):
        choose(program, state, "stop", first_luck)


def test_a_choice_leaves_the_state_it_was_made_in_as_it_was(tmp_path: Path) -> None:
    program = program_of(tmp_path, LOOP)
    state, _ = play(program)
    assert choose(program, state, "desk", first_luck) == choose(program, state, "desk", first_luck)
    assert state == play(program)[0]


def test_again_and_visits_count_how_often_one_came_by(tmp_path: Path) -> None:
    program = program_of(tmp_path, LOOP)
    _, events = play(program, "desk", "back", "desk", "up")
    seen = [each.lines for each in events if isinstance(each, Entered) and each.situation == "hall"]
    assert seen == [(), ("back",), ("back", "thrice")]


def test_a_situation_that_was_passed_by_was_not_visited(tmp_path: Path) -> None:
    body = """
situations:
  one: {choices: {go: {text: T., next: two}}}
  two: {when: minutes > 0, otherwise: three, choices: {go: {text: T., next: three}}}
  three: {choices: {go: {text: T., next: over}}}
endings:
  over: {text: Over., also: {never: {when: visits(two) == 0, text: T.}}}
"""
    _, events = play(program_of(tmp_path, body), "go", "go")
    assert events[-1] == Ended("over", ("never",))


def test_happens_is_applied_on_entering_before_the_text_is_read(tmp_path: Path) -> None:
    body = """
variables: {n: {start: 0, min: 0, max: 9}}
situations:
  desk:
    happens: {set: {n: n + 1}}
    also: {one: {when: n == 1, text: T.}, two: {when: n == 2, text: T.}}
    choices: {again: {text: T., next: desk}, stop: {text: T., next: over}}
endings:
  over:
    text: Over.
    happens: {set: {n: n + 5}, costs: 3}
    also: {seven: {when: n == 7, text: T.}}
"""
    program = program_of(tmp_path, body)
    _, events = play(program, "again", "stop")
    assert [each.lines for each in events if isinstance(each, Entered)] == [("one",), ("two",)]
    assert events[-1] == Ended("over", ("seven",))
    assert gather(program, events).costs == 3


def test_an_anytime_choice_is_open_where_it_is_offered_and_follows_each_situations_next(tmp_path: Path) -> None:
    body = """
anytime:
  call: {text: T., when: not called, set: {called: true}, offered_in: [one, two]}
variables: {called: false}
situations:
  one: {next: two, choices: {go: {text: T.}}}
  two: {next: three, choices: {go: {text: T.}}}
  three: {next: over, choices: {go: {text: T.}}}
"""
    program = program_of(tmp_path, body)
    assert open_choices(program, play(program)[0]) == ("go", "call")
    assert play(program, "call")[0].place == "two"
    assert open_choices(program, play(program, "call")[0]) == ("go",)
    assert play(program, "go", "call")[0].place == "three"
    assert open_choices(program, play(program, "go", "go")[0]) == ("go",)


def test_a_choice_leads_where_it_says_and_else_where_its_situation_says(tmp_path: Path) -> None:
    program = program_of(tmp_path, desk(own="next: other", silent="takes: 1 min"))
    assert play(program, "own")[0].place == "other"
    assert play(program, "silent")[0].place == "over"


def test_draws_are_drawn_at_the_beginning_and_hold(tmp_path: Path) -> None:
    program = program_of(
        tmp_path, "draws: {pump: {quick: 2, slow: 1}}\n" + desk(go="cases: {slow: {when: pump == slow, next: other}}")
    )
    _, events = play(program, luck=lambda _place, _weights: "slow")
    assert events[0] == Drawn(None, "pump", "slow")
    assert play(program, "go", luck=lambda _place, _weights: "slow")[0].place == "other"
    assert play(program, "go")[0].place == "over"


def test_a_promise_is_open_until_it_is_kept_or_broken(tmp_path: Path) -> None:
    program = program_of(tmp_path, PROMISE)
    assert open_choices(program, play(program, "pass")[0]) == ("stop",)
    assert open_choices(program, play(program, "give")[0]) == ("keep", "break", "stop")
    for last, status, deed in (("keep", "kept", "keep_promise"), ("break", "broken", "break_promise")):
        encounter = gather(program, play(program, "give", last)[1])
        assert (encounter.promises["ring"], encounter.deeds) == (status, ("promise", deed))


def test_a_promise_open_at_the_ending_is_broken(tmp_path: Path) -> None:
    program = program_of(tmp_path, PROMISE)
    _, events = play(program, "give", "stop")
    assert events[-1] == Ended("over", (), ("ring",))
    encounter = gather(program, events)
    assert (encounter.promises["ring"], encounter.deeds) == ("broken", ("promise", "break_promise"))


def test_a_promise_that_no_condition_asks_for_is_broken_at_the_ending_too(tmp_path: Path) -> None:
    top = "promises: {ring: {to: dervla, text: Ring}, write: {to: dervla, text: Write}}\n"
    _, events = play(
        program_of(tmp_path, top + desk(give="promises: [ring]", write="promises: write, keeps: write")), "give"
    )
    assert events[-1] == Ended("over", (), ("ring",))


@pytest.mark.parametrize(
    ("condition", "outside", "place"),
    [
        ("kpi.rating > 50", {"kpi.rating": 51.0}, "other"),
        ("kpi.handling_time > target.handling_time", {"kpi.handling_time": 6.1, "target.handling_time": 6.0}, "other"),
        ("team.safety == low", {"team.safety": "low"}, "other"),
        ("list_kept", {"list_kept": True}, "other"),
        ("list_kept", {}, "over"),
        ("week == 1", {}, "other"),
    ],
)
def test_conditions_read_the_world_outside(
    tmp_path: Path, condition: str, outside: dict[str, float | str], place: str
) -> None:
    program = program_of(tmp_path, desk(go=f"cases: {{yes: {{when: {condition}, next: other}}}}"))
    assert play(program, "go", outside=outside)[0].place == place


def test_a_state_carries_only_what_some_condition_reads(tmp_path: Path) -> None:
    body = "situations:\n  desk:\n    choices:\n      again: {text: T., takes: 1 min, next: desk}\n"
    body += "      stop: {text: T., next: over}\n"
    program = program_of(tmp_path, body)
    assert begin(program, first_luck).state == play(program, "again", "again")[0]


@pytest.mark.parametrize(("own", "seen"), [("", False), ("observed: true", True)])
def test_whether_a_situation_is_observed_is_the_scenarios_word_unless_it_has_its_own(
    tmp_path: Path,
    own: str,
    seen: bool,  # noqa: FBT001 - a table's column
) -> None:
    body = f"observed: false\nsituations:\n  desk:\n    {own}\n    choices: {{go: {{text: T., next: over}}}}\n"
    assert program_of(tmp_path, body).situations["desk"].observed is seen


def test_again_in_a_situations_own_when_asks_about_the_coming_it_decides_on(tmp_path: Path) -> None:
    once = """
    situations:
      hall: {choices: {go: {text: T., next: desk}}}
      desk:
        when: not again
        otherwise: cellar
        choices: {back: {text: T., next: hall}}
      cellar: {choices: {out: {text: T., next: over}}}
    """
    program = program_of(tmp_path, once)
    assert play(program, "go")[0].place == "desk"
    assert play(program, "go", "back", "go")[0].place == "cellar"


def test_chance_inside_a_branch_and_at_an_ending_has_a_place_of_its_own(tmp_path: Path) -> None:
    body = """
    situations:
      hall:
        choices:
          go:
            text: T.
            next: over
            chance:
              up: {odds: 1, chance: {left: {odds: 1}, right: {odds: 1}}}
              down: {odds: 1}
    endings:
      over: {text: E., happens: {chance: {rain: {odds: 1}, sun: {odds: 1}}}}
    """
    events = play(program_of(tmp_path, body), "go")[1]
    drawn = [(each.situation, each.place, each.label) for each in events if isinstance(each, Drawn)]
    assert drawn == [("hall", "go", "up"), ("hall", "go.up", "left"), ("over", "happens", "rain")]
