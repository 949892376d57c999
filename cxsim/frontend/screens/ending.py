"""How a scenario ended: what happened, a question to take along; a setback invites another try."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element
from cxsim.frontend.messages import Command, Leave, Message, Proceed, TryAgain
from cxsim.frontend.pieces.blocks import (
    button,
    conversation,
    exits,
    group,
    heading,
    icon,
    leave_button,
    page,
    portrait,
    spacer,
    text,
)

if TYPE_CHECKING:
    from cxsim.frontend.present import EndingView
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """The ending; `left` once the participant goes on."""

    view: EndingView
    left: bool = False


def start(view: EndingView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Look back, try again, or leave."""
    match message:
        case Proceed() | TryAgain() if not state.left:
            return replace(state, left=True), (message,)
        case Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the ending's text and its question."""
    shown = state.view
    label = say("Not how you wanted it to end") if shown.setback else say("How it ended")
    words = group(
        Box(gap=18, grow=1, scroll=True, pad=(0, 4)),
        spacer(),
        group(Box(gap=4), text(label, "label", "accent"), heading(shown.scenario, "title")),
        group(Box(gap=14, align="start"), *conversation(say, shown.lines, style="lead")),
        _question(shown.ask) if shown.ask else None,
        _takeaway(shown.takeaway) if shown.takeaway else None,
        spacer(),
    )
    right = group(Box(gap=14, grow=1), words, _foot(say, shown))
    if shown.face is None:
        whole = page(group(Box(grow=1, align="center"), group(Box(grow=1, max_width=820), right)))
    else:
        whole = page(group(Box("row", gap=34, stack=True, grow=1), portrait(say, shown.face), right))
    return replace(whole, cue="ending")


def _question(words: str) -> Element:
    box = Box("row", gap=18, pad=(26, 22), align="center", max_width=760)
    return group(box, icon("circle-help", "accent", 34), text(words, "question", box=Box(grow=1)), look="question")


def _takeaway(words: str) -> Element:
    box = Box("row", gap=12, align="center", max_width=720)
    return group(box, icon("lightbulb", "good", 22), text(words, "body", box=Box(grow=1)))


def _foot(say: Words, shown: EndingView) -> Element:
    again = button(
        say("Try again"), TryAgain(0), "primary" if shown.setback else "secondary", symbol="rotate-ccw",
        shortcut="1" if shown.setback else "2", first=shown.setback,
    )  # fmt: skip
    look_back = button(
        say("Look back on it"), Proceed(), "secondary" if shown.setback else "primary", symbol="list",
        shortcut="2" if shown.setback else "1", first=not shown.setback,
    )  # fmt: skip
    pair = (again, look_back) if shown.setback else (look_back, again)
    return group(
        Box("row", gap=14, align="center", wrap=True),
        *pair,
        spacer(),
        exits(say, leave_button(say)),
    )
