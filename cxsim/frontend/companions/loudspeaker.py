"""Play short sounds without making anybody wait: a thread has the mixer, and gives the device back when it is quiet."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from collections.abc import Mapping

RATE, BITS, CHANNELS, BUFFER = 16_000, -16, 1, 512
QUIET_SECONDS = 20.0
"""After which the device is given back."""
_SOCKETS = ("pulse/native", "pipewire-0")


class Loudspeaker:
    """The sounds of a folder; `failed` is whether the device could not be opened when it was last tried."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wanted: SimpleQueue[tuple[str, float] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._failed = Event()

    @property
    def failed(self) -> bool:
        """Whether nothing can be heard here."""
        return self._failed.is_set()

    def play(self, name: str, volume: float) -> None:
        """Let a sound be heard, at a share (0 to 1) of the greatest volume."""
        if not may_sound():
            self._failed.set()
            return
        if self._thread is None:
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()
        self._wanted.put((name, volume))

    def close(self) -> None:
        """Give the device back."""
        if self._thread is not None:
            self._wanted.put(None)
            self._thread.join(timeout=1)
            self._thread = None

    def _work(self) -> None:
        """Play what is wanted until nothing more is; only this thread touches the mixer."""
        import pygame.mixer  # noqa: PLC0415 - left out when pygame was imported, for a quicker start

        sounds: dict[str, pygame.mixer.Sound] = {}
        while True:
            try:
                wanted = self._wanted.get(timeout=QUIET_SECONDS if sounds else None)
            except Empty:
                sounds.clear()
                pygame.mixer.quit()
                continue
            if wanted is None:
                sounds.clear()
                pygame.mixer.quit()
                return
            self._sound(sounds, *wanted)

    def _sound(self, sounds: dict[str, pygame.mixer.Sound], name: str, volume: float) -> None:
        try:
            opened: object = pygame.mixer.get_init()  # None, where it is not; pygame's own types say otherwise
            if not opened:
                pygame.mixer.init(RATE, BITS, CHANNELS, BUFFER)
            if name not in sounds:
                sounds[name] = pygame.mixer.Sound(str(self._folder / f"{name}.wav"))
            sounds[name].set_volume(volume)
            sounds[name].play()
            self._failed.clear()
        except (pygame.error, OSError):
            self._failed.set()


def may_sound(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether it is worth trying: on a Linux without a device, trying writes a dozen lines into the terminal."""
    if not platform.startswith("linux") or "SDL_AUDIODRIVER" in environment or "PULSE_SERVER" in environment:
        return True
    running = Path(environment.get("XDG_RUNTIME_DIR", "/nonexistent"))
    return any((running / each).exists() for each in _SOCKETS) or any(Path("/dev/snd").glob("pcm*p"))
