"""The pause: play stands still, and everything beside it is reached from here."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, digit
from cxsim.frontend.messages import Command, GoBack, Leave, Message, Visit
from cxsim.frontend.pieces.blocks import badge, button, group, heading, icon, page, settings_button, text
from cxsim.frontend.words import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.side_present import PauseView
    from cxsim.frontend.words import Words

CARD_WIDTH = 340  # units, at least
PLACES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "history": (marked("What you have read"), marked("Every text of this game, once more"), "book-open"),
        "library": (marked("Library"), marked("The packs that there are, and how far you have come"), "folder-open"),
        "journey": (marked("The firm"), marked("Its customers' journey, its products, its rules"), "house"),
        "people": (marked("The people"), marked("Customers and colleagues, one card each"), "users"),
        "achievements": (marked("What you have learned"), marked("Things worth having done once"), "sprout"),
        "culture": (marked("Culture audit"), marked("Your view of the culture beside what was seen"), "scale"),
        "glossary": (marked("Glossary"), marked("The trade's words in plain ones"), "lightbulb"),
        "participant": (marked("You and your team"), marked("Pseudonym, team, and what you share"), "user"),
        "credits": (marked("Credits and licences"), marked("Whose work this is made with"), "heart"),
    }
)
"""Place → its title, what is there, its icon."""


@dataclass(frozen=True, slots=True)
class State:
    """Where one can go."""

    view: PauseView


def start(view: PauseView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Go back to play, or leave it."""
    match message:
        case GoBack() | Leave():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the pages that there are as cards, and the way on."""
    shown = state.view
    title = say("Paused") if shown.here else say("More")
    told = say("Time stands still. Nothing that you decided is lost.") if shown.here else ""
    head = group(
        Box("row", gap=12, align="end", justify="between", wrap=True),
        group(
            Box(gap=2),
            text(shown.here, "label", "accent") if shown.here else None,
            heading(title),
            text(told, "small", "muted") if told else None,
        ),
        _ways(say, playing=bool(shown.here)),
    )
    cards = tuple(_card(say, number, place) for number, place in enumerate(shown.places, start=1))
    listed = Element(Role.LIST, title, children=cards, box=Box("row", gap=18, wrap=True, columns=CARD_WIDTH))
    return page(head, group(Box(grow=1, scroll=True, pad=(0, 8)), listed))


def _ways(say: Words, *, playing: bool) -> Element:
    words, symbol = (say("Go on"), "play") if playing else (say("Back"), "arrow-left")
    on = button(words, GoBack(), "primary", symbol=symbol, shortcut="escape", hint=say.key("escape"), first=True)
    leave = button(say("Leave"), Leave(), "bare", symbol="log-out") if playing else None
    return group(Box("row", gap=8, wrap=True, align="center"), settings_button(say), leave, on)


def _card(say: Words, number: int, place: str) -> Element:
    name, about, symbol = PLACES[place]
    words = group(Box(gap=2, grow=1), text(say(name), "strong"), text(say(about), "small", "muted"))
    return Element(
        Role.BUTTON,
        say("{title}: {about}", title=say(name), about=say(about)),
        action=Visit(place),
        shortcut=digit(number),
        look="choice",
        children=(icon(symbol, "accent", 28), words, badge(str(number), side=26)),
        box=Box("row", gap=16, pad=(18, 16), align="center"),
    )
