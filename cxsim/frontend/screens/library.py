"""The library: the packs that there are, how far each was played, and the way to another one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, digit
from cxsim.frontend.messages import Command, GoBack, Message, PlayPack, Told
from cxsim.frontend.pieces.blocks import badge, bullet, chip, filled, group, heading, page, text
from cxsim.frontend.pieces.controls import notice, side_head

if TYPE_CHECKING:
    from cxsim.frontend.side_present import LibraryView, PackCard
    from cxsim.frontend.words import Words

CARD_WIDTH = 500  # units, at least
MOST_LANGUAGES = 6
"""Languages of a pack that are named on its card."""


@dataclass(frozen=True, slots=True)
class State:
    """The packs, and what was told last."""

    view: LibraryView
    told: Told | None = None


def start(view: LibraryView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Go on with another pack, or back."""
    match message:
        case PlayPack(number) if number < len(state.view.packs) and not state.view.packs[number].fault:
            return state, (message,)
        case Told():
            return replace(state, told=message), ()
        case GoBack():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw a card for each pack."""
    cards = tuple(_card(say, number, card) for number, card in enumerate(state.view.packs))
    listed = Element(Role.LIST, say("Packs"), children=cards, box=Box("row", gap=22, wrap=True, columns=CARD_WIDTH))
    folder = state.view.folder
    own = bullet("folder-open", say("Put a pack of your own into a folder here: {folder}", folder=folder), ink="muted")
    body = group(Box(gap=20, grow=1, scroll=True, pad=(0, 8)), listed, own if folder else None, notice(state.told))
    return page(side_head(say, say("Library")), body)


def _card(say: Words, number: int, card: PackCard) -> Element:
    head = _head(say, number, card)
    if card.fault:
        why = say("This pack cannot be played: {reason}", reason=card.fault)
        fault = bullet("circle-alert", why, "warn", "warn")
        return group(Box(gap=12, pad=(24, 20)), *head, fault, look="flat", name=card.title)
    done = (
        (say("Scenarios finished"), card.scenarios),
        (say("Endings seen"), card.endings),
        (say("Weeks played"), card.weeks),
    )
    rows = tuple(_progress(label, count, of, say) for label, (count, of) in done if of)
    about = (text(card.about, "small", "muted"),) if card.about else ()
    return Element(
        Role.BUTTON,
        say("{title}. {progress}", title=card.title, progress=say.listed(f"{row.name}: {row.value}" for row in rows)),
        action=PlayPack(number),
        shortcut=digit(number + 1),
        first=card.open,
        selected=card.open,
        look="picked" if card.open else "choice",
        children=(*head, *about, group(Box(gap=8), *rows)),
        box=Box(gap=12, pad=(24, 20)),
    )


def _head(say: Words, number: int, card: PackCard) -> tuple[Element, Element]:
    """Build a pack's title, and where it comes from, in which languages, under which licence."""
    title = group(
        Box("row", gap=14, align="center"),
        badge(str(number + 1), *(("badge_on", "on_accent") if card.open else ())),
        heading(card.title, "card_title", box=Box(grow=1)),
        text(say("Open now"), "label", "good") if card.open else None,
    )
    own = say("In your own folder") if card.own else say("Comes with cxsim")
    facts = group(
        Box("row", gap=8, wrap=True),
        chip(own, "folder-open" if card.own else "house"),
        *(chip(each, "languages") for each in card.languages[:MOST_LANGUAGES]),
        chip(card.licence) if card.licence else None,
    )
    return title, facts


def _progress(label: str, done: int, of: int, say: Words) -> Element:
    words = say("{number} of {count}", number=done, count=of)
    bar = filled(done / of, Box(grow=1.4, height=18), "good")
    inner = (text(label, "small", "muted", Box(grow=1)), bar, text(words, "label", box=Box(width=86, align="end")))
    return Element(Role.METER, label, words, children=inner, box=Box("row", gap=14, align="center"))
