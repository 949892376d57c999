"""A pack in another language, chosen in the middle of a game: the same game, other words."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from cxsim.content import content_hash, load_pack
from cxsim.frontend.game import Game, Table
from cxsim.frontend.messages import Begin, Change, Changed, Decide, ListScenarios, Prepare, Proceed, Renew
from cxsim.frontend.present import ConsequenceView, PrebriefView, SituationView
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.words import Words
from cxsim.model.translatable import with_texts
from cxsim.record import list_saves
from cxsim.record.save import read_save
from cxsim.session import Decide as Decided
from cxsim.session import Resume

if TYPE_CHECKING:
    from cxsim.frontend.messages import Command, Open
    from cxsim.frontend.settings.settings import Settings
    from cxsim.model.pack import Pack
    from cxsim.model.translatable import Names

PACK = Path(__file__).resolve().parents[2] / "scenarios" / "onboarding"
MARK = "Ω"


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded = load_pack(PACK)
    assert loaded.pack is not None
    return loaded.pack


@pytest.fixture
def game(pack: Pack, tmp_path: Path) -> Game:
    ticks = count()

    def in_greek(language: str) -> Pack:
        if language == "en":
            return pack
        scenarios = {name: with_texts(each, marked) for name, each in pack.scenarios.items()}
        return replace(pack, sheet=with_texts(pack.sheet, marked), scenarios=scenarios)

    def speak(settings: Settings) -> Words:
        return Words(settings.language or "en", None, settings)

    return Game(
        Table(
            pack,
            PACK,
            content_hash(pack),
            tmp_path,
            lambda: 7,
            lambda: "2026-11-21T00:00:00Z",
            lambda: next(ticks),
            speak=speak,
            translated=in_greek,
        )
    )


def marked(_: Names, text: str) -> str:
    return text.strip() + MARK


def changed_to(game: Game, language: str) -> Renew:
    told, again = game.run(Change(replace(DEFAULTS, language=language)))
    assert isinstance(told, Changed)
    assert told.say.language == language
    assert isinstance(again, Renew)
    return again


def after(game: Game, *commands: Command) -> Open:
    answers = [tuple(game.run(command)) for command in commands]
    return cast("Open", answers[-1][0])


def test_a_situation_that_is_open_is_told_in_the_other_language_with_the_same_choices(game: Game) -> None:
    before = cast("SituationView", after(game, ListScenarios(), Prepare("one_minute_from_warm"), Begin()).view)
    now = cast("SituationView", changed_to(game, "el").view)
    assert [each.id for each in now.choices] == [each.id for each in before.choices]
    assert [each.text for each in now.choices] == [each.text + MARK for each in before.choices]
    assert all(gauge.label.endswith(MARK) for gauge in now.stage.gauges[1:])
    back = cast("SituationView", changed_to(game, "en").view)
    assert back == before


def test_a_consequence_that_is_open_is_told_again_and_play_goes_on(game: Game, tmp_path: Path, pack: Pack) -> None:
    after(game, ListScenarios(), Prepare("one_minute_from_warm"), Begin(), Decide("let_her_tell"))
    view = changed_to(game, "el").view
    assert isinstance(view, ConsequenceView)
    assert view.decided.endswith(MARK)
    situation = cast("SituationView", after(game, Proceed()).view)
    assert all(each.text.endswith(MARK) for each in situation.choices)
    after(game, Decide("follow_it"))
    _, entries, _ = read_save(list_saves(tmp_path, pack.id)[0].path)
    kinds = [type(each) for each in entries]
    assert kinds.count(Decided) == 2
    assert kinds.count(Resume) == 1


def test_the_rules_of_the_house_are_told_in_the_other_language(game: Game) -> None:
    after(game, ListScenarios(), Prepare("the_leads_chair"))
    view = cast("PrebriefView", changed_to(game, "el").view)
    assert any(rule.text.endswith(MARK) for rule in view.rules)


def test_where_the_save_is_gone_the_title_says_so(game: Game, tmp_path: Path, pack: Pack) -> None:
    after(game, ListScenarios(), Prepare("one_minute_from_warm"), Begin())
    list_saves(tmp_path, pack.id)[0].path.unlink()
    assert changed_to(game, "el").screen == "title"
