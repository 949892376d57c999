"""The summaries of teams, for whoever leads them: read-only, a section at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, digit
from cxsim.frontend.leaders.blocks import block
from cxsim.frontend.messages import Command, GoBack, Message, Pick, Turn
from cxsim.frontend.pieces.blocks import badge, bullet, button, group, heading, page, text
from cxsim.frontend.pieces.controls import side_head

if TYPE_CHECKING:
    from cxsim.frontend.leaders.present import LeadersView, Section, SummaryView
    from cxsim.frontend.words import Words

CARD_WIDTH = 592
CONTENTS = 330
"""Width of the list of sections."""
ALL = Pick("")
"""Asks for the list of summaries; a number in it asks for that summary."""


@dataclass(frozen=True, slots=True)
class State:
    """The summaries, the one that is open (None: their list), and the section that is read."""

    view: LeadersView
    opened: int | None = None
    at: int = 0


def start(view: LeadersView) -> State:
    """Open the screen: at the summary where there is one, else at their list."""
    only = len(view.summaries) == 1 and not view.summaries[0].fault
    return State(view, 0 if only else None)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Open a summary, turn to a section, or go back."""
    match message:
        case Pick(number) if number.isdecimal() and _readable(state.view, int(number)):
            return replace(state, opened=int(number), at=0), ()
        case Pick(""):
            return replace(state, opened=None), ()
        case Turn(at) if (summary := _open(state)) and 0 <= at < len(summary.sections):
            return replace(state, at=at), ()
        case GoBack():
            return state, (message,)
        case _:
            return state, ()


def _readable(view: LeadersView, number: int) -> bool:
    return number < len(view.summaries) and not view.summaries[number].fault


def _open(state: State) -> SummaryView | None:
    """Return the summary that is open; none where its file is gone or changed since."""
    if state.opened is None or not _readable(state.view, state.opened):
        return None
    return state.view.summaries[state.opened]


def view(state: State, say: Words) -> Element:
    """Draw the summary that is open, or the list of them."""
    summary = _open(state)
    return _list(state, say) if summary is None else _summary(state, say, summary)


def _list(state: State, say: Words) -> Element:
    shown = state.view
    cards = tuple(_card(number, each, first=number == 0) for number, each in enumerate(shown.summaries))
    listed = Element(Role.LIST, say("Team summaries"), children=cards, box=Box("row", gap=22, wrap=True))
    nothing = text(say("There is no summary here yet."), "body", "muted")
    put = say("Put a team's summary, written with --format json, into this folder: {folder}", folder=shown.folder)
    where = bullet("folder-open", put, ink="muted")
    body = group(Box(gap=20, grow=1, scroll=True, pad=(0, 8)), listed if cards else nothing, where)
    return page(side_head(say, say("Team summaries")), body)


def _card(number: int, summary: SummaryView, *, first: bool) -> Element:
    title = heading(summary.title, "card_title", box=Box(grow=1))
    head = group(Box("row", gap=14, align="center"), badge(str(number + 1)), title)
    box = Box(gap=10, pad=(24, 20), width=CARD_WIDTH)
    if summary.fault:
        return group(box, head, bullet("circle-alert", summary.fault, "warn", "warn"), look="flat", name=summary.title)
    return Element(
        Role.BUTTON,
        f"{summary.title}. {summary.about}",
        action=Pick(str(number)),
        shortcut=digit(number + 1),
        first=first,
        look="choice",
        children=(head, text(summary.about, "small", "muted")),
        box=box,
    )


def _summary(state: State, say: Words, summary: SummaryView) -> Element:
    several = len(state.view.summaries) > 1
    others = button(say("All summaries"), ALL, "bare", symbol="list", shortcut="backspace") if several else None
    head = side_head(say, summary.title, summary.about, before=others)
    rows = tuple(_tab(number, each, selected=number == state.at) for number, each in enumerate(summary.sections))
    contents = Element(Role.LIST, say("Contents"), children=rows, box=Box(gap=4, scroll=True, grow=1, pad=(0, 6)))
    section = summary.sections[state.at]
    read = group(
        Box(grow=1, gap=14, scroll=True, pad=(12, 8)),
        heading(section.title, "question"),
        *(block(say, each) for each in section.blocks),
    )
    return page(
        head, group(Box("row", gap=26, stack=True, grow=1), group(Box(width=CONTENTS, stack=True), contents), read)
    )


def _tab(number: int, section: Section, *, selected: bool) -> Element:
    look, tone = ("badge_on", "on_accent") if selected else ("badge", "accent")
    return Element(
        Role.TAB,
        section.title,
        action=Turn(number),
        shortcut=digit(number + 1),
        selected=selected,
        first=selected,
        look="row_selected" if selected else "row",
        children=(badge(str(number + 1), look, tone, 28), text(section.title, "small", box=Box(grow=1))),
        box=Box("row", gap=12, pad=(12, 8), align="center"),
    )
