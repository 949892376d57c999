"""Build what a participant sets or writes in: text fields, switches, sliders, tabs; and what is told about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from cxsim.frontend.drawing.theme import MOOD_TINTS
from cxsim.frontend.elements.tree import Bar, Box, Element, Role, Slide, digit
from cxsim.frontend.messages import EditField, GoBack, Turn
from cxsim.frontend.pieces.blocks import back_button, badge, group, heading, icon, picture, settings_button, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.frontend.elements.draft import Draft
    from cxsim.frontend.elements.tree import Stop
    from cxsim.frontend.messages import Command, Message, Told
    from cxsim.frontend.present import Face
    from cxsim.frontend.words import Words

State = TypeVar("State")
TRACK = 46  # units: width of a switch
KNOB = 11  # units: radius of what a slider is dragged by
FACE = 104  # units: side of a portrait that one is to recognise


def side_head(say: Words, title: str, label: str = "", *, before: Element | None = None) -> Element:
    """Build the head of a page beside play: its title, the settings and the way back."""
    words = group(Box(gap=2), text(label, "label", "accent") if label else None, heading(title))
    back = back_button(say, say("Back"), GoBack())
    ways = group(Box("row", gap=4, wrap=True, align="center"), before, settings_button(say), back)
    return group(Box("row", gap=12, align="end", justify="between", wrap=True), words, ways)


def back_only(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Do what can be done on a page beside play that is only read: go back."""
    return state, (message,) if isinstance(message, GoBack) else ()


def field(label: str, name: str, text_now: str, draft: Draft | None, *, empty: str = "", high: float = 0) -> Element:
    """Build a text field under its label; with a draft it is being written in, and shows the cursor.

    One that is `high` is for many lines: it takes all the room that there is.
    """
    words, tone = (draft.shown, "ink") if draft else (text_now or empty, "ink" if text_now else "muted")
    rows = tuple(text(line or " ", "choice", tone) for line in words.split("\n"))
    grow = 1 if high else 0
    frame = group(Box(pad=(16, 11), height=high, grow=grow), *rows, look="picked" if draft else "flat")
    return Element(
        Role.FIELD,
        label,
        draft.text if draft else text_now,
        action=EditField("" if draft else name),
        selected=draft is not None,
        children=(text(label, "label"), frame),
        box=Box(gap=6, grow=grow),
    )


def switch(label: str, note: str, action: Message, *, on: bool, state: str) -> Element:
    """Build a switch with what it means; `state` says in words how it stands."""
    knob = Element(Role.DECORATION, look="ring", box=Box(width=20, height=20))
    room = Element(Role.DECORATION, box=Box(grow=1))
    track = Element(
        Role.DECORATION,
        look="badge_on" if on else "quiet_chip",
        children=(room, knob) if on else (knob, room),
        box=Box("row", pad=(4, 4), width=TRACK, height=28, align="center"),
    )
    words = group(Box(gap=3, grow=1), text(label, "strong"), text(note, "small", "muted") if note else None)
    return Element(
        Role.SWITCH,
        label,
        state,
        action=action,
        selected=on,
        look="choice",
        children=(track, words, text(state, "label", "accent" if on else "muted")),
        box=Box("row", gap=16, pad=(18, 14), align="center"),
    )


def slider(label: str, stops: Sequence[Stop], at: int, *, leap: int, note: str = "") -> Element:
    """Build a slider over stops that rise; it stands at one of them. Only a window has it: it is for the eye."""
    share = at / (len(stops) - 1)
    words = group(Box("row", gap=16), text(label, "strong", box=Box(grow=1)), text(stops[at].words, "strong", "accent"))
    track = Element(Role.DECORATION, bar=Bar(0, share, share, knob=KNOB), box=Box(height=2 * KNOB + 4))
    below = text(note, "small", "muted") if note else None
    return Element(
        Role.SLIDER,
        label,
        stops[at].words,
        slide=Slide(tuple(stops), at, leap),
        look="choice",
        children=tuple(each for each in (words, track, below) if each),
        box=Box(gap=6, pad=(18, 12)),
    )


def tabs(names: Sequence[str], at: int, label: str) -> Element:
    """Build tabs; digits turn to them."""
    children = tuple(_tab(name, number, selected=number == at) for number, name in enumerate(names))
    return Element(Role.LIST, label, children=children, box=Box("row", gap=8, wrap=True))


def _tab(name: str, number: int, *, selected: bool) -> Element:
    look, tone = ("badge_on", "on_accent") if selected else ("badge", "accent")
    return Element(
        Role.TAB,
        name,
        action=Turn(number),
        shortcut=digit(number + 1),
        selected=selected,
        first=selected,
        look="row_selected" if selected else "row",
        children=(badge(str(number + 1), look, tone, 26), text(name, "button")),
        box=Box("row", gap=10, pad=(16, 8), align="center"),
    )


def notice(told: Told | None) -> Element | None:
    """Build what is told about something that was asked for."""
    if told is None or not told.words:
        return None
    mark = icon("circle-check" if told.good else "circle-alert", "good" if told.good else "warn")
    box = Box("row", gap=12, pad=(18, 10), align="center")
    return group(box, mark, text(told.words, "small", box=Box(grow=1)), look="flat")


def avatar(face: Face | None, side: float) -> Element:
    """Build a small portrait on its mood's colour."""
    tint = MOOD_TINTS.get(face.mood, "plain") if face else "plain"
    shape = picture(face.picture, "", Box(grow=1, height=side)) if face and face.picture else None
    return group(Box("row", width=side, height=side), replace(shape, cropped=True) if shape else None, look=tint)
