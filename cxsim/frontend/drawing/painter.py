"""Say what a screen needs of a drawing surface; pygame is one, a browser's canvas could be another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Rect(NamedTuple):
    """A rectangle in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first pixel to the right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first pixel below it."""
        return self.y + self.height

    def inset(self, by: int) -> Rect:
        """Return the rectangle with every side moved in (or out, where negative)."""
        return Rect(self.x + by, self.y + by, max(0, self.width - 2 * by), max(0, self.height - 2 * by))

    def moved(self, down: int, right: int = 0) -> Rect:
        """Return the rectangle moved down, and to the right."""
        return Rect(self.x + right, self.y + down, self.width, self.height)

    def common(self, other: Rect) -> Rect:
        """Return what two rectangles share; nothing has no width or no height."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Rect(x, y, max(0, min(self.right, other.right) - x), max(0, min(self.bottom, other.bottom) - y))

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom


class Font(NamedTuple):
    """A face (display, regular, semibold, italic) at a size in pixels."""

    face: str
    size: int


class Ruler(Protocol):
    """Measures text."""

    def width(self, text: str, font: Font) -> int:
        """Return how many pixels wide one line of text is."""

    def height(self, font: Font) -> int:
        """Return how high one line of a face is, in pixels."""


class Painter(Ruler, Protocol):
    """Draws on a surface, clipped, in pixels from the top left corner."""

    def fill(self, colour: Colour) -> None:
        """Cover everything with one colour."""

    def veil(self, colour: Colour, strength: float) -> None:
        """Tint everything that is drawn by now; strength 0 leaves it as it is, 1 covers it."""

    def keep(self) -> None:
        """Keep everything that is drawn by now, until everything is covered with one colour."""

    def bring_back(self) -> None:
        """Draw what was kept."""

    def unseen(self) -> AbstractContextManager[None]:
        """Draw so that it is made ready and not seen: afterwards all is as it was."""

    def card(self, rect: Rect, radius: int, colour: Colour, border: Colour | None = None, line: int = 0) -> None:
        """Draw a filled rectangle with round corners (a disc, where the radius is half of its side).

        A border is `line` pixels wide and lies inside the rectangle.
        """

    def shadow(self, rect: Rect, radius: int, blur: int, colour: Colour) -> None:
        """Draw the soft shadow of a card."""

    def fade(self, rect: Rect, colour: Colour) -> None:
        """Let what is drawn pass into a colour towards the rectangle's lower side."""

    def arc(self, rect: Rect, thickness: int, start: float, sweep: float, colour: Colour) -> None:
        """Draw an arc with round ends inside a square; degrees clockwise from the top."""

    def polygon(self, points: tuple[Point, ...], colour: Colour) -> None:
        """Draw a filled polygon."""

    def text(self, x: int, y: int, text: str, font: Font, colour: Colour) -> None:
        """Draw one line of text whose box begins at the point."""

    def picture(self, rect: Rect, path: str, radius: int) -> None:
        """Draw a picture standing on the middle of the lower side.

        It is as large as fits. With a radius it may be a quarter larger than the rectangle is wide: what then stands
        out at the sides is cut off, and the lower corners are round.
        """

    def icon(self, rect: Rect, name: str, colour: Colour) -> None:
        """Draw an icon in one colour, as large as fits."""

    def clip(self, rect: Rect | None) -> None:
        """Confine drawing to a rectangle, or to none."""
