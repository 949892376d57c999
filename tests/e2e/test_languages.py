"""One short quarter from the title to its debrief in other languages: nothing left in English, nothing cut off.

In Greek and Chinese it is played in a real window by keys alone, and every page of it looks as this process draws it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from babel.messages.pofile import read_po

from cxsim.content import asset_folder
from cxsim.frontend import messages as ask
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.layout import each, lay_out
from cxsim.frontend.elements.tree import Role, buttons
from cxsim.frontend.languages import Languages
from cxsim.frontend.settings.settings import DEFAULTS
from tests.e2e.display import Running
from tests.e2e.translated_pack import translated_pack
from tests.e2e.twin import KEYS, SEED, SIZE, Twin, pygame_without_a_window
from tests.frontend.campaign_pack import campaign_pack
from tests.frontend.test_layout import assert_children_do_not_overlap, assert_children_lie_inside, assert_text_has_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.elements.tree import Element
    from tests.e2e.conftest import Keep
    from tests.e2e.display import Display

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = tuple(code for code in Languages(asset_folder() / "locale").codes() if code != "en")
SCRIPTS = {"el": "GREEK", "zh": "CJK"}
ONWARD = (
    ask.Pick, ask.NewGame, ask.ReadBack, ask.Prepare, ask.GoOn, ask.Begin, ask.Answer, ask.Decide, ask.Proceed,
    ask.NextWeek, ask.ShowWeek, ask.LookBehind,
)  # fmt: skip
"""What leads on through a quarter; what comes first is pressed first."""
KEEPING = "keep"
"""The choice that has consequences in later weeks."""
MOST_TABS = 40
SCREENS = {
    "title",
    "week",
    "prebrief",
    "situation",
    "consequence",
    "ending",
    "debrief",
    "form",
    "echo",
    "quarter",
}
"""What comes up in the quarter."""
NAMES = ("cxsim", "Dervla", "Osei", "Ines", "Hearthline", "Temkin", "XM Institute")
"""What is called the same in every language."""
WORD = re.compile(r"[^\W\d_]{4,}")
"""A word; units, which are shorter, may be the same in two languages."""


class Page(NamedTuple):
    """A page that was shown: which screen, and all that it says."""

    screen: str
    tree: Element


def onward(twin: Twin, taken: set[object]) -> Element | None:
    """Return the button that leads on: what was read or picked is not pressed again; None at the quarter's debrief."""
    found = [button for button in buttons(twin.frame.tree) if button.action not in taken]
    if any(isinstance(button.action, ask.Turn) for button in found):
        return None
    for kind in ONWARD:
        ways = [button for button in found if isinstance(button.action, kind)]
        if ways:
            taken |= {button.action for button in ways[:1] if isinstance(button.action, ask.Pick | ask.ReadBack)}
            return next((button for button in ways if button.action == ask.Decide(KEEPING)), ways[0])
    return None


def pressed(twin: Twin, button: Element) -> str:
    """Press a button by the key that it names, or by going there and pressing Enter; return the keys."""
    if button.shortcut:
        twin.frame.key(button.shortcut)
        keys = [button.shortcut]
    else:
        keys = []
        while twin.frame.focused != button:
            assert len(keys) < MOST_TABS, button.name
            twin.frame.key("tab")
            keys.append("tab")
        twin.frame.key("enter")
        keys.append("enter")
    while twin.frame.working:
        twin.frame.work()
    return " ".join(KEYS.get(key, key) for key in keys)


def whole_quarter(twin: Twin) -> Iterator[str]:
    """Play on to the debrief of the quarter; yield the keys of each step, and of turning its pages."""
    taken: set[object] = set()
    while (button := onward(twin, taken)) is not None:
        yield pressed(twin, button)
    for page in range(1, 4):
        yield pressed(twin, next(each for each in buttons(twin.frame.tree) if each.action == ask.Turn(page)))


