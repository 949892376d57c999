"""The scenarios of a pack, to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.theme import MOOD_TINTS
from cxsim.frontend.elements.tree import Box, Element, Role, digit
from cxsim.frontend.messages import Command, Leave, Message, Prepare
from cxsim.frontend.pieces.blocks import (
    back_button,
    badge,
    bullet,
    chip,
    exits,
    group,
    heading,
    page,
    picture,
    text,
)

if TYPE_CHECKING:
    from cxsim.frontend.present import ChooseView, ScenarioCard
    from cxsim.frontend.words import Words

CARD_WIDTH = 340  # units, at least


@dataclass(frozen=True, slots=True)
class State:
    """What there is to choose."""

    view: ChooseView


def start(view: ChooseView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Pass on what was chosen."""
    match message:
        case Prepare() | Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw one card for each scenario."""
    shown = state.view
    head = group(
        Box("row", gap=12, align="end", justify="between", wrap=True),
        group(Box(gap=2), text(shown.pack, "label", "accent"), heading(say("Choose a scenario"))),
        exits(say, back_button(say, say("Back"), Leave())),
    )
    cards = tuple(_card(say, number, card) for number, card in enumerate(shown.cards, start=1))
    grid = Element(Role.LIST, say("Scenarios"), children=cards, box=Box("row", gap=22, wrap=True, columns=CARD_WIDTH))
    return page(head, group(Box(grow=1, scroll=True, pad=(0, 8)), grid))


def _card(say: Words, number: int, card: ScenarioCard) -> Element:
    face = card.face
    tint = MOOD_TINTS.get(face.mood, "plain") if face else "plain"
    art = picture(face.picture, "", Box(grow=1, height=236)) if face and face.picture else None
    panel = group(Box("row", pad=(20, 0), height=244, align="end"), art, look=tint)
    facts = tuple((words, symbol) for words, symbol in _facts(card) if words)
    chips = group(Box("row", gap=8, wrap=True), *(chip(words, symbol) for words, symbol in facts))
    title = group(
        Box("row", gap=14, align="center"), badge(str(number)), heading(card.title, "card_title", box=Box(grow=1))
    )
    words = group(
        Box(gap=12, pad=(14, 14)),
        title,
        chips,
        text(card.aim, "small"),
        bullet("heart-handshake", card.care, ink="muted") if card.care else None,
        text(card.standing, "caption", "good") if card.standing else None,
    )
    return Element(
        Role.BUTTON,
        say(
            "{title}. {facts}. {aim} {care}",
            title=card.title,
            facts=say.listed(words for words, _ in facts),
            aim=card.aim,
            care=card.care,
        ).strip(),
        action=Prepare(card.id),
        shortcut=digit(number),
        first=number == 1,
        look="choice",
        children=(panel, words),
        box=Box(pad=(10, 10)),
    )


def _facts(card: ScenarioCard) -> tuple[tuple[str, str], ...]:
    """Return what is known of a scenario, each with its icon: whom it is about, how long it plays, for whom it is."""
    return (card.kind, "users"), (card.plays, "clock"), (card.stage, "sprout")
