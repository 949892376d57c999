"""A playthrough looked back upon: decisions in order, what else was open, what was reported beside what was true."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, digit
from cxsim.frontend.messages import Command, Leave, Message, NextWeek, Select, ShowWeek, TryAgain, Visit
from cxsim.frontend.pieces.blocks import (
    back_button,
    badge,
    button,
    exits,
    group,
    heading,
    icon,
    move,
    onward_button,
    page,
    rule,
    spacer,
    text,
)

if TYPE_CHECKING:
    from cxsim.frontend.present import Comparison, DebriefView, DecisionView, OtherChoice
    from cxsim.frontend.words import Words

LINE = 25  # units: height of a line of figures
COLUMN = Box(pad=(9, 0), lie=True)
"""A quantity in the table of figures; its line, where the window is small."""


@dataclass(frozen=True, slots=True)
class State:
    """The debrief and the decision that is looked at; `left` once another try was asked for."""

    view: DebriefView
    at: int = 0
    left: bool = False


def start(view: DebriefView) -> State:
    """Open the screen at the first decision."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Turn to a decision, try again from one, or leave."""
    match message:
        case Select(index) if 0 <= index < len(state.view.decisions):
            return replace(state, at=index), ()
        case TryAgain(at) if not state.left and at < len(state.view.decisions) and not state.view.decisions[at].closed:
            return replace(state, left=True), (message,)
        case NextWeek() | ShowWeek() if state.view.onward and not state.left:
            return replace(state, left=True), (message,)
        case Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the decisions beside the one that is looked at."""
    shown = state.view
    titles = group(
        Box(gap=2, grow=1),
        text(say("Looking back"), "label", "accent"),
        heading(shown.scenario),
        text(shown.ending, "small", "muted"),
    )
    head = group(Box("row", gap=28, align="center", stack=True), titles, _comparisons(say, shown.comparisons))
    rows = tuple(_row(say, index, item, selected=index == state.at) for index, item in enumerate(shown.decisions))
    listed = Element(Role.LIST, say("Your decisions"), children=rows, box=Box(gap=6, scroll=True, grow=1, pad=(0, 8)))
    left = group(Box(width=430, stack=True), listed)
    body = group(Box("row", gap=30, stack=True, grow=1), left, _detail(say, state))
    return page(head, body, _foot(say, state), gap=14)


def _comparisons(say: Words, comparisons: tuple[Comparison, ...]) -> Element | None:
    """Build a small table: each quantity as it was reported, and as it was."""
    if not comparisons:
        return None
    heads = ("", say.meant("beside a figure", "reported"), say.meant("beside a figure", "true"))
    lines = tuple(group(Box(height=LINE, justify="center"), text(each, "caption", "muted")) for each in heads)
    sides = group(COLUMN, *lines, role=Role.DECORATION)
    cells = tuple(_comparison(say, item) for item in comparisons)
    box = Box("row", pad=(11, 10), stack=True, max_width=760)
    return Element(Role.LIST, say("Reported beside true"), children=(sides, *cells), look="strip", box=box)


def _comparison(say: Words, item: Comparison) -> Element:
    tone = "warn" if item.apart else "ink"
    told = (text(item.label, "caption", "muted"), text(item.reported, "strong"), text(item.true, "strong", tone))
    spoken = say("reported {reported}, true {true}", reported=item.reported, true=item.true)
    inside = tuple(group(Box(height=LINE, justify="center"), each) for each in told)
    return Element(Role.METER, item.label, spoken, children=inside, box=COLUMN)


def _row(say: Words, index: int, item: DecisionView, *, selected: bool) -> Element:
    mark = badge(str(index + 1), "badge_on" if selected else "badge", "on_accent" if selected else "accent", 30)
    words = text(item.decided, "small", "ink", Box(grow=1))
    name = say("Decision {number}: {words}", number=index + 1, words=item.decided)
    return Element(
        Role.BUTTON,
        name,
        action=Select(index),
        shortcut=digit(index + 1),
        selected=selected,
        look="row_selected" if selected else "row",
        children=(mark, words),
        box=Box("row", gap=14, pad=(12, 9), align="center"),
    )


def _detail(say: Words, state: State) -> Element:
    if not state.view.decisions:
        return text(say("There was nothing to decide."), "body", "muted", Box(grow=1))
    item = state.view.decisions[state.at]
    moves = group(Box("row", gap=8, wrap=True), *(move(moved) for moved in item.moves)) if item.moves else None
    others = tuple(_other(other) for other in item.others)
    card = group(
        Box(gap=16, pad=(28, 24)),
        group(Box(gap=6), text(item.situation, "caption", "muted"), heading(item.decided, "heading")),
        _reply(item.reply) if item.reply else None,
        moves,
        _question(item.question) if item.question else None,
        rule() if others else None,
        text(say("What else there was"), "label", "muted") if others else None,
        *others,
        look="card",
    )
    return group(Box(grow=1, scroll=True, pad=(0, 8)), card)


def _reply(words: str) -> Element:
    box = Box("row", gap=14)
    return group(box, group(Box(pad=(0, 3)), icon("quote", "accent", 20)), text(words, "body", box=Box(grow=1)))


def _question(words: str) -> Element:
    box = Box("row", gap=14, pad=(20, 16), align="center")
    return group(box, icon("circle-help", "accent", 26), text(words, "body", box=Box(grow=1)), look="question")


def _other(other: OtherChoice) -> Element:
    mark = group(Box(pad=(0, 2)), icon("lock" if other.why else "circle-dot", "muted", 18))
    why = text(other.why, "caption", "muted") if other.why else None
    words = group(Box(gap=1, grow=1), text(other.text, "small", "muted" if other.why else "ink"), why)
    return group(Box("row", gap=12), mark, words)


def _foot(say: Words, state: State) -> Element:
    shown = state.view
    closed = [decision.closed for decision in shown.decisions]
    first_open = next((at for at, each in enumerate(closed) if not each), None)
    past = bool(closed) and closed[state.at]
    on = shown.onward and not shown.setback
    again = start_over = None
    if closed and not past:
        look = "secondary" if on else "primary"
        again = button(say("Try again from here"), TryAgain(state.at), look, symbol="rotate-ccw", first=not on)
    if first_open is not None:
        start_over = button(say("From the start"), TryAgain(first_open), symbol="history")
    look = "primary" if on else "secondary"
    onward = onward_button(shown.onward, first=not shown.setback, look=look) if shown.onward else None
    return group(
        Box("row", gap=14, align="center", wrap=True),
        *((onward, again, start_over) if on else (again, start_over, onward)),
        spacer(),
        text(say("This part was played in an earlier week."), "caption", "muted") if past else None,
        text(shown.tries, "caption", "muted") if shown.tries else None,
        button(say("Note"), Visit("note"), "bare", symbol="book-open"),
        exits(say, back_button(say, say("Back to the title"), Leave())),
    )
