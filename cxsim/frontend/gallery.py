"""Draw every screen from its example: in each language, theme, size and size of text that is asked for."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.themes import named
from cxsim.frontend.elements.shown import focusable
from cxsim.frontend.examples import screens as examples
from cxsim.frontend.frame import Frame
from cxsim.frontend.languages import Languages
from cxsim.frontend.settings.settings import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pygame

    from cxsim.frontend.drawing.pygame_painter import PygamePainter
    from cxsim.frontend.messages import Command, Message, Open
    from cxsim.frontend.words import Words

THUMB_WIDTH = 256
DIALOGS_PAGE = "title"
"""The example that a dialog's example lies over."""
GAP = 12
"""Pixels between the pictures of a contact sheet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to draw: screens by name (all, where none is named), languages, themes, sizes in pixels, sizes of text."""

    folder: Path
    assets: Path
    portraits: Path
    languages: tuple[str, ...] = ("en",)
    themes: tuple[str, ...] = ("light",)
    sizes: tuple[tuple[int, int], ...] = ((1280, 720),)
    texts: tuple[float, ...] = (1.0,)
    screens: tuple[str, ...] = ()
    focus: int = -1
    """Which button has the focus ring, by its position; -1 for none."""


def draw_all(wanted: Wanted) -> Iterator[Path]:
    """Yield the path of each picture when it is written, the contact sheet's last.

    Needs no display; whoever asked for one gets it back only with the process.
    """
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame  # noqa: PLC0415 - the driver is chosen first

    pygame.display.init()
    pygame.font.init()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    small: list[pygame.Surface] = []
    for size in wanted.sizes:
        for name, picture in _pictures(wanted, size):
            path = wanted.folder / f"{name}.png"
            pygame.image.save(picture, str(path))
            scale = THUMB_WIDTH / picture.get_width()
            small.append(pygame.transform.smoothscale_by(picture, scale))
            yield path
    if small:
        sheet = wanted.folder / "contact-sheet.png"
        columns = len(wanted.languages) if len(wanted.languages) > 1 else len(wanted.themes)
        pygame.image.save(_sheet(small, columns), str(sheet))
        yield sheet


def _pictures(wanted: Wanted, size: tuple[int, int]) -> Iterator[tuple[str, pygame.Surface]]:
    import pygame  # noqa: PLC0415 - the driver is chosen first

    from cxsim.frontend.drawing.pygame_painter import PygamePainter  # noqa: PLC0415 - it imports pygame

    surface = pygame.display.set_mode(size)
    painter = PygamePainter(surface, wanted.assets)
    spoken = _spoken(wanted)
    for screen, text, theme, language in product(
        wanted.screens or spoken[wanted.languages[0]][1], wanted.texts, wanted.themes, wanted.languages
    ):
        say, found = spoken[language]
        said = say.with_settings(replace(say.settings, theme=theme, text=text))
        below = found[DIALOGS_PAGE] if found[screen].over else None
        draw_page(found[screen], said, painter, focus=wanted.focus, below=below)
        parts = (screen, language, theme, f"{size[0]}x{size[1]}", f"{round(100 * text)}")
        yield "-".join(parts), surface


def _spoken(wanted: Wanted) -> dict[str, tuple[Words, dict[str, Open]]]:
    """Return language → its words, and every screen in them."""
    languages, face = Languages(wanted.assets / "locale"), examples.faces(wanted.portraits)
    words = {code: languages.speak(replace(DEFAULTS, language=code)) for code in wanted.languages}
    title = str(wanted.assets / "title.svg")
    return {code: (say, examples.screens(face, title, say)) for code, say in words.items()}


def draw_page(opened: Open, say: Words, painter: PygamePainter, *, focus: int = -1, below: Open | None = None) -> None:
    """Draw a page from its view, over another one that is open below; `focus` is as in `Wanted`."""
    frame = Frame(below or opened, _nobody, painter, named(say.settings.theme), painter.surface.get_size(), say)
    if below is not None:
        frame.send(opened)
    items = focusable(frame.shown)
    if 0 <= focus < len(items):
        frame.focus_on(items[focus].placed.path)
    frame.paint()


def _nobody(command: Command) -> tuple[Message, ...]:
    del command
    return ()


def _sheet(pictures: list[pygame.Surface], columns: int) -> pygame.Surface:
    """Return all pictures, small, in rows: a column for each language, or for each theme."""
    import pygame  # noqa: PLC0415 - the driver is chosen first

    high = max(picture.get_height() for picture in pictures) + GAP
    sheet = pygame.Surface((columns * (THUMB_WIDTH + GAP) + GAP, math.ceil(len(pictures) / columns) * high + GAP))
    sheet.fill(named("light").colours.track)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        sheet.blit(picture, (GAP + column * (THUMB_WIDTH + GAP), GAP + row * high))
    return sheet
