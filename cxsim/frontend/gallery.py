"""Draw every screen from its example into a folder: `python -m cxsim.frontend.gallery OUTDIR --size 1280x720`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from cxsim.frontend import examples, program
from cxsim.frontend.draw import Pointing, draw
from cxsim.frontend.layout import lay_out
from cxsim.frontend.shown import flatten, focusable
from cxsim.frontend.theme import dark, light


def main() -> None:
    """Read the command line and write one PNG for each screen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--text", type=float, default=1.0, help="text scale, 0.8 to 2")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--focus", type=int, default=-1, help="show the focus ring on this button")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder that holds assets and scenarios")
    render(parser.parse_args())


def render(asked: argparse.Namespace) -> None:
    """Draw all examples as the command line asked."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    import pygame  # noqa: PLC0415 - the driver is chosen first

    from cxsim.frontend.pygame_painter import PygamePainter  # noqa: PLC0415 - it imports pygame

    pygame.display.init()
    pygame.font.init()
    width, _, height = asked.size.partition("x")
    size = (int(width), int(height))
    surface = pygame.display.set_mode(size)
    painter = PygamePainter(surface, asked.root / "assets")
    theme = dark() if asked.dark else light()
    face = examples.faces(asked.root / "scenarios" / "onboarding" / "portraits")
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, message in examples.screens(face, str(asked.root / "assets" / "title.svg")).items():
        tree = program.view(program.opened(message))
        layout = lay_out(tree, size, painter, theme, asked.text)
        shown = flatten(layout, {})
        items = focusable(shown)
        focus = items[asked.focus].placed.path if 0 <= asked.focus < len(items) else None
        draw(shown, painter, theme, layout.scale, Pointing(focus, None, ring=True))
        pygame.image.save(surface, str(asked.folder / f"{name}.png"))


if __name__ == "__main__":
    main()
