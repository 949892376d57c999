"""What is written on the cards of a graph's picture: a title, lines, and a row for each way on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.workbench.graph.ways import Graph, Stop, Way

MOST_IN_FULL = 40
"""Stops up to which choices are shown with their texts and all branches."""
MOST_MARKS = 3
"""Kinds of diagnostics that a card names; the others stand in its tooltip."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths of a picture in units of SVG."""

    full: bool
    width: float
    between: float
    """Between two columns."""
    gap: float
    """Between two cards of a column."""
    title: float
    text: float
    small: float
    choice: float
    """Height of a choice's row."""
    branch: float
    """Height of the row of a case, or of a branch of chance."""
    columns: int
    """The most that stand side by side."""


FULL = Sizes(full=True, width=290, between=104, gap=26, title=15, text=12.5, small=11, choice=42, branch=20, columns=7)
COMPACT = Sizes(
    full=False, width=176, between=84, gap=16, title=12.5, text=11, small=10, choice=19, branch=16, columns=12
)
HEAD = 34.0
"""Height of a card's title."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card below its title; ``top`` is measured from the card's."""

    top: float
    height: float
    name: str
    more: str = ""
    """A condition or odds, beside the name."""
    text: str = ""
    """What is read on the choice, under the name."""
    end: str | None = None
    """Where its line leads; None where it has none of its own."""
    branch: bool = False
    anytime: bool = False
    share: float | None = None
    """How often random plays go on from here."""

    @property
    def port(self) -> float:
        """How far below the card's top its line begins."""
        return self.top + (self.height / 2 if not self.text else 15.0)


@dataclass(frozen=True, slots=True)
class Card:
    """A stop as it is drawn."""

    stop: Stop
    height: float
    lines: tuple[str, ...]
    """Text under the title."""
    rows: tuple[Row, ...]
    marks: tuple[str, ...]
    """Codes and names of diagnostics."""


def sizes_for(graph: Graph) -> Sizes:
    """Return the sizes in which a graph of so many stops is best read."""
    return FULL if len(graph.stops) <= MOST_IN_FULL else COMPACT


def cards_of(graph: Graph, sizes: Sizes) -> tuple[Card, ...]:
    """Return the cards of all stops."""
    ways: dict[str, list[Way]] = {stop.id: [] for stop in graph.stops}
    for way in graph.ways:
        ways[way.start].append(way)
    return tuple(_card(stop, ways[stop.id], sizes) for stop in graph.stops)


def _card(stop: Stop, ways: Iterable[Way], sizes: Sizes) -> Card:
    lines: tuple[str, ...] = (stop.text,) if stop.text and (sizes.full or stop.kind == "stage") else ()
    lines += {"missing": ("does not exist",), "setback": ("setback",)}.get(stop.kind, ()) if sizes.full else ()
    top = HEAD + 17 * len(lines) + (6 if lines else 0)
    rows = []
    for row in _rows(stop, ways, sizes):
        rows.append(replace(row, top=top))
        top += row.height
    marks = tuple(dict.fromkeys(f"{each.code} {each.rule}" for each in stop.marks))[:MOST_MARKS]
    height = top + 17 * len(marks) + (8 if rows or marks else 0)
    return Card(stop, height, lines, tuple(rows), marks)


def _rows(stop: Stop, ways: Iterable[Way], sizes: Sizes) -> Iterator[Row]:
    """Yield a stop's rows from top 0: its choices, and beneath each the branches that lead to different places."""
    for choice, found in groupby(ways, key=lambda way: way.choice):
        leaves = list(found)
        if not choice:
            yield from (Row(0, sizes.branch + 2, _by_itself(stop, way), end=way.end, share=way.share) for way in leaves)
            continue
        ends = {way.end for way in leaves}
        one = leaves[0].end if len(ends) == 1 else None
        condition = f"if {leaves[0].open_when}" if leaves[0].open_when and sizes.full else ""
        text = leaves[0].text if sizes.full else ""
        share = _sum(leaves) if one else None
        yield Row(0, sizes.choice, choice, condition, text, one, anytime=leaves[0].anytime, share=share)
        if one and sizes.full and len(leaves) > 1:
            yield Row(0, sizes.branch, ", ".join(map(_branch, leaves)), branch=True)
        elif not one:
            yield from (_branch_row(way, sizes) for way in leaves)


def _branch_row(way: Way, sizes: Sizes) -> Row:
    conditions = way.when if sizes.full and way.branches else ""
    more = " · ".join(filter(None, (conditions, _odds(way))))
    return Row(0, sizes.branch, " / ".join(way.branches) or way.when, more, end=way.end, branch=True, share=way.share)


def _sum(ways: Iterable[Way]) -> float | None:
    shares = [way.share for way in ways if way.share is not None]
    return sum(shares) if shares else None


def _branch(way: Way) -> str:
    """Name the case or branch of chance that leads here, with its odds."""
    return " ".join(filter(None, (" / ".join(way.branches) or way.when, _odds(way))))


def _odds(way: Way) -> str:
    return "" if way.odds is None else f"{way.odds:.0%}"


def _by_itself(stop: Stop, way: Way) -> str:
    """Say why play goes on from here without a choice."""
    if stop.kind == "stage":
        return "then"
    return way.when or "answered"
