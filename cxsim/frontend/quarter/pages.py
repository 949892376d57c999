"""Build the pages of what lies behind the board: truth, outcomes, decisions, and what drove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Bar, Box, Element, Role, Scatter, Spot
from cxsim.frontend.messages import Select
from cxsim.frontend.pieces.blocks import badge, filled, group, heading, icon, move, rule, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.quarter.present import (
        Found,
        LoopRow,
        OtherWay,
        OutcomeBar,
        OutcomeRow,
        TruthRow,
        Way,
        WeighedDecision,
    )
    from cxsim.frontend.words import Words

LABEL_SHARE = 2.4
"""Room of a row's label, where a column of figures has 1."""
LABEL = 330
"""Width of an outcome's label."""


def truth_page(say: Words, found: Found) -> Element:
    """Build the table of what was reported beside what was true, at both ends of the quarter."""
    titles = (say.meant("head of a column", "Reported"), say.meant("head of a column", "True")) * 2
    first, last, gap = _end(say("First weeks")), _end(say("Last weeks")), Element(Role.DECORATION)
    above = group(Box("row", gap=12), text("", "caption", box=Box(grow=LABEL_SHARE)), gap, first, gap, last)
    heads = (text(title, "caption", "muted", Box(grow=1, align="end")) for title in titles)
    top = group(Box("row", gap=12), text("", "caption", box=Box(grow=LABEL_SHARE)), *heads)
    rows: list[Element] = [above, top]
    for row in found.truth:
        rows += (rule(), _truth(say, row))
    table = group(Box(gap=7, pad=(26, 18)), *rows, look="card")
    watched = _gap(say, found.gap) if found.gap else None
    beside = group(Box(width=400, stack=True, scroll=True, pad=(0, 6)), watched) if watched else None
    return group(Box("row", gap=24, stack=True, grow=1), group(Box(grow=1, scroll=True, pad=(0, 6)), table), beside)


def outcomes_page(say: Words, found: Found) -> Element:
    """Build the outcomes two years on: a vector with bands, never one number."""
    told = say("Two years on, if the team keeps doing what you did. The stroke is where it stood before your quarter.")
    columns = tuple(text(words, "caption", "muted", Box(grow=1)) for words in found.presets)
    top = group(Box("row", gap=26), text("", "caption", box=Box(width=LABEL)), *columns)
    rows: list[Element] = [top]
    for row in found.outcomes:
        rows += (rule(), _outcome(row))
    table = group(Box(gap=8, pad=(26, 18)), *rows, look="card")
    head = group(Box(gap=2), text(told, "body"), text(found.replays, "small", "muted"))
    return group(Box(gap=14, grow=1, scroll=True, pad=(0, 6)), head, table)


def decisions_page(say: Words, found: Found, at: int) -> Element:
    """Build the decisions beside what else was open at one of them."""
    rows = tuple(_decision(say, index, item, selected=index == at) for index, item in enumerate(found.decisions))
    listed = Element(Role.LIST, say("Your decisions"), children=rows, box=Box(gap=6, scroll=True, grow=1, pad=(0, 8)))
    left = group(Box(width=430, stack=True), listed)
    return group(Box("row", gap=30, stack=True, grow=1), left, _weighed(say, found, at))


def drive_page(say: Words, found: Found) -> Element:
    """Build what drove the quarter: the loop that mattered most, the way it was played, luck."""
    loops = group(
        Box(gap=10, pad=(26, 20)),
        text(say("The loop that mattered most"), "label", "accent"),
        heading(found.loop, "title"),
        text(found.loop_told, "body"),
        rule(),
        *(_loop(say, row) for row in found.loops),
        look="card",
    )
    luck = group(Box("row", gap=8, wrap=True), *(move(item) for item in found.luck)) if found.luck else None
    luck_told = say("Luck has made no difference to speak of.")
    if found.luck:
        luck_told = say("The same decisions, on average over luck:")
    played = group(
        Box(gap=12, pad=(26, 20)),
        heading(say("How you played"), "strong"),
        text(say("Of six ways to play, yours was nearest to this one: {way}.", way=found.nearest), "small"),
        text(found.front, "small"),
        *_ways(say, found.ways),
        rule(),
        heading(say("Luck"), "strong"),
        text(luck_told, "small"),
        luck,
        look="flat",
    )
    return group(
        Box("row", gap=24, stack=True, grow=1),
        group(Box(grow=1, scroll=True, pad=(0, 6)), loops),
        group(Box(width=480, stack=True, scroll=True, pad=(0, 6)), played),
    )


def _ways(say: Words, ways: tuple[Way, ...]) -> Iterator[Element]:
    """Yield the ways to play between what they cost and what they bring, and what each of them is."""
    spots = tuple(Spot(each.cost, each.loyalty, str(at), each.look) for at, each in enumerate(ways, start=1))
    yield text(say("Loyalty: what customers are worth"), "caption", "muted")
    yield Element(Role.DECORATION, scatter=Scatter(spots), box=Box(height=190))
    yield text(say("Cost; less is better"), "caption", "muted", Box(align="end"))
    rows = tuple(_way(str(at), each) for at, each in enumerate(ways, start=1))
    yield Element(Role.LIST, say("How you played"), children=rows, box=Box(gap=4))


