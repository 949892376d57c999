"""What goes wrong around a game: told in a sentence, and nothing that was decided is lost."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pygame
import pytest

from cxsim.content import content_hash, load_pack
from cxsim.frontend.drawing.painter import Rect
from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.game import Game, Table
from cxsim.frontend.languages import Languages
from cxsim.frontend.messages import Begin, Decide, Leave, ListScenarios, Open, Prepare, Proceed, Quit, Resume
from cxsim.frontend.opening import Setting, play_in_window
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.words import ENGLISH
from cxsim.record import list_saves
from cxsim.record.save import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.frontend.messages import Command, Message
    from cxsim.frontend.present import SituationView
    from cxsim.frontend.title.present import TitleView
    from cxsim.frontend.words import Words

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "scenarios" / "onboarding"
ASSETS = ROOT / "assets"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the pack, to change under the game."""
    return Path(shutil.copytree(PACK, tmp_path / "pack"))


def in_greek() -> Words:
    return Languages(ASSETS / "locale").speak(replace(DEFAULTS, language="el"))


def seated(folder: Path, saves: Path, say: Words = ENGLISH) -> Game:
    pack = load_pack(folder).pack
    assert pack is not None
    now, ticks = (lambda: "2026-01-01T00:00:00Z"), (lambda: 0.0)
    return Game(Table(pack, folder, content_hash(pack), saves, lambda: 7, now, ticks, say=say))


def after(game: Game, *commands: Command) -> Open:
    answers = [tuple(game.run(command)) for command in commands]
    return cast("Open", answers[-1][0])


def begun(game: Game) -> Open:
    return after(game, ListScenarios(), Prepare("one_minute_from_warm"), Begin())


def notice(shown: Open) -> str:
    assert shown.screen == "title"
    return cast("TitleView", shown.view).notice


# -- disks ---------------------------------------------------------------------------------------------------------


def test_a_folder_that_takes_nothing_is_told_before_anything_is_decided(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("a file where a folder should be")
    assert "cannot be made" in notice(begun(seated(folder, tmp_path / "saves")))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="somebody who may write everywhere")
def test_a_read_only_folder_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "saves").mkdir(mode=0o500)
    assert "cannot be made" in notice(begun(seated(folder, tmp_path / "saves")))


def test_a_full_disk_is_told_and_what_was_decided_before_goes_on_later(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = tmp_path / "saves"
    game = seated(folder, saves)
    begun(game)
    after(game, Decide("let_her_tell"), Proceed())
    before = len(list_saves(saves)[0].entries)

    def write(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(os, "write", write)
        assert "the disk is full" in notice(after(game, Decide("follow_it")))
    assert len(list_saves(saves)[0].entries) == before
    assert after(game, Resume("single")).screen == "situation"
    assert after(game, Decide("follow_it")).screen in {"consequence", "situation"}


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b'{"entry":"x"}',
        b'{"entry":"week"}',
        b'{"entry":"week","week":0}',
        b'{"entry":"' + b"x" * 70_000 + b'"}',
    ],
    ids=range(6),
)
def test_why_a_save_cannot_be_opened_is_told_in_the_language_of_the_game(
    folder: Path, tmp_path: Path, line: bytes
) -> None:
    saves = tmp_path / "saves"
    begun(seated(folder, saves))
    with list_saves(saves)[0].path.open("ab") as save:
        save.write(line + b"\n")
    game = seated(folder, saves, in_greek())
    told = notice(game.title()).removeprefix(f"{list_saves(saves)[0].path.name}: ")
    assert "γραμμή 3 έχει βλάβη: " in told
    assert set(re.findall(r"[A-Za-z]+", told)) <= {"JSON", "week"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.ENOTDIR])
