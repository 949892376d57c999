"""What a try shows of the team's practices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.engine import begin, choose, compile_scenario, open_choices
from cxsim.engine.occasions import practice_shown
from tests.packs import desk, first_luck, pack_of, play, scenario

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.engine.events import Event
    from cxsim.engine.occasions import Shown


def shown(folder: Path, body: str, *choices: str) -> Shown:
    program = compile_scenario(pack_of(folder, {"day": scenario(body)}), "day")
    step = begin(program, first_luck)
    events: tuple[Event, ...] = step.events
    opened = []
    for choice in choices:
        opened.append(open_choices(program, step.state))
        step = choose(program, step.state, choice, first_luck)
        events += step.events
    return practice_shown(program, events, opened)


def test_a_deed_shows_its_practice_and_a_report_passed_up_shows_the_opposite(tmp_path: Path) -> None:
    body = desk(tell="does: [report_failure]", go="takes: 1 min")
    assert shown(tmp_path, body, "tell") == {"honesty": (1,)}
    assert shown(tmp_path, body, "go") == {"honesty": (0,)}


def test_a_closed_choice_is_no_occasion(tmp_path: Path) -> None:
    body = desk(tell="does: [report_failure], when: minutes > 5", go="takes: 1 min")
    assert shown(tmp_path, body, "go") == {}


def test_a_choice_that_speaks_of_the_practice_passes_nothing_up(tmp_path: Path) -> None:
    body = desk(tell="does: [report_failure]", half="does: [report_partly]")
    assert shown(tmp_path, body, "half") == {"honesty": (0.5,)}


def test_a_kindness_passed_up_shows_nothing(tmp_path: Path) -> None:
    assert shown(tmp_path, desk(kind="does: [apologise, help_colleague]", go="takes: 1 min"), "go") == {}


def test_a_situation_may_be_an_occasion_without_a_deed(tmp_path: Path) -> None:
    body = desk(say="does: [speak_up]", go="takes: 1 min").replace(
        "next: over", "next: over\n    speaks_to: [speaking_up]"
    )
    assert shown(tmp_path, body, "go") == {"speaking_up": (0,)}
    assert shown(tmp_path, body, "say") == {"speaking_up": (1,)}


def test_what_follows_from_a_choice_counts_with_it(tmp_path: Path) -> None:
    body = desk(tell="does: [report_failure]", go="cases: {yes: {does: [own_up]}}")
    assert shown(tmp_path, body, "go")["honesty"] == (1,)


def test_the_deeds_of_others_count_for_the_firm_in_the_same_way(tmp_path: Path) -> None:
    body = desk(go="does: [own_up], others: {ines: [thank_for_report, hide_failure]}")
    assert shown(tmp_path, body, "go") == {
        "honesty": (1, 0),
        "recovery_treatment": (1, 0),
        "leader_response": (1,),
        "communication": (1,),
    }


def test_what_others_do_before_the_first_decision_counts_too(tmp_path: Path) -> None:
    body = desk(go="takes: 1 min").replace("next: over", "next: over\n    happens: {others: {ines: [inquire]}}")
    assert shown(tmp_path, body)["leader_response"] == (1,)
    assert shown(tmp_path, body, "go")["leader_response"] == (1,)


def test_a_promise_left_open_at_the_ending_speaks_against_credibility(tmp_path: Path) -> None:
    body = "promises: {ring: {to: dervla, text: Ring}}\n" + desk(
        give="promises: [ring]", keep="promises: [ring], keeps: [ring]"
    )
    assert shown(tmp_path, body, "give") == {"credibility": (0,)}
    assert shown(tmp_path, body, "keep") == {"credibility": (1,)}


@pytest.mark.parametrize(("first", "level"), [("slip", 0), ("reckless", 0.8)])
def test_a_response_is_read_against_the_hidden_class_of_the_act(tmp_path: Path, first: str, level: float) -> None:
    rest = {"slip", "drift", "reckless"} - {first}
    drawn = ", ".join(f"{each}: 1" for each in (first, *sorted(rest)))
    body = f"draws: {{act: {{{drawn}}}}}\nmeans: {{act_class: act}}\n" + desk(go="does: [sanction]")
    assert shown(tmp_path, body, "go") == {"leader_response": (level,)}


def test_time_per_contact_is_time_against_usual_once_the_scenario_has_ended(tmp_path: Path) -> None:
    body = "usual: 4 min\nsituations:\n  desk:\n    choices:\n"
    body += "      wait: {text: T., takes: 3 min, next: desk}\n      stop: {text: T., next: over}\n"
    assert shown(tmp_path, body, "wait") == {}
    assert shown(tmp_path, body, "wait", "wait", "stop") == {"time_per_contact": (1.5,)}


def test_an_extra_shows_whether_whoever_could_be_delighted_was(tmp_path: Path) -> None:
    body = "at_stake: [known]\n" + desk(extra="delivers: {known: partly}", plain="takes: 1 min")
    program = compile_scenario(pack_of(tmp_path, {"day": scenario(body)}), "day")
    for choice, level in (("extra", 1.0), ("plain", 0.0)):
        events = play(program, choice)[1]
        assert practice_shown(program, events, [("extra", "plain")])["delight"] == (level,)
