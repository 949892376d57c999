# ruff: noqa: RUF001 - what is read here is Greek
"""Another language while playing: every screen is told anew, and nothing that was done on it is lost."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from babel.messages.pofile import read_po
from rich.console import Console

from cxsim.content import content_hash, load_pack, shipped_packs
from cxsim.frontend import program, terminal
from cxsim.frontend.elements.tree import walk
from cxsim.frontend.game import Game, Table
from cxsim.frontend.languages import Languages
from cxsim.frontend.messages import (
    Begin,
    Change,
    Changed,
    Decide,
    ListScenarios,
    NewGame,
    Open,
    Prepare,
    Proceed,
    Renew,
    ShowSettings,
)
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.words import ENGLISH
from cxsim.record.folder import SUFFIX
from tests.frontend.campaign_pack import after

if TYPE_CHECKING:
    from cxsim.frontend.messages import Command
    from cxsim.frontend.settings.settings import Settings
    from cxsim.frontend.title.present import TitleView
    from cxsim.frontend.words import Words
    from cxsim.model.pack import Pack

LANGUAGES_FOLDER = Path(__file__).parents[2] / "assets" / "locale"
LANGUAGES = Languages(LANGUAGES_FOLDER)
GREEK = replace(DEFAULTS, language="el")
CALL = (ListScenarios(), Prepare("one_minute_from_warm"), Begin())


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = load_pack(shipped_packs()[0]).pack
    assert found is not None
    return found


@pytest.fixture
def kept() -> list[Settings]:
    return []


@pytest.fixture
def game(pack: Pack, tmp_path: Path, kept: list[Settings]) -> Game:
    def keep(settings: Settings, say: Words) -> str:
        kept.append(settings)
        return say("Leave") if settings.theme == "refused" else ""

    ticks = count()
    started = "2026-11-21T00:00:00Z"
    table = Table(
        pack, shipped_packs()[0], content_hash(pack), tmp_path, lambda: 7, lambda: started, lambda: next(ticks)
    )
    return Game(replace(table, speak=LANGUAGES.speak, languages=LANGUAGES.names, keep=keep))


@pytest.mark.parametrize(
    ("way", "screen", "words"),
    [
        ((ListScenarios(),), "choose", "Διάλεξε σενάριο"),
        (CALL[:2], "prebrief", "Εσωτερικοί κανόνες σήμερα"),
        (CALL, "situation", "Τι κάνεις;"),
        ((*CALL, Decide("let_her_tell")), "consequence", "Τι άλλαξε"),
        ((NewGame(),), "week", "Στον πίνακα"),
    ],
)
def test_the_screen_that_is_open_is_told_in_the_other_language(
    game: Game, way: tuple[Command, ...], screen: str, words: str
) -> None:
    shown = after(game, *way)
    assert shown.screen == screen
    changed, renewed = game.run(Change(GREEK))
    assert isinstance(changed, Changed)
    assert isinstance(renewed, Renew)
    open_again, _ = program.update(program.opened(shown), renewed)
    said = [element.name for element in walk(program.view(open_again, changed.say))]
    assert words in said
    assert not [each for each in said if each in {"Leave", "Settings", "On the phone", "A customer", "Survey"}]


def test_play_goes_on_where_it_was(game: Game) -> None:
    after(game, *CALL, Decide("let_her_tell"))
    tuple(game.run(Change(GREEK)))
    assert after(game, Proceed()).screen == "situation"


def test_the_title_is_told_anew_before_anything_was_played(game: Game) -> None:
    assert [type(each) for each in game.run(Change(GREEK))] == [Changed, Renew]


def test_another_theme_leaves_the_screen_as_it_is(game: Game, kept: list[Settings]) -> None:
    settings = replace(DEFAULTS, theme="dark")
    (changed,) = game.run(Change(settings))
    assert cast("Changed", changed).say.settings == settings
    assert kept == [settings]


def test_a_save_that_cannot_be_opened_is_told_in_the_language_that_is_set(game: Game, tmp_path: Path) -> None:
    (tmp_path / f"damaged{SUFFIX}").write_bytes(b"{half a header\n")
    _, renewed = game.run(Change(GREEK))
    notice = cast("TitleView", cast("Renew", renewed).view).notice
    assert notice.startswith(f"damaged{SUFFIX}: Η γραμμή 1 έχει βλάβη:")
    assert notice.endswith("Το αρχείο μένει όπως είναι.")


def test_what_could_not_be_kept_is_told_in_the_new_language(game: Game) -> None:
    changed, *_ = game.run(Change(replace(GREEK, theme="refused")))
    assert cast("Changed", changed).notice == "Έξοδος"


def test_the_settings_name_every_language_in_itself(game: Game) -> None:
    (shown,) = game.run(ShowSettings())
    assert isinstance(shown, Open)
    assert shown.over
    said = {element.name for element in walk(program.view(program.opened(shown)))}
    assert {"Ελληνικά", "简体中文", "Svenska", "Español", "Italiano", "English"} <= said


def test_the_terminal_changes_its_language_and_offers_what_it_can_show(game: Game) -> None:
    page = io.StringIO()
    # s: settings; 3: the second language after the system's; 0: back; 0: nothing, the title has no way back; q: quit
    console = Console(file=page, width=100, highlight=False)
    terminal.play(game.title(), game.run, io.StringIO("s\n3\n0\nq\n"), console, ENGLISH)
    english, _, greek = page.getvalue().partition("Ρυθμίσεις")
    assert "Settings" in english
    assert "Διάλεξε σενάριο" in greek
    assert "Keys" not in english
    assert "High contrast" not in english


@pytest.mark.parametrize("language", ["el", "zh"])
def test_a_whole_scenario_is_played_without_a_word_of_english_from_the_interface(
    game: Game, pack: Pack, language: str
) -> None:
    changed, _ = game.run(Change(replace(DEFAULTS, language=language)))
    say = cast("Changed", changed).say
    shown, said, screens_seen = after(game, *CALL), list[str](), set[str]()
    for _ in range(40):
        tree = program.view(program.opened(shown), say)
        said += [each.name for each in walk(tree)] + [each.value for each in walk(tree)]
        screens_seen.add(shown.screen)
        if shown.screen == "debrief":
            break
        action = next(each.action for each in walk(tree) if isinstance(each.action, Decide | Proceed))
        shown = after(game, cast("Command", action))
    assert screens_seen >= {"situation", "consequence", "ending", "debrief"}
    with (LANGUAGES_FOLDER / f"{language}.po").open("rb") as file:
        english = {each.id for each in read_po(file, locale=language) if each.id and each.id != each.string}
    labels = {kpi.label for kpi in pack.sheet.kpis.values()}  # the pack has not been translated here
    assert not english & (set(said) - labels)
