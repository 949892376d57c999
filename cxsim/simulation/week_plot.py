"""Weeks as a picture: reported beside true, as an SVG that needs nothing to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.world.report import WeekReport

WIDTH, HEIGHT, MARGIN, GAP = 720, 180, 48, 28
COLOURS = ("#b4542c", "#20566b", "#5b7f3a")


def plot(reports: Sequence[WeekReport]) -> str:
    """Return an SVG of at least one week: ratings reported and true, morale and safety, customers."""
    panels = (
        ("Net promoter score", (-100.0, 100.0), {
            "reported": [float(str(each.reported.rating)) for each in reports],
            "true": [float(str(each.truth.rating)) for each in reports],
        }),
        ("Team", (0.0, 1.0), {
            "morale": [float(str(each.truth.morale)) for each in reports],
            "psychological safety": [float(str(each.truth.safety)) for each in reports],
            "knowledge": [float(str(each.truth.knowledge)) for each in reports],
        }),
        ("First-contact resolution", (0.0, 1.0), {
            "reported": [float(str(each.reported.solved_first_time)) for each in reports],
            "true": [float(str(each.truth.solved_first_time)) for each in reports],
        }),
    )  # fmt: skip
    drawn = "".join(_panel(at, *panel) for at, panel in enumerate(panels))
    height = MARGIN + len(panels) * (HEIGHT + GAP)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="12">'
        f'<rect width="{WIDTH}" height="{height}" fill="#fffdf8"/>{drawn}'
        f'<text x="{WIDTH - MARGIN}" y="{height - 14}" text-anchor="end">{len(reports)} weeks</text></svg>\n'
    )


def _panel(at: int, title: str, span: tuple[float, float], lines: dict[str, list[float]]) -> str:
    top = MARGIN + at * (HEIGHT + GAP)
    low, high = span
    axis = "".join(
        f'<line x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d8d2c4"/>'
        f'<text x="{MARGIN - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
        for value, y in ((each, _y(each, top, span)) for each in (low, (low + high) / 2, high))
    )
    drawn = "".join(
        _line(name, values, COLOURS[number], top, number, span) for number, (name, values) in enumerate(lines.items())
    )
    return f'<text x="{MARGIN}" y="{top - 8}" font-weight="bold">{title}</text>{axis}{drawn}'


def _line(name: str, values: list[float], colour: str, top: int, number: int, span: tuple[float, float]) -> str:
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    points = " ".join(f"{MARGIN + week * step:.1f},{_y(value, top, span):.1f}" for week, value in enumerate(values))
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<text x="{MARGIN + 220 + 150 * number}" y="{top - 8}" fill="{colour}">{name}</text>'
    )


def _y(value: float, top: int, span: tuple[float, float]) -> float:
    low, high = span
    return top + HEIGHT * (1.0 - (min(max(value, low), high) - low) / (high - low))
