"""Flatten a layout to what is on the screen now, scrolled; find what is under a point, focus, and where keys go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxsim.frontend.drawing.painter import Rect
from cxsim.frontend.elements.layout import Layout, Placed, each

TOUCHING = 2  # pixels by which neighbours may overlap after rounding
OVERHANG = 14  # units by which shadows, rings and tails may stand out of a scroll area, left and right
FADE = 28  # units above a scroll area's lower edge, at most, over which what goes on below fades out
STEPS = MappingProxyType({"tab": 1, "shift tab": -1})
ARROWS = MappingProxyType({"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)})
MOVES = frozenset((*STEPS, *ARROWS))
"""Keys that move the focus."""
Path = tuple[int, ...]
Scrolls = Mapping[Path, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A placed element where it is now, the part of the window it may paint, and the scroll areas around it.

    `visible` is whether it leaves a trace of its own in the window.
    """

    placed: Placed
    rect: Rect
    clip: Rect
    areas: tuple[Path, ...]
    visible: bool


def flatten(layout: Layout, scrolls: Scrolls) -> tuple[Shown, ...]:
    """Return everything in painting order, moved by how far each scroll area has scrolled (pixels, by path)."""
    root = layout.root
    edge = round(OVERHANG * layout.scale)
    return tuple(_flatten(root, 0, root.rect, (), scrolls, edge))


def _flatten(
    placed: Placed, up: int, clip: Rect, areas: tuple[Path, ...], scrolls: Scrolls, edge: int
) -> Iterator[Shown]:
    rect = placed.rect.moved(-up)
    seen = rect.common(clip)
    yield Shown(placed, rect, clip, areas, visible=seen.width > 0 and seen.height > 0 and _leaves_a_trace(placed))
    if placed.content:
        clip = clip.common(Rect(rect.x - edge, rect.y, rect.width + 2 * edge, rect.height))
        areas = (*areas, placed.path)
        up += min(placed.overflow, max(0, scrolls.get(placed.path, 0)))
    for child in placed.children:
        yield from _flatten(child, up, clip, areas, scrolls, edge)


def _leaves_a_trace(placed: Placed) -> bool:
    element = placed.element
    charts = (element.dial, element.trend, element.bar, element.radar, element.scatter)
    return bool(placed.lines) or any((element.look, element.icon, element.picture, *charts))


