"""What a try amounts to: E1-E4 over what happened, worked out by hand, and what was reported against what was so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.engine import compile_scenario
from cxsim.engine.encounter import Contact, Encounter, gather
from tests.packs import desk, pack_of, play, scenario

if TYPE_CHECKING:
    from pathlib import Path

TWO = """
at_stake: [heat, straight, known]
situations:
  one:
    choices:
      straight: {text: T., delivers: {straight: fully}, next: two}
      nothing: {text: T., next: two}
      warm: {text: T., delivers: {heat: fully}, next: two}
  two:
    choices:
      sorry: {text: T., does: [apologise], next: over}
      mend: {text: T., does: [apologise, make_good, say_straight], delivers: {heat: fully}, next: over}
      remember: {text: T., delivers: {known: fully}, next: over}
      stop: {text: T., next: over}
"""


def told(folder: Path, body: str, *choices: str) -> Encounter:
    program = compile_scenario(pack_of(folder, {"day": scenario(body)}), "day")
    return gather(program, play(program, *choices)[1])


def contact(found: Contact) -> tuple[float, float, float]:
    return found.memory, found.satisfaction, found.attitude


def test_a_customer_served_well_is_valued_as_worked_out_by_hand(tmp_path: Path) -> None:
    found = told(tmp_path, TWO, "warm", "remember").contacts["dervla"]
    # heat as expected: 0; known: 0.2 x 1 ** 0.88 = 0.2. Peak 0.2, end 0.2 -> memory 0.2, nothing failed.
    assert found.moments == (0.0, 0.2)
    # attitude = 0.4 + 0.4 x 0.2 = 0.48
    assert contact(found) == pytest.approx((0.2, 0.2, 0.48))


def test_a_must_be_never_delivered_is_missed_in_a_moment_of_its_own_at_the_ending(tmp_path: Path) -> None:
    found = told(tmp_path, TWO, "straight", "sorry").contacts["dervla"]
    # straight: 0.3 x 0.5 ** 0.88 = 0.3 x 0.543368 = 0.163010; heat: -1.955 x 0.5 x 1 = -0.9775
    assert found.moments == pytest.approx((0.163010, -0.9775), abs=2e-6)
    # as it was: (-0.9775 - 0.9775) / 2 = -0.9775; had no must-be fallen short: (0.163010 + 0) / 2 = 0.081505
    # r = 0.35 (an apology alone): -0.9775 + 0.35 x (1.10 x 0.081505 + 0.10 + 0.9775) = -0.568996
    # attitude = 0.4 + 0.4 x -0.568996 = 0.172402
    assert contact(found) == pytest.approx((-0.568996, -0.568996, 0.172402), abs=5e-6)


def test_a_failure_put_right_may_satisfy_more_than_none_and_is_not_remembered_so(tmp_path: Path) -> None:
    body = """
at_stake: [heat, known]
situations:
  one:
    choices:
      fail: {text: T., delivers: {heat: missed}, next: two}
      fine: {text: T., delivers: {heat: fully}, next: three}
  two:
    choices:
      mend: {text: T., does: [apologise, make_good, say_straight], delivers: {heat: fully}, next: three}
  three: {choices: {known: {text: T., delivers: {known: fully}, next: over}}}
