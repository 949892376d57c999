"""A question before something is lost or given away: a dialog over the page, with the safe answer first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import Agree, Close, Command, Confirm, Message
from cxsim.frontend.pieces.blocks import button, group, heading, icon, text

if TYPE_CHECKING:
    from cxsim.frontend.words import Words

WIDTH = 580


@dataclass(frozen=True, slots=True)
class State:
    """What is asked."""

    view: Confirm


def start(view: Confirm) -> State:
    """Open the dialog."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Stay as it is: both answers close it, which is not for the dialog to do."""
    del message
    return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the question and its two answers in the middle of the page."""
    asked = state.view
    head = group(
        Box("row", gap=14, align="center"), icon(asked.symbol, "accent", 28), heading(asked.title, box=Box(grow=1))
    )
    no = button(asked.no, Close(), symbol="undo-2", shortcut="escape", hint=say.key("escape"), first=True)
    yes = button(asked.yes, Agree(asked.then), "primary", symbol="check")
    answers = group(Box("row", gap=12, wrap=True, justify="end"), yes, no)
    words = tuple(text(line) for line in asked.words.split("\n"))
    card = Element(
        Role.DIALOG,
        asked.title,
        asked.words,
        children=(head, *words, answers),
        look="dialog",
        box=Box(gap=16, pad=(30, 26), width=WIDTH, stack=True),
    )
    return group(Box(pad=(36, 24), align="center", justify="center"), card, role=Role.PAGE)
