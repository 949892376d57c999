"""A week of the campaign: what the board reports, what has changed, what came back, and what is due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, digit
from cxsim.frontend.messages import Command, GoOn, Leave, Message, NextWeek, Prepare, ReadBack
from cxsim.frontend.pieces.blocks import (
    badge,
    chip,
    exits,
    group,
    heading,
    icon,
    leave_button,
    onward_button,
    page,
    rules_card,
    text,
)
from cxsim.frontend.pieces.board_card import board_card
from cxsim.frontend.pieces.controls import FACE, avatar

if TYPE_CHECKING:
    from cxsim.frontend.present import BackView, DueView, PlannerWeek, RuleChange, WeekView
    from cxsim.frontend.words import Words

IN_ONE_ROW = 16
"""Weeks that stand in one row; more flow on."""
TO_DO, BOARD = 11, 10  # shares of the width
WEEK_WIDTH = 46  # units, at least, where weeks flow


@dataclass(frozen=True, slots=True)
class State:
    """The week; `left` once the participant goes on."""

    view: WeekView
    left: bool = False


def start(view: WeekView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Read what came back, begin what is due, go on to the next week, or leave."""
    match message:
        case Prepare() | GoOn() | ReadBack() | NextWeek() if not state.left:
            return replace(state, left=True), (message,)
        case Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the row of weeks, and below it what there is to do beside the board."""
    shown = state.view
    head = group(
        Box("row", gap=12, align="end", justify="between", wrap=True),
        group(Box(gap=2), text(shown.pack, "label", "accent"), heading(shown.title)),
        exits(say, leave_button(say)),
    )
    body = group(Box("row", gap=30, stack=True, grow=1), _to_do(say, shown), _board(say, shown))
    return page(head, _planner(say, shown.planner), body, gap=14)


def _planner(say: Words, weeks: tuple[PlannerWeek, ...]) -> Element:
    """Build the row of weeks; very many, or those of a small window, flow on."""
    box = Box("row", gap=8, wrap=True, stack=len(weeks) <= IN_ONE_ROW, columns=WEEK_WIDTH)
    return Element(Role.LIST, say("Weeks"), children=tuple(map(_cell, weeks)), box=box)


def _cell(week: PlannerWeek) -> Element:
    look, tone = {"now": ("week_now", "on_accent"), "past": ("week_past", "ink")}.get(week.standing, ("week", "muted"))
    mark_tone = tone if week.standing == "now" else "good"
    number = text(str(week.number), "label", tone, Box(align="center"))
    marks = group(Box("row", gap=3, justify="center", height=16), *(icon(mark, mark_tone, 16) for mark in week.marks))
    told = Role.TEXT if week.spoken else Role.DECORATION
    return group(Box(gap=3, pad=(2, 7), grow=1), number, marks, role=told, look=look, name=week.spoken)


def _to_do(say: Words, shown: WeekView) -> Element:
    rows: list[Element] = []
    reading = next((at for at, item in enumerate(shown.came_back) if not item.read), None)
    for number, back in enumerate(shown.came_back):
        rows.append(_back(say, number, back, first=number == reading))
    waiting = reading is None
    for due in shown.due:
        rows.append(_due(say, len(rows) + 1, due, first=waiting and not due.done))
        waiting = waiting and due.done
    words = text(shown.told, "body", "muted", Box(max_width=640)) if shown.told else None
    look = "primary" if waiting else "secondary"
    on = onward_button(shown.onward, first=waiting, look=look) if shown.onward else None
    listed = Element(Role.LIST, say("This week"), children=tuple(rows), box=Box(gap=12)) if rows else None
    onward = group(Box("row"), on) if on else None
    return group(Box(gap=16, grow=TO_DO, scroll=True, pad=(0, 8)), words, listed, onward)


def _back(say: Words, number: int, item: BackView, *, first: bool) -> Element:
    name = item.face.name if item.face else ""
    label = say("{name}: read again", name=name) if item.read else say("{name}: something comes back", name=name)
    words = group(
        Box(gap=3, grow=1, justify="center"),
        text(say("Something comes back"), "label", "accent"),
        heading(name, "card_title"),
        text(item.begins, "small", "muted"),
    )
    symbol = icon("circle-check" if item.read else "mail", "good" if item.read else "accent", 24)
    return _card(label, ReadBack(number), (avatar(item.face, FACE), words, symbol), number + 1, first=first)


def _due(say: Words, number: int, item: DueView, *, first: bool) -> Element:
    card = item.card
    plays = chip(card.plays, "clock") if card.plays else None
    facts = group(Box("row", gap=8, wrap=True), chip(card.kind, "users"), plays)
    label = say("Played this week") if item.done else say("It goes on") if item.goes_on else say("This week")
    words = group(
        Box(gap=6, grow=1, justify="center"),
        text(label, "label", "good" if item.done else "accent"),
        heading(card.title, "card_title"),
        facts if not item.done else None,
        text(card.aim, "small") if not item.done else None,
    )
    if item.done:
        box = Box("row", gap=18, pad=(12, 12), align="center")
        return group(box, avatar(card.face, FACE), words, icon("circle-check", "good", 24), look="flat")
    action = GoOn(card.id) if item.goes_on else Prepare(card.id)
    name = say("{label}: {title}. {aim}", label=label, title=card.title, aim=card.aim)
    return _card(name, action, (avatar(card.face, FACE), words, badge(str(number))), number, first=first)


def _card(name: str, action: Message, inside: tuple[Element, ...], number: int, *, first: bool) -> Element:
    return Element(
        Role.BUTTON,
        name,
        action=action,
        shortcut=digit(number),
        first=first,
        look="choice",
        children=inside,
        box=Box("row", gap=18, pad=(12, 12), align="center"),
    )


def _board(say: Words, shown: WeekView) -> Element:
    changed = _changed(say, shown.changed) if shown.changed else None
    rules = group(Box(), rules_card(shown.rules, say("House rules in force"))) if shown.rules else None
    inner = board_card(say, shown.board, shown.since)
    return group(Box(gap=12, grow=BOARD, scroll=True, pad=(0, 8)), inner, changed, rules)


def _changed(say: Words, changes: tuple[RuleChange, ...]) -> Element:
    rows = tuple(_change(say, item) for item in changes)
    head = group(
        Box("row", gap=10, align="center"), icon("scale", "accent", 20), heading(say("New house rules"), "strong")
    )
    return group(Box(gap=8, pad=(24, 16)), head, *rows, look="question")


def _change(say: Words, item: RuleChange) -> Element:
    words = say("{before} → {now}", before=item.before, now=item.now)
    inner = (text(item.label, "small", box=Box(grow=1)), text(words, "strong"))
    spoken = say("{now}, before {before}", now=item.now, before=item.before)
    return Element(Role.METER, item.label, spoken, children=inner, box=Box("row", gap=16, align="center"))
