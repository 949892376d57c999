"""The pictures of a summary: SVG that stands in the page and takes its colours from there. Each has its words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TypeAlias

from cxsim.insights.disclosed import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxsim.insights.disclosed import Hidden
    from cxsim.insights.leaders.saying import Say

WIDTH, BAR = 640.0, 44.0
_LEFT, _RIGHT = 14.0, 626.0


def tag(name: str, inside: str = "", /, **given: str | float) -> str:
    """Return one element; ``inside`` is markup already, ``_`` in a name stands for ``-``."""
    attributes = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(each if isinstance(each, str) else f"{each:.1f}")}"'
        for key, each in given.items()
    )
    return f"<{name}{attributes}>{inside}</{name}>"


def interval(mine: Figure, other: Figure | Hidden, label: str, say: Say) -> str:
    """Return a share on a line from nothing to all, with its interval, and the organisation's as a mark."""
    parts = [
        tag("rect", x=_LEFT, y=17, width=_RIGHT - _LEFT, height=6, rx=3, fill="var(--rule)"),
        tag(
            "rect", x=_at(mine.low), y=13, width=max(_at(mine.high) - _at(mine.low), 4), height=14, rx=7,
            fill="var(--band)",
        ),
    ]  # fmt: skip
    if isinstance(other, Figure):
        x = _at(other.value)
        parts.append(tag("path", d=f"M{x:.1f} 7V33", stroke="var(--ink)", stroke_width=2, stroke_dasharray="3 3"))
    parts.append(tag("circle", cx=_at(mine.value), cy=20, r=8, fill="var(--accent)", stroke="var(--card)"))
    for value in (0.0, 0.5, 1.0):
        anchor = {0.0: "start", 1.0: "end"}.get(value, "middle")
        x = {0.0: 0.0, 1.0: WIDTH}.get(value, _at(value))
        parts.append(tag("text", escape(say.notation.share(value)), x=x, y=43, text_anchor=anchor, class_="tick"))
    return _picture(label, BAR, "".join(parts))


def _at(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def answers(figures: Sequence[tuple[str, Figure]], label: str, say: Say) -> str:
    """Return one bar divided among the answers, in the order of the list beside it."""
    whole = sum(each.value for _, each in figures) or 1.0
    parts: list[str] = []
    left = 0.0
    for number, (_, each) in enumerate(figures):
        width = each.value / whole * WIDTH
        colour = f"var(--c{number % COLOURS})"
        parts.append(tag("rect", x=left, y=0, width=max(width - 2, 1), height=30, rx=4, fill=colour))
        if width > _ROOM:
            text = ("≤ " if each.masked == "at most" else "≥ " if each.masked else "") + say.notation.share(each.value)
            parts.append(tag("text", escape(text), x=left + 9, y=21, class_="on"))
        left += width
    return _picture(label, 30, "".join(parts))


COLOURS = 6
_ROOM = 58.0


def window(figures: Iterable[Figure]) -> tuple[float, float]:
    """Return the part of the range that a picture shows: what there is, at least `LEAST_SHOWN` of it."""
    ends = [end for each in figures for end in (each.low, each.high)]
    least, most = min(ends, default=0.0), max(ends, default=1.0)
    more = max(LEAST_SHOWN - (most - least), 0.0) / 2
    low = min(max(least - more, 0.0), 1 - LEAST_SHOWN)
    return low, max(min(most + more, 1.0), low + LEAST_SHOWN)


LEAST_SHOWN = 0.3
Points: TypeAlias = "Sequence[tuple[int, Figure]]"
"""Weeks, and the figure of each."""


def weeks(lines: Iterable[tuple[str, Points]], shown: tuple[float, float], ends: tuple[str, str], label: str) -> str:
    """Return one small picture of how a quantity went: for each line its weeks, the first with its interval."""
    told = [points for _, points in lines if points]
    numbers = [week for points in told for week, _ in points]
    first, last = min(numbers), max(numbers)

    def at(week: int, share: float) -> tuple[float, float]:
        place = (share - shown[0]) / (shown[1] - shown[0])
        return 44 + (week - first) / max(last - first, 1) * 252, 94 - 84 * min(max(place, 0.0), 1.0)

    parts = [tag("path", d="M40 8V96H300", fill="none", stroke="var(--edge)")]
    for text, y in zip(reversed(ends), (17, 96), strict=True):
        parts.append(tag("text", escape(text), x=36, y=y, text_anchor="end", class_="tick"))
    for number, points in enumerate(told):
        if number == 0:
            band = [at(week, each.high) for week, each in points]
            band += [at(week, each.low) for week, each in reversed(points)]
            parts.append(tag("path", d=f"M{_through(band)}Z", fill="var(--band)"))
        line = _through([at(week, each.value) for week, each in points])
        dashes = {} if number == 0 else {"stroke_dasharray": "5 4"}
        ink = "var(--accent)" if number == 0 else "var(--ink)"
        parts.append(tag("path", d=f"M{line}", fill="none", stroke=ink, stroke_width=2.5, **dashes))
    return _picture(label, 104, "".join(parts), width=308)


def _through(points: Sequence[tuple[float, float]]) -> str:
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _picture(label: str, height: float, inside: str, width: float = WIDTH) -> str:
    return tag("svg", inside, viewBox=f"0 0 {width:.0f} {height:.0f}", role="img", aria_label=label, class_="picture")


def swatches(count: int) -> Iterator[str]:
    """Yield the colours of answers, as small squares for a list."""
    for number in range(count):
        colour = f"var(--c{number % COLOURS})"
        yield tag(
            "svg", tag("rect", width=12, height=12, rx=3, fill=colour), viewBox="0 0 12 12", class_="swatch",
            aria_hidden="true",
        )  # fmt: skip
