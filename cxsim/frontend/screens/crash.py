"""A mistake of ours: what is lost (nothing that was decided), where the report is, and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element
from cxsim.frontend.messages import Command, Message, Quit
from cxsim.frontend.pieces.blocks import READING_WIDTH, button, group, heading, icon, page, spacer, text

if TYPE_CHECKING:
    from cxsim.frontend.crash.present import CrashView
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """What the page tells."""

    view: CrashView


def start(view: CrashView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """End the game."""
    return state, (message,) if isinstance(message, Quit) else ()


def view(state: State, say: Words) -> Element:
    """Draw what happened, what is kept and what helps us."""
    report = state.view.report
    told = (
        say("What happened is written down, without your name and without anything you read or wrote:")
        if report
        else say("What happened could not be written down: no disk takes a file.")
    )
    words = group(
        Box(gap=14, max_width=READING_WIDTH, pad=(30, 26)),
        group(Box("row", gap=14, align="center"), icon("circle-alert", "warn", 30), heading(say("The game stopped"))),
        text(
            say("This is a mistake of the game, not yours. Every decision up to here is kept; open it again to go on.")
        ),
        text(told),
        text(report, "strong") if report else None,
        text(say("Sending us this file helps to put it right."), "small", "muted") if report else None,
        group(
            Box("row", pad=(0, 8)),
            button(say("Close"), Quit(), "primary", shortcut="escape", hint=say.key("escape"), first=True),
        ),
        look="card",
    )
    return page(spacer(), group(Box(align="center"), words), spacer())
