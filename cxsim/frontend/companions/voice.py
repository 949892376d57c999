"""Speak with the system's own voice, through a program that does so; the game goes on meanwhile."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import suppress
from html import escape
from threading import Thread
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cxsim.frontend.companions.spoken import Passage

WORDS_A_MINUTE = 165
_ESPEAK: Mapping[str, str] = MappingProxyType({"zh": "cmn"})
"""Language → what espeak calls it, where that differs."""
_APPLE: Mapping[str, str] = MappingProxyType(
    {"en": "Samantha", "el": "Melina", "zh": "Tingting", "sv": "Alva", "es": "Mónica", "it": "Alice"}
)
_WINDOWS: Mapping[str, str] = MappingProxyType(
    {"en": "en-US", "el": "el-GR", "zh": "zh-CN", "sv": "sv-SE", "es": "es-ES", "it": "it-IT"}
)
_SAPI = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; $voice.Rate = {rate}; "
    "$voice.SelectVoiceByHints(0, 0, 0, [Globalization.CultureInfo]'{culture}'); "
    "$voice.SpeakSsml([Console]::In.ReadToEnd())"
)
_PITCH: Mapping[str, int] = MappingProxyType({"low": -25, "middle": 0, "high": 25})
"""How high somebody speaks → per cent above the usual; people can be told apart and stay clear (judgement)."""
_PACE: Mapping[str, int] = MappingProxyType({"slow": 85, "usual": 100, "quick": 115})
"""How fast somebody speaks → per cent of the usual (judgement)."""
_UNHEARD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold."""


def command(
    language: str, speed: float, platform: str = sys.platform, find: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...]:
    """Return the program that speaks what it is given on standard input, () where there is none.

    `speed` is a share of the usual one.
    """
    rate = str(round(WORDS_A_MINUTE * speed))
    if platform == "win32":
        program = find("powershell")
        script = _SAPI.format(rate=max(-10, min(10, round(10 * (speed - 1)))), culture=_WINDOWS.get(language, language))
        return (program, "-NoProfile", "-NonInteractive", "-Command", script) if program else ()
    if platform == "darwin":
        program = find("say")
        return (program, "-v", _APPLE.get(language, "Samantha"), "-r", rate, "-f", "-") if program else ()
    program = find("espeak-ng") or find("espeak")
    return (program, "-v", _ESPEAK.get(language, language), "-s", rate, "-b", "1", "-m", "--stdin") if program else ()


def marked_up(passages: Iterable[Passage], language: str, speed: float, platform: str = sys.platform) -> str:
    """Return what the system's program is given to read: each passage, and how high and fast its speaker speaks."""
    if platform == "darwin":
        return "\n".join(_for_apple(each, speed) for each in passages)
    said = "\n".join(_prosody(each) for each in passages)
    about = ""
    if platform == "win32":
        culture = _WINDOWS.get(language, language)
        about = f' version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="{culture}"'
    return f"<speak{about}>{said}</speak>"


def _for_apple(passage: Passage, speed: float) -> str:
    """Return a passage with Apple's commands for speech around it, and none in it."""
    words = passage.words.replace("[[", "[ [")
    if passage.voice is None:
        return words
    pitch = _PITCH[passage.voice.voice] // 5  # steps of its scale, on which voices lie between 30 and 65
    usual = round(WORDS_A_MINUTE * speed)
    pace = usual * _PACE[passage.voice.pace] // 100
    return f"[[pbas {pitch:+}]][[rate {pace}]]{words}[[pbas {-pitch:+}]][[rate {usual}]]"


def _prosody(passage: Passage) -> str:
    words = escape(_UNHEARD.sub("", passage.words), quote=False)
    if passage.voice is None:
        return words
    return f'<prosody pitch="{_PITCH[passage.voice.voice]:+}%" rate="{_PACE[passage.voice.pace]}%">{words}</prosody>'


class Voice:
    """One voice, which says one thing at a time."""

    def __init__(self, programs: Callable[[str, float], tuple[str, ...]] = command) -> None:
        self._programs = programs
        self._speaking: subprocess.Popen[bytes] | None = None

    @property
    def speaking(self) -> bool:
        """Whether it speaks now."""
        return self._speaking is not None and self._speaking.poll() is None

    def say(self, passages: Iterable[Passage], language: str, speed: float) -> bool:
        """Begin to speak in place of whatever was being said; return whether there is a program that does."""
        self.stop()
        program = self._programs(language, speed)
        if not program:
            return False
        try:
            self._speaking = subprocess.Popen(  # noqa: S603 - one of those above; the text goes to its input
                program, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError:
            return False
        text = marked_up(passages, language, speed).encode()
        Thread(target=_hand_over, args=(self._speaking, text), daemon=True).start()
        return True

    def stop(self) -> None:
        """Be silent at once."""
        if self._speaking is not None:
            speaking, self._speaking = self._speaking, None
            speaking.kill()
            speaking.wait()

    def failed(self) -> bool:
        """Return whether what was being said has just ended in an error, such as a voice that is not installed."""
        if self._speaking is None or self._speaking.poll() is None:
            return False
        ended, self._speaking = self._speaking, None
        return ended.returncode != 0


def _hand_over(speaking: subprocess.Popen[bytes], text: bytes) -> None:
    """Write a text to a program, which may read slowly or be gone."""
    with suppress(OSError, ValueError):
        speaking.communicate(text)
