"""Draw a radar chart: one quantity's polygon filled, another's in outline, each axis with its number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.painter import Font, Rect
from cxsim.frontend.drawing.theme import mixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.frontend.drawing.painter import Painter, Point
    from cxsim.frontend.drawing.theme import Colours
    from cxsim.frontend.elements.tree import Radar

ROOM_FOR_NUMBERS = 22  # units around the chart
RINGS = (1.0, 0.5)


class RadarPen:
    """Draws one chart in a rectangle; `scale` is pixels for one unit."""

    def __init__(self, painter: Painter, colours: Colours, rect: Rect, scale: float) -> None:
        self._painter = painter
        self._colours = colours
        self._scale = scale
        self._middle = (rect.x + rect.width / 2, rect.y + rect.height / 2)
        self._reach = max(1.0, min(rect.width, rect.height) / 2 - ROOM_FOR_NUMBERS * scale)

    def draw(self, radar: Radar) -> None:
        """Draw rings and axes, then what was found below, then what is compared with it."""
        count, colours = len(radar.values), self._colours
        for share in RINGS:
            self._painter.polygon(self._points([share] * count), colours.edge)
            inner = share - max(1.0, self._scale) / self._reach
            self._painter.polygon(self._points([inner] * count), colours.card)
        for rim in self._points([1.0] * count):
            self._line(self._middle, rim, colours.edge, self._scale)
        values = self._points(radar.values)
        self._painter.polygon(values, mixed(colours.accent, colours.card, 0.72))
        self._outline(values, colours.accent)
        if radar.compared:
            self._outline(self._points(radar.compared), colours.ink, hollow=True)
        self._numbers(count)

    def _points(self, shares: Iterable[float]) -> tuple[Point, ...]:
        found = tuple(shares)
        turns = [2 * math.pi * at / len(found) for at in range(len(found))]
        x, y = self._middle
        return tuple(
            (x + self._reach * share * math.sin(turn), y - self._reach * share * math.cos(turn))
            for share, turn in zip(found, turns, strict=True)
        )

    def _outline(self, points: tuple[Point, ...], colour: tuple[int, int, int], *, hollow: bool = False) -> None:
        for one, other in zip(points, (*points[1:], points[0]), strict=True):
            self._line(one, other, colour, 2 * self._scale)
        for at in points:
            self._dot(at, 5 * self._scale, colour)
            if hollow:
                self._dot(at, 2.6 * self._scale, self._colours.card)

    def _line(self, one: Point, other: Point, colour: tuple[int, int, int], thick: float) -> None:
        long = math.dist(one, other)
        if long < 1:
            return
        across = ((other[1] - one[1]) / long * thick / 2, (one[0] - other[0]) / long * thick / 2)
        corners = ((one, 1), (other, 1), (other, -1), (one, -1))
        self._painter.polygon(tuple((x + s * across[0], y + s * across[1]) for (x, y), s in corners), colour)

    def _dot(self, at: Point, radius: float, colour: tuple[int, int, int]) -> None:
        side = max(1, round(radius))
        self._painter.card(Rect(round(at[0]) - side, round(at[1]) - side, 2 * side, 2 * side), side, colour)

    def _numbers(self, count: int) -> None:
        font = Font("semibold", max(9, round(14 * self._scale)))
        beyond = 1 + 13 * self._scale / self._reach
        for number, (x, y) in enumerate(self._points([beyond] * count), start=1):
            words = str(number)
            left, top = x - self._painter.width(words, font) / 2, y - self._painter.height(font) / 2
            self._painter.text(round(left), round(top), words, font, self._colours.muted)
