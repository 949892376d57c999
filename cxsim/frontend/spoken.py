"""Say a page, or what has the focus, in words to be read aloud; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.tree import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.tree import Element
    from cxsim.frontend.words import Words

LONGEST = 8_000
"""Characters that are read aloud at once."""
_HOLDING = frozenset((Role.PAGE, Role.DIALOG, Role.GROUP, Role.LIST))
_ENDS = ".!?…:;。！？：；"  # noqa: RUF001 - Chinese ones among them


def page_in_words(tree: Element, say: Words) -> str:
    """Return a page in reading order, a line for each piece; of the buttons those that choose or lead on."""
    return "\n".join(_ended(piece) for piece in _pieces(tree, say) if piece)[:LONGEST]


def element_in_words(element: Element, say: Words) -> str:
    """Return what one element says: its name, and how it stands."""
    if element.role is Role.BUTTON and element.shortcut.isdigit():
        return say("{part}: {words}", part=element.shortcut, words=element.name)
    return say("{part}: {words}", part=element.name, words=element.value) if element.value else element.name


def focus_in_words(element: Element, say: Words) -> str:
    """Return what is read when an element gets the focus: what it says, and what it means."""
    said = element_in_words(element, say)
    return "\n".join((_ended(said), *element.tooltip.split("\n"))) if element.tooltip else said


def _pieces(element: Element, say: Words) -> Iterator[str]:
    if element.seen_only or element.role is Role.DECORATION:
        return
    if element.role in _HOLDING:
        for child in element.children:
            yield from _pieces(child, say)
    elif element.action is None or element.first or element.shortcut.isdigit():
        yield element_in_words(element, say)


def _ended(piece: str) -> str:
    """Return a piece with an end to it, so that the voice takes a breath."""
    return piece if piece[-1] in _ENDS else f"{piece}."
