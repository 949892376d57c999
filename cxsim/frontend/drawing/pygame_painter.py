"""Draw with pygame: the only file that does. Everything costly is made once and kept while it is in use."""

from __future__ import annotations

import math
from collections import OrderedDict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pygame

from cxsim.frontend.drawing import pygame_shapes as shapes
from cxsim.frontend.drawing.painter import Colour, Font, Point, Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

KEPT_WIDTHS = 20_000
LARGEST_STAMP = 500_000  # pixels
STRIP = 64  # pixels
CLEAR = (0, 0, 0, 0)
BLACK = (0, 0, 0)
SMALL_FILL = 600  # pixels; below, filling is as fast as copying
FACE_FILES: Final = {
    "regular": ("cxsim-regular.ttf",),
    "semibold": ("cxsim-semibold.ttf",),
    "italic": ("cxsim-italic.ttf", "cxsim-regular.ttf"),
    "display": ("cxsim-display.ttf", "cxsim-semibold.ttf"),
}


class _Kept:
    """Surfaces by what they show; the ones longest unused are dropped beyond a number of pixels."""

    def __init__(self, pixels: int) -> None:
        self._pixels = pixels
        self._held = 0
        self._surfaces: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        if key in self._surfaces:
            self._surfaces.move_to_end(key)
            return self._surfaces[key]
        surface = self._surfaces[key] = make()
        if surface.get_flags() & pygame.SRCALPHA:
            surface.set_alpha(255, pygame.RLEACCEL)  # skips what is transparent, copies what is opaque
        self._held += surface.get_width() * surface.get_height()
        while self._held > self._pixels and len(self._surfaces) > 1:
            _, dropped = self._surfaces.popitem(last=False)
            self._held -= dropped.get_width() * dropped.get_height()
        return surface


