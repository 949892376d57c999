"""A graph as a picture: cards in columns, a line from every choice to where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.workbench.graph.card_svg import Labels, card_svg
from cxsim.workbench.graph.cards import cards_of, sizes_for
from cxsim.workbench.graph.layout import Item, Layout, Link, Room, Route, Track, arrange
from cxsim.workbench.graph.shares import FAINT, THIN, is_faint, line_width
from cxsim.workbench.graph.spread import ENTRY
from cxsim.workbench.ink import FONT, element, number, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.workbench.graph.cards import Card, Row, Sizes
    from cxsim.workbench.graph.colours import Palette
    from cxsim.workbench.graph.ways import Graph, Kind, Stop

MARGIN = 40.0
TOP = 118.0
"""Where the cards begin, below title and legend."""
BETWEEN_BANDS = 70.0
DASHES = "5 4"
LEGEND: tuple[Kind, ...] = ("situation", "stage", "ending", "setback")


def svg(graph: Graph, palette: Palette) -> str:
    """Return the picture as an SVG document that needs nothing beside it."""
    return _Picture(graph, palette).document()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line from a row of a card."""

    card: Card
    row: Row
    link: Link


class _Picture:
    def __init__(self, graph: Graph, palette: Palette) -> None:
        self._graph = graph
        self._palette = palette
        self._sizes: Sizes = sizes_for(graph)
        self._cards = {card.stop.id: card for card in cards_of(graph, self._sizes)}
        self._lines = [
            _Line(card, row, Link(card.stop.id, row.end, row.port))
            for card in self._cards.values()
            for row in card.rows
            if row.end is not None
        ]
        heights = {name: card.height for name, card in self._cards.items()}
        links = [line.link for line in self._lines]
        room = Room(self._sizes.gap, BETWEEN_BANDS, self._sizes.columns)
        self._layout: Layout = arrange(heights, links, graph.first, room)
        step = self._sizes.width + self._sizes.between
        self._left = {item: MARGIN + at * step for item, at in self._layout.columns.items()}
        columns = max(self._layout.columns.values(), default=0) + 1
        self._width = max(2 * MARGIN + columns * step - self._sizes.between, 900.0)
        bottoms = (top + heights.get(str(item), 0.0) for item, top in self._layout.tops.items())
        self._height = TOP + max(bottoms, default=0.0) + MARGIN

    def document(self) -> str:
        """Return the whole picture."""
        size = {"width": self._width, "height": self._height}
        view = f"0 0 {number(self._width)} {number(self._height)}"
        head = "".join(f' {name}="{number(value)}"' for name, value in size.items())
        about = f"<title>{plain(self._graph.title)}</title><desc>{plain(self._counts())}</desc>"
        body = [element("rect", fill=self._palette.paper, **size), *self._header(), *self._drawn(), *self._shown()]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg"{head} viewBox="{view}" role="img" font-family="{FONT}">'
            + "\n".join([about, *body])
            + "\n</svg>\n"
        )

    def _counts(self) -> str:
        kinds = [stop.kind for stop in self._graph.stops]
        situations, setbacks = kinds.count("situation"), kinds.count("setback")
        endings = kinds.count("ending") + setbacks
        said = [f"{situations} situation{_s(situations)}", f"{endings} ending{_s(endings)}"]
        said += [f"{setbacks} of them setback{_s(setbacks)}"] if setbacks else []
        marks = len(self._graph.marks) + sum(len(stop.marks) for stop in self._graph.stops)
        return ", ".join([*said, f"{marks} diagnostic{_s(marks)}"] if marks else said)

    def _header(self) -> Iterator[str]:
        ink, muted = self._palette.ink, self._palette.muted
        yield words(self._graph.title, x=MARGIN, y=46, font_size=24, font_weight=600, fill=ink)
        yield words(f"{self._graph.id} · {self._counts()}", x=MARGIN, y=68, font_size=13, fill=muted)
        left = MARGIN
        for kind in LEGEND:
            fill, line = self._palette.of(kind)
            yield element("rect", x=left, y=82, width=18, height=12, rx=4, fill=fill, stroke=line)
            yield words(kind, x=left + 24, y=92, font_size=11.5, fill=muted)
            left += 96
        line = self._palette.line
        yield element("path", d=f"M{number(left)} 88h26", stroke=line, stroke_width=1.6, stroke_dasharray=DASHES)
        yield words("open in several situations", x=left + 32, y=92, font_size=11.5, fill=muted)

    def _drawn(self) -> Iterator[str]:
        """Yield the lines, each stretch once, and an arrow head for every card that is led to."""
        yield from self._curves()
        drawn = {line.link.end for line, route in self._routed() if route is not None}
        for name in dict.fromkeys(line.link.end for line in self._lines):
            x, y = self._left[name], TOP + self._layout.tops[name] + ENTRY
            colour = self._colour(self._cards[name].stop)
            yield element("path", d=f"M{number(x)} {number(y)}l-9 -5v10z", fill=colour)
            if name not in drawn:  # all who lead here only say so: the last bit of a line shows that there are some
                yield element("path", d=f"M{number(x - 8)} {number(y)}h-14", stroke=colour, stroke_width=1.6)

    def _routed(self) -> Iterator[tuple[_Line, Route]]:
        return zip(self._lines, self._layout.routes, strict=True)

    def _curves(self) -> Iterator[str]:
        stretches: dict[str, tuple[str, bool]] = {}
        shares: dict[str, float | None] = {}
        for line, route in self._routed():
            colour = self._colour(self._cards[line.link.end].stop)
            for at, path in enumerate(self._stretches(line.link, route)):
                dashed = line.row.anytime and at == 0
                stretches.setdefault(path, (colour, dashed))
                shares[path] = _both(shares.get(path), line.row.share)
        for path, (colour, dashed) in stretches.items():
            dash = {"stroke_dasharray": DASHES} if dashed else {}
            yield element("path", d=path, fill="none", stroke=colour, **_stroke(shares[path]), **dash)

    def _stretches(self, link: Link, route: Route) -> Iterator[str]:
        """Yield the paths from a card's row across all columns to where it leads."""
        if route is None:
            return
        x = self._left[link.start] + self._sizes.width
        y = TOP + self._layout.tops[link.start] + link.port
        stops: tuple[Item, ...] = (*route, link.end)
        for item in stops:
            to_x = self._left[item] - (0 if isinstance(item, Track) else 7)
            to_y = TOP + self._layout.tops[item] + (0 if isinstance(item, Track) else ENTRY)
            bend = (to_x - x) / 2
            yield (
                f"M{number(x)} {number(y)}C{number(x + bend)} {number(y)} {number(to_x - bend)} {number(to_y)} "
                f"{number(to_x)} {number(to_y)}"
            )
            x, y = to_x + self._sizes.width, to_y
            if isinstance(item, Track):
                yield f"M{number(to_x)} {number(y)}H{number(x)}"

    def _colour(self, stop: Stop) -> str:
        lines = {"ending": self._palette.good, "setback": self._palette.warn, "missing": self._palette.accent}
        return lines.get(stop.kind, self._palette.line)

    def _shown(self) -> Iterator[str]:
        """Yield the cards; a way that is not drawn is named on its row."""
        labels = Labels(self._cards.values(), self._sizes)
        named = {(line.card.stop.id, line.row.top) for line, route in self._routed() if route is None}
        for name, card in self._cards.items():
            rows = frozenset(row.top for row in card.rows if (name, row.top) in named)
            place = (self._left[name], TOP + self._layout.tops[name])
            yield card_svg(card, place, self._sizes, self._palette, labels, rows, first=name == self._graph.first)


def _both(one: float | None, other: float | None) -> float | None:
    return one if other is None else other if one is None else one + other


def _stroke(share: float | None) -> dict[str, str | float]:
    """Return how a line is drawn: the wider, the more plays go that way; faint where hardly any does."""
    if share is None:
        return {"stroke_width": THIN}
    wide: dict[str, str | float] = {"stroke_width": line_width(share), "stroke_linecap": "round"}
    return wide | {"stroke_opacity": FAINT} if is_faint(share) else wide


def _s(count: int) -> str:
    return "" if count == 1 else "s"
