"""Pictures of a pack: refused with a place, or drawn by pygame as nothing but what was understood."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

import pygame

from cxsim.content.diagnostic import Fault
from cxsim.content.drawing import LARGEST_DRAWING, Drawing, drawing_of

if TYPE_CHECKING:
    from pathlib import Path

SIDE = 64


def try_input(content: bytes, folder: Path) -> None:
    """Read these bytes as an SVG and draw it; it is read again as it was written, and never larger than was asked."""
    del folder
    found = drawing_of(content)
    if isinstance(found, Fault):
        assert found.line >= 1
        assert found.column >= 1
        assert found.problem
        return
    written = found.fitted(SIDE, SIDE)
    again = drawing_of(written)
    assert len(written) > LARGEST_DRAWING or (isinstance(again, Drawing) and again.fitted(SIDE, SIDE) == written)
    with suppress(pygame.error):
        assert max(pygame.image.load(io.BytesIO(written), "picture.svg").get_size()) <= SIDE