"""
    mended = told(tmp_path, body, "fail", "mend", "known").contacts["dervla"]
    spared = told(tmp_path, body, "fine", "known").contacts["dervla"]
    # known weighs 0.2 / 0.7 = 0.285714 and gives as much. Had nothing failed: (0.285714 + 0.285714) / 2
    assert spared.satisfaction == spared.memory == pytest.approx(0.285714)
    # r = 0.45 + 0.35 + 0.20 = 1, so 1.10 x 0.285714 + 0.10 = 0.414286 is what a survey hears
    assert mended.satisfaction == pytest.approx(0.414286, abs=2e-6)
    assert mended.memory == spared.memory


def test_while_under_way_no_need_counts_as_missed(tmp_path: Path) -> None:
    found = told(tmp_path, TWO, "nothing")
    assert found.ending is None
    assert found.contacts["dervla"].moments == ()
    assert contact(found.contacts["dervla"]) == (0.0, 0.0, 0.4)


def test_a_performance_need_never_touched_and_an_extra_never_given_are_left_out(tmp_path: Path) -> None:
    assert told(tmp_path, TWO, "warm", "stop").contacts["dervla"].moments == (0.0,)


def test_several_customers_are_each_met_in_their_own_moments(tmp_path: Path) -> None:
    body = "at_stake: {dervla: [heat], osei: [ovens]}\n" + desk(go="delivers: {dervla.heat: fully, osei.ovens: partly}")
    found = told(tmp_path, body, "go")
    assert found.contacts["dervla"].moments == (0.0,)
    # alone at stake it weighs 1: -1.955 x 0.5 ** 0.88 = -1.062284
    assert found.contacts["osei"].moments == pytest.approx((-1.062284,), abs=2e-6)
    assert not found.solved
    assert found.satisfaction == pytest.approx(sum(each.satisfaction for each in found.contacts.values()) / 2)


def test_without_a_customer_there_is_no_value_of_an_encounter(tmp_path: Path) -> None:
    program = compile_scenario(pack_of(tmp_path, {"day": scenario(desk(go="does: [debrief]"), with_="ines")}), "day")
    found = gather(program, play(program, "go")[1])
    assert (found.contacts, found.satisfaction, found.attitude) == ({}, None, None)


CLOSING = """
at_stake: [heat]
situations:
  one:
    choices:
      solved: {text: T., takes: 4 min, reports_as: solved, next: two}
      open: {text: T., takes: 4 min, reports_as: open, next: two}
      warm: {text: T., takes: 4 min, delivers: {heat: fully}, reports_as: solved, next: two}
  two:
    choices:
      mend: {text: T., takes: 3 min, delivers: {heat: fully}, next: over}
      again: {text: T., takes: 3 min, reports_as: open, next: over}
      stop: {text: T., next: over}
"""


@pytest.mark.parametrize(
    ("choices", "reported", "solved_at_close", "solved"),
    [
        (("warm", "stop"), "solved", True, True),
        (("solved", "stop"), "solved", False, False),
        (("solved", "mend"), "solved", False, True),
        (("open", "mend"), "open", False, True),
        (("solved", "again"), "solved", False, False),
    ],
)
def test_solved_is_read_when_the_contact_closes_and_again_at_the_ending(
    tmp_path: Path, choices: tuple[str, ...], reported: str, *, solved_at_close: bool, solved: bool
) -> None:
    found = told(tmp_path, CLOSING, *choices)
    assert (found.reported, found.solved_at_close, found.solved) == (reported, solved_at_close, solved)


def test_handling_time_ends_when_the_contact_closes(tmp_path: Path) -> None:
    found = told(tmp_path, CLOSING, "solved", "mend")
    assert (found.handling_minutes, found.minutes) == (4, 7)
    assert told(tmp_path, CLOSING, "open").handling_minutes == 4


def test_reporting_something_else_never_changes_what_the_customer_remembers(tmp_path: Path) -> None:
    solved, honest = (told(tmp_path, CLOSING, each, "stop").contacts for each in ("solved", "open"))
    assert solved == honest


def test_putting_it_right_in_the_end_counts_as_made_good(tmp_path: Path) -> None:
    assert told(tmp_path, CLOSING, "open", "stop").recovery == 0
    assert told(tmp_path, CLOSING, "open", "mend").recovery == pytest.approx(0.45)


def test_of_two_deliveries_of_a_need_in_one_decision_the_later_one_stands(tmp_path: Path) -> None:
    body = "at_stake: [straight]\n" + desk(
        go="delivers: {straight: missed}, cases: {better: {delivers: {straight: fully}}}"
    )
    # fully against .5: .5 ** .88, the only need at stake; one moment
    assert told(tmp_path, body, "go").contacts["dervla"].moments == pytest.approx((0.5**0.88,), abs=1e-6)


def test_a_contact_closes_once_all_is_done_that_the_decision_brings_about(tmp_path: Path) -> None:
    body = "at_stake: [heat]\n" + desk(
        go="takes: 1 min, reports_as: solved, cases: {warm: {takes: 2 min, delivers: {heat: fully}}}"
    )
    found = told(tmp_path, body, "go")
    assert (found.handling_minutes, found.solved_at_close) == (3, True)


def test_what_an_ending_brings_comes_after_the_contact_was_closed(tmp_path: Path) -> None:
    body = (
        "at_stake: [heat]\n"
        + desk(go="reports_as: open")
        + ("endings:\n  over: {text: E., happens: {takes: 5 min, delivers: {heat: fully}}}\n")
    )
    found = told(tmp_path, body, "go")
    assert (found.handling_minutes, found.solved_at_close, found.solved) == (0, False, True)


def test_somebody_of_whom_nothing_is_at_stake_has_no_satisfaction(tmp_path: Path) -> None:
    assert told(tmp_path, desk(go="takes: 1 min"), "go").satisfaction is None
