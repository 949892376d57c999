"""The pictures of a balance report, as SVG that stands in a page and takes its colours from there."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

from cxsim.workbench.balance.tally import ON_FRONT
from cxsim.workbench.balance.words import honest_against_hiding, percent, shown
from cxsim.workbench.ink import element, fitted, number, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from cxsim.workbench.balance.campaign import CampaignBalance
    from cxsim.workbench.balance.report import EndingFound, ScenarioBalance

    Placing: TypeAlias = Callable[[float, float], tuple[float, float]]
    """Two values → where they stand in the picture."""

WIDTH = 920.0
COLOURS = 6
"""Colours that a page has for endings: ``--c0`` and so on; setbacks have ``--s0`` and so on."""
SMALL, SIZE = 12.0, 13.5


def colours_of(endings: Sequence[EndingFound]) -> dict[str, str]:
    """Return ending → its colour in all pictures."""
    found: dict[str, str] = {}
    counts = {True: 0, False: 0}
    for each in endings:
        kind = "s" if each.setback else "c"
        found[each.id] = f"var(--{kind}{counts[each.setback] % COLOURS})"
        counts[each.setback] += 1
    return found


def endings_bar(found: ScenarioBalance) -> str:
    """Return one bar, divided by where random plays end, with a legend of all endings."""
    colours = colours_of(found.endings)
    parts: list[str] = []
    left = 0.0
    for each in found.endings:
        width = each.share * WIDTH
        if width:
            box = element("rect", x=left, y=0, width=max(width - 2, 0.5), height=38, rx=5, fill=colours[each.id])
            parts.append(box)
            if width > ROOM_FOR_SHARE:
                parts.append(
                    words(percent(each.share), x=left + 10, y=25, font_size=15, font_weight=600, fill="var(--on)")
                )
        left += width
    column = WIDTH / 2
    for at, each in enumerate(found.endings):
        x, y = column * (at % 2), 62 + 24 * (at // 2)
        parts.append(element("rect", x=x, y=y - 11, width=13, height=13, rx=3, fill=colours[each.id]))
        said = f"{each.id}{' (setback)' if each.setback else ''}: {percent(each.share)}"
        parts.append(words(fitted(said, SIZE, column - 30, tail=0.5), x=x + 22, y=y, font_size=SIZE, fill="var(--ink)"))
    rows = -(-len(found.endings) // 2)
    return _picture(f"Where {found.plays:,} random plays end", WIDTH, 56 + 24 * rows, "".join(parts))


ROOM_FOR_SHARE = 52.0


def honesty(found: ScenarioBalance) -> str:
    """Return a row for each figure: how much better the honest player does (right), or the hiding one (left)."""
    rows = list(honest_against_hiding(found))
    top, step, middle = 34.0, 30.0, 560.0
    reach = 150.0
    parts = [
        words("hiding does better", x=middle - 12, y=16, font_size=SMALL, fill="var(--muted)", text_anchor="end"),
        words("honesty does better", x=middle + 12, y=16, font_size=SMALL, fill="var(--muted)"),
        element("path", d=f"M{middle} 24V{number(top + step * len(rows))}", stroke="var(--edge)", stroke_width=1.5),
    ]
    last = ""
    for at, (figure, honest, hide, better) in enumerate(rows):
        y = top + step * at
        if figure.kind != last:
            kind = {"reported": "REPORTED", "true": "TRUE", "firm": "THE FIRM"}[figure.kind]
            parts.append(words(kind, x=0, y=y + 15, font_size=10.5, font_weight=700, fill="var(--accent)"))
            if at:
                parts.append(element("path", d=f"M0 {number(y - 3)}H{WIDTH}", stroke="var(--rule)"))
            last = figure.kind
        size = _share(honest, hide) * reach
        right = figure.better * (honest - hide) > 0
        parts.append(words(figure.label, x=82, y=y + 15, font_size=SIZE, fill="var(--ink)"))
        if better != "alike":
            x = middle if right else middle - size
            colour = "var(--c0)" if right else "var(--s0)"
            parts.append(element("rect", x=x, y=y + 3, width=max(size, 2), height=16, rx=3, fill=colour))
        parts.append(
            words(
                shown(figure.id, hide),
                x=middle - reach - 12,
                y=y + 15,
                font_size=SMALL,
                fill="var(--ink)",
                text_anchor="end",
            )
        )
        parts.append(
            words(shown(figure.id, honest), x=middle + reach + 12, y=y + 15, font_size=SMALL, fill="var(--ink)")
        )
    return _picture("The honest player against the one who hides", WIDTH, top + step * len(rows) + 6, "".join(parts))


def _share(one: float, other: float) -> float:
    """Return how far two values are apart, as a share of the larger."""
    return min(abs(one - other) / max(abs(one), abs(other), 1e-9), 1.0)


def cloud(found: ScenarioBalance) -> str:
    """Return the plays as dots: what the clock shows against what it does to loyalty; the front is a line."""
    across, up = ON_FRONT
    rows = [(ending, values[across], values[up]) for ending, values in found.cloud if across in values and up in values]
    if not rows:
        return ""
    left, top, width, height = 64.0, 34.0, WIDTH - 100, 300.0
    xs, ys = ticks([x for _, x, _ in rows], FINEST), ticks([y for _, _, y in rows], FINEST)
    colours = colours_of(found.endings)

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            left + width * (x - xs[0]) / (xs[-1] - xs[0]),
            top + height * (1 - (y - ys[0]) / (ys[-1] - ys[0])),
        )

    parts = list(_grid(xs, ys, at, across, up))
    dots: dict[tuple[int, int, str], int] = {}
    for ending, x, y in rows:
        px, py = at(x, y)
        dots[round(px / 4), round(py / 4), ending] = dots.get((round(px / 4), round(py / 4), ending), 0) + 1
    for (px, py, ending), times in dots.items():
        radius = 2.6 + min(times, 30) ** 0.5 * 0.6
        fill = colours.get(ending, "var(--muted)")
        parts.append(element("circle", cx=px * 4, cy=py * 4, r=radius, fill=fill, fill_opacity=0.55))
    line = [at(values[across], values[up]) for values, _ in found.best_plays]
    if len(line) > 1:
        path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in line)
        parts.append(
            element("path", d=path, fill="none", stroke="var(--ink)", stroke_width=1.5, stroke_dasharray="5 4")
        )
    parts += [
        element("circle", cx=x, cy=y, r=5.5, fill="var(--card)", stroke="var(--ink)", stroke_width=2) for x, y in line
    ]
    return _picture(f"{len(rows):,} random plays: handling time and loyalty", WIDTH, top + height + 46, "".join(parts))


FINEST = 0.1
"""Smallest step of an axis whose numbers are shown with one decimal."""


def ticks(values: Iterable[float], finest: float) -> tuple[float, ...]:
    """Return round numbers from below the least value to above the greatest, at most six, for an axis."""
    listed = [*values]
    low, high = min(listed), max(listed)
    step = _round_up(max((high - low) / 4, finest))
    first, last = floor(low / step + NEARLY), ceil(high / step - NEARLY)
    return tuple(round(step * each, 9) for each in range(first - (first == last), last + 1 + (first == last)))


NEARLY = 1e-6
"""Share of a step that computing may be off by."""


def _round_up(step: float) -> float:
    """Return the next of 1, 2 and 5 times a power of ten."""
    power: float = 10.0 ** floor(log10(step) + NEARLY)
    return next(each * power for each in (1, 2, 5, 10) if each * power >= step * (1 - NEARLY))


def _grid(xs: tuple[float, ...], ys: tuple[float, ...], at: Placing, across: str, up: str) -> Iterator[str]:
    """Yield a line and a number at each round number of a side, and what the two axes are."""
    left, bottom = at(xs[0], ys[0])
    right, top = at(xs[-1], ys[-1])
    for y in ys:
        _, py = at(xs[0], y)
        yield element("path", d=f"M{number(left)} {number(py)}H{number(right)}", stroke="var(--rule)")
        yield words(shown(up, y), x=left - 8, y=py + 4, font_size=11, fill="var(--muted)", text_anchor="end")
    for x in xs:
        px, _ = at(x, ys[0])
        yield words(shown(across, x), x=px, y=bottom + 18, font_size=11, fill="var(--muted)", text_anchor="middle")
    yield words("handling time →", x=right, y=bottom + 38, font_size=SMALL, fill="var(--muted)", text_anchor="end")
    yield words("↑ loyalty in two years", x=left, y=top - 16, font_size=SMALL, fill="var(--muted)")


def weeks(found: CampaignBalance) -> str:
    """Return the board's rating and the true one, week by week, for the honest player and the one who hides."""
    quarters = {each.player: each for each in found.quarters}
    chosen = [(name, quarters[name], colour) for name, colour in (("honest", "var(--c0)"), ("hide", "var(--s0)"))]
    values = [v for _, quarter, _ in chosen for line in ("reported rating", "true rating") for v in quarter.weeks[line]]
    if not values:
        return ""
    levels = ticks(values, 1.0)
    low, high = levels[0], levels[-1]
    left, top, width, height = 52.0, 12.0, WIDTH - 220, 240.0
    parts: list[str] = []
    for value in levels:
        y = top + height * (1 - (value - low) / (high - low))
        parts.append(element("path", d=f"M{left} {number(y)}H{number(left + width)}", stroke="var(--rule)"))
        parts.append(words(f"{value:.0f}", x=left - 8, y=y + 4, font_size=11, fill="var(--muted)", text_anchor="end"))
    labels: list[tuple[float, str, str]] = []
    for name, quarter, colour in chosen:
        for line, dash in (("reported rating", "6 5"), ("true rating", "")):
            points = _points(quarter.weeks, line, (low, high), (left, top, width, height))
            path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
            dashes = {"stroke_dasharray": dash} if dash else {}
            parts.append(element("path", d=path, fill="none", stroke=colour, stroke_width=2.4, **dashes))
            labels.append((points[-1][1], f"{name}, {line.split()[0]}", colour))
    y = 0.0
    for wanted, text, colour in sorted(labels):
        y = max(wanted + 4, y + 17)
        parts.append(words(text, x=left + width + 12, y=y, font_size=SMALL, font_weight=600, fill=colour))
    count = len(chosen[0][1].weeks["true rating"])
    said = f"weeks 1 to {count}"
    parts.append(
        words(said, x=left + width, y=top + height + 26, font_size=SMALL, fill="var(--muted)", text_anchor="end")
    )
    return _picture("Net promoter score, reported (dashed) and true", WIDTH, top + height + 36, "".join(parts))


def _points(
    lines: Mapping[str, Sequence[float]],
    line: str,
    ends: tuple[float, float],
    box: tuple[float, float, float, float],
) -> list[tuple[float, float]]:
    left, top, width, height = box
    values = lines[line]
    step = width / max(len(values) - 1, 1)
    return [
        (left + step * at, top + height * (1 - (value - ends[0]) / (ends[1] - ends[0])))
        for at, value in enumerate(values)
    ]


def _picture(title: str, width: float, height: float, inside: str) -> str:
    view = f"0 0 {number(width)} {number(height)}"
    drawn = element("svg", f"<title>{title}</title>{inside}", viewBox=view, role="img", class_="picture")
    return element("div", drawn, class_="wide", tabindex="0")