def texts(tree: Element) -> Iterator[str]:
    """Yield what a page says to whoever listens: what only decorates, as the names of keys, is left out."""
    if tree.role is not Role.DECORATION:
        yield from filter(None, (tree.name, tree.value, *tree.tooltip.split("\n")))
        for child in tree.children:
            yield from texts(child)


def left_over(tree: Element, language: str, english: Element) -> list[str]:
    """Return what a page says in English: what its English page says too, or what is in another script."""
    before = set(texts(english)) - alike(language)
    found = [text for text in texts(tree) if text in before and WORD.search(without_names(text))]
    if script := SCRIPTS.get(language):
        found += [text for text in texts(tree) if foreign(without_names(text), script)]
    return found


@cache
def alike(language: str) -> frozenset[str]:
    """Return what a catalogue says as English does: Italian has the word "morale", too."""
    with (asset_folder() / "locale" / f"{language}.po").open("rb") as file:
        return frozenset(str(each.string) for each in read_po(file) if each.string == each.id)


def without_names(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "")
    return text


def foreign(text: str, script: str) -> bool:
    return any(letter.isalpha() and not unicodedata.name(letter).startswith(script) for letter in text)


def assert_everything_is_seen(twin: Twin) -> None:
    layout = lay_out(twin.frame.tree, SIZE, twin.painter, light(), 1.0)
    for placed in each(layout.root):
        assert_children_lie_inside(placed)
        assert_children_do_not_overlap(placed)
        assert_text_has_room(placed)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    """Every page of the same quarter in English."""
    folder = tmp_path_factory.mktemp("english")
    campaign_pack(folder / "pack")
    with pygame_without_a_window():
        twin = Twin(folder / "pack", folder / "saves", replace(DEFAULTS, language="en"))
        return (page_of(twin), *(page_of(twin) for _ in whole_quarter(twin)))


def page_of(twin: Twin) -> Page:
    return Page(twin.frame.program.screen, twin.frame.tree)


@pytest.fixture
def twin(tmp_path: Path, language: str) -> Iterator[Twin]:
    with pygame_without_a_window():
        pack = translated_pack(tmp_path / "pack", language)
        yield Twin(pack, tmp_path / "twin", replace(DEFAULTS, language=language))


def assert_page_is_in(language: str, twin: Twin, english: Page) -> None:
    assert twin.frame.program.screen == english.screen
    assert left_over(twin.frame.tree, language, english.tree) == [], english.screen
    assert_everything_is_seen(twin)


def test_the_quarter_shows_every_screen_of_play(english: tuple[Page, ...]) -> None:
    assert {page.screen for page in english} == SCREENS


@pytest.mark.parametrize("language", [code for code in TRANSLATED if code not in SCRIPTS])
def test_a_quarter_is_played_in_a_language_and_no_english_is_left(
    language: str, twin: Twin, english: tuple[Page, ...]
) -> None:
    assert_page_is_in(language, twin, english[0])
    for _, page in zip(whole_quarter(twin), english[1:], strict=True):
        assert_page_is_in(language, twin, page)


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_real_window_shows_the_quarter_in_the_language(
    language: str,
    tmp_path: Path,
    display: Display,
    twin: Twin,
    english: tuple[Page, ...],
    keep_settings: Keep,
) -> None:
    keep_settings(language=language)
    display.put_pointer_away()
    play = [sys.executable, "-m", "cxsim", "play", str(tmp_path / "pack"), "--seed", str(SEED)]
    game = Running(display, [*play, "--saves", str(tmp_path / "saves")], ROOT)
    display.wait_until_it_shows(twin.frame, twin.surface)
    assert_page_is_in(language, twin, english[0])
    for keys, page in zip(whole_quarter(twin), english[1:], strict=True):
        display.do("xdotool", "key", *keys.split())
        display.wait_until_it_shows(twin.frame, twin.surface)
        assert_page_is_in(language, twin, page)
    display.close_button("cxsim")
    assert game.finish() == (0, "")
