"""A campaign: what is due, what counts, what is remembered, what comes back, and what the firm makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash
from cxsim.model.playthrough import Playthrough
from cxsim.session import NothingToPlayError, Session
from cxsim.simulation.golden import play_golden
from tests.packs import SHEET, Kept, desk, header, new_session, pack_of, scenario, story

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

CAMPAIGN = (
    SHEET.replace(
        "house_rules: {handling_time_target: 6 min}", "house_rules: {handling_time_target: 6 min, survey: yes}"
    )
    + """
campaign:
  weeks: 5
  plan:
    first: {week: 2, play: call}
    later: {week: 4, play: lead, when: list_kept}
"""
)
CALL = """
at_stake: [straight, known]
variables: {kept: false}
situations:
  opening:
    choices:
      keep:
        {text: Keep., delivers: {straight: fully, known: fully}, does: [find_cause], remember: [list_kept], next: over}
      card: {text: Card., later: [postcard], next: over}
      rest: {text: Rest., next: monday}
      drop: {text: Drop., next: over}
  back:
    choices:
      end: {text: End., next: over}
stages: {monday: {after: 2 weeks, start: back}}
echoes:
  postcard:
    after: 8 days
    from: dervla
    text: A postcard.
    happens: {others: {ines: [recognise_colleague]}, house_rules: {handling_time_target: 8 min}}
endings: {over: {text: Over.}}
"""
LEAD = """
situations:
  form:
    next: over
    parts:
      target:
        seven: {text: Seven., house_rules: {handling_time_target: 7 min}, does: [restore_standard]}
        six: {text: Six.}
      bonus:
        marks: {text: Marks., house_rules: {bonus: {on: rating, share: 6 %}}}
        none: {text: None.}
