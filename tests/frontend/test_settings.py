"""What a participant sets: it holds at once, is kept, and a broken file loses nothing."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.frontend import program
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.drawing.themes import THEMES
from cxsim.frontend.elements.tree import buttons, shortcut, walk
from cxsim.frontend.frame import Frame
from cxsim.frontend.keys import ACTIONS
from cxsim.frontend.messages import (
    AskKey,
    Change,
    Changed,
    Close,
    Confirm,
    KeyPressed,
    Message,
    Open,
    Renew,
    ShowSettings,
)
from cxsim.frontend.settings import system
from cxsim.frontend.settings.file import LARGEST, SettingsFile
from cxsim.frontend.settings.settings import DEFAULTS, KEYS, MOTIONS, SPEEDS, TEXT_SCALES, VOLUMES, Settings
from cxsim.frontend.settings.view import SettingsView
from cxsim.frontend.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cxsim.frontend.messages import Command
    from cxsim.frontend.program import Program
    from tests.frontend.conftest import DrawnOnPaper

LANGUAGES = {"en": "English", "el": "Ελληνικά"}


def opened(settings: Settings = DEFAULTS) -> Program:
    return program.opened(Open("settings", SettingsView(settings, LANGUAGES)))


def after(now: Program, *messages: Message) -> tuple[Program, tuple[Command, ...]]:
    commands: tuple[Command, ...] = ()
    for message in messages:
        now, commands = program.update(now, message)
    return now, commands


def said(now: Program) -> list[str]:
    return [element.name for element in walk(program.view(now))]


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        ("Ελληνικά", replace(DEFAULTS, language="el")),
        ("Dark", replace(DEFAULTS, theme="dark")),
        ("High contrast", replace(DEFAULTS, theme="contrast")),
        ("150%", replace(DEFAULTS, text=1.5)),
        ("On", replace(DEFAULTS, motion="still")),
        ("Off", replace(DEFAULTS, motion="moving")),
        ("Gamepad", replace(DEFAULTS, gamepad=False)),
        ("Captions", replace(DEFAULTS, captions=True)),
        ("Read aloud", replace(DEFAULTS, aloud=True)),
    ],
)
def test_what_is_chosen_is_asked_for(words: str, settings: Settings) -> None:
    button = next(each for each in buttons(program.view(opened())) if each.name == words)
    assert button.action is not None
    assert after(opened(), button.action)[1] == (Change(settings),)


def test_what_holds_is_marked_by_more_than_a_colour() -> None:
    tree = program.view(opened(replace(DEFAULTS, theme="dark")))
    marks = {each.name: (each.selected, [inner.icon for inner in walk(each) if inner.icon]) for each in buttons(tree)}
    assert marks["Dark"] == (True, ["check"])
    assert marks["Light"] == (False, [])


def test_another_key_is_asked_for_and_then_set() -> None:
    waiting, commands = after(opened(), AskKey("up"))
    assert (program.view(waiting).listens, commands) == (True, ())
    done, commands = after(waiting, KeyPressed("w"))
    assert (program.view(done).listens, commands) == (False, (Change(replace(DEFAULTS, keys=(("up", "w"),))),))


def test_a_key_that_does_something_is_refused_with_what_it_does() -> None:
    waiting, commands = after(opened(), AskKey("up"), KeyPressed("tab"))
    assert commands == ()
    assert program.view(waiting).listens
    assert "Tab already does this: Next button. Press another one." in said(waiting)


def test_a_digit_always_chooses() -> None:
    waiting, _ = after(opened(), AskKey("up"), KeyPressed("[4]"))
    assert "[4] picks a choice. Press another one." in said(waiting)


@pytest.mark.parametrize("key", ["left shift", "right ctrl", "alt gr", ""])
def test_a_key_that_only_changes_others_is_waited_past(key: str) -> None:
    assert program.view(after(opened(), AskKey("up"), KeyPressed(key))[0]).listens


def test_escape_stops_waiting() -> None:
    done, commands = after(opened(), AskKey("up"), KeyPressed("escape"))
    assert (program.view(done).listens, commands) == (False, ())


def test_the_usual_keys_come_back() -> None:
    own = replace(DEFAULTS, keys=(("up", "w"),))
    button = next(each for each in buttons(program.view(opened(own))) if each.name == "Use the usual keys again")
    assert isinstance(button.action, Confirm)
    assert button.action.then == Change(DEFAULTS)
    assert "Use the usual keys again" not in said(opened())


def test_a_key_of_the_beginning_is_no_key_of_ones_own() -> None:
    assert DEFAULTS.with_key("up", "w").with_key("up", "up") == DEFAULTS


def test_everything_that_a_key_does_has_a_name() -> None:
    assert set(ACTIONS) == set(KEYS)


@given(st.lists(st.tuples(st.sampled_from(sorted(KEYS)), st.sampled_from(["w", "a", "s", "d", "f5", "tab", "space"]))))
def test_no_key_ever_does_two_things(pressed: list[tuple[str, str]]) -> None:
    now = opened()
    for action, key in pressed:
        now, commands = after(now, AskKey(action), KeyPressed(key))
        for command in commands:
            assert isinstance(command, Change)
            now, _ = after(now, Changed(ENGLISH.with_settings(command.settings)))
        now, _ = after(now, AskKey(""))
    settings: Settings = now.state.view.settings
    keys = [key for action in KEYS for key in settings.keys_for(action)]
    assert len(keys) == len(set(keys))
    assert set(settings.actions().values()) == {*KEYS, *map(str, range(1, 10))}


# -- over another screen -------------------------------------------------------------------------------------------


def test_settings_lie_over_a_screen_that_stays_as_it_was(screens: dict[str, Open]) -> None:
    form = program.opened(screens["form"])
    part = form.state.view.parts[0].answers[0].id
    from cxsim.frontend.messages import Pick  # noqa: PLC0415 - beside its use

    picked, _ = after(form, Pick(part))
    over, _ = after(picked, Open("settings", SettingsView(DEFAULTS, LANGUAGES), over=True))
    renewed, _ = after(over, Renew("form", screens["form"].view))
    assert over.screen == "settings"
    assert after(renewed, Close())[0] == picked


def test_every_screen_of_play_leads_to_the_settings(screens: dict[str, Open]) -> None:
    for name, shown in screens.items():
        if name not in {"settings", "crash", "dialog"}:
            button = shortcut(program.view(program.opened(shown)), "settings")
            assert button is not None, name
            assert program.update(program.opened(shown), ShowSettings())[1] == (ShowSettings(),)


def test_a_change_holds_at_once_in_the_window(screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    def run(command: Command) -> tuple[Message, ...]:
        return (Changed(ENGLISH.with_settings(command.settings)),) if isinstance(command, Change) else ()

    frame = Frame(screens["title"], run, paper, light(), (1280, 720))
    wide = frame.shown[0].placed.children[0].rect
    frame.send(Open("settings", SettingsView(DEFAULTS, LANGUAGES), over=True))
    frame.send(Change(replace(DEFAULTS, theme="dark", text=1.5, keys=(("enter", "e"),))))
    frame.send(Close())
    assert frame.shown[0].placed.children[0].rect != wide
    assert frame.press_key("e") == "enter"
    assert frame.press_key("space") == ""


def test_a_screen_that_listens_is_told_the_key_and_nothing_else_happens(paper: DrawnOnPaper) -> None:
    frame = Frame(Open("settings", SettingsView(DEFAULTS, LANGUAGES)), lambda _: (), paper, light(), (1280, 720))
    frame.send(AskKey("up"))
    assert frame.press_key("f11") == ""
    assert frame.press_key("f11") == ""
    assert frame.tree.listens


# -- the file ------------------------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cxsim" / "settings.json"


@given(
    language=st.sampled_from(["", "en", "el", "zh"]),
    theme=st.sampled_from(sorted(THEMES)),
    text=st.sampled_from(TEXT_SCALES),
    up=st.sampled_from(["w", "k", "f5"]),
)
def test_what_is_kept_is_read_again(
    language: str, theme: str, text: float, up: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("config") / "settings.json")
    settings = Settings(language, theme, text, (("up", up),))
    assert file.keep(settings, ENGLISH) == ""
    assert file.read() == (settings, None)


@given(
    motion=st.sampled_from(MOTIONS),
    volume=st.sampled_from(VOLUMES),
    captions=st.booleans(),
    aloud=st.booleans(),
    speed=st.sampled_from(SPEEDS),
    gamepad=st.booleans(),
)
def test_what_moves_sounds_and_speaks_is_kept_too(tmp_path_factory: pytest.TempPathFactory, **fields: float) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("config") / "settings.json")
    settings = replace(DEFAULTS, **fields)  # type: ignore[arg-type]  # each of its own kind
    assert file.keep(settings, ENGLISH) == ""
    assert file.read() == (settings, None)


def test_without_a_file_the_usual_settings_hold(path: Path) -> None:
    assert SettingsFile(path).read() == (DEFAULTS, None)


@pytest.mark.parametrize(
    "source", [b"{", b"[1, 2]", b"\xff\xfe", b"null", b"[" * 60_000, b'"' + b"x" * LARGEST + b'"', b'{"text": 1e999'],
    ids=("half", "list", "encoding", "null", "deep", "large", "number"),
)  # fmt: skip
def test_a_broken_file_is_told_and_set_aside_only_when_something_is_set(path: Path, source: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(source)
    file = SettingsFile(path)
    settings, told = file.read()
    assert settings == DEFAULTS
    assert told is not None
    assert str(path) in ENGLISH(told[0], **told[1])
    assert path.read_bytes() == source
    assert file.keep(replace(DEFAULTS, theme="dark"), ENGLISH) == ""
    assert [aside.read_bytes() for aside in path.parent.glob("*.unread-1.json")] == [source]
    assert SettingsFile(path).read() == (replace(DEFAULTS, theme="dark"), None)


@pytest.mark.parametrize(
    ("kept", "named"),
    [
        ({"text": 7}, "text"),
        ({"text": True}, "text"),
        ({"text": "1.0"}, "text"),
        ({"language": ["el"]}, "language"),
        ({"theme": "x" * 100}, "theme"),
        ({"theme": "a\nb"}, "theme"),
        ({"motion": "wild"}, "motion"),
        ({"motion": True}, "motion"),
        ({"volume": 0.33}, "volume"),
        ({"volume": False}, "volume"),
        ({"captions": "yes"}, "captions"),
        ({"aloud": None}, "aloud"),
        ({"speed": 9}, "speed"),
        ({"gamepad": []}, "gamepad"),
        ({"keys": [1]}, "keys"),
        ({"keys": {"fly": "f"}}, "keys"),
        ({"keys": {"up": ""}}, "keys"),
        ({"keys": {"up": "w", "down": "w"}}, "keys"),
        ({"keys": {"up": "1"}}, "keys"),
    ],
)
def test_a_field_that_makes_no_sense_is_named_and_the_others_hold(
    path: Path, kept: dict[str, object], named: str
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"language": "el", "theme": "dark", **kept, "colour": "of a newer cxsim"}))
    settings, told = SettingsFile(path).read()
    assert told is not None
    assert told[1] == {"names": named}
    expected = {"language": "el", "theme": "dark", "text": 1.0, "keys": ()} | {named: getattr(DEFAULTS, named)}
    assert {name: getattr(settings, name) for name in expected} == expected


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "cxsim").write_text("a file where a folder should be")
    told = SettingsFile(tmp_path / "cxsim" / "settings.json").keep(DEFAULTS, ENGLISH)
    assert told.startswith("Your settings hold until you close the game; they could not be kept:")


# -- the system ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "el_GR.UTF-8"}, "el"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "zh_CN", "LC_ALL": "sv_SE.UTF-8"}, "sv"),
        ({"LANGUAGE": "fr:it:el", "LANG": "fr_FR"}, "it"),
        ({"LANG": "zh-Hans-CN"}, "zh"),
        ({"LANGUAGE": "en_GB:el"}, "en"),
        ({"LC_ALL": "C", "LANG": "el_GR"}, "en"),
    ],
)
def test_the_language_is_the_systems(environment: dict[str, str], expected: str) -> None:
    assert system.language({"el", "es", "it", "sv", "zh"}, environment) == expected


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put programs of the system's own into its path, each printing a line."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(**lines: str) -> None:
        for name, line in lines.items():
            path = tmp_path / name
            path.write_text(f"#!/bin/sh\n{line}\n")
            path.chmod(0o755)

    return put


@pytest.mark.parametrize(
    ("gsettings", "gdbus", "expected"),
    [
        ("echo true", "echo '(<uint32 0>,)'", False),
        ("echo false", "echo '(<uint32 0>,)'", True),
        ("echo true", "echo '(<uint32 1>,)'", True),
        ("exit 1", "echo nobody >&2; exit 1", False),
        ("printf '\\377\\376'", "exit 0", False),
    ],
)
def test_the_system_is_asked_whether_anything_may_move(
    programs: Callable[..., None], gsettings: str, gdbus: str, *, expected: bool
) -> None:
    programs(gsettings=gsettings, gdbus=gdbus)
    assert system.still() is expected


def test_a_system_without_such_programs_lets_things_move(programs: Callable[..., None]) -> None:
    programs()
    assert system.still() is False


def test_a_program_that_never_answers_is_not_waited_for(
    programs: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "PATIENCE", 0.05)
    programs(gsettings="while :; do :; done", gdbus="while :; do :; done")
    assert system.still() is False
