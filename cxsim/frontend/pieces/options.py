"""Build what one is chosen of: options side by side under a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.pieces.blocks import group, heading, icon, text

if TYPE_CHECKING:
    from cxsim.frontend.messages import Message


def choice(title: str, options: tuple[Element, ...]) -> Element:
    """Build a heading with options below it."""
    listed = Element(Role.LIST, title, children=options, box=Box("row", gap=10, wrap=True, even=True))
    return group(Box(gap=12), heading(title, "heading"), listed)


def option(words: str, action: Message, *, selected: bool) -> Element:
    """Build one of several: the one that holds has a check mark as well as a colour."""
    ring = Element(Role.DECORATION, look="ring", box=Box(width=18, height=18))
    mark = icon("check", "accent", 18) if selected else ring
    return Element(
        Role.BUTTON,
        words,
        action=action,
        selected=selected,
        look="picked" if selected else "choice",
        children=(mark, text(words, "choice")),
        box=Box("row", gap=10, pad=(16, 9), align="center"),
    )
