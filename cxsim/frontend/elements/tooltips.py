"""Tell what something means beside it, while it is pointed at or has the keyboard's focus; Escape hides it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.draw import Pointing, draw
from cxsim.frontend.elements.layout import lay_out
from cxsim.frontend.elements.shown import flatten
from cxsim.frontend.elements.tree import Box, Role
from cxsim.frontend.pieces.blocks import group, text

if TYPE_CHECKING:
    from cxsim.frontend.drawing.painter import Painter, Rect
    from cxsim.frontend.drawing.theme import Theme
    from cxsim.frontend.elements.shown import Path, Shown
    from cxsim.frontend.elements.tree import Element

WIDTH = 330  # units
APART = 8  # units between a tooltip and what it is about


@dataclass(frozen=True, slots=True)
class Tooltip:
    """What is told now: about which element, where it is drawn, and how."""

    path: Path
    rect: Rect
    shown: tuple[Shown, ...]
    scale: float


class Tooltips:
    """The tooltip that is shown; one at a time."""

    def __init__(self) -> None:
        self._now: Tooltip | None = None
        self._hidden: Path | None = None
        """What the tooltip of was hidden; it stays so until something else is pointed at or gets the focus."""

    def draw(
        self, shown: tuple[Shown, ...], pointing: Pointing, painter: Painter, theme: Theme,
        size: tuple[int, int], text_scale: float,
    ) -> None:  # fmt: skip
        """Draw the tooltip of what is pointed at, else of what the keyboard is at, over the page."""
        about = _about(shown, pointing)
        path = about.placed.path if about else None
        self._hidden = self._hidden if self._hidden == path else None
        self._now = None
        if about is None or path == self._hidden:
            return
        self._now = _placed(about, painter, theme, size, text_scale)
        draw(self._now.shown, painter, theme, self._now.scale, Pointing(), over=True)

    def hide(self) -> bool:
        """Hide the tooltip; return whether there was one."""
        if self._now is None:
            return False
        self._hidden, self._now = self._now.path, None
        return True

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a point is on the tooltip, or on the way to it."""
        return self._now is not None and self._now.rect.inset(-round(APART * self._now.scale) - 1).contains(x, y)

    def hides(self, x: float, y: float) -> bool:
        """Tell whether what is at a point of the page cannot be seen for the tooltip."""
        return self._now is not None and self._now.rect.contains(x, y)

    def forget(self) -> None:
        """Show none, now that the page is another one."""
        self._now = self._hidden = None


def _about(shown: tuple[Shown, ...], pointing: Pointing) -> Shown | None:
    """Return what is to be told about: the pointer counts before the keyboard, for it was moved last."""
    path = pointing.hover if pointing.hover is not None or not pointing.ring else pointing.focus
    found = next((item for item in shown if item.placed.path == path and item.placed.element.tooltip), None)
    seen = found.rect.common(found.clip) if found else None
    return found if seen and seen.width and seen.height else None


def _placed(about: Shown, painter: Painter, theme: Theme, size: tuple[int, int], text_scale: float) -> Tooltip:
    """Place the tooltip below what it is about, or above where there is no room, inside the window."""
    layout = lay_out(_card(about.placed.element), size, painter, theme, text_scale)
    card = layout.root.children[0].rect
    gap = round(APART * layout.scale)
    anchor = about.rect.common(about.clip)
    x = max(gap, min(anchor.x, size[0] - card.width - gap))
    below, above = anchor.bottom + gap, anchor.y - gap - card.height
    down, right = (below if below + card.height <= size[1] else max(gap, above)) - card.y, x - card.x
    moved = (replace(item, rect=item.rect.moved(down, right)) for item in flatten(layout, {}))
    return Tooltip(about.placed.path, card.moved(down, right), tuple(moved), layout.scale)


def _card(element: Element) -> Element:
    lines = tuple(text(line, "small") for line in element.tooltip.split("\n"))
    card = group(Box(gap=6, pad=(16, 11), max_width=WIDTH), *lines, look="tooltip")
    return group(Box(align="start"), card, role=Role.PAGE)
