"""Reading aloud: what is said in which order, by a program of the system's, and told once where there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

import pygame
import pytest

from cxsim.content.load import load_pack
from cxsim.content.shipped import shipped_folder
from cxsim.frontend import program
from cxsim.frontend.companions.read_aloud import ReadAloud
from cxsim.frontend.companions.spoken import LONGEST, Passage, page_in_words
from cxsim.frontend.companions.voice import Voice, command, marked_up
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.tree import Element, Role, Span
from cxsim.frontend.frame import Frame
from cxsim.frontend.pieces.blocks import page
from cxsim.frontend.pieces.channel import scene
from cxsim.frontend.present import Face, Line, Stage
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.telling import Teller
from cxsim.frontend.terminal import lines
from cxsim.frontend.words import ENGLISH
from cxsim.model import cast
from tests.machine import cannot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cxsim.frontend.messages import Open
    from tests.frontend.conftest import DrawnOnPaper

ALOUD = ENGLISH.with_settings(replace(DEFAULTS, aloud=True))
ONBOARDING = shipped_folder("scenarios") / "onboarding"
PATIENCE = 10.0


class Recorder(Voice):
    """A voice that notes what it would say."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.there = there
        self.said: list[str] = []
        self.silent = 0
        self.busy = False

    @property
    def speaking(self) -> bool:
        return self.busy

    def say(self, passages: Iterable[Passage], language: str, speed: float) -> bool:
        self.said.append(f"{language} {speed}: {in_words(passages)}")
        self.busy = self.there
        return self.there

    def stop(self) -> None:
        self.silent += 1
        self.busy = False


def in_words(passages: Iterable[Passage]) -> str:
    return "\n".join(each.words for each in passages)


def key(code: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, {"key": code, "mod": 0})


@pytest.fixture
def frame(screens: dict[str, Open], paper: DrawnOnPaper) -> Frame:
    return Frame(screens["situation"], lambda _: (), paper, light(), (1280, 720), ALOUD)


@pytest.fixture
def told() -> list[str]:
    return []


def reading(voice: Voice, told: list[str]) -> ReadAloud:
    return ReadAloud(lambda words, _: told.append(words), voice)


def test_of_the_row_of_weeks_only_those_are_told_in_which_something_happened(screens: dict[str, Open]) -> None:
    tree = program.view(program.opened(screens["week-full"]), ENGLISH)
    told = in_words(page_in_words(tree, ENGLISH)).splitlines()
    printed = [words for words, _ in lines(ENGLISH, tree)]
    weeks = [f"Week {week}: One minute from warm" for week in (2, 4, 5, 11)]
    assert [line for line in told if line.startswith("Week ")] == ["Week 11 of 13.", *(f"{week}." for week in weeks)]
    assert not [line for line in (*told, *printed) if line.rstrip(".").isdigit()]
    assert set(weeks) <= set(printed)


def test_a_page_is_read_in_order_with_values_and_the_numbers_of_the_choices(screens: dict[str, Open]) -> None:
    lines = in_words(page_in_words(program.view(program.opened(screens["situation"])), ENGLISH)).split("\n")
    assert lines[0].startswith("This call: 0 min, target")
    assert "1: Ask her to read you what she wrote down." in lines
    assert lines.index("What do you do?") < lines.index("1: Ask her to read you what she wrote down.")
    assert not [line for line in lines if line.startswith(("Settings", "Leave"))]
    assert all(line[-1] in ".!?…:" for line in lines)


def test_a_very_long_page_ends_somewhere() -> None:
    page = Element(Role.PAGE, children=(Element(Role.TEXT, "x" * 100_000),))
    assert len(in_words(page_in_words(page, ENGLISH))) == LONGEST


def test_a_page_is_read_when_it_opens_and_then_what_gets_the_focus(frame: Frame, told: list[str]) -> None:
    voice = Recorder()
    reader = reading(voice, told)
    reader.follow(frame)
    reader.follow(frame)
    frame.key("tab")
    reader.follow(frame)
    assert [each.split("\n")[0] for each in voice.said][1:] == ["en 1.0: 1: Ask her to read you what she wrote down"]
    assert len(voice.said) == 2


def test_nothing_is_read_that_was_not_asked_for(screens: dict[str, Open], paper: DrawnOnPaper, told: list[str]) -> None:
    frame = Frame(screens["situation"], lambda _: (), paper, light(), (1280, 720))
    voice = Recorder()
    reading(voice, told).follow(frame)
    assert voice.said == []
    assert not reading(voice, told).take(frame, key(pygame.K_1))


def test_a_key_reads_the_page_and_the_same_key_stops(frame: Frame, told: list[str]) -> None:
    voice = Recorder()
    reader = reading(voice, told)
    assert reader.take(frame, key(pygame.K_F6))
    assert (len(voice.said), voice.busy) == (1, True)
    assert reader.take(frame, key(pygame.K_F6))
    assert (len(voice.said), voice.busy) == (1, False)


@pytest.mark.parametrize("event", [key(pygame.K_TAB), pygame.event.Event(pygame.MOUSEBUTTONDOWN, {"button": 1})])
def test_whoever_presses_something_hears_no_more(event: pygame.event.Event, frame: Frame, told: list[str]) -> None:
    voice = Recorder()
    reader = reading(voice, told)
    reader.follow(frame)
    assert not reader.take(frame, event)
    assert not voice.busy


