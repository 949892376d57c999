"""Speak with the system's own voice, through a program that does so; the game goes on meanwhile."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
    "$voice.Speak([Console]::In.ReadToEnd())"
)


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
    return (program, "-v", _ESPEAK.get(language, language), "-s", rate, "-b", "1", "--stdin") if program else ()


class Voice:
    """One voice, which says one thing at a time."""

    def __init__(self, programs: Callable[[str, float], tuple[str, ...]] = command) -> None:
        self._programs = programs
        self._speaking: subprocess.Popen[bytes] | None = None

    @property
    def speaking(self) -> bool:
        """Whether it speaks now."""
        return self._speaking is not None and self._speaking.poll() is None

    def say(self, text: str, language: str, speed: float) -> bool:
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
        Thread(target=_hand_over, args=(self._speaking, text.encode()), daemon=True).start()
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
