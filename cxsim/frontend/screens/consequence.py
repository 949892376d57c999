"""What answered a decision, and what moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.companions.cues import answer_cue
from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import Command, Leave, Message, Proceed, StepBack
from cxsim.frontend.pieces.blocks import button, group, move, spacer, text
from cxsim.frontend.pieces.channel import scene
from cxsim.frontend.pieces.stage import staged

if TYPE_CHECKING:
    from cxsim.frontend.present import ConsequenceView, Move
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """The consequence; `left` once the participant goes on, so that a second press does nothing."""

    view: ConsequenceView
    left: bool = False


def start(view: ConsequenceView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Go on, take the decision back, or leave."""
    match message:
        case Proceed() if not state.left:
            return replace(state, left=True), (message,)
        case StepBack() if state.view.can_step_back and not state.left:
            return replace(state, left=True), (message,)
        case Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the decision as the participant's own words, then the answer."""
    shown = state.view
    answer = group(Box(gap=12, align="start"), *scene(say, shown.stage, shown.lines, look="reply"))
    said = group(Box(gap=18), _yours(say, shown.decided), answer)
    go_on = button(
        say("Continue"), Proceed(), "primary", symbol="arrow-right", symbol_last=True, shortcut="1", first=True
    )
    foot = group(Box("row", gap=20, align="end", stack=True), _moves(say, shown.moves), go_on)
    right = group(Box(gap=20, grow=1, scroll=True, pad=(0, 8)), spacer(), said, spacer(), foot)
    page = staged(say, shown.stage, right, can_step_back=shown.can_step_back)
    return replace(page, cue=answer_cue(shown.moves))


def _yours(say: Words, words: str) -> Element:
    spoken = say("You: {words}", words=words)
    inner = (text(say("You"), "label", "accent"), text(words))
    bubble = Element(Role.TEXT, spoken, children=inner, look="yours", box=Box(pad=(20, 12), gap=2, max_width=600))
    return group(Box(align="end", pad=(12, 0)), bubble)


def _moves(say: Words, moves: tuple[Move, ...]) -> Element:
    if not moves:
        return spacer()
    title = say("What moved")
    chips = Element(Role.LIST, title, children=tuple(move(item) for item in moves), box=Box("row", gap=8, wrap=True))
    return group(Box(gap=8, grow=1), text(title, "caption", "muted"), chips)
