"""A screen reader at a real window: it reads the tree over AT-SPI and plays by pressing what it finds there."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

from tests.e2e.display import Display, Running, require_display_tools
from tests.machine import cannot

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).parent / "read_tree.py"
SYSTEMS_PYTHON = "/usr/bin/python3"
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))


def require_reader() -> None:
    """Skip where nobody could read the window; in CI that is a failure."""
    require_display_tools()
    if importlib.util.find_spec("accesskit") is None:
        cannot("the extra 'accessibility' is not installed")
    if shutil.which("dbus-daemon") is None or not any(each.exists() for each in LAUNCHERS):
        cannot("reading a window takes dbus-daemon and at-spi2-core")
    if subprocess.run([SYSTEMS_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode:
        cannot("reading a window takes python3-pyatspi")


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session bus of our own, with the accessibility bus beside it, turned on as a screen reader turns it on."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"],  # noqa: S607 - wherever it is installed
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    launcher = next(each for each in LAUNCHERS if each.exists())
    access = subprocess.Popen(
        [str(launcher), "--launch-immediately", "--a11y=1", "--screen-reader=1"], stderr=subprocess.DEVNULL
    )
    yield
    for each in (access, daemon):
        each.terminate()
        each.wait()
    daemon.stdout.close()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    require_reader()
    (tmp_path / "screen").mkdir()
    server = Display(tmp_path / "screen", (1280, 720))
    yield server
    server.close()


class Reader:
    """A program that reads the tree and presses what it is told to, by name."""

    def __init__(self, display: Display) -> None:
        self._running = subprocess.Popen(
            [SYSTEMS_PYTHON, str(READER), "cxsim"],
            env={**os.environ, "DISPLAY": display.name, "PYTHONPATH": ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let it go, whatever has happened."""
        self._running.kill()
        self._running.communicate()

    def read(self) -> dict[str, dict[str, Any]]:
        """Return what is shown, by its name; of two of one name the last."""
        assert self._running.stdout is not None
        return {each["name"]: each for each in json.loads(self._running.stdout.readline())}

    def press(self, name: str) -> dict[str, dict[str, Any]]:
        assert self._running.stdin is not None
        self._running.stdin.write(f"{name}\n")
        self._running.stdin.flush()
        return self.read()


def test_a_screen_reader_reads_headings_buttons_and_values_and_plays(
    display: Display, bus: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del bus
    saves = tmp_path / "saves"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    play = [sys.executable, "-m", "cxsim", "play", "--saves", str(saves), "--scenario", "one_minute_from_warm"]
    game = Running(display, play, ROOT)
    with Reader(display) as reader:
        _read_and_play(reader)
    display.close_button("cxsim")
    assert game.finish() == (0, "")
    assert [path.name for path in saves.iterdir()]


def _read_and_play(reader: Reader) -> None:
    prebrief = reader.read()
    assert prebrief["One minute from warm"]["role"] == "heading"
    assert (prebrief["Begin"]["role"], prebrief["Begin"]["focused"]) == ("push button", True)
    assert prebrief["Solved at the first contact, target"]["description"] == "75%"
    assert prebrief["An old woman with white hair and a thick blue jumper"]["role"] == "image"

    situation = reader.press("Begin")
    assert situation["Choices"]["role"] == "list"
    assert situation["Solved at the first contact"]["value"] == [0.0, 66.0, 100.0]
    stands, means, wants = situation["Solved at the first contact"]["description"].split("\n")
    assert (stands, wants) == ("66%, target 75%", "The target is 75% or more.")
    assert means.startswith("Share of contacts")

    after = reader.press("Ask her to read you what she wrote down")
    assert (after["Continue"]["role"], after["Continue"]["focused"]) == ("push button", True)

    settings = reader.press("Settings")
    assert (settings["Volume"]["role"], settings["Volume"]["value"]) == ("slider", [0.0, 0.5, 1.0])
    assert reader.press("Volume=0.25")["Volume"]["value"] == [0.0, 0.25, 1.0]
