"""The firm: what it is for, its customers' journey step by step, what it sells and what it has laid down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import Command, GoBack, Message, Turn
from cxsim.frontend.pieces.blocks import bullet, chip, conversation, group, heading, icon, ordinal, page, text
from cxsim.frontend.pieces.controls import side_head, tabs

if TYPE_CHECKING:
    from cxsim.frontend.side_present import JourneyView, StepCard, Trait
    from cxsim.frontend.words import Words

STEP_WIDTH = 260  # units, at least
CARD_WIDTH = 340  # units, at least


@dataclass(frozen=True, slots=True)
class State:
    """The firm, and the tab that is open."""

    view: JourneyView
    tab: int = 0


def start(view: JourneyView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Turn to a tab, or go back."""
    match message:
        case Turn(number):
            return replace(state, tab=number), ()
        case GoBack():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the tab that is open."""
    shown = state.view
    parts = _parts(say, shown)
    head = side_head(say, shown.firm, shown.mission)
    if not parts:
        return page(head)
    at = min(max(0, state.tab), len(parts) - 1)
    turns = tabs(tuple(name for name, _ in parts), at, say("Pages"))
    return page(head, turns, group(Box(gap=16, grow=1, scroll=True, pad=(0, 8)), *parts[at][1]), gap=14)


def _parts(say: Words, shown: JourneyView) -> tuple[tuple[str, tuple[Element, ...]], ...]:
    parts = (
        (say("Customers' journey"), _journey(say, shown.steps) if shown.steps else ()),
        (say("About the firm"), conversation(say, shown.about)),
        (say("What it sells"), _cards(say("What it sells"), shown.products, "heart-handshake")),
        (say("What it has laid down"), _cards(say("What it has laid down"), shown.policies, "scale")),
    )
    return tuple(part for part in parts if part[1])


def _journey(say: Words, steps: tuple[StepCard, ...]) -> tuple[Element, ...]:
    cards = tuple(_step(say, number, step) for number, step in enumerate(steps, start=1))
    told = say("Each step: what the customer wants there, and where it breaks as things stand.")
    listed = Element(
        Role.LIST, say("Customers' journey"), children=cards, box=Box("row", gap=24, wrap=True, columns=STEP_WIDTH)
    )
    return (text(told, "small", "muted"), listed)


def _step(say: Words, number: int, step: StepCard) -> Element:
    head = group(Box("row", gap=12, align="center"), ordinal(number), heading(step.label, "strong", box=Box(grow=1)))
    facts = group(Box("row", gap=6, wrap=True), chip(step.channel, step.channel_icon), chip(step.department))
    wants = bullet("heart", step.wants, "good")
    breaks = bullet("triangle-alert", step.breaks, "warn")
    spoken_wants = replace(wants, role=Role.METER, name=say("Wants"), value=step.wants)
    spoken_breaks = replace(breaks, role=Role.METER, name=say("Breaks"), value=step.breaks)
    return group(Box(gap=10, pad=(18, 16)), head, facts, spoken_wants, spoken_breaks, look="card")


def _cards(title: str, traits: tuple[Trait, ...], symbol: str) -> tuple[Element, ...]:
    if not traits:
        return ()
    cards = tuple(
        group(
            Box(gap=8, pad=(20, 16)),
            group(Box("row", gap=10), icon(symbol, "accent", 20), heading(each.label, "strong", box=Box(grow=1))),
            text(each.text, "small"),
            look="card",
        )
        for each in traits
    )
    return (Element(Role.LIST, title, children=cards, box=Box("row", gap=20, wrap=True, columns=CARD_WIDTH)),)