def focusable(shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """Return what the focus may come to, in reading order."""
    return tuple(item for item in shown if item.placed.element.takes_focus)


def under(shown: tuple[Shown, ...], x: float, y: float) -> Shown | None:
    """Return what is pointed at, at a point of the window."""
    hits = [item for item in focusable(shown) if item.rect.contains(x, y) and item.clip.contains(x, y)]
    return hits[-1] if hits else None


def area_under(shown: tuple[Shown, ...], x: float, y: float) -> Path | None:
    """Return the innermost scroll area at a point that has something to scroll, the largest one where there is none."""
    hits = [item for item in shown if item.placed.overflow and item.rect.contains(x, y) and item.clip.contains(x, y)]
    area = hits[-1] if hits else _largest_area(shown)
    return area.placed.path if area else None


def _largest_area(shown: tuple[Shown, ...]) -> Shown | None:
    """Return the largest scroll area that has something to scroll."""
    areas = [item for item in shown if item.placed.overflow]
    return max(areas, key=lambda item: item.rect.width * item.rect.height, default=None)


def after(shown: tuple[Shown, ...], focus: Path | None, step: int) -> Path | None:
    """Return what Tab (step 1) or Shift-Tab (step -1) moves the focus to; it goes round."""
    paths = [item.placed.path for item in focusable(shown)]
    if not paths:
        return None
    if focus not in paths:
        return starting(shown) if step > 0 else paths[-1]
    return paths[(paths.index(focus) + step) % len(paths)]


def wanting(shown: tuple[Shown, ...]) -> Path | None:
    """Return what takes the focus when its screen opens, None where nothing does."""
    return next((item.placed.path for item in focusable(shown) if item.placed.element.first), None)


def starting(shown: tuple[Shown, ...]) -> Path | None:
    """Return where the keyboard starts: what wants the focus first, else choice 1, else the first button."""
    items = focusable(shown)
    ranked = sorted(items, key=lambda item: (not item.placed.element.first, item.placed.element.shortcut != "1"))
    return ranked[0].placed.path if ranked else None


def beside(shown: tuple[Shown, ...], focus: Path | None, direction: tuple[int, int]) -> Path | None:
    """Return the nearest button in an arrow's direction (x, y), or the focus itself where there is none."""
    items = focusable(shown)
    here = next((item.rect for item in items if item.placed.path == focus), None)
    if here is None:
        return starting(shown)
    ranked = sorted(
        (distance, item.placed.path)
        for item in items
        if item.placed.path != focus and (distance := _distance(here, item.rect, direction)) is not None
    )
    return ranked[0][1] if ranked else focus


def moved(shown: tuple[Shown, ...], focus: Path | None, key: str) -> Path | None:
    """Return what a key of `MOVES` moves the focus to."""
    return after(shown, focus, STEPS[key]) if key in STEPS else beside(shown, focus, ARROWS[key])


def _distance(here: Rect, there: Rect, direction: tuple[int, int]) -> float | None:
    """Rank a move along the direction, with what lies aside counting double; None for what lies elsewhere."""
    if direction[0]:
        along = there.x - here.right if direction[0] > 0 else here.x - there.right
        aside = max(0, there.y - here.bottom, here.y - there.bottom)
    else:
        along = there.y - here.bottom if direction[1] > 0 else here.y - there.bottom
        aside = max(0, there.x - here.right, here.x - there.right)
    if along < -TOUCHING:
        return None
    centres = abs(here.y - there.y) if direction[0] else abs(here.x - there.x)
    return along + 2 * aside + centres / 1000


def revealing(layout: Layout, shown: tuple[Shown, ...], focus: Path, scrolls: Scrolls) -> dict[Path, int]:
    """Return the scroll positions with which the focused element is in view, above what fades out."""
    result = dict(scrolls)
    item = next((item for item in shown if item.placed.path == focus), None)
    if item is None:
        return result
    margin, fade = round(16 * layout.scale), round(FADE * layout.scale)
    boxes = {placed.path: placed for placed in each(layout.root) if placed.overflow}
    rect = item.rect
    for path in reversed(item.areas):
        if path not in boxes:
            continue
        view = next(other.rect for other in shown if other.placed.path == path)
        shift = 0
        if rect.bottom + fade > view.bottom:
            shift = rect.bottom + fade - view.bottom
        if rect.y - shift - margin < view.y:
            shift = rect.y - margin - view.y
        before = min(boxes[path].overflow, max(0, result.get(path, 0)))
        result[path] = min(boxes[path].overflow, max(0, before + shift))
        rect = rect.moved(before - result[path])
    return result


def paged(layout: Layout, shown: tuple[Shown, ...], step: float, scrolls: Scrolls) -> dict[Path, int]:
    """Return the scroll positions after turning the largest area by so many times its height."""
    area = _largest_area(shown)
    if area is None:
        return dict(scrolls)
    most = area.placed.overflow
    return scrolled(layout, area.placed.path, round(max(-most, min(most, step * area.rect.height))), scrolls)


def beginning(layout: Layout, shown: tuple[Shown, ...]) -> dict[Path, int]:
    """Return the scroll positions that a page opens with: what it begins with is seen in the upper half."""
    root = layout.root
    begins = next((item.rect.y for item in shown if item.placed.element.begins), 0)
    if not root.overflow or 2 * begins < root.rect.height:
        return {}
    return {root.path: min(root.overflow, begins - round(16 * layout.scale))}


def scrolled(layout: Layout, path: Path, by: int, scrolls: Scrolls) -> dict[Path, int]:
    """Return the scroll positions after moving one area by some pixels, within its content."""
    box = next((placed for placed in each(layout.root) if placed.path == path), None)
    if box is None:
        return dict(scrolls)
    before = min(box.overflow, max(0, scrolls.get(path, 0)))
    return {**scrolls, path: min(box.overflow, max(0, before + by))}
