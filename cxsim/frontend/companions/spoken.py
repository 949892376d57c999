"""Say a page, or what has the focus, in words to be read aloud; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.words import Words
    from cxsim.model.cast import Voice

LONGEST = 8_000
"""Characters that are read aloud at once."""
_HOLDING = frozenset((Role.PAGE, Role.DIALOG, Role.GROUP, Role.LIST))
_ENDS = ".!?…:;。！？：；"  # noqa: RUF001 - Chinese ones among them


@dataclass(frozen=True, slots=True)
class Passage:
    """Something to read aloud; in somebody's voice, or in the usual one."""

    words: str
    voice: Voice | None = None


def page_in_words(tree: Element, say: Words) -> tuple[Passage, ...]:
    """Return a page in reading order, a passage for each piece; of the buttons those that choose or lead on."""
    passages = []
    room = LONGEST
    for piece in _pieces(tree, say):
        if piece.words and room > 0:
            passages.append(replace(piece, words=_ended(piece.words)[:room]))
            room -= len(passages[-1].words)
    return tuple(passages)


def element_in_words(element: Element, say: Words) -> str:
    """Return what one element says: its name, and how it stands."""
    if element.role is Role.BUTTON and element.shortcut.isdigit():
        return say("{part}: {words}", part=element.shortcut, words=element.name)
    return say("{part}: {words}", part=element.name, words=element.value) if element.value else element.name


def focus_in_words(element: Element, say: Words) -> str:
    """Return what is read when an element gets the focus: what it says, and what it means."""
    said = element_in_words(element, say)
    return "\n".join((_ended(said), *element.tooltip.split("\n"))) if element.tooltip else said


def _pieces(element: Element, say: Words) -> Iterator[Passage]:
    if element.seen_only or element.role is Role.DECORATION:
        return
    if element.role in _HOLDING:
        for child in element.children:
            yield from _pieces(child, say)
    elif element.action is None or element.first or element.shortcut.isdigit():
        yield Passage(element_in_words(element, say), element.voice)


def _ended(piece: str) -> str:
    """Return a piece with an end to it, so that the voice takes a breath."""
    return piece if piece[-1] in _ENDS else f"{piece}."
