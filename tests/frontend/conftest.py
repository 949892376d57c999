"""Stand-ins for measuring and drawing, and every screen's example."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cxsim.frontend.examples import screens as examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.drawing.painter import Colour, Font, Point, Rect
    from cxsim.frontend.messages import Open


@dataclass
class DrawnOnPaper:
    """A painter that notes the texts it draws; every character is half as wide as high, a Chinese one as wide."""

    texts: list[tuple[int, int, str]] = field(default_factory=list)
    kept: list[tuple[int, int, str]] = field(default_factory=list)
    fades: list[Rect] = field(default_factory=list)

    def width(self, text: str, font: Font) -> int:
        return sum(font.size if character > "\u2e80" else font.size // 2 for character in text)

    def height(self, font: Font) -> int:
        return round(font.size * 1.36)

    def fill(self, colour: Colour) -> None:  # noqa: ARG002 - a painter's
        self.texts.clear()
        self.fades.clear()

    def veil(self, colour: Colour, strength: float) -> None:
        pass

    def keep(self) -> None:
        self.kept = list(self.texts)

    def bring_back(self) -> None:
        self.texts[:] = self.kept

    def card(self, rect: Rect, radius: int, colour: Colour, border: Colour | None = None, line: int = 0) -> None:
        pass

    def shadow(self, rect: Rect, radius: int, blur: int, colour: Colour) -> None:
        pass

    def fade(self, rect: Rect, colour: Colour) -> None:  # noqa: ARG002 - a painter's
        self.fades.append(rect)

    def arc(self, rect: Rect, thickness: int, start: float, sweep: float, colour: Colour) -> None:
        pass

    def polygon(self, points: tuple[Point, ...], colour: Colour) -> None:
        pass

    def text(self, x: int, y: int, text: str, font: Font, colour: Colour) -> None:  # noqa: ARG002 - a painter's
        self.texts.append((x, y, text))

    def picture(self, rect: Rect, path: str, radius: int) -> None:
        pass

    @contextmanager
    def unseen(self) -> Iterator[None]:
        seen = list(self.texts)
        yield
        self.texts[:] = seen

    def icon(self, rect: Rect, name: str, colour: Colour) -> None:
        pass

    def clip(self, rect: Rect | None) -> None:
        pass


@pytest.fixture
def paper() -> DrawnOnPaper:
    return DrawnOnPaper()


@pytest.fixture
def screens() -> dict[str, Open]:
    return examples.screens(examples.faces(Path("portraits")), "title.svg")
