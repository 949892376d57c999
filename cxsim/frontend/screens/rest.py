"""A scenario that rests until a later week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element
from cxsim.frontend.messages import Command, GoOn, Leave, Message, NextWeek, ShowWeek, StepBack
from cxsim.frontend.pieces.blocks import (
    button,
    exits,
    group,
    heading,
    icon,
    leave_button,
    onward_button,
    page,
    portrait,
    spacer,
    text,
)

if TYPE_CHECKING:
    from cxsim.frontend.present import RestView
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """The scenario that rests; `left` once the participant goes on."""

    view: RestView
    left: bool = False


def start(view: RestView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Go on, take the last decision back, or leave."""
    match message:
        case GoOn() | NextWeek() | ShowWeek() if not state.left:
            return replace(state, left=True), (message,)
        case StepBack() if state.view.can_step_back and not state.left:
            return replace(state, left=True), (message,)
        case Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw how long it rests beside the person it is with."""
    shown = state.view
    told = text(say("What you decided stands. Some things need their time."), "lead")
    words = group(
        Box(gap=18, grow=1, scroll=True, pad=(0, 4)),
        spacer(),
        group(Box(gap=4), text(say("It rests here"), "label", "accent"), heading(shown.scenario, "title")),
        group(Box("row", gap=14, align="center"), icon("hourglass", "accent", 28), text(shown.until, "question")),
        told,
        spacer(),
    )
    right = group(Box(gap=14, grow=1), words, _foot(say, shown))
    if shown.face is None:
        return page(group(Box(grow=1, align="center"), group(Box(grow=1, max_width=820), right)))
    return page(group(Box("row", gap=34, stack=True, grow=1), portrait(say, shown.face, mood=False), right))


def _foot(say: Words, shown: RestView) -> Element:
    now = None
    if shown.resumes:
        now = button(say("Go on from there"), GoOn(shown.resumes), "primary", symbol="play", shortcut="1", first=True)
    back = button(
        say("Take it back"), StepBack(), "bare", symbol="undo-2", shortcut="backspace", hint=say.key("backspace")
    )
    return group(
        Box("row", gap=14, align="center", wrap=True),
        now,
        onward_button(shown.onward, first=True) if shown.onward else None,
        spacer(),
        back if shown.can_step_back else None,
        exits(say, leave_button(say)),
    )
