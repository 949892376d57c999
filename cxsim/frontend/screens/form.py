"""A decision point with several parts: one answer for each, confirmed together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import Answer, Command, Leave, Message, Pick, StepBack
from cxsim.frontend.pieces.blocks import answer, button, chip, group, heading, spacer, text
from cxsim.frontend.pieces.channel import scene
from cxsim.frontend.pieces.stage import staged

if TYPE_CHECKING:
    from cxsim.frontend.present import FormView, Part
    from cxsim.frontend.words import Words

NARROWEST = 210  # units of a part, beside others
SIDE_BY_SIDE = 3
"""Parts that stand beside each other; more stand below each other."""


@dataclass(frozen=True, slots=True)
class State:
    """The form, the answer picked for each part so far, and whether it was confirmed."""

    view: FormView
    picked: tuple[str, ...] = field(default=())
    confirmed: bool = False


def start(view: FormView) -> State:
    """Open the screen; nothing is picked for the participant."""
    return State(view, ("",) * len(view.parts))


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Pick an answer, confirm them all, step back, or leave."""
    match message:
        case Pick(picked) if not state.confirmed:
            pairs = zip(state.view.parts, state.picked, strict=True)
            chosen = tuple(picked if any(picked == each.id for each in part.answers) else old for part, old in pairs)
            return replace(state, picked=chosen), ()
        case Answer(answers) if all(answers) and answers == state.picked and not state.confirmed:
            return replace(state, confirmed=True), (message,)
        case StepBack() if state.view.can_step_back and not state.confirmed:
            return state, (message,)
        case Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the person, what is told, and the parts side by side."""
    shown = state.view
    number, parts = 1, []
    for part, picked in zip(shown.parts, state.picked, strict=True):
        parts.append(_part(say, part, picked, number))
        number += len(part.answers)
    beside = 1 < len(parts) <= SIDE_BY_SIDE
    box = Box("row", gap=18, wrap=True, columns=NARROWEST) if beside else Box(gap=18)
    listed = Element(Role.LIST, say("Parts"), children=tuple(parts), box=box)
    said = group(Box(gap=12, align="start"), *scene(say, shown.stage, shown.lines))
    right = group(Box(gap=16, grow=1, scroll=True, pad=(0, 8)), said, spacer(), listed, _confirm(say, state))
    page = staged(say, shown.stage, right, can_step_back=shown.can_step_back)
    return replace(page, cue=shown.stage.kind)


def _part(say: Words, part: Part, picked: str, number: int) -> Element:
    answers = tuple(
        answer(say, at, part.label, each.text, Pick(each.id), selected=each.id == picked)
        for at, each in enumerate(part.answers, start=number)
    )
    return group(Box(gap=9, grow=1), heading(part.label, "strong"), *answers)


def _confirm(say: Words, state: State) -> Element:
    given = sum(bool(each) for each in state.picked)
    words = say("{given} of {parts} answered", given=given, parts=len(state.picked))
    holds = chip(state.view.holds, "clock") if state.view.holds else None
    ready = given == len(state.picked)
    action, look = (Answer(state.picked), "primary") if ready else (None, "waiting")
    done = button(say("Confirm"), action, look, symbol="check")
    return group(Box("row", gap=16, align="center", stack=True), text(words, "small", "muted"), holds, spacer(), done)
