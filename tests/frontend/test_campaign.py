"""A campaign in the game, week by week, with real saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from cxsim.frontend.messages import (
    Answer,
    Begin,
    Decide,
    GoOn,
    Leave,
    ListScenarios,
    LookBehind,
    NewGame,
    NextWeek,
    Open,
    Prepare,
    Proceed,
    Quit,
    ReadBack,
    Resume,
    ShowWeek,
    StepBack,
    TryAgain,
    Working,
)
from cxsim.frontend.present import (
    DebriefView,
    EchoView,
    FormView,
    Onward,
    PrebriefView,
    RestView,
    SituationView,
    WeekView,
)
from cxsim.frontend.quarter.behind import look_behind
from cxsim.frontend.telling import Teller
from cxsim.record import list_saves
from cxsim.session import Session, Unkept
from tests.frontend.campaign_pack import CAMPAIGN, after, campaign_pack, sit_down
from tests.packs import header

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.game import Game
    from cxsim.frontend.messages import Command
    from cxsim.frontend.quarter.present import QuarterView
    from cxsim.frontend.title.present import TitleView

TO_THE_CALL: tuple[Command, ...] = (NewGame(), Prepare("call"), Begin())
KEPT: tuple[Command, ...] = (*TO_THE_CALL, Decide("keep"))
TO_THE_FORM: tuple[Command, ...] = (*KEPT, NextWeek(), NextWeek(), Prepare("lead"), Begin())


@pytest.fixture
def game(tmp_path: Path) -> Game:
    return sit_down(tmp_path)


def week(opened: Open) -> WeekView:
    assert opened.screen == "week"
    return cast("WeekView", opened.view)


def test_a_new_game_begins_in_the_first_week_in_which_something_is_due(game: Game) -> None:
    view = week(after(game, NewGame()))
    assert view.title == "Week 2 of 6"
    assert [item.card.id for item in view.due] == ["call"]
    assert view.onward is None
    assert view.told == "Week 1 was quiet. The team went on as it is used to."


def test_the_board_shows_what_everybody_sees_with_target_and_bonus(game: Game) -> None:
    view = week(after(game, NewGame()))
    assert [item.gauge.label for item in view.board] == ["Handling time", "Would recommend us"]
    rating = view.board[1]
    assert (rating.gauge.target_text, rating.gauge.bonus) == ("target 50", "bonus 5%")
    assert rating.interval.startswith("give or take ")
    assert len(rating.trend) == 2


def test_a_prebrief_in_the_campaign_leads_back_to_the_week(game: Game) -> None:
    view = cast("PrebriefView", after(game, NewGame(), Prepare("call")).view)
    assert view.week == "Week 2"
    assert after(game, ShowWeek()).screen == "week"


def test_a_debrief_leads_on_to_the_next_week(game: Game) -> None:
    view = cast("DebriefView", after(game, *KEPT, Proceed()).view)
    assert view.onward == Onward("On to week 3")


def test_what_comes_back_is_read_and_then_marked(game: Game) -> None:
    view = week(after(game, *KEPT, NextWeek()))
    assert view.title == "Week 4 of 6"
    assert [(item.face.name if item.face else "", item.read) for item in view.came_back] == [("Dervla", False)]
    page = cast("EchoView", after(game, ReadBack(0)).view)
    assert "".join(span.text for span in page.lines[0].spans) == "A postcard with a ship on it."
    assert [item.read for item in week(after(game, ShowWeek())).came_back] == [True]


def test_a_rule_that_changed_stands_on_the_week_and_on_the_gauges(game: Game) -> None:
    view = week(after(game, *KEPT, NextWeek(), NextWeek()))
    assert [(item.before, item.now) for item in view.changed] == [("6 min", "8 min")]
    form = cast("FormView", after(game, Prepare("lead"), Begin()).view)
    assert form.stage.gauges[0].target_text == "target 8 min"
    assert "The target is 8 min." in "".join(span.text for span in form.lines[0].spans)


def test_a_plan_that_depends_on_a_fact_is_due_only_where_it_holds(game: Game) -> None:
    opened = after(game, *TO_THE_CALL, Decide("drop"), NextWeek())
    assert opened.screen == "quarter"


def test_a_form_is_answered_in_all_its_parts_at_once(game: Game, tmp_path: Path) -> None:
    form = cast("FormView", after(game, *TO_THE_FORM).view)
    assert [(part.label, [each.id for each in part.answers]) for part in form.parts] == [
        ("How long a call may take", ["target.seven", "target.eight"]),
        ("What pay hangs on", ["bonus.marks", "bonus.none"]),
    ]
    assert form.holds == "From next quarter"
    answered = after(game, Answer(("target.seven", "bonus.none")))
    assert answered.screen == "consequence"
    look_back = cast("DebriefView", after(game, Proceed(), Proceed()).view)
    assert look_back.decisions[0].decided == "Seven minutes. · On nothing."
    assert [other.text for other in look_back.decisions[0].others] == ["Eight minutes.", "On the marks."]
    assert look_back.decisions[0].reply == "Nobody says a word."
    assert '"answers":["target.seven","bonus.none"]' in list_saves(tmp_path / "saves")[0].path.read_text()


def test_a_scenario_rests_and_goes_on_in_its_week(game: Game) -> None:
    rests = cast("RestView", after(game, *TO_THE_CALL, Decide("rest")).view)
    assert (rests.until, rests.onward, rests.resumes) == ("It goes on in week 4.", Onward("On to week 3"), "")
    view = week(after(game, NextWeek()))
    assert view.title == "Week 4 of 6"
    assert [(item.card.id, item.goes_on) for item in view.due] == [("call", True)]
    back = cast("SituationView", after(game, GoOn("call")).view)
    assert {choice.id for choice in back.choices} == {"end", "stay"}
    assert not back.can_step_back


def test_what_was_decided_in_an_earlier_week_is_closed_to_another_try(game: Game) -> None:
    after(game, *TO_THE_CALL, Decide("rest"), NextWeek(), GoOn("call"), Decide("end"))
    view = cast("DebriefView", after(game, Proceed()).view)
    assert [decision.closed for decision in view.decisions] == [True, False]
    again = cast("SituationView", after(game, TryAgain(0)).view)
    assert {choice.id for choice in again.choices} == {"end", "stay"}


def test_letting_a_scenario_rest_can_be_taken_back(game: Game) -> None:
    first = after(game, *TO_THE_CALL)
    after(game, Decide("rest"))
    assert after(game, StepBack()) == first


def test_a_scenario_that_is_played_by_itself_rests_no_longer_than_one_likes(game: Game, tmp_path: Path) -> None:
    rests = cast("RestView", after(game, ListScenarios(), Prepare("call"), Begin(), Decide("rest")).view)
    assert (rests.until, rests.onward, rests.resumes) == ("It goes on 2 weeks later.", None, "call")
    stood = after(game, GoOn("call"))
    game.run(Quit())
    assert after(sit_down(tmp_path), Resume("single")) == stood


def test_with_more_due_this_week_a_debrief_leads_back_to_it(tmp_path: Path) -> None:
    game = sit_down(tmp_path, CAMPAIGN.replace("{week: 5, play: lead, when: list_kept}", "{week: 2, play: lead}"))
    view = cast("DebriefView", after(game, *KEPT, Proceed()).view)
    assert view.onward == Onward("Back to week 2", next_week=False)
    due = week(after(game, ShowWeek())).due
    assert [(item.card.id, item.done) for item in due] == [("call", True), ("lead", False)]


@pytest.mark.parametrize(
    ("way", "screen"),
    [
        ((NewGame(),), "week"),
        (TO_THE_CALL, "situation"),
        (KEPT, "ending"),
        ((*TO_THE_CALL, Decide("rest")), "rest"),
        ((*KEPT, NextWeek()), "week"),
        ((*KEPT, NextWeek(), ReadBack(0)), "week"),
        (TO_THE_FORM, "form"),
        ((*TO_THE_CALL, Decide("drop"), NextWeek()), "quarter"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_closing_the_window_anywhere_loses_nothing(
    way: tuple[Command, ...], screen: str, game: Game, tmp_path: Path
) -> None:
    left_at = after(game, *way)
    game.run(Quit())
    back = after(sit_down(tmp_path), Resume())
    assert back.screen == screen
    if left_at.screen == screen:
        assert back.view == left_at.view


def test_the_title_names_week_and_scenario_of_each_game_that_can_go_on(game: Game, tmp_path: Path) -> None:
    after(game, *TO_THE_CALL, Leave())
    after(game, ListScenarios(), Prepare("call"), Begin(), Decide("drop"), Leave())
    view = cast("TitleView", sit_down(tmp_path).title().view)
    assert [(kept.game, kept.stands) for kept in view.kept] == [
        ("single", "A day, at its ending"),
        ("campaign", "Week 2 of 6. A day, decision 1"),
    ]
    assert after(game, Resume("campaign")).screen == "situation"
    assert after(game, Leave(), Resume("single")).screen == "ending"


def test_a_new_game_in_which_nothing_was_played_does_not_hide_an_older_one(game: Game) -> None:
    after(game, *TO_THE_CALL, Leave())
    view = cast("TitleView", after(game, NewGame(), Leave()).view)
    assert [kept.stands for kept in view.kept] == ["Week 2 of 6. A day, decision 1"]


def test_a_chosen_scenario_is_kept_apart_from_the_campaign(game: Game, tmp_path: Path) -> None:
    after(game, *KEPT, Leave(), ListScenarios(), Prepare("lead"), Begin())
    headers = [listing.header for listing in list_saves(tmp_path / "saves")]
    assert sorted(each.campaign for each in headers if each) == [False, True]


def test_behind_the_board_reported_stands_beside_true_and_every_outcome_by_itself(tmp_path: Path) -> None:
    pack = campaign_pack(tmp_path / "pack")
    session = Session(pack, header(pack), Unkept())
    while session.week <= session.last_week:
        for due in session.due():
            session.begin(due.scenario)
            if session.open_choices()[0].startswith("target."):
                session.answer(("target.seven", "bonus.none"))
            else:
                session.decide("keep")
        session.next_week()
    *told, last = look_behind(session, Teller(pack, tmp_path), lucks=2)
    assert all(isinstance(each, Working) for each in told)
    assert isinstance(last, Open)
    found = cast("QuarterView", last.view).found
    assert found is not None
    assert [(row.label, row.reported_last) for row in found.truth if row.label == "Morale"] == [("Morale", "")]
    assert len(found.outcomes) == 6
    assert all(0 <= bar.low <= bar.value <= bar.high <= 1 for row in found.outcomes for bar in row.bars)
    decided = [(item.when, item.decided) for item in found.decisions]
    assert decided == [("Week 2, A day", "Keep the list."), ("Week 5, A day", "Seven minutes. · On nothing.")]
    assert {other.text for other in found.decisions[0].others} == {"Let it rest.", "Drop it."}


def test_looking_behind_the_board_says_what_is_worked_out(game: Game) -> None:
    after(game, *TO_THE_CALL, Decide("drop"), NextWeek())
    first = next(iter(game.run(LookBehind())))
    assert isinstance(first, Working)
