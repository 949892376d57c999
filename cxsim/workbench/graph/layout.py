"""A layered layout, left to right: columns by distance from the start, few crossings, straight lines.

After Sugiyama, Tagawa and Toda (1981): columns by longest path, barycentre sweeps for the order, and heights by
isotonic regression towards the neighbours. A picture with many columns is folded into bands, one below the other, as
lines of a text are. Links that lead back, into another band, or over more than LONGEST_LINK columns are not drawn
across the picture: whoever draws says at their start where they lead.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cxsim.workbench.graph.columns import columns_of
from cxsim.workbench.graph.order import ordered
from cxsim.workbench.graph.spread import spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST_LINK = 5
"""Columns that a link crosses at most."""
LEAST_FILLED = 0.7
"""Share of a band that is filled before it may end at a place where few links cross."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line to be drawn between two boxes; ``port`` is how far below the top of its start it begins."""

    start: str
    end: str
    port: float


@dataclass(frozen=True, slots=True)
class Track:
    """Room for lines that pass a column on their way to ``end``; lines to the same box share it."""

    end: str
    column: int


Item = str | Track
Route = tuple[Track, ...] | None
"""The tracks that a link passes; None where it is not drawn."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a layout has to keep to, in the picture's units."""

    gap: float
    """Between two boxes of a column."""
    between_bands: float
    columns: int
    """The most in one band."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands."""

    columns: Mapping[Item, int]
    """Position in its band, from 0 at the left."""
    tops: Mapping[Item, float]
    routes: tuple[Route, ...]
    """One for each link."""
    bands: tuple[float, ...]
    """The tops of the bands."""


def arrange(heights: Mapping[str, float], links: Sequence[Link], first: str, room: Room) -> Layout:
    """Return where boxes of these heights stand, the start at the left."""
    column = columns_of(tuple(heights), ((link.start, link.end) for link in links), first)
    begins = _bands(column, links, room.columns)
    band_of = [sum(at >= begin for begin in begins) - 1 for at in range(max(column.values(), default=0) + 1)]
    routes = tuple(_route(link, column, band_of) for link in links)
    members: dict[int, dict[Item, None]] = defaultdict(dict)
    for name, at in column.items():
        members[at][name] = None
    for route in routes:
        for track in route or ():
            members[track.column][track] = None
    steps = _steps(links, routes, band_of, column)
    tops: dict[Item, float] = {}
    places: dict[Item, int] = {}
    bands, bottom = [], 0.0
    for begin, end in zip(begins, [*begins[1:], len(band_of)], strict=True):
        band = ordered([tuple(members[at]) for at in range(begin, end)], steps[band_of[begin]])
        sizes = {item: heights[item] if isinstance(item, str) else 0.0 for each in band for item in each}
        found = spread(band, steps[band_of[begin]], sizes, room.gap)
        bands.append(bottom)
        tops |= {item: bottom + top for item, top in found.items()}
        places |= {item: at for at, items in enumerate(band) for item in items}
        bottom += max((top + sizes[item] for item, top in found.items()), default=0.0) + room.between_bands
    return Layout(places, tops, routes, tuple(bands))


def _bands(column: Mapping[str, int], links: Sequence[Link], most: int) -> list[int]:
    """Return the columns in which bands begin; a band ends where few links cross."""
    last = max(column.values(), default=0) + 1
    crossing: Counter[int] = Counter()
    for link in links:
        start, end = column[link.start], column[link.end]
        if 0 < end - start <= LONGEST_LINK:
            crossing.update(range(start + 1, end + 1))
    begins = [0]
    while last - begins[-1] > most:
        left = -(-(last - begins[-1]) // most)
        even = -(-(last - begins[-1]) // left)
        choices = range(begins[-1] + max(int(even * LEAST_FILLED), 1), begins[-1] + most + 1)
        begins.append(min(choices, key=lambda at: (crossing[at], abs(at - begins[-1] - even))))
    return begins


def _route(link: Link, column: Mapping[str, int], band_of: Sequence[int]) -> Route:
    start, end = column[link.start], column[link.end]
    if end <= start or end - start > LONGEST_LINK or band_of[start] != band_of[end]:
        return None
    return tuple(Track(link.end, at) for at in range(start + 1, end))


def _steps(
    links: Sequence[Link], routes: Sequence[Route], band_of: Sequence[int], column: Mapping[str, int]
) -> dict[int, dict[tuple[Item, Item], float]]:
    """Return by band the stretches of all links from column to column, each with the mean height it begins at."""
    ports: dict[tuple[Item, Item], list[float]] = defaultdict(list)
    bands: dict[tuple[Item, Item], int] = {}
    for link, route in zip(links, routes, strict=True):
        if route is not None:
            way: list[Item] = [link.start, *route, link.end]
            for one, other in pairwise(way):
                ports[one, other].append(link.port if isinstance(one, str) else 0.0)
                bands[one, other] = band_of[column[link.start]]
    found: dict[int, dict[tuple[Item, Item], float]] = defaultdict(dict)
    for step, each in ports.items():
        found[bands[step]][step] = sum(each) / len(each)
    return found