class PygamePainter:
    """A painter on a pygame surface; `assets` holds the folders fonts and icons."""

    def __init__(self, surface: pygame.Surface, assets: Path) -> None:
        self.surface = surface
        self._assets = assets
        self._fonts: dict[Font, pygame.font.Font] = {}
        self._widths: dict[tuple[str, Font], int] = {}
        self._joining = 0
        self._copy: pygame.Surface | None = None
        self._kept = _Kept(max(5_000_000, 3 * surface.get_width() * surface.get_height()))

    def width(self, text: str, font: Font) -> int:
        """Return how many pixels wide one line of text is."""
        key = (text, font)
        if key not in self._widths:
            if len(self._widths) > KEPT_WIDTHS:
                self._widths.clear()
            self._widths[key] = self._font(font).size(text)[0]
        return self._widths[key]

    def height(self, font: Font) -> int:
        """Return how high one line of a face is, in pixels."""
        return self._font(font).get_height()

    def fill(self, colour: Colour) -> None:
        """Cover everything with one colour."""
        self.surface.fill(colour)
        self._copy = None

    def veil(self, colour: Colour, strength: float) -> None:
        """Tint everything that is drawn by now."""
        veil = pygame.Surface(self.surface.get_size())
        veil.fill(colour)
        veil.set_alpha(round(255 * strength))
        self.surface.blit(veil, (0, 0))

    def keep(self) -> None:
        """Keep everything that is drawn by now, until everything is covered with one colour."""
        self._copy = self.surface.copy()

    def bring_back(self) -> None:
        """Draw what was kept."""
        if self._copy is not None:
            self.surface.blit(self._copy, (0, 0))

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Draw on the window's own surface, for which shapes are encoded, and then draw what was there before."""
        seen, kept = self.surface.copy(), self._copy
        try:
            yield
        finally:
            self.surface.set_clip(None)
            self.surface.blit(seen, (0, 0))
            self._copy = kept

    def card(self, rect: Rect, radius: int, colour: Colour, border: Colour | None = None, line: int = 0) -> None:
        """Draw a filled rectangle with round corners."""
        width, height = rect.width, rect.height
        if width <= 0 or height <= 0:
            return
        radius = min(radius, width // 2, height // 2)
        is_large_disc = radius >= shapes.LARGE_DISC and max(width, height) <= 2 * radius + 1
        if radius and width * height <= LARGEST_STAMP and not is_large_disc:
            key = ("card", width, height, radius, colour, border, line)
            self._stamp(key, rect, lambda: self._card(Rect(0, 0, width, height), radius, colour, border, line))
        else:
            self._card(rect, radius, colour, border, line)

    def _card(self, rect: Rect, radius: int, colour: Colour, border: Colour | None, line: int) -> None:
        x, y, width, height = rect
        fill, across, down = self._fill, width - 2 * radius, height - 2 * radius
        if across > 0:
            fill(colour, (x + radius, y, across, height))
        if down > 0 and radius:
            fill(colour, (x, y + radius, radius, down))
            fill(colour, (x + width - radius, y + radius, radius, down))
        if border is not None:
            fill(border, (x + radius, y, across, line))
            fill(border, (x + radius, y + height - line, across, line))
            fill(border, (x, y + radius, line, down))
            fill(border, (x + width - line, y + radius, line, down))
        if radius:
            self._corners(self._disc(radius, colour, border, line), rect, radius)

    def _disc(self, radius: int, colour: Colour, border: Colour | None, line: int) -> pygame.Surface:
        """Return a disc; a large one is drawn once for all colours, for the one behind a face changes with its mood."""
        if border is not None or radius < shapes.LARGE_DISC:
            key = ("disc", radius, colour, border, line)
            return self._kept.get(key, lambda: shapes.disc(radius, colour, border, line))
        black = self._kept.get(("disc", radius), lambda: shapes.disc(radius, BLACK))
        return self._kept.get(("disc", radius, colour), lambda: shapes.tinted(black, colour))

    def shadow(self, rect: Rect, radius: int, blur: int, colour: Colour) -> None:
        """Draw the soft shadow of a card, a little below it."""
        spread, drop = max(2, blur), max(1, blur // 3)
        edge = min(radius + spread, rect.width // 2 + spread, rect.height // 2 + spread)
        outer = Rect(rect.x - spread, rect.y - spread + drop, rect.width + 2 * spread, rect.height + 2 * spread)
        if outer.width * outer.height <= LARGEST_STAMP:
            key = ("cast", outer.width, outer.height, edge, spread, colour)
            card = Rect(spread, spread - drop, rect.width, rect.height)
            self._stamp(key, outer, lambda: self._cast(card, edge, spread, colour))
        else:
            self._shadow(outer, edge, spread, colour)

    def _cast(self, card: Rect, edge: int, spread: int, colour: Colour) -> None:
        """Draw a shadow on a surface of its own, without what the card will hide: less to copy each time."""
        self._shadow(Rect(0, 0, card.width + 2 * spread, card.height + 2 * spread), edge, spread, colour)
        corner = edge - spread
        x, y, width, height = card
        self.surface.fill(CLEAR, (x, y + corner, width, height - 2 * corner))
        self.surface.fill(CLEAR, (x + corner, y, width - 2 * corner, height))

    def _shadow(self, outer: Rect, edge: int, spread: int, colour: Colour) -> None:
        key = ("shadow", edge, spread, colour)
        disc = self._kept.get(key, lambda: shapes.soft_disc(edge, spread, colour))
        self._corners(disc, outer, edge)
        wide, high = outer.width - 2 * edge, outer.height - 2 * edge
        for near in (True, False):
            start = 0 if near else edge
            if wide > 0:
                part, size = (edge, start, 1, edge), (wide, edge)
                place = (outer.x + edge, outer.y if near else outer.bottom - edge)
                self.surface.blit(self._edge(key, disc, part, size), place, special_flags=self._joining)
            if high > 0:
                part, size = (start, edge, edge, 1), (edge, high)
                place = (outer.x if near else outer.right - edge, outer.y + edge)
                self.surface.blit(self._edge(key, disc, part, size), place, special_flags=self._joining)

    def fade(self, rect: Rect, colour: Colour) -> None:
        """Let what is drawn pass into a colour towards the rectangle's lower side."""
        size = (rect.width, rect.height)
        shape = self._kept.get(("fade", size, colour), lambda: shapes.fade(size, colour))
        self.surface.blit(shape, (rect.x, rect.y))

    def arc(self, rect: Rect, thickness: int, start: float, sweep: float, colour: Colour) -> None:
        """Draw an arc with round ends inside a square; degrees clockwise from the top."""
        key = ("arc", rect.width, thickness, round(start, 1), round(sweep, 1), colour)
        shape = self._kept.get(key, lambda: shapes.arc(rect.width, thickness, start, sweep, colour))
        self.surface.blit(shape, (rect.x, rect.y))

    def polygon(self, points: tuple[Point, ...], colour: Colour) -> None:
        """Draw a filled polygon with smooth edges."""
        left, top = math.floor(min(x for x, _ in points)), math.floor(min(y for _, y in points))
        local = tuple((x - left, y - top) for x, y in points)
        shape = self._kept.get(("polygon", local, colour), lambda: shapes.polygon(local, colour))
        self.surface.blit(shape, (left, top))

    def text(self, x: int, y: int, text: str, font: Font, colour: Colour) -> None:
        """Draw one line of text whose box begins at the point."""
        key = ("text", text, font, colour)
        smooth = True
        self.surface.blit(self._kept.get(key, lambda: self._font(font).render(text, smooth, colour)), (x, y))

    def picture(self, rect: Rect, path: str, radius: int) -> None:
        """Draw a picture standing on the middle of the lower side."""
        key = ("picture", path, rect.width, rect.height, radius)
        shape = self._kept.get(key, lambda: shapes.standing(Path(path), rect.width, rect.height, radius))
        self.surface.blit(shape, (rect.x + (rect.width - shape.get_width()) // 2, rect.bottom - shape.get_height()))

    def icon(self, rect: Rect, name: str, colour: Colour) -> None:
        """Draw an icon in one colour, as large as fits."""
        side = min(rect.width, rect.height)
        key = ("icon", name, side, colour)
        shape = self._kept.get(key, lambda: self._icon(name, side, colour))
        self.surface.blit(shape, (rect.x + (rect.width - side) // 2, rect.y + (rect.height - side) // 2))

    def _icon(self, name: str, side: int, colour: Colour) -> pygame.Surface:
        return shapes.tinted(shapes.picture(self._assets / "icons" / f"{name}.svg", (side, side)), colour)

    def clip(self, rect: Rect | None) -> None:
        """Confine drawing to a rectangle, or to none."""
        self.surface.set_clip(rect)

    def _stamp(self, key: Hashable, rect: Rect, draw: Callable[[], None]) -> None:
        """Draw something made of many pieces from a surface of its own, drawn once at that surface's corner."""
        self.surface.blit(self._kept.get(key, lambda: self._apart((rect.width, rect.height), draw)), (rect.x, rect.y))

    def _apart(self, size: tuple[int, int], draw: Callable[[], None]) -> pygame.Surface:
        apart = pygame.Surface(size, pygame.SRCALPHA)
        window, self.surface = self.surface, apart
        self._joining = pygame.BLEND_RGBA_ADD  # pieces that lie side by side keep their own transparency
        try:
            draw()
        finally:
            self.surface, self._joining = window, 0
        return apart

    def _edge(
        self, key: Hashable, disc: pygame.Surface, part: tuple[int, int, int, int], size: tuple[int, int]
    ) -> pygame.Surface:
        """Return one edge of a shadow: a line of its disc, drawn out to the edge's length."""
        return self._kept.get((key, part, size), lambda: shapes.stretched(disc, part, size))

    def _fill(self, colour: Colour, rect: tuple[int, int, int, int]) -> None:
        """Fill a rectangle by copying from a strip: measured ten times as fast as filling where it is narrow."""
        x, y, width, height = rect
        if width * height < SMALL_FILL or self._joining:
            self.surface.fill(colour, self.surface.get_rect().clip(rect))  # pygame moves in what begins outside
            return
        size = (self.surface.get_width(), STRIP)
        strip = self._kept.get(("strip", colour, size), lambda: shapes.strip(size, colour))
        for top in range(0, height, STRIP):
            self.surface.blit(strip, (x, y + top), (0, 0, width, min(STRIP, height - top)))

    def _corners(self, disc: pygame.Surface, rect: Rect, radius: int) -> None:
        right, bottom = rect.right - radius, rect.bottom - radius
        for x, y, u, v in (
            (rect.x, rect.y, 0, 0),
            (right, rect.y, 1, 0),
            (rect.x, bottom, 0, 1),
            (right, bottom, 1, 1),
        ):
            self.surface.blit(disc, (x, y), (u * radius, v * radius, radius, radius), special_flags=self._joining)

    def _font(self, font: Font) -> pygame.font.Font:
        if font not in self._fonts:
            self._fonts[font] = self._loaded(font)
        return self._fonts[font]

    def _loaded(self, font: Font) -> pygame.font.Font:
        for name in FACE_FILES[font.face]:
            path = self._assets / "fonts" / name
            if path.is_file():
                return pygame.font.Font(str(path), font.size)
        return pygame.font.Font(None, font.size)
