"""One card of a graph's picture as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.graph.cards import HEAD
from cxsim.workbench.graph.shares import percent_of
from cxsim.workbench.ink import apart, element, fitted, plain, width_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.workbench.graph.cards import Card, Row, Sizes
    from cxsim.workbench.graph.colours import Palette
    from cxsim.workbench.graph.ways import Stop

INSET = 14.0
LINE = 17.0
LONGEST_NAME = 0.45
"""Share of a row that the name of a place may take which no line leads to."""


class Labels:
    """What places are called on the cards of one picture, so that no two look alike."""

    def __init__(self, cards: Iterable[Card], sizes: Sizes) -> None:
        stops = [card.stop for card in cards]
        self.title = apart({each.id: _room_of_title(each, sizes) for each in stops}, sizes.title, bold=True)
        room = LONGEST_NAME * (sizes.width - 2 * INSET) - width_of("→ ", sizes.small)
        self.target = apart(dict.fromkeys((each.id for each in stops), room), sizes.small)
        """Its name on rows that lead there without a line."""


def _room_of_title(stop: Stop, sizes: Sizes) -> float:
    share = percent_of(stop.share)
    taken = (24 if stop.marks else 0) + (width_of(share, sizes.small) + 8 if share else 0)
    return sizes.width - 2 * INSET - taken


def card_svg(
    card: Card,
    place: tuple[float, float],
    sizes: Sizes,
    palette: Palette,
    labels: Labels,
    named: frozenset[float],
    *,
    first: bool,
) -> str:
    """Return a card with its upper left corner at ``place``; the rows at the tops ``named`` say where they lead."""
    drawing = _Drawing(card, place, sizes, palette, labels, named)
    return element("g", "".join(drawing.parts(first=first)), id=f"stop-{card.stop.id}")


class _Drawing:
    def __init__(
        self,
        card: Card,
        place: tuple[float, float],
        sizes: Sizes,
        palette: Palette,
        labels: Labels,
        named: frozenset[float],
    ) -> None:
        self._card = card
        self._x, self._y = place
        self._sizes = sizes
        self._palette = palette
        self._labels = labels
        self._named = named
        narrowest_last = sorted((row for row in card.rows if not row.branch), key=self._room, reverse=True)
        self._names = apart({row.name: self._room(row) for row in narrowest_last}, sizes.text, bold=True)

    def parts(self, *, first: bool) -> Iterator[str]:
        """Yield what the card is drawn from, back to front."""
        stop, palette, sizes = self._card.stop, self._palette, self._sizes
        fill, outline = palette.of(stop.kind)
        box = {"x": self._x, "y": self._y, "width": sizes.width, "height": self._card.height}
        dash = {"stroke_dasharray": "5 4"} if stop.kind in {"stage", "missing"} else {}
        yield f"<title>{plain(self._tooltip())}</title>"
        width, stroke = (2.4, palette.accent) if first else (1.2, outline)
        yield element("rect", rx=12, fill=fill, stroke=stroke, stroke_width=width, **box, **dash)
        share = percent_of(stop.share)
        yield words(
            self._labels.title[stop.id], **self._at(INSET, 23), font_size=sizes.title, font_weight=600, fill=palette.ink
        )
        if share:
            right = sizes.width - INSET - (24 if stop.marks else 0)
            place, ink = self._at(right, 22), palette.muted
            yield words(share, **place, font_size=sizes.small, font_weight=600, fill=ink, text_anchor="end")
        if stop.marks:
            yield from self._badge()
        for at, text in enumerate(self._card.lines):
            line = fitted(text, sizes.small + 0.5, sizes.width - 2 * INSET)
            yield words(line, **self._at(INSET, HEAD + 6 + LINE * at), font_size=sizes.small + 0.5, fill=palette.muted)
        for row in self._card.rows:
            yield from self._row(row)
        yield from self._marks()

    def _at(self, x: float, y: float) -> dict[str, float]:
        return {"x": self._x + x, "y": self._y + y}

    def _tooltip(self) -> str:
        stop = self._card.stop
        return " — ".join([stop.id, *filter(None, [stop.text]), *(f"{m.code}: {m.problem}" for m in stop.marks)])

    def _alarm(self) -> str:
        """Return the colour of what there is to fix."""
        errors = any(each.severity == "error" for each in self._card.stop.marks)
        return self._palette.accent if errors else self._palette.warn

    def _badge(self) -> Iterator[str]:
        """Yield a disc that counts the diagnostics."""
        marks = self._card.stop.marks
        centre = self._at(self._sizes.width - 20, 18)
        yield element("circle", cx=centre["x"], cy=centre["y"], r=9, fill=self._alarm())
        count = self._at(self._sizes.width - 20, 22)
        ink = self._palette.on_accent
        yield words(str(len(marks)), **count, font_size=11, font_weight=600, fill=ink, text_anchor="middle")

    def _marks(self) -> Iterator[str]:
        top = self._card.rows[-1].top + self._card.rows[-1].height if self._card.rows else self._card.height - 8
        if not self._card.rows:
            top -= LINE * len(self._card.marks)
        for at, text in enumerate(self._card.marks):
            line = fitted(text, self._sizes.small, self._sizes.width - 2 * INSET, bold=True)
            place = self._at(INSET, top + 13 + LINE * at)
            yield words(line, **place, font_size=self._sizes.small, font_weight=600, fill=self._alarm())

    def _row(self, row: Row) -> Iterator[str]:
        """Yield a choice with its text, or a branch of one."""
        sizes, palette = self._sizes, self._palette
        room = self._room(row)
        size = sizes.small if row.branch else sizes.text
        left = INSET + (12 if row.branch else 0)
        if not row.branch:
            y = self._y + row.top
            yield element(
                "path", d=f"M{self._x + 1:.1f} {y:.1f}h{sizes.width - 2:.0f}", stroke=palette.rule, stroke_width=1
            )
        baseline = row.port + size * 0.36
        if row.top in self._named and row.end is not None:
            yield self._stub(row.end, row)
        name = fitted(row.name, size, room) if row.branch else self._names[row.name]
        weight = 400 if row.branch else 600
        yield words(name, **self._at(left, baseline), font_size=size, font_weight=weight, fill=palette.ink)
        yield from self._beside(row, left + width_of(name, size, bold=not row.branch) + 8, room, left)
        text = fitted(row.text, sizes.small, sizes.width - 2 * INSET)
        yield words(text, **self._at(INSET, row.top + 33), font_size=sizes.small, fill=palette.muted)

    def _beside(self, row: Row, x: float, room: float, left: float) -> Iterator[str]:
        """Yield the condition or the odds after a row's name, where there is room for some of it."""
        space = room - (x - left)
        if row.more and space > width_of("…" * 3, self._sizes.small):
            more = fitted(row.more, self._sizes.small, space)
            place = self._at(x, row.port + self._sizes.small * 0.36)
            yield words(more, **place, font_size=self._sizes.small, font_style="italic", fill=self._palette.muted)

    def _room(self, row: Row) -> float:
        """Return how wide the name of a row may be."""
        stub = self._width_of_stub(row.end) + 6 if row.top in self._named and row.end is not None else 0
        return self._sizes.width - 2 * INSET - stub - (12 if row.branch else 0)

    def _width_of_stub(self, end: str) -> float:
        return width_of(f"→ {self._labels.target[end]}", self._sizes.small) + 12

    def _stub(self, end: str, row: Row) -> str:
        """Return a link to where the row leads."""
        size, width = self._sizes.small, self._width_of_stub(end)
        place = self._at(self._sizes.width - INSET / 2 - width, row.port - size * 0.8)
        box = element("rect", rx=size * 0.8, **place, width=width, height=size * 1.6, fill=self._palette.raised)
        at = self._at(self._sizes.width - INSET / 2 - width / 2, row.port + size * 0.36)
        name = f"→ {self._labels.target[end]}"
        text = words(name, **at, font_size=size, fill=self._palette.muted, text_anchor="middle")
        return element("a", box + text, href=f"#stop-{end}")
