"""Draw a scatter chart: ways to play between what they cost and what they bring, each with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.frontend.drawing.painter import Font, Rect

if TYPE_CHECKING:
    from cxsim.frontend.drawing.painter import Painter
    from cxsim.frontend.drawing.theme import Colours
    from cxsim.frontend.elements.tree import Scatter, Spot

ROOM = 16  # units around the spots: a spot and its number stay inside
RADII: Final = {"own": 8, "front": 6, "other": 6}  # units


class ScatterPen:
    """Draws one chart in a rectangle; `scale` is pixels for one unit."""

    def __init__(self, painter: Painter, colours: Colours, rect: Rect, scale: float) -> None:
        self._painter = painter
        self._colours = colours
        self._rect = rect
        self._scale = scale

    def draw(self, scatter: Scatter) -> None:
        """Draw both axes, then the spots, one's own last."""
        line, (x, y, width, height) = max(1, round(self._scale)), self._rect
        self._painter.card(Rect(x, y, line, height), 0, self._colours.edge)
        self._painter.card(Rect(x, y + height - line, width, line), 0, self._colours.edge)
        for spot in sorted(scatter.spots, key=lambda each: each.look == "own"):
            self._spot(spot)

    def _spot(self, spot: Spot) -> None:
        room, (x, y, width, height) = ROOM * self._scale, self._rect
        across = round(x + room + spot.x * (width - 2 * room))
        down = round(y + height - room - spot.y * (height - 2 * room))
        colour = self._colours.accent if spot.look == "own" else self._colours.ink
        self._disc(across, down, RADII[spot.look] * self._scale, colour)
        if spot.look == "other":
            self._disc(across, down, (RADII[spot.look] - 2) * self._scale, self._colours.card)
        font = Font("semibold", max(9, round(13 * self._scale)))
        beside = across + round((RADII[spot.look] + 3) * self._scale)
        self._painter.text(beside, down - self._painter.height(font) // 2, spot.number, font, self._colours.muted)

    def _disc(self, x: int, y: int, radius: float, colour: tuple[int, int, int]) -> None:
        side = max(1, round(radius))
        self._painter.card(Rect(x - side, y - side, 2 * side, 2 * side), side, colour)
