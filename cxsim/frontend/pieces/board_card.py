"""Build the card of the board: KPIs as reported, how each has moved, and its line over the weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, Trend
from cxsim.frontend.pieces.blocks import gauge, group, heading, move, rule, text

if TYPE_CHECKING:
    from cxsim.frontend.present import BoardKpi
    from cxsim.frontend.words import Words


def board_card(say: Words, board: tuple[BoardKpi, ...], since: str) -> Element:
    """Build the card; `since` says from when on the changes count."""
    rows: list[Element] = []
    for item in board:
        if rows:
            rows.append(rule())
        rows.append(_kpi(say, item))
    head = group(
        Box("row", gap=12, align="center", justify="between"),
        heading(say("On the board"), "strong"),
        text(since, "caption", "muted"),
    )
    return group(Box(gap=8, pad=(24, 16)), head, *rows, look="card")


def _kpi(say: Words, item: BoardKpi) -> Element:
    tone = {"good": "good", "short": "warn"}.get(item.gauge.standing, "muted")
    drawn = Element(Role.DECORATION, trend=Trend(item.trend, item.target, tone), box=Box(width=140, height=32))
    about = text(item.interval, "caption", "muted") if item.interval else None
    moved = group(Box("row", gap=10, align="center"), about, move(item.change))
    return group(
        Box("row", gap=14, align="center"), gauge(say, item.gauge, grow=1), group(Box(gap=3, align="end"), drawn, moved)
    )
