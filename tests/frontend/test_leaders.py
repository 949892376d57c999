"""A team's summary in the game: every section in every language, read-only, and only what a checked file holds."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pygame
import pytest

from cxsim.frontend import program
from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.layout import each, lay_out
from cxsim.frontend.elements.tree import Role, buttons, shortcut, walk
from cxsim.frontend.examples.leaders import example, leaders_screens
from cxsim.frontend.examples.screens import title
from cxsim.frontend.game import Game, Table
from cxsim.frontend.languages import Languages
from cxsim.frontend.messages import Change, GoBack, Leave, Open, Pick, Quit, Resume, Turn, Visit
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.terminal import lines
from cxsim.frontend.words import ENGLISH
from cxsim.insights.leaders.published import as_plain
from cxsim.record.summaries import MOST, take_in
from tests.frontend.test_layout import assert_children_do_not_overlap, assert_children_lie_inside, assert_text_has_room
from tests.packs import desk, pack_of, scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.messages import Message

ASSETS = Path(__file__).parents[2] / "assets"
LANGUAGES = ("en", *sorted(path.stem for path in (ASSETS / "locale").glob("*.po")))
WRITTEN = json.dumps(as_plain(example())).encode()
SECTIONS = range(9)


@pytest.fixture(scope="module")
def ruler() -> Iterator[PygamePainter]:
    """The real fonts; nothing is drawn."""
    pygame.font.init()
    yield PygamePainter(pygame.Surface((1, 1)), ASSETS)
    pygame.font.quit()


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    folder = tmp_path_factory.mktemp("pack")
    pack = pack_of(folder, {"desk": scenario(desk(go="costs: 1"))})
    return Table(pack, folder, "", folder, lambda: 1, lambda: "2026-10-05T09:00:00Z", lambda: 0.0)


def after(opened: Open, *messages: Message) -> Element:
    now = program.opened(opened)
    for message in messages:
        now, commands = program.update(now, message)
        assert not commands
    return program.view(now)


def said(tree: Element) -> str:
    return "\n".join(f"{element.name} {element.value}" for element in walk(tree))


def game_with(table: Table, folder: Path, *contents: bytes) -> Game:
    for number, content in enumerate(contents):
        take_in(folder, f"s{number}", content)
    return Game(replace(table, saves=folder))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_fits_in_every_language(language: str, ruler: PygamePainter) -> None:
    say = Languages(ASSETS / "locale").speak(replace(DEFAULTS, language=language))
    opened = leaders_screens(say)["leaders"]
    sizes = (((1024, 600), 1.0), ((1280, 720), 1.0), ((1280, 720), 2.0), ((1920, 1080), 0.8))
    for section, (size, scale) in product(SECTIONS, sizes):
        now, _ = program.update(program.opened(opened), Turn(section))
        layout = lay_out(program.view(now, say), size, ruler, light(), scale)
        for item in each(layout.root):
            assert_children_lie_inside(item)
            assert_children_do_not_overlap(item)
            assert_text_has_room(item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_has_room_for_the_way_to_summaries(language: str, ruler: PygamePainter) -> None:
    say = Languages(ASSETS / "locale").speak(replace(DEFAULTS, language=language))
    view = replace(title(say, str(ASSETS / "title.svg")), summaries=True)
    for size, scale in product(((1024, 600), (1280, 720), (1080, 1920)), (0.8, 1.0, 1.5, 2.0)):
        layout = lay_out(program.view(program.opened(Open("title", view)), say), size, ruler, light(), scale)
        for item in each(layout.root):
            assert_children_lie_inside(item)
            assert_children_do_not_overlap(item)
            assert_text_has_room(item)


def test_digits_turn_to_the_sections_and_escape_leads_back() -> None:
    tree = after(leaders_screens(ENGLISH)["leaders"])
    titles = [element.name for element in walk(tree) if element.role is Role.TAB]
    assert len(titles) == len(SECTIONS)
    for number, name in enumerate(titles, start=1):
        key = shortcut(tree, str(number))
        assert key is not None
        assert key.name == name
        assert f"{name} " in said(after(leaders_screens(ENGLISH)["leaders"], cast("Message", key.action)))
    escape = shortcut(tree, "escape")
    assert escape is not None
    assert escape.action == GoBack()


def test_findings_come_with_their_evidence_and_how_sure_they_are() -> None:
    tree = after(leaders_screens(ENGLISH)["leaders"])
    told = said(tree)
    assert told.count("In the whole organisation:") == 3
    assert told.count("likely") >= 3
    drawn = [element.bar for element in walk(tree) if element.bar]
    assert all(bar.low <= bar.value <= bar.high and bar.mark is not None for bar in drawn)
    assert len(drawn) == 3


def test_a_hidden_figure_says_why_and_shows_nothing() -> None:
    dashboard = said(after(leaders_screens(ENGLISH)["leaders"], Turn(3)))
    assert "With nobody watching: hidden: fewer than 5 people" in dashboard


def test_without_a_screen_every_row_is_read_with_its_heads() -> None:
    tree = after(leaders_screens(ENGLISH)["leaders"], Turn(2))
    read = [words for words, _ in lines(ENGLISH, tree)]
    assert any(each.startswith("What went wrong was told as it was: Your team: ") for each in read)


def test_of_several_summaries_one_is_chosen_and_a_damaged_one_cannot_be() -> None:
    listed = leaders_screens(ENGLISH)["leaders-list"]
    tree = after(listed)
    assert [each.action for each in buttons(tree) if isinstance(each.action, Pick)] == [Pick("0"), Pick("1")]
    assert "report (2).json" in said(tree)
    assert "What stands out" in said(after(listed, Pick("1")))
    assert said(after(listed, Pick("2"))) == said(after(listed, Pick("7"))) == said(tree)
    assert said(after(listed, Pick("1"), Pick(""))) == said(tree)


def test_a_summary_asks_nothing_of_the_game_but_to_go_back() -> None:
    opened = program.opened(leaders_screens(ENGLISH)["leaders"])
    for message in (Leave(), Quit(), Resume(), Turn(99), Turn(-1), Pick("x")):
        assert program.update(opened, message) == (opened, ())
    assert program.update(opened, GoBack())[1] == (GoBack(),)


def test_the_title_leads_to_summaries_where_there_are_any(table: Table, tmp_path: Path) -> None:
    def ways(game: Game) -> list[object]:
        return [each.action for each in buttons(program.view(program.opened(game.title())))]

    assert Visit("leaders") not in ways(game_with(table, tmp_path / "none"))
    game = game_with(table, tmp_path / "one", WRITTEN)
    assert Visit("leaders") in ways(game)
    (opened,) = game.run(Visit("leaders"))
    assert isinstance(opened, Open)
    assert "How team early decides" in said(program.view(program.opened(opened)))


def test_files_that_are_no_summaries_are_told_and_the_others_are_shown(table: Table, tmp_path: Path) -> None:
    newer = WRITTEN.replace(b'"format": 1', b'"format": 2')
    (opened,) = game_with(table, tmp_path, b"{}", newer, WRITTEN).run(Visit("leaders"))
    assert isinstance(opened, Open)
    told = said(program.view(program.opened(opened)))
    assert "How team early decides" in told
    assert "This is no team summary that cxsim wrote" in told
    assert "A newer cxsim wrote this summary." in told


def test_of_very_many_files_only_the_newest_are_read(table: Table, tmp_path: Path) -> None:
    (opened,) = game_with(table, tmp_path, *[WRITTEN] * (MOST + 2)).run(Visit("leaders"))
    assert isinstance(opened, Open)
    listed = program.view(program.opened(opened))
    assert len([each for each in buttons(listed) if isinstance(each.action, Pick)]) == MOST


def test_a_summary_changes_its_words_with_the_language_and_stays_where_it_was_read(
    table: Table, tmp_path: Path
) -> None:
    languages = Languages(ASSETS / "locale")
    game = game_with(replace(table, speak=languages.speak), tmp_path, WRITTEN)
    now = program.opened(game.title())
    for message in (*game.run(Visit("leaders")), Turn(2), *game.run(Change(replace(DEFAULTS, language="el")))):
        now, _ = program.update(now, message)
    greek = languages.speak(replace(DEFAULTS, language="el"))
    assert greek("How failures were received") in said(program.view(now, greek))
    assert "How failures were received" not in said(program.view(now, greek))