"""


def pack_with_weeks(folder: Path, lead: str = LEAD) -> Pack:
    return pack_of(folder, {"call": scenario(CALL), "lead": scenario(lead)}, CAMPAIGN)


def in_week(session: Session, week: int) -> Session:
    while session.week < week:
        session.next_week()
    return session


def test_what_is_planned_for_a_week_is_due_in_it_until_it_is_finished(tmp_path: Path) -> None:
    session = new_session(pack_with_weeks(tmp_path))
    assert session.due() == ()
    in_week(session, 2)
    assert [each.scenario for each in session.due()] == ["call"]
    session.begin("call")
    session.decide("drop")
    assert session.due() == ()


def test_a_plans_condition_asks_what_the_tries_that_count_have_left_behind(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("call")
    session.decide("keep")
    assert session.facts() == {"list_kept"}
    assert [each.scenario for each in in_week(session, 4).due()] == ["lead"]


def test_of_several_tries_in_a_week_the_last_one_finished_counts(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("call")
    session.decide("keep")
    session.step_back()
    session.decide("drop")
    assert session.facts() == frozenset()
    assert in_week(session, 4).due() == ()


def test_a_week_does_not_begin_while_a_scenario_is_under_way(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("call")
    with pytest.raises(NothingToPlayError, match="under way"):
        session.next_week()
    assert session.week == 2


def test_a_week_begun_closes_the_tries_before_it(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("call")
    decided = session.decide("keep")
    session.next_week()
    with pytest.raises(NothingToPlayError):
        session.rewind(decided.entry)


def test_the_campaign_ends_after_its_last_week(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 6)
    with pytest.raises(NothingToPlayError, match="over"):
        session.next_week()


def test_a_scenario_rests_and_goes_on_when_its_stage_is_due(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("call")
    session.decide("rest")
    assert session.current is not None
    assert session.current.rests
    assert session.due() == ()
    in_week(session, 4)
    assert [(each.scenario, each.stage) for each in session.due()] == [("call", "monday")]
    woken = session.wake("call")
    assert (woken.state.place, woken.state.week) == ("back", 4)
    session.decide("end")
    assert session.current.ending == "over"


def test_what_came_before_a_rest_cannot_be_taken_back(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("call")
    rested = session.decide("rest")
    in_week(session, 4)
    session.wake("call")
    with pytest.raises(NothingToPlayError):
        session.rewind(rested.entry)


def test_an_echo_comes_back_in_its_week_and_what_it_brings_holds_from_the_next(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("call")
    session.decide("card")
    assert in_week(session, 3).came_back() == ()
    assert [each.echo for each in in_week(session, 4).came_back()] == ["postcard"]
    assert session.organisation.target("handling_time") == 6
    before = session.organisation.habits.practice.credibility
    session.next_week()
    assert session.organisation.target("handling_time") == 8
    assert session.organisation.habits.practice.credibility > before


def test_a_form_is_answered_whole_and_its_rules_hold_from_the_next_week(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("lead")
    assert session.open_choices() == ("target.seven", "target.six", "bonus.marks", "bonus.none")
    decision = session.answer(("bonus.marks", "target.seven"))
    assert decision.answers == ("target.seven", "bonus.marks")
    assert session.current is not None
    assert session.current.ending == "over"
    rules = in_week(session, 3).organisation.rules
    assert rules.handling_time_target == 7
    assert rules.bonus is not None
    assert rules.bonus.on == "rating"


def test_yesterdays_delight_is_expected_today(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    session.begin("call")
    session.decide("keep")
    in_week(session, 3).begin("call")
    assert session.current is not None
    assert session.current.at_stake is not None
    # E1b: 0 + .1 x (1 - 0)
    assert session.current.at_stake["dervla"]["known"].expects == pytest.approx(0.1)


def test_deeds_move_the_habits_and_the_board_follows_the_model(tmp_path: Path) -> None:
    session = in_week(new_session(pack_with_weeks(tmp_path)), 2)
    before = session.organisation
    session.begin("call")
    session.decide("keep")
    session.next_week()
    after = session.organisation
    assert after.habits.practice.conscience > before.habits.practice.conscience
    assert after.kpis() != before.kpis()
    assert after.rating_margin() is not None
    flow = after.reports[-1].flow
    assert flow.before + flow.joined + flow.referred - flow.left == pytest.approx(flow.after)


def test_a_campaign_replays_to_the_same_firm(tmp_path: Path) -> None:
    pack = pack_with_weeks(tmp_path)
    journal = Kept()
    session = in_week(new_session(pack, 7, journal), 2)
    session.begin("call")
    session.decide("rest")
    in_week(session, 4)
    session.wake("call")
    session.decide("end")
    session.begin("lead")
    session.answer(("target.seven", "bonus.none"))
    in_week(session, 5)
    again = Session(pack, header(pack), Kept())
    assert again.resume(tuple(journal.entries), content_hash(pack)) == ()
    assert story(again) == story(session)
    assert again.week == session.week
    assert again.organisation.kpis() == session.organisation.kpis()
    assert again.organisation.rules == session.organisation.rules


def test_a_week_begins_in_a_replay_whatever_became_of_the_try_before_it(tmp_path: Path) -> None:
    journal = Kept()
    session = in_week(new_session(pack_with_weeks(tmp_path / "old"), 7, journal), 2)
    session.begin("lead")
    session.answer(("target.seven", "bonus.none"))
    in_week(session, 4)
    changed = pack_with_weeks(tmp_path / "new", desk(only="takes: 1 min"))
    again = Session(changed, header(changed), Kept())
    gaps = again.resume(tuple(journal.entries), content_hash(changed))
    assert [each.scenario for each in gaps] == ["lead"]
    assert again.week == 4
    assert again.current is None


def test_a_golden_run_answers_forms_and_sleeps_through_stages(tmp_path: Path) -> None:
    pack = pack_with_weeks(tmp_path)
    rests = Playthrough.model_validate(
        {"title": "R", "play": [{"opening": "rest"}, {"back": "end"}], "expect": {"ending": "over"}}
    )
    form = Playthrough.model_validate(
        {"title": "F", "play": [{"form": {"target": "six", "bonus": "none"}}], "expect": {"ending": "over"}}
    )
    assert play_golden(pack, "call", rests).mismatches == ()
    assert play_golden(pack, "lead", form).mismatches == ()
