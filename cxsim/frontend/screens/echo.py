"""A page that comes back from a scenario of an earlier week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element
from cxsim.frontend.messages import Command, Leave, Message, ShowWeek
from cxsim.frontend.pieces.blocks import (
    button,
    conversation,
    exits,
    group,
    heading,
    leave_button,
    page,
    portrait,
    spacer,
    text,
)

if TYPE_CHECKING:
    from cxsim.frontend.present import EchoView
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """The page."""

    view: EchoView


def start(view: EchoView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Go on with the week, or leave."""
    match message:
        case ShowWeek() | Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw what came back beside the person it comes from."""
    shown = state.view
    label = say("{week}: something comes back", week=shown.week)
    words = group(
        Box(gap=18, grow=1, scroll=True, pad=(0, 4)),
        spacer(),
        group(Box(gap=4), text(label, "label", "accent"), heading(shown.scenario, "title")),
        group(Box(gap=14, align="start"), *conversation(say, shown.lines, style="lead")),
        spacer(),
    )
    foot = group(
        Box("row", gap=14, align="center", wrap=True),
        button(say("Go on"), ShowWeek(), "primary", symbol="arrow-right", symbol_last=True, shortcut="1", first=True),
        spacer(),
        text(shown.counted, "caption", "muted") if shown.counted else None,
        exits(say, leave_button(say)),
    )
    right = group(Box(gap=14, grow=1), words, foot)
    if shown.face is None:
        return page(group(Box(grow=1, align="center"), group(Box(grow=1, max_width=820), right)))
    return page(group(Box("row", gap=34, stack=True, grow=1), portrait(say, shown.face), right))
