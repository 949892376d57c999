"""Draw what is shown through a painter: cards, text, gauges, pictures, the focus ring and scroll bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.painter import Painter, Rect
from cxsim.frontend.drawing.radar import RadarPen
from cxsim.frontend.drawing.scatter import ScatterPen
from cxsim.frontend.drawing.theme import Look, Theme, mixed
from cxsim.frontend.elements.scroll_bars import bar_of, sign
from cxsim.frontend.elements.shown import FADE, OVERHANG

if TYPE_CHECKING:
    from cxsim.frontend.elements.scroll_bars import ScrollBar
    from cxsim.frontend.elements.shown import Path, Shown
    from cxsim.frontend.elements.tree import Bar, Dial, Element, Trend

PANEL_RADIUS = 24
SHORTEST_FADE = 22  # units
DIAL_START, DIAL_SWEEP = 225.0, 270.0


@dataclass(frozen=True, slots=True)
class Pointing:
    """What has the focus, and what is under the pointer; the ring is shown once the keyboard is in use."""

    focus: Path | None = None
    hover: Path | None = None
    ring: bool = False


def draw(
    shown: tuple[Shown, ...],
    painter: Painter,
    theme: Theme,
    scale: float,
    pointing: Pointing,
    *,
    over: bool = False,
) -> None:
    """Draw a whole page, or a small one over what is there."""
    if not over:
        painter.fill(theme.colours.paper)
    pens: dict[float, _Pen] = {}
    clip: Rect | None = None
    for item in shown:
        if not item.visible:
            continue
        room = item.clip if item.areas else None
        if room != clip:
            painter.clip(room)
            clip = room
        at = item.placed.scale
        if at not in pens:
            pens[at] = _Pen(painter, theme, at, pointing)
        pens[at].element(item)
    painter.clip(None)
    for item in shown:
        if item.placed.content and item.placed.overflow:
            _Pen(painter, theme, scale, pointing).scrolling(item, shown, over=over)


def rounding(item: Shown) -> int:
    """Return the radius of a picture's lower corners: its panel's, where it fills one."""
    return min(round(PANEL_RADIUS * item.placed.scale), item.rect.width // 2) if item.placed.element.cropped else 0


@dataclass(frozen=True, slots=True)
class _Pen:
    painter: Painter
    theme: Theme
    scale: float
    pointing: Pointing

    def element(self, item: Shown) -> None:
        element = item.placed.element
        if element.look:
            self._card(item)
        if element.picture:
            self.painter.picture(item.rect, element.picture, rounding(item))
        if element.icon:
            self.painter.icon(item.rect.moved(round(self.scale)), element.icon, self._tone(element))
        if element.dial:
            self._dial(item.rect, element.dial)
        if element.trend:
            self._trend(item.rect, element.trend)
        if element.bar:
            (self._bar if element.bar.knob else self._filled)(item.rect, element.bar)
        if element.radar:
            RadarPen(self.painter, self.theme.colours, item.rect, self.scale).draw(element.radar)
        if element.scatter:
            ScatterPen(self.painter, self.theme.colours, item.rect, self.scale).draw(element.scatter)
        if item.placed.lines:
            self._text(item)

    def scrolling(self, item: Shown, shown: tuple[Shown, ...], *, over: bool) -> None:
        """Draw the bar of a scroll area and, on a page's own paper, that it goes on below."""
        bar = bar_of(item, shown, self.scale)
        if bar is None:
            return
        colours = self.theme.colours
        if bar.up < bar.most and not over:
            self._going_on(bar)
        self.painter.card(bar.thumb, bar.thumb.width // 2, mixed(colours.muted, colours.paper, 0.5))

    def _going_on(self, bar: ScrollBar) -> None:
        view, beside = bar.area, self._px(OVERHANG)
        high = min(self._px(FADE), max(self._px(SHORTEST_FADE), 2 * (bar.most - bar.up)))
        faded = Rect(view.x - beside, view.bottom - high, view.width + 2 * beside, high)
        self.painter.fade(faded, self.theme.colours.paper)
        self.painter.icon(sign(bar, self.scale), "chevron-down", self.theme.colours.ink)

    def _card(self, item: Shown) -> None:
        element, rect = item.placed.element, item.rect
        look = self.theme.looks[element.look]
        radius = min(self._px(look.radius), min(rect.width, rect.height) // 2)
        hovered = self.pointing.hover == item.placed.path
        focused = self.pointing.focus == item.placed.path and self.pointing.ring
        if look.shadow:
            tint = self.theme.colours.shadow
            self.painter.shadow(rect, radius, self._px(14 if hovered else 10), tint)
        if focused:
            self._ring(rect, radius)
        if element.takes_focus and (hovered or focused) and look.hover:
            look = Look(look.hover, look.hover_border or look.border, look.radius)
        self._plate(rect, radius, look)
        if look.halo:
            self._halo(item, look)
        if look.tail:
            self._tail(rect, look)

    def _plate(self, rect: Rect, radius: int, look: Look) -> None:
        colours = self.theme.colours
        if look.fill and look.border:
            line = max(1, self._px(1))
            self.painter.card(rect, radius, colours.named(look.fill), colours.named(look.border), line)
        elif look.fill:
            self.painter.card(rect, radius, colours.named(look.fill))

    def _ring(self, rect: Rect, radius: int) -> None:
        gap, thick = max(2, self._px(2)), max(2, self._px(3))
        self.painter.card(rect.inset(-gap - thick), radius + gap + thick, self.theme.colours.focus)
        self.painter.card(rect.inset(-gap), radius + gap, self.theme.colours.paper)

    def _halo(self, item: Shown, look: Look) -> None:
        """Draw a disc behind whoever is pictured."""
        rect = item.rect
        of = next((child.rect for child in item.placed.children if child.element.picture), rect)
        side = round(min(rect.width * 0.84, rect.height * 0.66))
        x, y = of.x + (of.width - side) // 2, rect.bottom - side - min(self._px(56), (rect.height - side) // 2)
        colours = self.theme.colours
        tint = mixed(colours.named(look.fill), colours.card, 0.45)
        self.painter.card(Rect(x, y, side, side), side // 2, tint)

    def _tail(self, rect: Rect, look: Look) -> None:
        """Draw a bubble's tail; twice, so that the border goes around it and the body stays whole."""
        line, reach, half = max(1, self._px(1)), self._px(11), self._px(9)
        y = rect.y + min(self._px(30), rect.height // 2)
        side, tip = (rect.x, rect.x - reach) if look.tail == "left" else (rect.right, rect.right + reach)
        inward = 2 * line if look.tail == "left" else -2 * line
        colours = self.theme.colours
        outer = ((side + inward, y - half), (tip, y), (side + inward, y + half))
        self.painter.polygon(outer, colours.named(look.border or look.fill))
        step = 1.6 * line if look.tail == "left" else -1.6 * line
        inner = ((side + inward, y - half + 1.4 * line), (tip + step, y), (side + inward, y + half - 1.4 * line))
        self.painter.polygon(inner, colours.named(look.fill))

    def _dial(self, rect: Rect, dial: Dial) -> None:
        """Draw a gauge: the track, what was reached, and a mark for the target."""
        side = min(rect.width, rect.height)
        square = Rect(rect.x + (rect.width - side) // 2, rect.y + (rect.height - side) // 2, side, side)
        thick, colours = max(3, self._px(6)), self.theme.colours
        self.painter.arc(square, thick, DIAL_START, DIAL_SWEEP, colours.track)
        if dial.value > 0:
            sweep = max(2.0, DIAL_SWEEP * min(1.0, dial.value))
            self.painter.arc(square, thick, DIAL_START, sweep, colours.named(dial.tone))
        if dial.target is not None:
            at = DIAL_START + DIAL_SWEEP * min(1.0, max(0.0, dial.target))
            self.painter.arc(square.inset(-self._px(2)), thick + 2 * self._px(2), at - 3, 6, colours.ink)

    def _trend(self, rect: Rect, trend: Trend) -> None:
        """Draw a line over time that ends in a dot, above a thin line for the target."""
        colours, thick, dot = self.theme.colours, max(2, self._px(2.5)), max(3, self._px(4))
        room = rect.inset(dot)
        if trend.target is not None:
            across = room.bottom - round(trend.target * room.height)
            self.painter.card(Rect(rect.x, across, rect.width, max(1, self._px(1))), 0, colours.muted)
        step = room.width / max(1, len(trend.values) - 1)
        points = [(room.x + step * at, room.bottom - value * room.height) for at, value in enumerate(trend.values)]
        tone = colours.named(trend.tone)
        if len(points) > 1:
            upper = tuple((x, y - thick / 2) for x, y in points)
            lower = tuple((x, y + thick / 2) for x, y in reversed(points))
            self.painter.polygon((*upper, *lower), tone)
        for x, y in points[-1:]:
            self.painter.card(Rect(round(x) - dot, round(y) - dot, 2 * dot, 2 * dot), dot, tone)

    def _bar(self, rect: Rect, bar: Bar) -> None:
        """Draw a line, the range on it, a dot for the value and a stroke for what it is compared with."""
        colours, thin, thick = self.theme.colours, max(2, self._px(4)), max(4, self._px(10))
        dot, middle = max(4, self._px(bar.knob)), rect.y + rect.height // 2
        room = rect.width - 2 * dot
        at = [rect.x + dot + round(room * share) for share in (bar.low, bar.high, bar.value)]
        tone = colours.named(bar.tone)
        self.painter.card(Rect(rect.x, middle - thin // 2, rect.width, thin), thin // 2, colours.track)
        band = Rect(at[0], middle - thick // 2, max(thick, at[1] - at[0]), thick)
        self.painter.card(band, thick // 2, mixed(tone, colours.card, 0.6))
        if bar.mark is not None:
            line = max(2, self._px(2))
            at_mark = rect.x + dot + round(room * bar.mark)
            self.painter.card(Rect(at_mark - line // 2, rect.y, line, rect.height), 0, colours.ink)
        self.painter.card(Rect(at[2] - dot, middle - dot, 2 * dot, 2 * dot), dot, tone)

    def _filled(self, rect: Rect, bar: Bar) -> None:
        """Draw how far a line is filled."""
        colours, thick = self.theme.colours, max(4, self._px(10))
        whole = Rect(rect.x, rect.y + (rect.height - thick) // 2, rect.width, thick)
        self.painter.card(whole, thick // 2, colours.track)
        if bar.value > 0:
            done = Rect(whole.x, whole.y, max(thick, round(whole.width * bar.value)), thick)
            self.painter.card(done, thick // 2, colours.named(bar.tone))

    def _text(self, item: Shown) -> None:
        placed, element = item.placed, item.placed.element
        faces = placed.faces
        if faces is None:
            return
        colour = self.theme.colours.named(element.tone)
        pad_x, pad_y = self._px(element.box.pad[0]), self._px(element.box.pad[1])
        left, room = item.rect.x + pad_x, item.rect.width - 2 * pad_x
        spare = item.rect.height - 2 * pad_y - placed.leading * len(placed.lines)
        y = item.rect.y + pad_y + (max(0, spare) // 2 if element.box.justify == "center" else 0)
        y += (placed.leading - self.painter.height(faces.plain)) // 2
        for line in placed.lines:
            shift = {"center": (room - line.width) // 2, "end": room - line.width}.get(element.box.align, 0)
            if y < item.clip.bottom and y + placed.leading > item.clip.y:
                for run in line.runs:
                    self.painter.text(left + shift + run.x, y, run.text, faces.of(run.emphasis, run.text), colour)
            y += placed.leading

    def _tone(self, element: Element) -> tuple[int, int, int]:
        return self.theme.colours.named(element.tone)

    def _px(self, units: float) -> int:
        return round(units * self.scale)
