"""Without a display that answers, a game says so in one sentence and goes on in the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cxsim.content.shipped import shipped_packs
from cxsim.frontend.opening import NO_DISPLAY

if TYPE_CHECKING:
    from pathlib import Path

GONE = ":990"
"""A display that nobody serves, as a connection that was cut leaves it in the variable."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a variable names the display on Linux only")
@pytest.mark.parametrize("display", ["", GONE], ids=["none named", "one that is gone"])
@pytest.mark.parametrize("verb", ["play", "preview"])
def test_the_game_goes_on_in_the_terminal(verb: str, display: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cxsim", verb, str(shipped_packs()[0])]
    command += ["--saves", str(tmp_path)] if verb == "play" else []
    without = {name: value for name, value in os.environ.items() if name not in {"SDL_VIDEODRIVER", "WAYLAND_DISPLAY"}}
    environment = {**without, "DISPLAY": display, "HOME": str(tmp_path)}
    done = subprocess.run(command, env=environment, input="", capture_output=True, text=True, timeout=60, check=True)
    assert NO_DISPLAY in done.stdout
