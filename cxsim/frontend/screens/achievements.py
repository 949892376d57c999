"""What was learned by doing it: no points, no speed, nobody to be better than."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.pieces.blocks import group, heading, icon, page, text
from cxsim.frontend.pieces.controls import back_only, side_head

if TYPE_CHECKING:
    from cxsim.frontend.side_present import Achievement, AchievementsView
    from cxsim.frontend.words import Words

CARD_WIDTH = 340  # units, at least


@dataclass(frozen=True, slots=True)
class State:
    """What there is to learn."""

    view: AchievementsView


def start(view: AchievementsView) -> State:
    """Open the screen."""
    return State(view)


update = back_only
"""Go back."""


def view(state: State, say: Words) -> Element:
    """Draw what was learned before what may still be."""
    items = state.view.items
    told = say(
        "These are found in your decisions each time you look; nothing is counted up, and nobody else sees them."
    )
    parts: list[Element] = [text(told, "small", "muted")]
    for title, chosen in (
        (say("Already done"), tuple(each for each in items if each.when)),
        (say("Worth doing once"), tuple(each for each in items if not each.when)),
    ):
        if chosen:
            cards = tuple(_card(say, each) for each in chosen)
            box = Box("row", gap=18, wrap=True, even=True, columns=CARD_WIDTH)
            listed = Element(Role.LIST, title, children=cards, box=box)
            parts.append(group(Box(gap=12), heading(title, "heading"), listed))
    head = side_head(say, say("What you have learned"), state.view.pack)
    return page(head, group(Box(gap=20, grow=1, scroll=True, pad=(0, 8)), *parts))


def _card(say: Words, item: Achievement) -> Element:
    done = bool(item.when)
    disc = Element(
        Role.DECORATION,
        look="badge_on" if done else "badge",
        children=(icon(item.icon, "on_accent" if done else "muted", 24),),
        box=Box("row", width=46, height=46, align="center", justify="center"),
    )
    words = group(
        Box(gap=1, grow=1),
        text(item.name, "strong"),
        text(item.about, "small", "muted"),
        text(item.when, "caption", "good") if done else None,
    )
    spoken = say("{about}. {when}", about=item.about, when=item.when or say("Not yet"))
    box = Box("row", gap=16, pad=(18, 14), align="center")
    return Element(Role.METER, item.name, spoken, children=(disc, words), look="card" if done else "week", box=box)
