"""A real X server without a screen, the game in it, and a stopwatch at its pixels."""

from __future__ import annotations

import ctypes
import ctypes.util
import mmap
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any

from tests.benchmarks.budgets import NotMeasurableError
from tests.benchmarks.commands import ROOT, environment
from tests.e2e.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = (1280, 720)
PATIENCE = 30.0
"""Seconds after which the game counts as hanging."""
STILL = 0.3
"""Seconds without a changed pixel after which a picture counts as finished."""
GLANCE = 0.0002
"""Seconds between two looks at the picture."""
EVERY = 8
"""Every so many rows of the picture are looked at: lower than anything that a key changes."""


class Desktop:
    """An X server and keys for it."""

    def __init__(self, display: Display, folder: Path) -> None:
        self.name = display.name
        self._folder = folder
        with (folder / "Xvfb_screen0").open("rb") as picture:
            self._picture = mmap.mmap(picture.fileno(), 0, access=mmap.ACCESS_READ)
        self._x11, self._keys = _library("X11"), _library("Xtst")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._connection = ctypes.c_void_p(self._x11.XOpenDisplay(self.name.encode()))

    def close(self) -> None:
        """Let go of the server."""
        self._x11.XCloseDisplay(self._connection)
        self._picture.close()

    @contextmanager
    def game(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """Start the game with an empty folder for its saves, and end it afterwards."""
        with TemporaryDirectory() as saves, self.window("cxsim", "play", "--saves", saves, *arguments) as game:
            yield game

    @contextmanager
    def window(self, module: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """Start a module that opens a window, and end it afterwards."""
        around = environment(DISPLAY=self.name, SDL_VIDEODRIVER="x11", PYGAME_HIDE_SUPPORT_PROMPT="1")
        empty = self.look()
        command = (sys.executable, "-m", module, *arguments)
        running = subprocess.Popen(command, env=around, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            yield running
        finally:
            running.terminate()
            running.wait()
            while self.look() != empty:
                sleep(STILL)

    def look(self) -> bytes:
        """Return every EVERY-th row of the picture."""
        row = SIZE[0] * 4
        end = len(self._picture)
        begin = end - row * SIZE[1]
        return b"".join([self._picture[at : at + row] for at in range(begin, end, EVERY * row)])

    def wait_for_change(self, before: bytes) -> None:
        """Return as soon as the picture is another one; NotMeasurableError where it stays."""
        deadline = perf_counter() + PATIENCE
        while self.look() == before:
            if perf_counter() > deadline:
                raise NotMeasurableError("nothing changed on the screen")
            sleep(GLANCE)

    def wait_until_still(self) -> bytes:
        """Return the picture once it has not changed for a while."""
        seen, since = self.look(), perf_counter()
        while perf_counter() - since < STILL:
            sleep(0.01)
            now = self.look()
            if now != seen:
                seen, since = now, perf_counter()
        return seen

    def press(self, key: str) -> None:
        """Press and release a key by its X name: Down, Return, 1."""
        code = self._x11.XKeysymToKeycode(self._connection, ctypes.c_ulong(self._x11.XStringToKeysym(key.encode())))
        for is_down in (1, 0):
            self._keys.XTestFakeKeyEvent(self._connection, code, is_down, ctypes.c_ulong(0))
        self._x11.XFlush(self._connection)


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Start an X server without a screen; NotMeasurableError where there is none."""
    if shutil.which("Xvfb") is None or not ctypes.util.find_library("Xtst"):
        raise NotMeasurableError("it takes Xvfb and libXtst")
    with TemporaryDirectory() as folder:
        display = Display(Path(folder), SIZE)
        try:
            opened = Desktop(display, Path(folder))
            yield opened
            opened.close()
        finally:
            display.close()


def _library(name: str) -> Any:  # noqa: ANN401 - ctypes makes up its functions
    return ctypes.CDLL(ctypes.util.find_library(name))
