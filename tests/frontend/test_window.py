from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
import pytest

from cxsim.frontend.companions.companion import Silent
from cxsim.frontend.messages import Change, Decide, KeepParticipant, Proceed, Quit, Resume
from cxsim.frontend.opening import Setting, play_in_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.frontend.frame import Frame
    from cxsim.frontend.messages import Command, Message, Open

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@pytest.fixture
def posts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the window receive these events, one whenever it asks, and then nothing but its close button."""

    def post(*events: tuple[int, dict[str, object]]) -> None:
        queue: Iterator[tuple[int, dict[str, object]]] = iter(events)

        def get() -> list[pygame.event.Event]:
            kind, about = next(queue, (pygame.QUIT, {}))
            return [pygame.event.Event(kind, about)]

        monkeypatch.setattr(pygame.event, "get", get)

    return post


@pytest.fixture
def played(screens: dict[str, Open]) -> Callable[..., list[Command]]:
    def run_all(first: str, *answered: str) -> list[Command]:
        asked: list[Command] = []
        rest = list(answered)

        def run(command: Command) -> tuple[Message, ...]:
            asked.append(command)
            return (screens[rest.pop(0)],) if rest else ()

        play_in_window(screens[first], run, Setting(ASSETS))
        return asked

    return run_all


def key(code: int, mod: int = 0) -> tuple[int, dict[str, object]]:
    return pygame.KEYDOWN, {"key": code, "mod": mod, "unicode": ""}


def click(x: int, y: int) -> tuple[tuple[int, dict[str, object]], ...]:
    return (
        (pygame.MOUSEMOTION, {"pos": (x, y), "rel": (0, 0), "buttons": (0, 0, 0)}),
        (pygame.MOUSEBUTTONDOWN, {"pos": (x, y), "button": 1}),
        (pygame.MOUSEBUTTONUP, {"pos": (x, y), "button": 1}),
    )


def test_keys_play_through_screens_until_the_window_is_closed(
    posts: Callable[..., None], played: Callable[..., list[Command]]
) -> None:
    posts(key(pygame.K_RETURN), key(pygame.K_KP2), key(pygame.K_SPACE))
    asked = played("title", "situation", "consequence", "ending")
    assert asked == [Resume("campaign"), Decide("read_history"), Proceed(), Quit()]


def test_a_mouse_plays_too(posts: Callable[..., None], played: Callable[..., list[Command]]) -> None:
    posts(*click(200, 357))
    assert played("title", "situation") == [Resume("campaign"), Quit()]


def test_a_double_click_decides_once_and_passes_over_nothing(
    posts: Callable[..., None], played: Callable[..., list[Command]]
) -> None:
    on_the_last_choice_and_on_go_on = (1170, 610)
    posts(*click(*on_the_last_choice_and_on_go_on) * 2)
    assert played("situation", "consequence", "situation") == [Decide("checklist"), Quit()]


def test_a_double_click_on_what_stays_presses_twice(
    posts: Callable[..., None], played: Callable[..., list[Command]]
) -> None:
    posts(*click(200, 357) * 2)
    assert played("title") == [Resume("campaign"), Resume("campaign"), Quit()]


def test_a_key_between_two_clicks_makes_them_two(
    posts: Callable[..., None], played: Callable[..., list[Command]]
) -> None:
    posts(*click(1170, 610), key(pygame.K_TAB), *click(1170, 610))
    assert played("situation", "consequence", "situation") == [Decide("checklist"), Proceed(), Quit()]


def test_two_clicks_at_two_places_are_no_double_click(
    posts: Callable[..., None], played: Callable[..., list[Command]]
) -> None:
    posts(*click(600, 610), *click(1170, 610))
    assert played("situation", "consequence", "situation") == [Decide("checklist"), Proceed(), Quit()]


def test_escape_on_the_title_ends_the_game(posts: Callable[..., None], played: Callable[..., list[Command]]) -> None:
    posts(key(pygame.K_ESCAPE), key(pygame.K_RETURN))
    assert played("title") == [Quit()]


def test_the_window_may_change_its_size_and_the_text_its_own(
    posts: Callable[..., None], played: Callable[..., list[Command]]
) -> None:
    posts(
        (pygame.VIDEORESIZE, {"size": (900, 500), "w": 900, "h": 500}),
        key(pygame.K_EQUALS, pygame.KMOD_CTRL),
        (pygame.MOUSEWHEEL, {"x": 0, "y": -2}),
        key(pygame.K_TAB, pygame.KMOD_SHIFT),
        key(pygame.K_PAGEDOWN),
        key(pygame.K_1),
    )
    assert [each for each in played("situation") if not isinstance(each, Change)] == [Decide("let_her_tell"), Quit()]


def test_pygame_is_imported_without_what_it_only_looks_for() -> None:
    code = (
        "import sys; from pathlib import Path; from cxsim.frontend import opening;"
        "import cxsim.frontend.messages as ask; from cxsim.frontend.title.present import TitleView;"
        "sys.modules['cxsim.frontend.window'] = type(sys)('window');"
        "sys.modules['cxsim.frontend.window'].play = lambda *given: None;"
        "opening.play_in_window(ask.Open('title', TitleView('A pack')), lambda command: (), opening.Setting(Path()));"
        "assert 'pygame' in sys.modules;"
        "assert not {'numpy', 'pkg_resources'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ASSETS.parent)


def test_what_is_typed_reaches_a_field_and_is_no_shortcut(
    posts: Callable[..., None], played: Callable[..., list[Command]]
) -> None:
    typed = [(pygame.TEXTINPUT, {"text": each}) for each in " p1"]
    letters = [key(pygame.K_SPACE), key(pygame.K_p), key(pygame.K_1)]
    posts(key(pygame.K_RETURN), *letters, *typed, key(pygame.K_RETURN))
    assert played("participant") == [KeepParticipant("wq7h3mkn2ptx p1", "care/first line/early", opt_in=True), Quit()]


def test_time_passes_in_a_window_that_the_system_wakes(
    screens: dict[str, Open], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "x11")
    pygame.quit()
    seen: list[int] = []

    class Onlooker(Silent):
        """Notes the time, and closes the window after a while."""

        def look(self, frame: Frame) -> None:
            seen.append(pygame.time.get_ticks())
            if len(seen) == 3:
                frame.close()

    play_in_window(screens["title"], lambda _: (), Setting(ASSETS, companions=lambda _: (Onlooker(),)))
    assert 0 < seen[0] < seen[-1]
