"""The glossary: the trade's terms by topic, each in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import Command, GoBack, Message, Turn
from cxsim.frontend.pieces.blocks import group, heading, page, text
from cxsim.frontend.pieces.controls import side_head, tabs

if TYPE_CHECKING:
    from cxsim.frontend.side_present import GlossaryView, Term
    from cxsim.frontend.words import Words

CARD_WIDTH = 340  # units, at least


@dataclass(frozen=True, slots=True)
class State:
    """The terms, and the topic that is open."""

    view: GlossaryView
    at: int = 0


def start(view: GlossaryView) -> State:
    """Open the screen at the first topic."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Turn to a topic, or go back."""
    match message:
        case Turn(number) if 0 <= number < len(state.view.topics):
            return replace(state, at=number), ()
        case GoBack():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw one card for each term of the topic."""
    topics = state.view.topics
    name, terms = topics[state.at]
    turns = tabs(tuple(topic for topic, _ in topics), state.at, say("Topics"))
    cards = tuple(_card(term) for term in terms)
    listed = Element(Role.LIST, name, children=cards, box=Box("row", gap=20, wrap=True, columns=CARD_WIDTH))
    return page(side_head(say, say("Glossary")), turns, group(Box(grow=1, scroll=True, pad=(0, 8)), listed), gap=14)


def _card(term: Term) -> Element:
    inner = (heading(term.name, "card_title"), text(term.meaning, "small"))
    box = Box(gap=6, pad=(22, 18))
    return Element(Role.METER, term.name, term.meaning, children=inner, look="card", box=box)