def _way(number: str, way: Way) -> Element:
    tone = {"own": "accent", "front": "ink"}.get(way.look, "muted")
    words = (
        text(number, "caption", "muted", Box(width=18)),
        text(way.label, "caption", tone, Box(grow=1)),
        text(way.figures, "caption", "muted", Box(width=150, align="end")),
    )
    return Element(Role.METER, way.label, way.figures, children=words, box=Box("row", gap=8))


def _end(words: str) -> Element:
    return text(words, "label", "accent", Box(grow=2, align="end"))


def _truth(say: Words, row: TruthRow) -> Element:
    tone = "warn" if row.apart else "ink"
    figures = (
        (row.reported_first, "muted"),
        (row.true_first, "ink"),
        (row.reported_last, "muted"),
        (row.true_last, tone),
    )
    cells = (text(words or "–", "strong", tone, Box(grow=1, align="end")) for words, tone in figures)
    nowhere = say.meant("reported nowhere", "nowhere")
    names = ("reported", "true", "reported_last", "true_last")
    spoken = say(
        "first reported {reported}, true {true}; at last reported {reported_last}, true {true_last}",
        **{name: words or nowhere for name, (words, _) in zip(names, figures, strict=True)},
    )
    inside = (text(row.label, "small", box=Box(grow=LABEL_SHARE)), *cells)
    box = Box("row", gap=12, align="center")
    return Element(Role.METER, row.label, spoken, children=inside, box=box, tooltip=row.meaning, look="gauge")


def _gap(say: Words, rows: tuple[TruthRow, ...]) -> Element:
    told = (group(Box(gap=1), text(row.label, "small"), text(row.true_first, "caption", "muted")) for row in rows)
    title = heading(say("Watched and unwatched"), "strong", box=Box(grow=1))
    head = group(Box("row", gap=10, align="center"), icon("eye", "accent"), title)
    return group(Box(gap=8, pad=(26, 16)), head, *told, look="flat")


def _outcome(row: OutcomeRow) -> Element:
    below = " · ".join(each for each in (row.unit, row.standing) if each)
    label = group(Box(width=LABEL), text(row.label, "strong"), text(below, "caption", "muted"))
    return group(Box("row", gap=26, align="center", stack=True), label, *(_bar(row, bar) for bar in row.bars))


def _bar(row: OutcomeRow, bar: OutcomeBar) -> Element:
    drawn = Element(
        Role.DECORATION, bar=Bar(bar.low, bar.high, bar.value, bar.before), box=Box(height=22, grow=1, width=0)
    )
    inside = (drawn, text(bar.text, "strong", box=Box(width=86, align="end")))
    return Element(Role.METER, row.label, bar.spoken, children=inside, box=Box("row", gap=14, align="center", grow=1))


def _decision(say: Words, index: int, item: WeighedDecision, *, selected: bool) -> Element:
    mark = badge(str(index + 1), "badge_on" if selected else "badge", "on_accent" if selected else "accent", 30)
    words = group(Box(grow=1), text(item.decided, "small"), text(item.when, "caption", "muted"))
    turning = icon("star", "accent", 18) if item.turning else None
    name = say("Decision {number}: {words}", number=index + 1, words=item.decided)
    if item.turning:
        name = say("{name}. Much hung on it", name=name)
    return Element(
        Role.BUTTON,
        name,
        action=Select(index),
        selected=selected,
        look="row_selected" if selected else "row",
        children=tuple(child for child in (mark, words, turning) if child),
        box=Box("row", gap=14, pad=(12, 8), align="center"),
    )


def _weighed(say: Words, found: Found, at: int) -> Element:
    if not found.decisions:
        return text(say("There was nothing to decide."), "body", "muted", Box(grow=1))
    item = found.decisions[at]
    told = say("Much of where this leads hung on this decision.") if item.turning else ""
    inner = group(
        Box(gap=14, pad=(26, 22)),
        group(Box(gap=6), text(item.when, "caption", "muted"), heading(item.decided, "heading")),
        text(told, "small", "accent") if told else None,
        rule(),
        text(say("What else there was, and what it would have moved two years on"), "label", "muted"),
        *(_other(say, other) for other in item.others),
        text(say("Nothing else was open."), "small", "muted") if not item.others else None,
        look="card",
    )
    return group(Box(grow=1, scroll=True, pad=(0, 8)), inner)


def _other(say: Words, other: OtherWay) -> Element:
    moved = tuple(move(item) for item in other.moves)
    nothing = text(say("Nothing to speak of."), "caption", "muted")
    chips = group(Box("row", gap=8, wrap=True), *moved) if moved else nothing
    luck = text(other.luck, "caption", "muted") if other.luck else None
    mark = group(Box(pad=(0, 2)), icon("circle-dot", "muted", 18))
    return group(Box("row", gap=12), mark, group(Box(gap=7, grow=1), text(other.text, "small"), chips, luck))


def _loop(say: Words, row: LoopRow) -> Element:
    drawn = filled(row.share, Box(height=18, grow=1))
    label = text(row.label, "small", box=Box(width=220))
    spoken = say("{percent} of 100", percent=round(100 * row.share))
    box = Box("row", gap=16, align="center")
    return Element(Role.METER, row.label, spoken, children=(label, drawn), box=box, tooltip=row.meaning, look="gauge")
