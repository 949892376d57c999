"""Say where scroll bars are, and what a pointer does on them; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.frontend.drawing.painter import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.elements.shown import Path, Scrolls, Shown

WIDTH, SHORTEST = 5, 32  # units
BESIDE = 9  # units to both sides of a bar that count as the bar
SIGN = 20  # units: side of the sign that a page goes on below
PAGE = 0.85  # of an area's height


class ScrollBar(NamedTuple):
    """The bar of a scroll area: the area, how far it can be scrolled and is, and where the thumb stands, in pixels."""

    path: Path
    area: Rect
    most: int
    up: int
    thumb: Rect

    def scrolled_to(self, top: int) -> int:
        """Return how far the area is scrolled when the thumb's upper end is there."""
        room = self.area.height - self.thumb.height
        return min(self.most, max(0, round((top - self.area.y) * self.most / max(1, room))))


class Hold(NamedTuple):
    """A thumb that is held, so many pixels below its upper end."""

    path: Path
    below: int


def bar_of(item: Shown, shown: tuple[Shown, ...], scale: float) -> ScrollBar | None:
    """Return the bar of a scroll area, None for one that has nothing to scroll."""
    inside = next((other for other in shown if other.areas[-1:] == (item.placed.path,)), None)
    if inside is None or not item.placed.overflow:
        return None
    area, most = item.rect, item.placed.overflow
    up = item.placed.children[0].rect.y - inside.rect.y
    width, length = round(WIDTH * scale), max(round(SHORTEST * scale), area.height * area.height // item.placed.content)
    padded = item.placed.element.box.pad[0] > 0
    x = area.right - width - round(4 * scale) if padded else area.right + round(6 * scale)
    return ScrollBar(
        item.placed.path, area, most, up, Rect(x, area.y + (area.height - length) * up // most, width, length)
    )


def sign(bar: ScrollBar, scale: float) -> Rect:
    """Return where it is shown that an area goes on below; nothing has no height."""
    side = round(SIGN * scale) if bar.up < bar.most else 0
    return Rect(bar.area.x + (bar.area.width - side) // 2, bar.area.bottom - side, side, side)


def pressed(
    shown: tuple[Shown, ...], x: int, y: int, scale: float, scrolls: Scrolls
) -> tuple[Hold | None, dict[Path, int]] | None:
    """Return the thumb that is held from now on and the scroll positions, None where there is no bar.

    Beside the thumb it comes to the pointer; on the sign that an area goes on, the next part of it comes up.
    """
    for bar in _bars(shown, scale):
        if sign(bar, scale).contains(x, y):
            return None, {**scrolls, bar.path: min(bar.most, bar.up + round(PAGE * bar.area.height))}
        reach = round(BESIDE * scale)
        if Rect(bar.thumb.x - reach, bar.area.y, bar.thumb.width + 2 * reach, bar.area.height).contains(x, y):
            inside = bar.thumb.y <= y < bar.thumb.bottom
            hold = Hold(bar.path, y - bar.thumb.y if inside else bar.thumb.height // 2)
            return hold, dragged(shown, hold, y, scale, scrolls)
    return None


def dragged(shown: tuple[Shown, ...], hold: Hold, y: int, scale: float, scrolls: Scrolls) -> dict[Path, int]:
    """Return the scroll positions with the thumb that is held where the pointer is."""
    bar = next((bar for bar in _bars(shown, scale) if bar.path == hold.path), None)
    return {**scrolls, bar.path: bar.scrolled_to(y - hold.below)} if bar else dict(scrolls)


def _bars(shown: tuple[Shown, ...], scale: float) -> Iterator[ScrollBar]:
    """Yield the bars, those of inner areas first."""
    for item in reversed(shown):
        bar = bar_of(item, shown, scale) if item.placed.overflow else None
        if bar is not None:
            yield bar
