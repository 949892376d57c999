"""Build the blocks of a team's summary: findings with their intervals, rows of figures, situations, courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Bar, Box, Element, Role, Trend
from cxsim.frontend.leaders import present as shown
from cxsim.frontend.pieces.blocks import READING_WIDTH, bullet, chip, filled, group, heading, icon, ordinal, rule, text

if TYPE_CHECKING:
    from cxsim.frontend.words import Words

ROW = 764
"""Width that the figures of a row share in a usual window."""
GAP = 22


def block(say: Words, told: shown.Block) -> Element:  # noqa: PLR0911 - one for each kind of block
    """Build a block."""
    match told:
        case shown.Heading(words):
            return heading(words, "strong")
        case shown.Said(words, quiet):
            style, tone = ("small", "muted") if quiet else ("body", "ink")
            return text(words, style, tone, Box(max_width=READING_WIDTH))
        case shown.Chips(names):
            return group(Box("row", gap=8, wrap=True), *(chip(each) for each in names))
        case shown.Points(sentences, asks):
            return _points(sentences, asks=asks)
        case shown.FindingCard():
            return _finding(told)
        case shown.Figures():
            return _figures(say, told)
        case shown.SituationCard():
            return _situation(say, told)
        case shown.Course():
            return _course(told)


def _points(sentences: tuple[str, ...], *, asks: bool) -> Element:
    if asks:
        return group(Box(gap=12), *(_question(each) for each in sentences))
    return group(Box(gap=10, pad=(24, 18)), *(bullet("circle-dot", each) for each in sentences), look="card")


def _question(words: str) -> Element:
    box = Box("row", gap=14, pad=(20, 15), align="center")
    return group(box, icon("message-square", "accent", 22), text(words, "choice", box=Box(grow=1)), look="question")


def _finding(told: shown.FindingCard) -> Element:
    head = group(
        Box("row", gap=14, align="center"),
        ordinal(told.number),
        heading(told.headline, "card_title", box=Box(grow=1)),
    )
    sure = text(told.sure, "small", "accent")
    return group(
        Box(gap=10, pad=(24, 18)), head, _interval(told.interval), text(told.evidence, "small"), sure, look="card"
    )


def _interval(told: shown.Interval) -> Element:
    drawn = Bar(told.low, told.high, told.value, told.mark)
    return Element(Role.DECORATION, bar=drawn, box=Box(height=22))


def _figures(say: Words, told: shown.Figures) -> Element:
    rows: list[Element] = []
    for row in told.rows:
        if rows:
            rows.append(rule())
        rows.append(_row(say, row))
    return group(Box(gap=12, pad=(24, 18)), heading(told.title, "strong"), *rows, look="card")


def _row(say: Words, row: shown.Row) -> Element:
    width = (ROW + GAP) // len(row.figures) - GAP
    cells = (
        group(Box(width=width, gap=1), text(head, "caption", "muted"), text(figure, "small"))
        for head, figure in row.figures
    )
    figures = group(Box("row", gap=GAP, wrap=True), *cells)
    drawn = _interval(row.interval) if row.interval else None
    inside = tuple(each for each in (text(row.label, "strong"), drawn, figures) if each)
    spoken = say.listed(say("{label}: {value}", label=head, value=figure) for head, figure in row.figures)
    return Element(Role.METER, row.label, spoken, children=inside, box=Box(gap=6))


def _situation(say: Words, told: shown.SituationCard) -> Element:
    answers = tuple(_answer(say, each) for each in told.answers)
    label = text(told.scenario, "caption", "muted")
    return group(Box(gap=10, pad=(24, 18)), label, text(told.asked, "strong"), *answers, look="card")


def _answer(say: Words, told: shown.Answered) -> Element:
    spoken = say("{label}: {value}", label=told.words, value=told.share)
    inside = (text(spoken, "small"), filled(told.fraction, Box(height=14)))
    return Element(Role.METER, told.words, told.share, children=inside, box=Box(gap=3))


def _course(told: shown.Course) -> Element:
    drawn = Element(Role.DECORATION, trend=Trend(told.values, tone="accent"), box=Box(width=150, height=50))
    words = group(Box(grow=1, gap=2), text(told.name, "strong"), text(told.went, "small", "muted"))
    box = Box("row", gap=16, pad=(20, 12), align="center")
    return Element(Role.METER, told.name, told.went, children=(words, drawn), box=box, look="flat")
