"""Credits and licences: whose work this is made with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.pieces.blocks import chip, group, heading, page, rule, text
from cxsim.frontend.pieces.controls import back_only, side_head

if TYPE_CHECKING:
    from cxsim.frontend.side_present import Credit, CreditsView
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """Whom to thank."""

    view: CreditsView


def start(view: CreditsView) -> State:
    """Open the screen."""
    return State(view)


update = back_only
"""Go back."""


def view(state: State, say: Words) -> Element:
    """Draw a card for each part."""
    version = f"cxsim {state.view.version}".strip()
    cards = tuple(_card(name, items) for name, items in state.view.parts if items)
    body = group(Box(gap=18, grow=1, scroll=True, pad=(0, 8)), *cards)
    return page(side_head(say, say("Credits and licences"), version), body, gap=14)


def _card(title: str, items: tuple[Credit, ...]) -> Element:
    rows: list[Element] = []
    for item in items:
        if rows:
            rows.append(rule())
        rows.append(_row(item))
    listed = Element(Role.LIST, title, children=tuple(rows), box=Box(gap=8))
    return group(Box(gap=12, pad=(26, 20)), heading(title, "heading"), listed, look="card")


def _row(item: Credit) -> Element:
    inner = (
        text(item.what, "strong", box=Box(width=330, stack=True)),
        text(item.by, "small", "muted", Box(grow=1)),
        chip(item.licence) if item.licence else text(" ", "small"),
    )
    spoken = ", ".join(each for each in (item.by, item.licence) if each)
    return Element(Role.METER, item.what, spoken, children=inner, box=Box("row", gap=18, align="center", stack=True))
