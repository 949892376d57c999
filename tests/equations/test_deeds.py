"""The closed list of deeds, and what a decision shows of the team's practices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.equations.deeds import DEEDS, WRITTEN, evidence
from cxsim.equations.practice import PRACTICES

CLASSES = ("slip", "drift", "reckless")
some_deeds = st.lists(st.sampled_from(sorted(DEEDS)), max_size=5, unique=True)


def test_there_are_45_deeds_to_write_and_3_that_follow_from_promises() -> None:
    assert len(WRITTEN) == 45
    assert set(DEEDS) - set(WRITTEN) == {"promise", "keep_promise", "break_promise"}


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_a_deed_says_what_it_means_and_moves_practices_that_exist(deed: str) -> None:
    each = DEEDS[deed]
    assert each.id == deed
    assert each.means
    assert {*each.moves, *each.by_class} <= set(PRACTICES)
    assert all(0 <= level <= 1 for level in each.moves.values())
    assert each.moves or each.by_class or not each.written
    for levels in each.by_class.values():
        assert set(levels) == set(CLASSES)
        assert all(0 <= level <= 1 for level in levels.values())


@pytest.mark.parametrize("practice", sorted(set(PRACTICES) - {"time_per_contact"}))
def test_every_practice_is_moved_by_some_deed(practice: str) -> None:
    assert any(practice in {*deed.moves, *deed.by_class} for deed in DEEDS.values())


def test_the_deeds_that_count_when_passed_up_are_occasions_that_nobody_stumbles_on() -> None:
    assert {name for name, deed in DEEDS.items() if deed.counts} == {
        "report_failure", "report_partly", "speak_up", "pass_on_voice", "close_loop", "debrief",
        "beg_for_score", "dress_record", "press_for_speed",
    }  # fmt: skip


def test_a_deed_shows_the_levels_it_stands_for() -> None:
    assert evidence(["own_up"]) == {"honesty": (1,), "recovery_treatment": (1,)}
    assert evidence(["own_up", "hide_failure"]) == {"honesty": (1, 0), "recovery_treatment": (1, 0)}


def test_a_report_passed_up_counts_as_silence() -> None:
    assert evidence([], passed_up=["report_failure"]) == {"honesty": (0,)}


def test_a_half_report_passed_up_counts_as_silence_too() -> None:
    assert evidence([], passed_up=["report_partly"]) == {"honesty": (0,)}


def test_begging_passed_up_counts_as_letting_the_figure_be() -> None:
    assert evidence([], passed_up=["beg_for_score"]) == {"gaming": (0,)}


def test_pressing_passed_up_counts_for_each_practice_it_would_have_moved() -> None:
    assert evidence([], passed_up=["press_for_speed"]) == {
        "enforcement": (0,),
        "autonomy": (1,),
        "surface_acting": (0,),
    }


def test_a_kindness_passed_up_counts_nothing() -> None:
    assert evidence([], passed_up=["apologise", "know_customer", "recognise_colleague"]) == {}


def test_what_the_choice_says_itself_is_not_overruled_by_what_was_passed_up() -> None:
    assert evidence(["own_up"], passed_up=["report_failure"])["honesty"] == (1,)
    assert evidence(["hide_failure"], passed_up=["report_failure"])["honesty"] == (0,)


def test_an_occasion_that_is_let_go_by_counts_as_none_of_it() -> None:
    assert evidence([], occasions=["speaking_up"]) == {"speaking_up": (0,)}
    assert evidence(["speak_up"], occasions=["speaking_up"]) == {"speaking_up": (1,)}


@pytest.mark.parametrize(
    ("deed", "levels"), [("console", (1, 0.5, 0.3)), ("coach", (0.5, 1, 0.5)), ("sanction", (0, 0.2, 0.8))]
)
def test_how_well_a_response_fits_hangs_on_the_class_of_the_act(deed: str, levels: tuple[float, ...]) -> None:
    shown = tuple(evidence([deed], act_class=each)["leader_response"][0] for each in CLASSES)
    assert shown == levels


def test_a_response_to_an_act_of_unknown_class_shows_nothing_and_lets_no_occasion_go_by() -> None:
    assert evidence(["console"], occasions=["leader_response"]) == {}


@given(some_deeds, some_deeds, st.sampled_from([None, *CLASSES]))
def test_evidence_is_a_level_of_a_practice_that_exists(done: list[str], passed_up: list[str], act: str | None) -> None:
    shown = evidence(done, passed_up, ["honesty"], act)
    assert set(shown) <= set(PRACTICES)
    assert all(levels and all(0 <= level <= 1 for level in levels) for levels in shown.values())


@given(some_deeds, some_deeds)
def test_passing_up_adds_practices_and_never_changes_what_was_done(done: list[str], passed_up: list[str]) -> None:
    alone = evidence(done)
    assert {name: levels for name, levels in evidence(done, passed_up).items() if name in alone} == alone


def test_two_deeds_passed_up_that_point_opposite_ways_record_both_poles() -> None:
    assert evidence((), ("dress_record", "report_failure"))["honesty"] == (0.0, 1.0)
