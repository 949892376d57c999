"""A decision point: what happens, who says what, the figures, and the choices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import Command, Decide, Leave, Message, StepBack
from cxsim.frontend.pieces.blocks import group, numbered, spacer, text
from cxsim.frontend.pieces.channel import scene
from cxsim.frontend.pieces.stage import staged

if TYPE_CHECKING:
    from cxsim.frontend.present import SituationView
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """The situation; `decided` once a choice was taken, so that a second press does nothing."""

    view: SituationView
    decided: str = ""


def start(view: SituationView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Take one choice that is open, step back, or leave."""
    match message:
        case Decide(choice) if not state.decided and any(choice == item.id for item in state.view.choices):
            return replace(state, decided=choice), (message,)
        case StepBack() if state.view.can_step_back and not state.decided:
            return state, (message,)
        case Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the person, the conversation and the choices as cards."""
    shown = state.view
    choices = tuple(numbered(number, item.text, Decide(item.id)) for number, item in enumerate(shown.choices, start=1))
    listed = Element(Role.LIST, say("Choices"), children=choices, box=Box(gap=10))
    said = group(Box(gap=12, align="start"), *scene(say, shown.stage, shown.lines))
    asked = group(Box(gap=10), text(say("What do you do?"), "label", "muted"), listed)
    right = group(Box(gap=14, grow=1, scroll=True, pad=(0, 8)), said, spacer(), asked)
    page = staged(say, shown.stage, right, can_step_back=shown.can_step_back)
    return replace(page, cue=shown.stage.kind)