def test_what_a_disk_refuses_is_told_in_the_language_of_the_game(number: int) -> None:
    told = in_greek().sentence(why(OSError(number, os.strerror(number))))
    assert told
    assert not re.findall(r"[A-Za-z]", told)


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may hold anything")
def test_a_save_with_a_strange_name_is_told_as_it_can_be_shown(folder: Path, tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    game = seated(folder, saves)
    begun(game)
    after(game, Leave())
    save = list_saves(saves)[0].path
    strange = saves / "\x1b[31m\u202e\udc80.cxsave.jsonl"  # the last is how a byte is read that is not UTF-8
    strange.write_bytes(save.read_bytes() + b'{"entry": "dec')
    save.unlink()
    assert r"\x1b[31m\u202e\udc80.cxsave.jsonl.torn" in notice(after(seated(folder, saves), Resume("single")))


# -- a pack that changes under the game --------------------------------------------------------------------------------


def test_a_pack_that_is_gone_from_the_disk_is_played_on(folder: Path, tmp_path: Path) -> None:
    game = seated(folder, tmp_path / "saves")
    situation = begun(game)
    shutil.rmtree(folder)
    face = cast("SituationView", situation.view).stage.face
    assert face is not None
    assert not Path(face.picture).exists()
    pygame.display.init()
    surface = pygame.display.set_mode((320, 240))
    PygamePainter(surface, ASSETS).picture(_whole(surface), face.picture, 12)
    assert after(game, Decide("let_her_tell")).screen == "consequence"
    pygame.quit()


def test_a_save_comes_back_in_a_pack_that_has_changed_meanwhile(folder: Path, tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    game = seated(folder, saves)
    begun(game)
    after(game, Decide("let_her_tell"), Leave())
    scenario = folder / "one_minute_from_warm.yaml"
    scenario.write_text(scenario.read_text(encoding="utf-8").replace("let_her_tell", "hear_her"), encoding="utf-8")
    loaded = load_pack(folder)
    assert loaded.pack is not None, loaded.errors
    assert "let_her_tell" in notice(after(seated(folder, saves), Resume("single")))


# -- the window ----------------------------------------------------------------------------------------------------


@pytest.fixture
def play(screens: dict[str, Open], monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Command]]:
    """Play a situation through these events of the window and then its close button; return what was asked for."""

    def play(*events: tuple[int, dict[str, object]]) -> list[Command]:
        queue: Iterator[tuple[int, dict[str, object]]] = iter(events)
        asked: list[Command] = []

        def get() -> list[pygame.event.Event]:
            kind, about = next(queue, (pygame.QUIT, {}))
            return [pygame.event.Event(kind, about)]

        def run(command: Command) -> tuple[Message, ...]:
            asked.append(command)
            return ()

        monkeypatch.setattr(pygame.event, "get", get)
        play_in_window(screens["situation"], run, Setting(ASSETS))
        return asked

    return play


CHOOSE = (pygame.KEYDOWN, {"key": pygame.K_1, "mod": 0, "unicode": "1"})


@pytest.mark.parametrize(
    "events",
    [
        [(pygame.WINDOWMINIMIZED, {}), (pygame.WINDOWRESTORED, {}), (pygame.WINDOWEXPOSED, {})],
        [(pygame.WINDOWHIDDEN, {}), (pygame.WINDOWSHOWN, {})],
        [(pygame.WINDOWDISPLAYCHANGED, {"display_index": 1})],
        [(pygame.VIDEORESIZE, {"size": (1, 1), "w": 1, "h": 1}), (pygame.WINDOWSIZECHANGED, {"x": 1, "y": 1})],
        [(pygame.WINDOWFOCUSLOST, {}), (pygame.WINDOWFOCUSGAINED, {}), (pygame.WINDOWLEAVE, {})],
        [(pygame.USEREVENT, {}), (pygame.DROPFILE, {"file": "x"}), (pygame.TEXTINPUT, {"text": "…"})],
    ],
    ids=("minimised", "hidden", "other-monitor", "tiny", "focus", "unknown"),
)
def test_the_game_stands_as_it_stood_after(
    events: list[tuple[int, dict[str, object]]], play: Callable[..., list[Command]]
) -> None:
    assert play(*events, CHOOSE) == [Decide("let_her_tell"), Quit()]


def test_closing_the_window_ends_the_game_in_order(play: Callable[..., list[Command]]) -> None:
    assert play((pygame.QUIT, {}), CHOOSE) == [Quit()]


def test_without_a_display_the_window_does_not_open(screens: dict[str, Open], monkeypatch: pytest.MonkeyPatch) -> None:
    def set_mode(*_: object) -> None:
        raise pygame.error("No available video device")

    monkeypatch.setattr(pygame.display, "set_mode", set_mode)
    with pytest.raises(pygame.error, match="No available video device"):
        play_in_window(screens["title"], lambda _: (), Setting(ASSETS))


def _whole(surface: pygame.Surface) -> Rect:

    return Rect(0, 0, *surface.get_size())