def test_a_missing_voice_is_told_once_and_again_when_it_is_asked_for(frame: Frame, told: list[str]) -> None:
    reader = reading(Recorder(there=False), told)
    reader.follow(frame)
    frame.key("tab")
    reader.follow(frame)
    assert told == ["There is no voice on this system; install espeak-ng to have pages read aloud."]
    reader.take(frame, key(pygame.K_F6))
    assert len(told) == 2


def test_what_somebody_says_or_writes_is_read_in_their_voice() -> None:
    low = cast.Voice(voice="low", pace="slow")
    lines = (Line((Span("I write that down."),), Face("Dervla Quinn", voice=low)), Line((Span("The clock goes on."),)))
    for kind in ("phone", "chat", "email", "social"):
        stage = Stage("First frost", kind, "", lines[0].face, (), kind=kind)
        read = page_in_words(page(*scene(ENGLISH, stage, lines)), ENGLISH)
        assert [(each.words, each.voice) for each in read] == [
            ("Dervla Quinn (calm): I write that down.", low),
            ("The clock goes on.", None),
        ]


def test_the_cast_says_how_somebody_is_read() -> None:
    pack = load_pack(ONBOARDING).pack
    assert pack is not None
    face = Teller(pack, ONBOARDING).face("dervla")
    assert face is not None
    assert face.voice == pack.cast.customers["dervla"].reads_aloud == cast.Voice(voice="low", pace="slow")


# -- the program -----------------------------------------------------------------------------------------------------


def writing_to(path: Path) -> Voice:
    code = f"import sys; open({str(path)!r}, 'wb').write(sys.stdin.buffer.read())"
    return Voice(lambda *_: (sys.executable, "-c", code))


def waited_for(path: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while not (path.exists() and path.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.02)
    return path.read_text(encoding="utf-8")


def test_the_words_reach_the_program_as_they_are(tmp_path: Path) -> None:
    voice = writing_to(tmp_path / "heard")
    assert voice.say([Passage("Καλημέρα -v $(rm) 你好")], "el", 1.0)
    assert "Καλημέρα -v $(rm) 你好" in waited_for(tmp_path / "heard")
    voice.stop()


def test_a_program_that_never_reads_is_waited_for_by_nobody() -> None:
    voice = Voice(lambda *_: (sys.executable, "-c", "import time; time.sleep(60)"))
    assert voice.say([Passage("x" * 10_000_000)], "en", 1.0)
    before = voice.speaking
    voice.stop()
    assert (before, voice.speaking, voice.failed()) == (True, False, False)


def test_a_program_that_fails_is_noticed_once() -> None:
    voice = Voice(lambda *_: (sys.executable, "-c", "raise SystemExit(1)"))
    voice.say([Passage("Hello")], "en", 1.0)
    deadline = time.monotonic() + PATIENCE
    while not (failed := voice.failed()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (failed, voice.failed()) == (True, False)


def test_a_program_that_is_gone_is_no_voice() -> None:
    assert not Voice(lambda *_: ("/nowhere/espeak-ng",)).say([Passage("Hello")], "en", 1.0)


@pytest.mark.parametrize(
    ("platform", "language", "expected"),
    [
        ("linux", "zh", ("/bin/espeak-ng", "-v", "cmn", "-s", "330", "-b", "1", "-m", "--stdin")),
        ("linux", "el", ("/bin/espeak-ng", "-v", "el", "-s", "330", "-b", "1", "-m", "--stdin")),
        ("darwin", "sv", ("/bin/say", "-v", "Alva", "-r", "330", "-f", "-")),
    ],
)
def test_every_system_has_its_own_program(platform: str, language: str, expected: tuple[str, ...]) -> None:
    assert command(language, 2.0, platform, lambda name: f"/bin/{name}") == expected


def test_on_windows_the_speed_stays_within_what_its_voice_takes() -> None:
    script = command("it", 2.0, "win32", lambda name: name)[-1]
    assert "Rate = 10;" in script
    assert "'it-IT'" in script


def test_without_any_program_there_is_none() -> None:
    assert command("en", 1.0, "linux", lambda _: None) == ()


SAID = (Passage("Ten < 12 & [[rate 1]]\x0b."), Passage("No.", cast.Voice(voice="low", pace="slow")))


def test_a_voice_is_told_in_the_markup_of_each_system_which_no_words_can_change() -> None:
    said = 'Ten &lt; 12 &amp; [[rate 1]].\n<prosody pitch="-25%" rate="85%">No.</prosody></speak>'
    assert marked_up(SAID, "en", 1.0, "linux") == f"<speak>{said}"
    windows = marked_up(SAID, "el", 1.0, "win32")
    assert windows.endswith(said)
    assert ET.fromstring(windows).attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "el-GR"
    apple = marked_up(SAID, "en", 2.0, "darwin").split("\n")
    assert apple == ["Ten < 12 & [ [rate 1]]\x0b.", "[[pbas -5]][[rate 280]]No.[[pbas +5]][[rate 330]]"]


def test_somebody_slow_takes_longer_to_say_the_same() -> None:
    if shutil.which("espeak-ng") is None:
        cannot("espeak-ng is not installed")

    def bytes_of(pace: Literal["slow", "quick"]) -> int:
        program = (*command("en", 1.0, "linux"), "--stdout")
        text = marked_up([Passage("I will write that down.", cast.Voice(pace=pace))], "en", 1.0, "linux")
        return len(subprocess.run(program, input=text.encode(), capture_output=True, check=True).stdout)

    assert bytes_of("slow") > 1.2 * bytes_of("quick")
