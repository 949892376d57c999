"""What is known before a scenario begins: who, what for, and the house rules in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element
from cxsim.frontend.messages import Begin, Command, ListScenarios, Message, ShowWeek
from cxsim.frontend.pieces.blocks import (
    back_button,
    bullet,
    button,
    chip,
    conversation,
    exits,
    group,
    heading,
    page,
    portrait,
    rules_card,
    spacer,
    text,
)

if TYPE_CHECKING:
    from cxsim.frontend.present import PrebriefView
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """The scenario to begin."""

    view: PrebriefView


def start(view: PrebriefView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Begin, or go back to the scenarios."""
    match message:
        case Begin() | ListScenarios() | ShowWeek():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the person beside what is known."""
    shown = state.view
    back = ShowWeek() if shown.week else ListScenarios()
    about = (text(shown.about, "small"),) if shown.about else ()
    chips = (chip(shown.card.kind, "users"), chip(shown.card.plays, "clock"))
    cards = group(
        Box("row", gap=20, stack=True, align="start"),
        _goals(say, shown),
        rules_card(shown.rules, say("House rules today")) if shown.rules else None,
    )
    words = group(
        Box(gap=18, grow=1, scroll=True, pad=(0, 4)),
        group(
            Box(gap=10),
            text(shown.week, "label", "accent") if shown.week else None,
            heading(shown.card.title, "title"),
            group(Box("row", gap=8, wrap=True), *chips),
        ),
        group(Box(gap=12, align="start"), *conversation(say, shown.lines, style="lead")),
        cards,
    )
    foot = group(
        Box("row", gap=14, align="center", wrap=True),
        button(say("Begin"), Begin(), "primary", symbol="play", shortcut="1", first=True),
        spacer(),
        exits(say, back_button(say, say("Back"), back)),
    )
    right = group(Box(gap=14, grow=1), words, foot)
    return page(group(Box("row", gap=34, stack=True, grow=1), portrait(say, shown.card.face, about, mood=False), right))


def _goals(say: Words, shown: PrebriefView) -> Element:
    aim = text(shown.card.aim, "small")
    return group(
        Box(gap=10, pad=(22, 18), grow=1),
        heading(say("What it is about"), "strong"),
        aim,
        _care(shown.card.care) if shown.card.care else None,
        look="flat",
    )


def _care(words: str) -> Element:
    return bullet("heart-handshake", words, ink="muted")
