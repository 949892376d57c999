"""What else could have been: every other open choice, played on by the nearest policy, judgement apart from luck."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cxsim.simulation.counterfactuals import fortune, weighing
from cxsim.simulation.lives import OUTCOMES
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.quarter import instead, marks_of, practice_of
from cxsim.simulation.sensitivity import shift_between
from cxsim.simulation.tries import alternatives, decided, finished, nearest, retraced
from cxsim.simulation.work import done
from tests.packs import first_luck
from tests.simulation.quarters import BAD, CALL, GOOD, onboarding, plain_sensitivity, quarter, slow, small_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.engine import Luck
    from cxsim.model.pack import Pack
    from cxsim.simulation.counterfactuals import Alternative
    from cxsim.simulation.quarter import Quarter

LEANS = plain_sensitivity(recovery_made_good=4.0, credibility=3.0, gaming=-5.0, speaking_up=1.0, honesty=2.0)
TOLD = CALL.replace(
    "  minute:\n", "  minute:\n    text: The pump.\n    also: {dead: {when: pump == slow, text: It is silent.}}\n"
)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return small_pack(tmp_path)


def other_ways(of: Quarter) -> dict[tuple[str, tuple[str, ...]], Alternative]:
    return {(each.situation, way.answers): way for each in done(weighing(of, LEANS)) for way in each.alternatives}


def test_every_decision_is_weighed_against_every_other_choice_that_was_open(pack: Pack) -> None:
    found = done(weighing(quarter(pack, GOOD), LEANS))
    assert [(each.scenario, each.week, each.situation) for each in found] == [
        ("call", 1, "opening"),
        ("call", 1, "minute"),
        ("call", 1, "record"),
        ("call", 1, "coffee"),
        ("lead", 3, "form"),
        ("lead", 3, "desk"),
        ("lead", 4, "back"),
    ]
    assert [way.answers for way in found[3].alternatives] == [("keep_quiet",)]
    assert [way.answers for way in found[5].alternatives] == [("press",), ("restate",)]
    assert found[6].alternatives == ()


def test_in_a_form_each_part_is_answered_otherwise_while_the_others_stay(pack: Pack) -> None:
    form = quarter(pack, GOOD).plays[1].decisions[0]
    assert list(alternatives(quarter(pack, GOOD).plays[1].program, form)) == [
        ("target.none", "bonus.stays"),
        ("target.six", "bonus.marks"),
    ]


def test_the_nearest_policy_plays_on_and_later_tries_are_kept(pack: Pack) -> None:
    played = quarter(pack, GOOD)
    call, luck = played.plays[0], played.luck
    way = other_ways(played)["opening", ("script",)]
    turned = decided(call.program, call.begun.state, ("script",), luck, 0)
    by_hand = finished(
        call.before_entry(call.decisions[0].entry).and_then(turned), nearest(played.plays, POLICIES.values()), luck
    )
    marks = played.marks()
    asis, other = (practice_of(played, instead(marks, 0, each)) for each in (marks[0], marks_of(by_hand, luck)))
    assert way.ending == by_hand.ending == "over"
    assert way.shift == shift_between(asis, other) != {}
    assert way.moved["equity"].middle == pytest.approx(LEANS.worth(way.shift)["equity"].middle)


def test_what_was_decided_differs_from_itself_by_nothing(pack: Pack) -> None:
    played = quarter(pack, GOOD)
    assert practice_of(played, instead(played.marks(), -1, ())) == practice_of(
        played, instead(played.marks(), 1, marks_of(played.plays[1], played.luck))
    )


@pytest.mark.parametrize("luck", [first_luck, slow], ids=["quick", "slow"])
def test_judgement_is_the_mean_over_luck_that_nobody_could_see(luck: Luck, pack: Pack) -> None:
    moved = [other_ways(quarter(pack, GOOD, each))["minute", ("hang_up",)].moved for each in (first_luck, slow)]
    expected = other_ways(quarter(pack, GOOD, luck))["minute", ("hang_up",)].expected
    for name in OUTCOMES:
        quick, bad = (each[name].middle for each in moved)
        assert quick != pytest.approx(bad)
        assert expected[name].middle == pytest.approx(3 / 4 * quick + 1 / 4 * bad)


@pytest.mark.parametrize("luck", [first_luck, slow], ids=["quick", "slow"])
def test_luck_that_could_be_seen_is_no_excuse(luck: Luck, tmp_path: Path) -> None:
    played = quarter(small_pack(tmp_path, TOLD), GOOD, luck)
    way = other_ways(played)["minute", ("hang_up",)]
    assert way.moved["equity"].middle == pytest.approx(way.expected["equity"].middle)


def test_what_is_open_is_seen_too(tmp_path: Path) -> None:
    call = CALL.replace("hang_up: {text: H.,", "hang_up: {text: H., when: pump == quick,")
    played = quarter(small_pack(tmp_path, call), GOOD)
    (call_played, _) = played.plays
    assert retraced(call_played, 0, slow) is not None
    assert retraced(call_played, 1, slow) is None
    way = other_ways(played)["minute", ("hang_up",)]
    assert way.moved["equity"].middle == pytest.approx(way.expected["equity"].middle)


def test_luck_that_shows_at_once_is_told_apart_at_once(tmp_path: Path) -> None:
    shown = CALL.replace("  opening:\n", "  opening:\n    also: {cold: {when: pump == slow, text: It is silent.}}\n", 1)
    (call, _) = quarter(small_pack(tmp_path, shown), GOOD).plays
    assert retraced(call, 0, first_luck) is not None
    assert retraced(call, 0, slow) is None


def test_where_nothing_was_played_there_is_nothing_to_weigh(pack: Pack) -> None:
    idle = replace(quarter(pack, GOOD), plays=())
    assert done(weighing(idle, LEANS)) == ()
    assert fortune(idle, LEANS).shift == {}


def test_a_rest_is_retraced_with_its_awakening(pack: Pack) -> None:
    lead = quarter(pack, GOOD).plays[1]
    again = retraced(lead, len(lead.decisions), first_luck)
    assert again is not None
    assert (again.steps, again.state.week) == (lead.steps, 4)


def test_other_luck_can_only_be_retraced_as_far_as_it_would_not_have_shown(tmp_path: Path) -> None:
    played = quarter(small_pack(tmp_path, TOLD), GOOD)
    (call, _) = played.plays
    assert retraced(call, 0, slow) is not None
    assert retraced(call, 1, slow) is None
    same = retraced(call, len(call.decisions), first_luck)
    assert same is not None
    assert same.steps == call.steps


@pytest.mark.parametrize(("luck", "share"), [(first_luck, 1 / 4), (slow, -3 / 4)], ids=["lucky", "unlucky"])
def test_fortune_is_what_the_same_decisions_would_have_come_to_on_average(luck: Luck, share: float, pack: Pack) -> None:
    quick, bad = (quarter(pack, GOOD, each) for each in (first_luck, slow))
    apart = shift_between(*(practice_of(each, instead(each.marks(), -1, ())) for each in (quick, bad)))
    found = fortune(quarter(pack, GOOD, luck), LEANS)
    assert found.shift == {name: pytest.approx(share * by, abs=1e-8) for name, by in apart.items()}
    assert found.expected["equity"].middle == pytest.approx(LEANS.worth(found.shift)["equity"].middle)


def test_a_choice_that_changes_a_rule_is_run_in_full(pack: Pack) -> None:
    played = quarter(pack, GOOD)
    nothing = plain_sensitivity()
    ways = {way.answers: way for each in done(weighing(played, nothing)) for way in each.alternatives}
    bonus = ways["target.six", "bonus.marks"]
    assert bonus.moved["equity"].high < 0  # marks that pay are marks that are begged for
    assert bonus.expected == bonus.moved
    assert ways["keep_quiet",].moved["equity"].middle == 0


def test_the_policy_nearest_to_a_shipped_quarter_is_the_one_that_played_it() -> None:
    for policy in ("hurry", "honest", "hide", "careful_lead"):
        _, played = onboarding(policy)
        assert nearest(played.plays, POLICIES.values()).id == policy


def test_a_hurried_quarter_could_have_been_worth_more(pack: Pack) -> None:
    ways = other_ways(quarter(pack, BAD))
    assert ways["record", ("as_it_is",)].moved["equity"].low > 0
    assert other_ways(quarter(pack, GOOD))["record", ("better",)].moved["equity"].high < 0
