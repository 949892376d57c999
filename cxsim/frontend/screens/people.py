"""The people of a pack: a list of customers and one of colleagues, and a card for whom one turns to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.theme import MOOD_TINTS
from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import Command, GoBack, Message, Select, Turn
from cxsim.frontend.pieces.blocks import bullet, conversation, group, heading, icon, page, picture, rule, text
from cxsim.frontend.pieces.controls import avatar, side_head, tabs

if TYPE_CHECKING:
    from cxsim.frontend.side_present import PeopleView, PersonCard, Trait
    from cxsim.frontend.words import Words


PANEL, BESIDE = 220, 24  # units: width of a portrait's panel, and the gap beside it
MARK, GAP = 19, 12
LABEL = PANEL + BESIDE - MARK - 2 * GAP
"""Width of what a trait is about, so that what it says begins where the name does."""


@dataclass(frozen=True, slots=True)
class State:
    """The group and the person that one has turned to."""

    view: PeopleView
    group: int = 0
    at: int = 0


def start(view: PeopleView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Turn to a group or a person, or go back."""
    match message:
        case Turn(number) if 0 <= number < len(state.view.groups):
            return replace(state, group=number, at=0), ()
        case Select(index) if 0 <= index < len(state.view.groups[state.group][1]):
            return replace(state, at=index), ()
        case GoBack():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the people as a list beside the card of one."""
    shown = state.view
    head = side_head(say, say("The people"), shown.pack)
    if not shown.groups:
        return page(head, text(say("This pack has nobody in it yet."), "body", "muted"))
    name, cards = shown.groups[state.group]
    rows = tuple(_row(number, card, selected=number == state.at) for number, card in enumerate(cards))
    listed = Element(Role.LIST, name, children=rows, box=Box(gap=4, scroll=True, grow=1, pad=(0, 6)))
    left = group(Box(width=330, gap=10, stack=True), listed)
    card = group(Box(grow=1, scroll=True, pad=(0, 8)), _card(say, cards[state.at]))
    turns = tabs(tuple(each for each, _ in shown.groups), state.group, say("Groups"))
    return page(head, turns, group(Box("row", gap=30, stack=True, grow=1), left, card), gap=14)


def _row(number: int, card: PersonCard, *, selected: bool) -> Element:
    words = group(Box(gap=0, grow=1), text(card.name, "strong"), text(card.note, "caption", "muted"))
    return Element(
        Role.BUTTON,
        card.name,
        action=Select(number),
        selected=selected,
        look="row_selected" if selected else "row",
        children=(avatar(card.face, 50), words),
        box=Box("row", gap=14, pad=(10, 6), align="center"),
    )


def _card(say: Words, card: PersonCard) -> Element:
    face = card.face
    tint = MOOD_TINTS.get(face.mood, "plain") if face else "plain"
    shape = picture(face.picture, face.alt, Box(grow=1, height=190)) if face and face.picture else None
    panel = group(Box("row", pad=(12, 0), width=PANEL, height=206, align="end", stack=True), shape, look=tint)
    names = group(Box(gap=2), heading(card.name, "title"), text(card.note, "small", "muted"))
    about = group(Box(gap=8), *conversation(say, card.about, style="small"))
    top = group(Box("row", gap=BESIDE, stack=True), panel, group(Box(gap=12, grow=1, justify="center"), names, about))
    traits = tuple(_trait(each) for each in card.traits)
    return group(
        Box(gap=16, pad=(26, 22)),
        top,
        group(Box(gap=9), *traits) if traits else None,
        *_needs(say, card),
        look="card",
    )


def _needs(say: Words, card: PersonCard) -> tuple[Element, ...]:
    if card.needs_hidden:
        told = say("What they care about most is told here once you have met them.")
        return (rule(), bullet("lock", told, ink="muted"))
    if not card.needs:
        return ()
    rows = tuple(_trait(each) for each in card.needs)
    listed = Element(Role.LIST, say("What they care about"), children=rows, box=Box(gap=9))
    return (rule(), heading(say("What they care about"), "strong"), listed)


def _trait(trait: Trait) -> Element:
    label = text(trait.label, "small", "muted", Box(width=LABEL))
    mark = icon(trait.icon, "accent", MARK)
    inner = (mark, label, text(trait.text, "small", box=Box(grow=1)))
    return Element(Role.METER, trait.label, trait.text, children=inner, box=Box("row", gap=GAP))
