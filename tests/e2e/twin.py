"""The game that is played in a real window, played alongside in this process: what the window ought to show."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pygame
import pytest

import cxsim
from cxsim.content import asset_folder, content_hash, load_pack
from cxsim.content.translate import in_language
from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.frame import Frame
from cxsim.frontend.game import Game, Table
from cxsim.frontend.languages import Languages
from cxsim.frontend.messages import Proceed
from cxsim.frontend.settings.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cxsim.frontend.elements.shown import Shown
    from cxsim.frontend.messages import Message
    from tests.e2e.display import Display

SIZE = (1280, 720)
SEED = 1
KEYS = {
    "enter": "Return", "return": "Return", "backspace": "BackSpace", "escape": "Escape", "tab": "Tab",
    "shift tab": "shift+Tab", "home": "Home", "end": "End", "page up": "Prior", "page down": "Next", "f2": "F2",
    "right": "Right", "left": "Left",
}  # fmt: skip
"""What keys are called here → what xdotool calls them; digits are called the same."""


@contextmanager
def pygame_without_a_window() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        pygame.display.init()
        pygame.display.set_mode(SIZE)
        pygame.font.init()
        yield
        pygame.quit()


class Twin:
    """The same game in this process, played alongside: it knows where every button is, and what the log will say."""

    def __init__(self, folder: Path, saves: Path, settings: Settings = DEFAULTS) -> None:
        pack = load_pack(folder).pack
        assert pack is not None
        languages = Languages(asset_folder() / "locale")
        self.say = languages.speak(settings)
        self.game = Game(
            Table(
                pack=in_language(pack, folder, self.say.language),
                folder=folder,
                content=content_hash(pack),
                saves=saves,
                seed=lambda: SEED,
                now=lambda: "2026-01-01T00:00:00Z",
                ticks=lambda: 0.0,
                illustration=str(asset_folder() / "title.svg"),
                version=cxsim.__version__,
                say=self.say,
                speak=languages.speak,
                languages=languages.names,
                translated=lambda language: in_language(pack, folder, language),
            )
        )
        self.open()

    def open(self) -> None:
        self.surface = pygame.Surface(SIZE)
        self.painter = PygamePainter(self.surface, asset_folder())
        self.frame = Frame(self.game.title(), self.game.run, self.painter, light(), SIZE, self.say)

    @property
    def setback(self) -> bool:
        """Whether the screen shows an ending that may be tried again."""
        return bool(getattr(getattr(self.frame.program.state, "view", None), "setback", False))

    def button(self, message: type[Message], choice: str = "") -> Shown:
        """Return the button that sends a message (of a choice, where named)."""
        for item in self.frame.shown:
            action = item.placed.element.action
            if isinstance(action, message) and (not choice or getattr(action, "choice", "") == choice):
                return item
        raise AssertionError(f"no button for {message.__name__} {choice} on {self.frame.program.screen}")


class Hands:
    """Does the same in the real window and in its twin."""

    def __init__(self, display: Display, twin: Twin) -> None:
        self.display = display
        self.twin = twin

    def key(self, message: type[Message], choice: str = "") -> None:
        """Press the key that a button names, Enter where it has the focus."""
        element = self.twin.button(message, choice).placed.element
        key = element.shortcut or "enter"
        if not element.shortcut:
            assert self.twin.frame.focused == element, f"{element.name} has no key and no focus"
        self.twin.frame.key(key)
        self.display.do("xdotool", "key", KEYS.get(key, key))
        self.look()

    def click(self, message: type[Message], choice: str = "") -> None:
        rect = self.twin.button(message, choice).rect
        x, y = round(rect.x + rect.width / 2), round(rect.y + rect.height / 2)
        self.twin.frame.point(x, y)
        self.twin.frame.press(x, y)
        self.twin.frame.release(x, y)
        self.display.do("xdotool", "mousemove", str(x), str(y), "click", "1")
        self.look()

    def look(self) -> None:
        """Wait until the window shows what its twin shows."""
        self.display.wait_until_it_shows(self.twin.frame, self.twin.surface)

    def go_on(self) -> None:
        """Go on from a consequence or an ending, where there is one."""
        while self.twin.frame.program.screen == "consequence":
            self.key(Proceed)
