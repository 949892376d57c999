"""The real pack, real saves: what a participant meets on the way."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from cxsim.content import content_hash, load_pack
from cxsim.frontend.examples import screens as examples
from cxsim.frontend.game import Game, Table
from cxsim.frontend.messages import (
    Begin,
    Decide,
    Leave,
    ListScenarios,
    NewGame,
    Prepare,
    Proceed,
    Quit,
    Resume,
    StepBack,
    TryAgain,
)
from cxsim.frontend.present import (
    ChooseView,
    ConsequenceView,
    DebriefView,
    EndingView,
    PrebriefView,
    SituationView,
)
from cxsim.frontend.preview.messages import StartOver
from cxsim.frontend.title.present import Kept, TitleView
from cxsim.record import list_saves
from cxsim.session import Begin as Begun
from cxsim.session import Decide as Decided
from cxsim.session import Rewind

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.frontend.messages import Command, Open
    from cxsim.model.pack import Pack

PACK = Path(__file__).resolve().parents[2] / "scenarios" / "onboarding"
TO_THE_END = ("let_her_tell", "follow_it", "send_and_close", "solved", "laugh", "fine")


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded = load_pack(PACK)
    assert loaded.pack is not None
    return loaded.pack


@pytest.fixture
def game(pack: Pack, tmp_path: Path) -> Callable[[], Game]:
    def sit_down() -> Game:
        ticks = count()
        table = Table(
            pack, PACK, content_hash(pack), tmp_path, lambda: 7, lambda: "2026-11-21T00:00:00Z", lambda: next(ticks)
        )
        return Game(table)

    return sit_down


def after(game: Game, *commands: Command) -> Open:
    """Carry commands out one by one and return the last screen."""
    answers = [tuple(game.run(command)) for command in commands]
    return cast("Open", answers[-1][0])


def begun(game: Game) -> Open:
    return after(game, ListScenarios(), Prepare("one_minute_from_warm"), Begin())


def played(game: Game, *choices: str) -> Open:
    """Make choices, going on past every consequence, and return the screen that play then stands at."""
    opened = None
    for choice in choices:
        opened = after(game, Decide(choice))
        if opened.screen == "consequence":
            opened = after(game, Proceed())
    assert opened is not None
    return opened


def test_a_first_title_has_nothing_to_continue(game: Callable[[], Game]) -> None:
    view = cast("TitleView", game().title().view)
    assert (view.kept, view.notice) == ((), "")


def test_a_prebrief_names_the_rules_in_force_and_fills_in_every_value(game: Callable[[], Game]) -> None:
    view = cast("PrebriefView", after(game(), ListScenarios(), Prepare("one_minute_from_warm")).view)
    assert view.card.id == "one_minute_from_warm"
    assert ("Average handling time, target", "6 min") in [(rule.label, rule.text) for rule in view.rules]
    assert "{" not in "".join(span.text for line in view.lines for span in line.spans)


def test_reading_a_prebrief_makes_no_save(game: Callable[[], Game], tmp_path: Path) -> None:
    after(game(), ListScenarios(), Prepare("two_linds"), ListScenarios())
    assert list_saves(tmp_path) == ()


def test_a_situation_shows_who_speaks_in_which_mood(game: Callable[[], Game]) -> None:
    view = cast("SituationView", begun(game()).view)
    assert view.stage.face is not None
    assert (view.stage.face.name, view.stage.face.mood) == ("Dervla Quinn", "dry")
    assert Path(view.stage.face.picture).is_file()
    assert {choice.id for choice in view.choices} == {"let_her_tell", "read_history", "checklist"}
    assert not view.can_step_back


def test_a_decision_is_answered_and_its_minutes_stand_on_the_gauge(game: Callable[[], Game]) -> None:
    playing = game()
    begun(playing)
    view = cast("ConsequenceView", after(playing, Decide("let_her_tell")).view)
    assert view.stage.face is not None
    assert view.stage.face.mood == "surprised"
    assert view.stage.gauges[0].text == "3 min"
    assert "3 min on the clock" in [move.text for move in view.moves]


def test_a_decision_without_a_reply_leads_straight_on(game: Callable[[], Game]) -> None:
    playing = game()
    begun(playing)
    assert after(playing, Decide("read_history")).screen == "situation"


def test_the_way_to_the_debrief_leads_over_the_ending(game: Callable[[], Game]) -> None:
    playing = game()
    begun(playing)
    ending = played(playing, *TO_THE_END)
    assert isinstance(ending.view, EndingView)
    look_back = after(playing, Proceed()).view
    assert isinstance(look_back, DebriefView)
    assert len(look_back.decisions) == len(TO_THE_END)
    assert [item.label for item in look_back.comparisons] == [
        "Handling time",
        "Solved",
        "Satisfaction",
        "What they think of us",
    ]
    assert all(decision.others for decision in look_back.decisions)


def test_trying_again_goes_back_to_that_decision_and_keeps_the_first_try(
    game: Callable[[], Game], tmp_path: Path
) -> None:
    playing = game()
    begun(playing)
    played(playing, *TO_THE_END)
    after(playing, Proceed())
    again = cast("SituationView", after(playing, TryAgain(2)).view)
    assert "stay" in {choice.id for choice in again.choices}
    entries = list_saves(tmp_path)[0].entries
    assert [entry.answers[0] for entry in entries if isinstance(entry, Decided)] == list(TO_THE_END)
    assert isinstance(entries[-1], Rewind)


def test_a_step_back_leads_to_the_situation_before(game: Callable[[], Game]) -> None:
    playing = game()
    first = cast("SituationView", begun(playing).view)
    after(playing, Decide("read_history"))
    assert after(playing, StepBack()).view == first


def test_play_goes_on_where_it_was_left_by_another_game(game: Callable[[], Game]) -> None:
    playing = game()
    begun(playing)
    left_at = played(playing, "let_her_tell", "follow_it")
    assert playing.run(Quit()) == ()
    later = game()
    title = cast("TitleView", later.title().view)
    assert title.kept == (Kept("single", "One minute from warm, decision 3"),)
    assert after(later, Resume()) == left_at


def test_leaving_goes_to_the_title_and_continue_returns(game: Callable[[], Game]) -> None:
    playing = game()
    stood = begun(playing)
    assert after(playing, Leave()).screen == "title"
    assert after(playing, Resume()) == stood


def test_what_only_a_preview_knows_ends_no_game(game: Callable[[], Game]) -> None:
    playing = game()
    begun(playing)
    assert playing.run(StartOver()) == ()
    assert after(playing, Decide("let_her_tell")).screen == "consequence"


def test_another_scenario_goes_into_the_same_save(game: Callable[[], Game], tmp_path: Path) -> None:
    playing = game()
    begun(playing)
    after(playing, Leave(), ListScenarios(), Prepare("two_linds"), Begin())
    entries = list_saves(tmp_path)[0].entries
    assert [entry.scenario for entry in entries if isinstance(entry, Begun)] == ["one_minute_from_warm", "two_linds"]


def test_a_new_game_begins_a_save_of_its_own(game: Callable[[], Game], tmp_path: Path) -> None:
    playing = game()
    begun(playing)
    after(playing, Leave(), NewGame())
    assert len(list_saves(tmp_path)) == 2


def test_a_finished_scenario_is_marked_where_scenarios_are_chosen(game: Callable[[], Game]) -> None:
    playing = game()
    begun(playing)
    played(playing, *TO_THE_END)
    view = cast("ChooseView", after(playing, ListScenarios()).view)
    assert [card.standing for card in view.cards if card.standing] == ["Played before"]


def test_a_torn_last_line_is_told_before_play_goes_on(game: Callable[[], Game], tmp_path: Path) -> None:
    playing = game()
    begun(playing)
    playing.run(Quit())
    save = list_saves(tmp_path)[0].path
    save.write_bytes(save.read_bytes() + b'{"entry": "dec')
    later = game()
    told = cast("TitleView", after(later, Resume()).view)
    assert "half a line" in told.notice
    assert after(later, Resume()).screen == "situation"


def test_a_save_that_cannot_be_written_is_told_and_nothing_is_lost(game: Callable[[], Game], tmp_path: Path) -> None:
    playing = game()
    begun(playing)
    save = list_saves(tmp_path)[0].path
    save.write_bytes(save.read_bytes() + b'{"entry": "leave"}\n')
    told = after(playing, Decide("read_history"))
    assert told.screen == "title"
    assert cast("TitleView", told.view).notice
    assert after(playing, Resume()).screen == "situation"


def test_every_picture_an_example_names_is_there() -> None:
    face = examples.faces(PACK / "portraits")
    card = cast("ChooseView", examples.screens(face)["choose"].view).cards[0]
    assert card.face is not None
    assert Path(card.face.picture).is_file()


def test_what_would_follow_is_known_before_it_is_decided(game: Callable[[], Game], tmp_path: Path) -> None:
    playing = game()
    opened, choices = begun(playing), iter(TO_THE_END)
    save = list_saves(tmp_path)[0].path
    while opened.screen != "debrief":
        command = Decide(next(choices)) if opened.screen == "situation" else Proceed()
        kept = save.read_bytes()
        foreseen = playing.foresee(command)
        assert save.read_bytes() == kept
        opened = after(playing, command)
        assert foreseen == (opened,)


def test_a_beginning_is_foreseen_too_and_makes_no_save(game: Callable[[], Game], tmp_path: Path) -> None:
    playing = game()
    after(playing, ListScenarios(), Prepare("one_minute_from_warm"))
    foreseen = playing.foresee(Begin())
    assert list_saves(tmp_path) == ()
    assert foreseen == (after(playing, Begin()),)


def test_what_leads_out_of_play_is_not_foreseen(game: Callable[[], Game]) -> None:
    playing = game()
    begun(playing)
    assert [playing.foresee(command) for command in (Leave(), Quit(), StepBack(), TryAgain(0))] == [()] * 4
