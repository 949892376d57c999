"""A new hire at a real window: fails, reads the debrief, tries again, closes the window, comes back."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
import pytest

from cxsim.content import asset_folder, content_hash, load_pack
from cxsim.frontend.frame import Frame
from cxsim.frontend.game import Game, Table
from cxsim.frontend.messages import Begin, Decide, NewGame, Prepare, Proceed, Resume, TryAgain
from cxsim.frontend.pygame_painter import PygamePainter
from cxsim.frontend.theme import light
from tests.e2e.display import Display, Running, require_display_tools
from tests.e2e.short_quarter import short_quarter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.messages import Message
    from cxsim.frontend.shown import Shown

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1280, 720)
SEED = 1
FAILING = ("opening.checklist", "second_round.finish_it", "the_minute.technical_quick", "after_call.her_error")
CAPTION = "cxsim"


class Twin:
    """The same game in this process, played alongside: it knows where every button is, and what the log will say."""

    def __init__(self, folder: Path, saves: Path) -> None:
        pack = load_pack(folder).pack
        assert pack is not None
        self.game = Game(
            Table(
                pack=pack,
                folder=folder,
                content=content_hash(pack),
                saves=saves,
                seed=lambda: SEED,
                now=lambda: "2026-01-01T00:00:00Z",
                ticks=lambda: 0.0,
            )
        )
        self.open()

    def open(self) -> None:
        surface = pygame.Surface(SIZE)
        self.frame = Frame(self.game.title(), self.game.run, PygamePainter(surface, asset_folder()), light(), SIZE)

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
        self.display.press({"enter": "Return", "backspace": "BackSpace", "escape": "Escape"}.get(key, key))

    def click(self, message: type[Message], choice: str = "") -> None:
        rect = self.twin.button(message, choice).rect
        x, y = round(rect.x + rect.width / 2), round(rect.y + rect.height / 2)
        self.twin.frame.press(x, y)
        self.twin.frame.release(x, y)
        self.display.click(x, y)

    def go_on(self) -> None:
        """Go on from a consequence or an ending, where there is one."""
        while self.twin.frame.program.screen == "consequence":
            self.key(Proceed)


@pytest.fixture(autouse=True)
def _still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing move, so that nobody waits for text that is written out after every key."""
    kept = tmp_path / "config" / "cxsim" / "settings.json"
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps({"still": True}), encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    require_display_tools()
    folder = tmp_path / "screen"
    folder.mkdir()
    server = Display(folder, SIZE)
    yield server
    server.close()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return short_quarter(tmp_path, "one_minute_from_warm")


@pytest.fixture
def twin(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Twin]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    pygame.font.init()
    yield Twin(pack, tmp_path / "twin")
    pygame.quit()


def opened(display: Display, pack: Path, saves: Path) -> Running:
    play = [sys.executable, "-m", "cxsim", "play", str(pack), "--saves", str(saves), "--seed", str(SEED)]
    return Running(display, play, ROOT)


def log_of(folder: Path) -> list[dict[str, object]]:
    (save,) = folder.glob("*.cxsave.jsonl")
    lines = [json.loads(line) for line in save.read_text(encoding="utf-8").splitlines()]
    return [{name: value for name, value in line.items() if name not in {"started", "seconds"}} for line in lines]


def test_new_game_fail_debrief_try_again_close_the_window_and_resume(
    tmp_path: Path, display: Display, pack: Path, twin: Twin
) -> None:
    saves = tmp_path / "saves"
    hands = Hands(display, twin)
    game = opened(display, pack, saves)
    hands.key(NewGame)
    assert twin.frame.program.screen == "week"
    hands.key(Prepare)
    hands.key(Begin)
    for place in FAILING:
        hands.key(Decide, place.partition(".")[2])
        hands.go_on()
    for choice in ("laugh", "fine"):
        hands.click(Decide, choice)
        hands.go_on()
    assert twin.frame.program.screen == "ending"
    assert twin.setback
    hands.key(Proceed)
    assert twin.frame.program.screen == "debrief"
    hands.key(TryAgain)
    hands.key(Decide, "let_her_tell")
    hands.go_on()
    display.close_button(CAPTION)
    twin.frame.close()
    assert game.finish() == (0, "")
    assert log_of(saves) == log_of(tmp_path / "twin")

    game = opened(display, pack, saves)
    twin.open()
    hands.key(Resume)
    hands.key(Decide, "follow_it")
    hands.go_on()
    display.close_button(CAPTION)
    twin.frame.close()
    code, printed = game.finish()
    assert (code, printed) == (0, "")
    log = log_of(saves)
    assert log == log_of(tmp_path / "twin")
    kinds = [line.get("entry") for line in log]
    decisions = [each for each in kinds if each == "decide"]
    assert kinds[1:3] == ["week", "begin"]
    assert "rewind" in kinds
    assert kinds[-3:] == ["resume", "decide", "leave"]
    assert len(decisions) == len(FAILING) + 4
