"""A real X server without a screen, a program in it, and hands: keys, a mouse, the window's close button."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import struct
import subprocess
import time
from typing import TYPE_CHECKING

import pygame

from tests.frontend.golden import SMALL, difference
from tests.machine import cannot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cxsim.frontend.frame import Frame

TOOLS = ("Xvfb", "xdotool", "xwininfo")
PATIENCE = 30.0
"""Seconds after which a program that does not answer counts as hanging."""
STILL = 0.15
"""Seconds without a changed pixel after which a picture counts as finished."""


def require_display_tools() -> None:
    """Skip where there is no X server to play on; in CI that is a failure."""
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        cannot(f"a real window needs {', '.join(missing)}")


class Display:
    """An Xvfb server; the file it keeps its picture in tells when the picture has changed."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-fbdir", str(folder), "-ac"],  # noqa: S607 - wherever it is installed
            pass_fds=(write,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"
        self._picture = folder / "Xvfb_screen0"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()

    def picture(self) -> bytes:
        return self._picture.read_bytes()

    def wait_for_change(self, before: bytes) -> None:
        """Wait until the picture is another one than ``before``, and still."""
        deadline = time.monotonic() + PATIENCE
        latest, since = before, time.monotonic()
        while latest == before or time.monotonic() - since < STILL:
            if time.monotonic() > deadline:
                raise AssertionError("nothing changed on the screen")
            time.sleep(0.02)
            now = self.picture()
            if now != latest:
                latest, since = now, time.monotonic()

    def put_pointer_away(self) -> None:
        """Put the pointer into a corner, where nothing is pointed at."""
        self.do("xdotool", "mousemove", "4000", "4000")

    def wait_until_it_shows(self, frame: Frame, surface: pygame.Surface) -> None:
        """Wait until the picture is the page of a frame that paints on a surface, to the last visible pixel."""
        frame.paint()
        expected = _small(surface)
        deadline = time.monotonic() + PATIENCE
        while difference(_small(self.surface()), expected) > 0:
            if time.monotonic() > deadline:
                raise AssertionError(f"the window does not show '{frame.program.screen}' as it should")
            time.sleep(0.02)

    def surface(self) -> pygame.Surface:
        """Return the picture as it is now: an X window dump, whose pixels come last."""
        dump = self.picture()
        fields = struct.unpack(">25I", dump[:100])
        start, (width, height), colours = fields[0], fields[4:6], fields[19]
        pixels = dump[start + 12 * colours :][: 4 * width * height]
        return pygame.image.frombuffer(pixels, (width, height), "BGRA")

    def do(self, *arguments: str) -> str:
        """Run xdotool or xwininfo here."""
        found = subprocess.run(
            arguments, env={**os.environ, "DISPLAY": self.name}, capture_output=True, text=True, check=True
        )
        return found.stdout

    def press(self, key: str) -> None:
        """Press a key and wait for what it changes."""
        before = self.picture()
        self.do("xdotool", "key", key)
        self.wait_for_change(before)

    def close_button(self, caption: str) -> None:
        """Ask the window of that caption to close, as its close button does."""
        window = next(line.split()[0] for line in self.do("xwininfo", "-root", "-tree").splitlines() if caption in line)
        _ask_to_close(self.name, int(window, 16))


def _small(picture: pygame.Surface) -> pygame.Surface:
    return pygame.transform.smoothscale(picture, SMALL)


class Running:
    """A program in a display."""

    def __init__(self, display: Display, command: Sequence[str], folder: Path) -> None:
        before = display.picture()
        environment = {**os.environ, "DISPLAY": display.name, "SDL_VIDEODRIVER": "x11"}
        self._process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        try:
            display.wait_for_change(before)
        except AssertionError:
            self._process.kill()
            raise AssertionError(f"no window came up:\n{self._process.communicate()[0].decode()}") from None

    def finish(self) -> tuple[int, str]:
        """Wait until it has ended by itself; return its exit code and what it printed."""
        printed, _ = self._process.communicate(timeout=PATIENCE)
        return self._process.returncode, printed.decode()


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 12),
    )


def _ask_to_close(display_name: str, window: int) -> None:
    """Send WM_DELETE_WINDOW: what a window manager does when its close button is pressed (none runs here)."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(display_name.encode()))
    message = _ClientMessage(type=33, window=window, format=32)
    message.message_type = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
    message.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x11.XCloseDisplay(display)
