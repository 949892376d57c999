"""Drawing: the screen that takes longest, all of it, in a window that nobody sees."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.benchmarks.budgets import Row
from tests.benchmarks.commands import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def rows() -> tuple[Row, ...]:
    """Return the rows of drawing."""
    return (
        Row("redraw-720p", "full redraw of the fullest screen, 1280 × 720", 2, "ms", _redraw(1280, 720)),
        Row("redraw-1080p", "full redraw of the fullest screen, 1920 × 1080", 4, "ms", _redraw(1920, 1080)),
    )


def _redraw(width: int, height: int) -> Callable[[int], Sequence[float]]:
    def measure(rounds: int) -> Sequence[float]:
        printed = subprocess.run(
            (sys.executable, "-m", "tests.benchmarks.redraw", str(width), str(height), str(rounds)),
            env=environment(SDL_VIDEODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1"),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
        return [float(each) for each in printed.split()[1:]]

    return measure
