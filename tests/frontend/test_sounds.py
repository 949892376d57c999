"""Sounds: which page is heard when, in words where that is wanted, from files that a script made."""

from __future__ import annotations

import importlib.util
import struct
import time
import wave
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pygame
import pytest

from cxsim.frontend.companions.cues import CAPTIONS, CHANNELS, answer_cue
from cxsim.frontend.companions.loudspeaker import Loudspeaker, may_sound
from cxsim.frontend.companions.sounds import Sounds
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.frame import Frame
from cxsim.frontend.messages import Changed
from cxsim.frontend.present import Move
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.words import ENGLISH
from tests.frontend.conftest import DrawnOnPaper

if TYPE_CHECKING:
    from cxsim.frontend.messages import Open
    from cxsim.frontend.present import SituationView
    from cxsim.frontend.settings.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "sounds"
PATIENCE = 10.0


class Recorder(Loudspeaker):
    """A loudspeaker that notes what it would play."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__(FOLDER)
        self.there = there
        self.played: list[tuple[str, float]] = []

    @property
    def failed(self) -> bool:
        return not self.there

    def play(self, name: str, volume: float) -> None:
        self.played.append((name, volume))


class Table:
    """A frame with its sounds, and what was told."""

    def __init__(self, first: Open, settings: Settings = DEFAULTS, *, there: bool = True) -> None:
        self.told: list[str] = []
        self.loudspeaker = Recorder(there=there)
        self.sounds = Sounds(FOLDER, lambda words, _: self.told.append(words), self.loudspeaker)
        say = ENGLISH.with_settings(settings)
        self.frame = Frame(first, lambda _: (), DrawnOnPaper(), light(), (1280, 720), say)
        self.sounds.follow(self.frame)

    def open(self, *pages: Open) -> list[str]:
        for page in pages:
            self.frame.send(page)
            self.sounds.follow(self.frame)
        return [name for name, _ in self.loudspeaker.played]

    def set(self, settings: Settings) -> None:
        self.frame.send(Changed(ENGLISH.with_settings(settings)))
        self.sounds.follow(self.frame)
        self.sounds.look(self.frame)


def on(channel: str, page: Open) -> Open:
    view = cast("SituationView", page.view)
    return replace(page, view=replace(view, stage=replace(view.stage, kind=channel)))


def test_who_comes_is_heard_once_until_somebody_comes_by_another_channel(screens: dict[str, Open]) -> None:
    call, reply = on("phone", screens["situation"]), screens["consequence"]
    again = on("phone", screens["situation"])
    chat = on("chat", screens["situation"])
    assert Table(screens["title"]).open(call, reply, again, chat)[::2] == ["phone", "chat"]


def test_the_next_scenario_rings_again(screens: dict[str, Open]) -> None:
    call = on("phone", screens["situation"])
    again = replace(call, view=replace(cast("SituationView", call.view)))
    assert Table(screens["title"]).open(call, screens["prebrief"], again) == ["phone", "turn", "phone"]


def test_the_first_page_and_a_page_over_another_are_silent(screens: dict[str, Open]) -> None:
    table = Table(screens["title"])
    assert table.open(replace(screens["settings"], over=True)) == []


def test_nothing_is_played_at_no_volume_and_captions_are_told_all_the_same(screens: dict[str, Open]) -> None:
    table = Table(screens["title"], replace(DEFAULTS, volume=0.0, captions=True))
    assert table.open(on("phone", screens["situation"])) == []
    assert table.told == ["[A telephone rings]"]


def test_a_volume_that_is_set_is_heard(screens: dict[str, Open]) -> None:
    table = Table(screens["title"])
    table.set(replace(DEFAULTS, volume=0.25))
    assert table.loudspeaker.played == [("rise", 0.25)]
    assert table.told == []


def test_who_sets_a_volume_without_a_device_is_told_once(screens: dict[str, Open]) -> None:
    table = Table(screens["title"], there=False)
    table.open(screens["prebrief"])
    assert table.told == []
    table.set(replace(DEFAULTS, volume=1.0))
    table.sounds.look(table.frame)
    assert table.told == ["There is no sound device, so nothing can be heard; captions work without."]


@pytest.mark.parametrize(
    ("tones", "sound"),
    [(("good",), "rise"), (("short", "short"), "fall"), (("good", "short"), "reply"), ((), "reply"), (("",), "reply")],
)
def test_an_answer_sounds_as_what_moved(tones: tuple[str, ...], sound: str) -> None:
    assert answer_cue([Move("", tone, "") for tone in tones]) == sound


def test_every_page_that_sounds_has_a_file_and_a_caption(screens: dict[str, Open]) -> None:
    assert {path.stem for path in FOLDER.glob("*.wav")} == set(CAPTIONS)
    assert set(CAPTIONS) >= CHANNELS
    table = Table(screens["title"])
    assert set(table.open(*(replace(page, over=False) for page in screens.values()))) <= set(CAPTIONS)


# -- the device ------------------------------------------------------------------------------------------------------


def test_a_sound_is_played_on_a_device_and_the_device_given_back() -> None:
    loudspeaker = Loudspeaker(FOLDER)
    loudspeaker.play("turn", 0.5)
    deadline = time.monotonic() + PATIENCE
    while not _device() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert _device()
    assert not loudspeaker.failed
    loudspeaker.close()
    assert not _device()


def test_a_missing_device_is_noticed_and_nothing_else_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "none such")
    loudspeaker = Loudspeaker(FOLDER)
    loudspeaker.play("turn", 0.5)
    deadline = time.monotonic() + PATIENCE
    while not loudspeaker.failed and time.monotonic() < deadline:
        time.sleep(0.01)
    assert loudspeaker.failed
    loudspeaker.close()


def test_a_missing_file_is_no_reason_to_stop(tmp_path: Path) -> None:
    loudspeaker = Loudspeaker(tmp_path)
    loudspeaker.play("turn", 0.5)
    loudspeaker.close()
    assert loudspeaker.failed


def test_on_a_linux_without_anything_that_sounds_nothing_is_tried(tmp_path: Path) -> None:
    assert may_sound({}, "win32")
    assert may_sound({"SDL_AUDIODRIVER": "dummy"}, "linux")
    (tmp_path / "pipewire-0").touch()
    assert may_sound({"XDG_RUNTIME_DIR": str(tmp_path)}, "linux")


# -- the files -------------------------------------------------------------------------------------------------------


def test_the_files_are_what_the_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("build_sounds", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    for name in ("chat", "turn", "reply"):  # of each kind one: they take a second together
        made = list(build.samples(*build.SOUNDS[name]))
        assert max(abs(one - other) for one, other in zip(made, _heard(name), strict=True)) <= 1, name
    assert set(build.SOUNDS) == set(CAPTIONS)


@pytest.mark.parametrize("name", sorted(CAPTIONS))
def test_no_sound_is_loud_long_or_begins_with_a_click(name: str) -> None:
    heard = _heard(name)
    assert len(heard) < 1.5 * 16_000
    assert max(map(abs, heard)) <= 0.51 * 32_768
    assert abs(heard[0]) < 200
    assert abs(heard[-1]) < 700


def _device() -> object:
    """Return what the mixer plays on; before its first sound it may not even be imported."""
    mixer: Any = pygame.mixer
    return mixer and mixer.get_init()


def _heard(name: str) -> tuple[int, ...]:
    with wave.open(str(FOLDER / f"{name}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        count = file.getnframes()
        return struct.unpack(f"<{count}h", file.readframes(count))
