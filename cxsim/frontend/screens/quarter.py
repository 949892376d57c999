"""The end of a quarter: what the board says and, once the participant asks, what lies behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, digit
from cxsim.frontend.messages import Command, Leave, LookBehind, Message, NewGame, Select, Turn, Working
from cxsim.frontend.pieces.blocks import (
    back_button,
    bullet,
    button,
    exits,
    group,
    heading,
    icon,
    leave_button,
    page,
    settings_button,
    spacer,
    text,
)
from cxsim.frontend.pieces.board_card import board_card
from cxsim.frontend.pieces.controls import FACE, avatar
from cxsim.frontend.quarter.pages import decisions_page, drive_page, outcomes_page, truth_page
from cxsim.frontend.words import marked

if TYPE_CHECKING:
    from cxsim.frontend.quarter.present import Found, QuarterView
    from cxsim.frontend.words import Words

PAGES = (marked("Reported and true"), marked("Two years on"), marked("Your decisions"), marked("What drove it"))


@dataclass(frozen=True, slots=True)
class State:
    """The quarter, the page and decision that are looked at, and what is being worked out."""

    view: QuarterView
    at: int = 0
    decision: int = 0
    working: Working | None = None


def start(view: QuarterView) -> State:
    """Open the screen; with findings, at what was reported beside what was true."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Look behind the board, turn pages, turn to a decision, or leave."""
    found = state.view.found
    match message:
        case LookBehind() if found is None and not state.working:
            return replace(state, working=Working()), (message,)
        case Working():
            return replace(state, working=message), ()
        case Turn(at) if found is not None and 0 <= at < len(PAGES):
            return replace(state, at=at), ()
        case Select(at) if found is not None and 0 <= at < len(found.decisions):
            return replace(state, decision=at), ()
        case Leave() | NewGame():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the board with the way behind it, or the page that is looked at."""
    if state.view.found is None:
        return _before(say, state)
    return _behind(say, state, state.view.found)


def _before(say: Words, state: State) -> Element:
    shown = state.view
    row = Box("row", gap=12, wrap=True)
    faces = Element(Role.DECORATION, children=tuple(avatar(face, FACE) for face in shown.faces[:4]), box=row)
    words = group(
        Box(gap=18, grow=1, scroll=True, pad=(0, 8)),
        spacer(),
        faces if shown.faces else None,
        group(Box(gap=4), text(shown.pack, "label", "accent"), heading(say("The quarter is over"), "display")),
        text(shown.told, "lead", box=Box(max_width=560)),
        text(say("What was true, what it leads to, and what else there was: that is not on it."), "lead", "muted"),
        group(Box("row"), _look(say, state)),
        spacer(),
    )
    remembered = _remembered(say, shown.remembered) if shown.remembered else None
    right = group(
        Box(gap=16, grow=1, scroll=True, pad=(0, 8)),
        spacer(),
        board_card(say, shown.board, say("since week {week}", week=1)),
        remembered,
        spacer(),
    )
    quiet = settings_button(say) if not state.working else None
    foot = group(Box("row", gap=8), spacer(), quiet, leave_button(say))
    return page(group(Box("row", gap=40, stack=True, grow=1), words, right), foot)


def _look(say: Words, state: State) -> Element:
    if state.view.missing:
        box = Box("row", gap=12, pad=(18, 12), align="center", max_width=520)
        words = text(state.view.missing, "small", box=Box(grow=1))
        return group(box, icon("circle-alert", "warn"), words, look="flat")
    if state.working:
        box = Box("row", gap=14, pad=(22, 14), align="center")
        told = state.working.words or say("Just a moment …")
        return group(box, icon("hourglass", "accent", 22), text(told, "body"), look="question")
    return button(say("Look behind the board"), LookBehind(), "primary", symbol="eye", shortcut="1", first=True)


def _remembered(say: Words, facts: tuple[str, ...]) -> Element:
    rows = (bullet("circle-dot", fact) for fact in facts)
    return group(Box(gap=8, pad=(24, 16)), heading(say("What stays"), "strong"), *rows, look="flat")


def _behind(say: Words, state: State, found: Found) -> Element:
    tabs = tuple(_tab(at, say(name), selected=at == state.at) for at, name in enumerate(PAGES))
    head = group(
        Box("row", gap=28, align="end", justify="between", stack=True),
        group(Box(gap=2), text(state.view.pack, "label", "accent"), heading(say("Behind the board"))),
        Element(Role.LIST, say("Pages"), children=tabs, box=Box("row", gap=8, wrap=True)),
    )

    foot = group(
        Box("row", gap=14, align="center", wrap=True),
        button(say("Play another quarter"), NewGame(), symbol="rotate-ccw"),
        spacer(),
        exits(say, back_button(say, say("Back to the title"), Leave())),
    )
    return page(head, _page(say, state, found), foot, gap=14)


def _page(say: Words, state: State, found: Found) -> Element:
    match state.at:
        case 0:
            return truth_page(say, found)
        case 1:
            return outcomes_page(say, found)
        case 2:
            return decisions_page(say, found, state.decision)
        case _:
            return drive_page(say, found)


def _tab(at: int, name: str, *, selected: bool) -> Element:
    label = text(name, "label", "on_accent" if selected else "ink")
    return Element(
        Role.BUTTON,
        name,
        action=Turn(at),
        shortcut=digit(at + 1),
        first=selected,
        selected=selected,
        look="primary" if selected else "secondary",
        children=(label,),
        box=Box("row", pad=(16, 8)),
    )
