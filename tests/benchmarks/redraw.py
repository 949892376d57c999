"""Time full redraws of the fullest screen: `python -m tests.benchmarks.redraw WIDTH HEIGHT ROUNDS`.

Prints the screen's name and, one a round, milliseconds. SDL_VIDEODRIVER says where it draws.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import pygame

from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.examples import screens as examples
from cxsim.frontend.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
REDRAWS = 20
"""Redraws of one screen in one round."""


def main(arguments: Sequence[str]) -> None:
    """Redraw every example screen and print the one that takes longest."""
    width, height, rounds = map(int, arguments)
    pygame.display.init()
    pygame.font.init()
    surface = pygame.display.set_mode((width, height))
    painter = PygamePainter(surface, ROOT / "assets")
    faces = examples.faces(ROOT / "scenarios" / "onboarding" / "portraits")
    screens = examples.screens(faces, str(ROOT / "assets" / "title.svg"))
    frame = Frame(next(iter(screens.values())), lambda _command: (), painter, light(), (width, height))
    taken: dict[str, list[float]] = {}
    for name, opening in screens.items():
        frame.send(opening)
        _redraw(frame)  # draws what is drawn once and kept
        taken[name] = [_redraw(frame) for _ in range(rounds)]
    fullest = max(taken, key=lambda name: median(taken[name]))
    print(fullest, *taken[fullest])


def _redraw(frame: Frame) -> float:
    start = perf_counter()
    for _ in range(REDRAWS):
        frame.paint()
        pygame.display.flip()
    return 1000 * (perf_counter() - start) / REDRAWS


if __name__ == "__main__":
    main(sys.argv[1:])
