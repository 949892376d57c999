"""Everything that was read in this game: its tries as a list, and beside it the texts of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, digit
from cxsim.frontend.messages import Command, GoBack, Message, Select
from cxsim.frontend.pieces.blocks import badge, conversation, group, heading, page, text
from cxsim.frontend.pieces.controls import side_head

if TYPE_CHECKING:
    from cxsim.frontend.side_present import Chapter, HistoryView
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """What was read, and the chapter that is open."""

    view: HistoryView
    at: int = 0


def start(view: HistoryView) -> State:
    """Open the screen at the newest chapter."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Turn to a chapter, or go back."""
    match message:
        case Select(index) if 0 <= index < len(state.view.chapters):
            return replace(state, at=index), ()
        case GoBack():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the chapters beside the one that is open."""
    shown = state.view
    head = side_head(say, say("What you have read"), shown.pack)
    if not shown.chapters:
        return page(head, text(say("Nothing yet. What you read in this game is kept here."), "body", "muted"))
    rows = tuple(_row(number, each, selected=number == state.at) for number, each in enumerate(shown.chapters))
    listed = Element(Role.LIST, say("Tries"), children=rows, box=Box(gap=4, scroll=True, grow=1, pad=(0, 6)))
    chapter = shown.chapters[state.at]
    words = group(
        Box(gap=12, pad=(6, 4)),
        group(Box(gap=0), text(chapter.note, "label", "accent"), heading(chapter.title, "question")),
        *conversation(say, chapter.lines),
    )
    left = group(Box(width=350, stack=True), listed)
    right = group(Box(grow=1, scroll=True, pad=(12, 8)), words)
    return page(head, group(Box("row", gap=26, stack=True, grow=1), left, right), gap=14)


def _row(number: int, chapter: Chapter, *, selected: bool) -> Element:
    mark = badge(str(number + 1), "badge_on" if selected else "badge", "on_accent" if selected else "accent", 30)
    words = group(Box(gap=0, grow=1), text(chapter.title, "strong"), text(chapter.note, "caption", "muted"))
    return Element(
        Role.BUTTON,
        f"{chapter.title}, {chapter.note}",
        action=Select(number),
        shortcut=digit(number + 1),
        first=selected,
        selected=selected,
        look="row_selected" if selected else "row",
        children=(mark, words),
        box=Box("row", gap=14, pad=(12, 8), align="center"),
    )
