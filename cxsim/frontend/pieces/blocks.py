"""Build the pieces that screens are made of: text, rows and columns, buttons, gauges, speech, portraits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.theme import MOOD_TINTS
from cxsim.frontend.elements.tree import Bar, Box, Dial, Element, Role, Span, digit
from cxsim.frontend.messages import Leave, NextWeek, ShowSettings, ShowWeek, Visit
from cxsim.frontend.moods import mood_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxsim.frontend.messages import Message
    from cxsim.frontend.present import Face, Gauge, Line, Move, Onward, Rule
    from cxsim.frontend.words import Words

READING_WIDTH = 720
RULE_WIDTH = 150  # units, at least, of a house rule among others
NATURAL = Box()


def text(words: str, style: str = "body", tone: str = "ink", box: Box = NATURAL) -> Element:
    """Build a paragraph."""
    return rich((Span(words),), style, tone, box)


def rich(spans: Sequence[Span], style: str = "body", tone: str = "ink", box: Box = NATURAL) -> Element:
    """Build a paragraph with emphasis in it."""
    name = "".join(span.text for span in spans)
    return Element(Role.TEXT, name, spans=tuple(spans), style=style, tone=tone, box=box)


def heading(words: str, style: str = "title", tone: str = "ink", box: Box = NATURAL) -> Element:
    """Build a heading."""
    return Element(Role.HEADING, words, spans=(Span(words),), style=style, tone=tone, box=box)


def group(box: Box, *children: Element | None, role: Role = Role.GROUP, look: str = "", name: str = "") -> Element:
    """Build a row or a column of what is there."""
    return Element(role, name, children=tuple(child for child in children if child), look=look, box=box)


def spacer() -> Element:
    """Build room that grows."""
    return Element(Role.DECORATION, box=Box(grow=1))


def icon(name: str, tone: str = "muted", side: float = 20) -> Element:
    """Build an icon that only decorates."""
    return Element(Role.DECORATION, icon=name, tone=tone, box=Box(width=side, height=side))


def picture(path: str, alt: str, box: Box) -> Element:
    """Build a picture; one without a description only decorates."""
    return Element(Role.IMAGE if alt else Role.DECORATION, alt, picture=path, box=box)


def badge(words: str, look: str = "badge", tone: str = "accent", side: float = 32) -> Element:
    """Build a number in a disc."""
    label = text(words, "label", tone, Box(align="center", justify="center", width=side, height=side))
    return Element(Role.DECORATION, look=look, children=(label,), box=Box(width=side, height=side))


def ordinal(number: int) -> Element:
    """Build a number that only counts: one in a disc is also the key to press."""
    return replace(text(str(number), "card_title", "accent"), role=Role.DECORATION)


def chip(words: str, symbol: str = "", tone: str = "muted", look: str = "chip") -> Element:
    """Build a short fact in a rounded frame."""
    label = text(words, "caption", "ink" if tone == "muted" else tone)
    box = Box("row", gap=7, pad=(12, 5), align="center")
    return group(box, icon(symbol, tone, 16) if symbol else None, label, look=look, role=Role.GROUP)


def filled(share: float, box: Box, tone: str = "accent") -> Element:
    """Build a line that is filled as far as a share (0 to 1) goes."""
    return Element(Role.DECORATION, bar=Bar(0, share, share, tone=tone, knob=0), box=box)


def rule() -> Element:
    """Build a thin line across."""
    return Element(Role.DECORATION, look="rule", box=Box(height=1))


def button(  # noqa: PLR0913 - a button has this many sides
    words: str,
    action: Message | None,
    look: str = "secondary",
    *,
    symbol: str = "",
    symbol_last: bool = False,
    note: str = "",
    shortcut: str = "",
    hint: str = "",
    first: bool = False,
    justify: str = "center",
) -> Element:
    """Build a button with an icon and, where it helps, a note below its words and the key that presses it.

    Without an action it cannot be pressed yet.
    """
    tone = {"primary": "on_accent", "bare": "muted", "waiting": "muted"}.get(look, "ink")
    label = text(words, "label" if look == "bare" else "button", tone)
    mark = icon(symbol, tone, 17 if look == "bare" else 20) if symbol else None
    body = group(Box(), label, text(note, "caption", tone)) if note else label
    parts = (body, mark) if symbol_last else (mark, body)
    box = Box("row", gap=10, pad=(12, 7) if look == "bare" else (22, 13), align="center", justify=justify)
    inner = tuple(child for child in (*parts, key_hint(hint) if hint else None) if child)
    return Element(
        Role.BUTTON, words, note, action=action, shortcut=shortcut, first=first, look=look, children=inner, box=box
    )


def settings_button(say: Words) -> Element:
    """Build the way to the settings."""
    action = ShowSettings()
    return button(say("Settings"), action, "bare", symbol="settings", shortcut="settings", hint=say.key("settings"))


def leave_button(say: Words) -> Element:
    """Build the way back to the title; what was decided is kept."""
    return button(say("Leave"), Leave(), "bare", symbol="log-out", shortcut="escape", hint=say.key("escape"))


def pause_button(say: Words) -> Element:
    """Build the way to the pause, from where everything beside play is reached."""
    return button(say("Pause"), Visit("pause"), "bare", symbol="hourglass", shortcut="pause", hint=say.key("pause"))


def exits(say: Words, way_out: Element) -> Element:
    """Build what stands at the end of a foot: pause, settings and the way out, which stay together."""
    return group(Box("row", gap=4, wrap=True, align="center"), pause_button(say), settings_button(say), way_out)


def back_button(say: Words, words: str, action: Message) -> Element:
    """Build the way back to where one came from."""
    return button(words, action, "bare", symbol="arrow-left", shortcut="escape", hint=say.key("escape"))


def key_hint(words: str) -> Element:
    """Build the name of a key in a small frame."""
    return Element(Role.DECORATION, children=(text(words, "caption", "muted"),), look="chip", box=Box(pad=(8, 1)))


def numbered(number: int, words: str, action: Message) -> Element:
    """Build a choice: a card with its number, which is also its key up to 9."""
    label = str(number)
    children = (badge(label), text(words, "choice", box=Box(grow=1)))
    return Element(
        Role.BUTTON,
        words,
        action=action,
        shortcut=digit(number),
        look="choice",
        children=children,
        box=Box("row", gap=16, pad=(16, 11), align="center"),
    )


def answer(say: Words, number: int, part: str, words: str, action: Message, *, selected: bool) -> Element:
    """Build one answer of a form's part: a card with its number, marked where it is picked."""
    mark = badge(str(number), "badge_on" if selected else "badge", "on_accent" if selected else "accent")
    return Element(
        Role.BUTTON,
        say("{part}: {words}", part=part, words=words),
        action=action,
        shortcut=digit(number),
        first=number == 1,
        selected=selected,
        look="picked" if selected else "choice",
        children=(mark, text(words, "choice", box=Box(grow=1))),
        box=Box("row", gap=14, pad=(14, 10), align="center"),
    )


def onward_button(view: Onward, *, first: bool = False, look: str = "primary") -> Element:
    """Build the way on in a campaign."""
    action = NextWeek() if view.next_week else ShowWeek()
    return button(view.words, action, look, symbol="arrow-right", symbol_last=True, first=first)


def gauge(say: Words, view: Gauge, *, grow: float = 0) -> Element:
    """Build a KPI: a dial with its target's mark, the value, and both as words for reading aloud."""
    tone = {"good": "good", "short": "warn"}.get(view.standing, "muted")
    dial = Element(Role.DECORATION, dial=Dial(view.value, view.target, tone), box=Box(width=52, height=52, roomy=True))
    against = " · ".join(each for each in (view.target_text, view.bonus) if each)
    target = text(against, "caption", "muted") if against else None
    words = group(Box(justify="center"), text(view.label, "caption", "muted"), text(view.text, "figure"), target)
    spoken = say.listed((view.text, view.target_text, view.bonus))
    box = Box("row", gap=12, pad=(8, 4), align="center", grow=grow)
    return Element(Role.METER, view.label, spoken, children=(dial, words), box=box, tooltip=view.meaning, look="gauge")


def move(view: Move) -> Element:
    """Build a chip that says what moved."""
    tone = {"good": "good", "short": "warn"}.get(view.tone, "muted")
    return chip(view.text, view.icon or "circle-dot", tone)


def conversation(say: Words, lines: Iterable[Line], look: str = "bubble", style: str = "body") -> tuple[Element, ...]:
    """Build what is said as speech bubbles and what is told as plain paragraphs."""
    elements: list[Element] = []
    speaker = ""
    for line in lines:
        if line.face is None:
            told = rich(line.spans, style, box=Box(max_width=READING_WIDTH))
            elements.append(replace(told, written_out=True))
            speaker = ""
        else:
            elements.append(_bubble(say, line, line.face, look if line.face.name != speaker else "flat", style))
            speaker = line.face.name
    return tuple(elements)


def _bubble(say: Words, line: Line, face: Face, look: str, style: str) -> Element:
    words = "".join(span.text for span in line.spans)
    spoken = say("{name} ({mood}): {words}", name=face.name, mood=mood_in_words(say, face.mood), words=words)
    said = rich(line.spans, style)
    label = None if look == "flat" else text(face.name, "label", "accent")
    children = tuple(child for child in (label, said) if child)
    box = Box(pad=(20, 12), gap=2, max_width=READING_WIDTH)
    return Element(Role.TEXT, spoken, children=children, look=look, box=box, written_out=True, voice=face.voice)


def bullet(symbol: str, words: str, tone: str = "muted", ink: str = "ink") -> Element:
    """Build a line of small text behind an icon."""
    mark = group(Box(pad=(0, 1)), icon(symbol, tone, 19))
    return group(Box("row", gap=10), mark, text(words, "small", ink, Box(grow=1)))


def rules_card(rules: Iterable[Rule], title: str) -> Element:
    """Build the house rules in force, side by side: each says what holds above what it is about."""
    cells = tuple(
        Element(Role.METER, each.label, each.text, (text(each.text, "strong"), text(each.label, "caption", "muted")))
        for each in rules
    )
    listed = Element(Role.LIST, title, children=cells, box=Box("row", gap=16, wrap=True, columns=RULE_WIDTH))
    return group(Box(gap=8, pad=(24, 16), grow=1), heading(title, "strong"), listed, look="flat")


def portrait(say: Words, face: Face | None, notes: Sequence[Element] = (), *, mood: bool = True) -> Element:
    """Build the panel of the person opposite: name, mood and a large portrait on the mood's colour."""
    width = 330
    if face is None:
        return group(Box(pad=(24, 22), gap=8, width=width, stack=True), *notes, look="plain")
    tint = MOOD_TINTS.get(face.mood, "plain")
    felt = mood_in_words(say, face.mood)
    spoken = say("{name}, {mood}", name=face.name, mood=felt) if mood else face.name
    below = text(felt, "small") if mood else None
    names = group(Box(gap=2), heading(face.name, "question"), below, role=Role.HEADING, name=spoken)
    top = group(Box(pad=(24, 20), gap=12), names, group(Box("row", gap=8, wrap=True), *notes) if notes else None)
    shape = (
        replace(picture(face.picture, face.alt, Box(grow=1, height=112)), cropped=True) if face.picture else spacer()
    )
    return group(Box(width=width, stack=True, lie=True), top, shape, look=tint)


def page(*children: Element | None, gap: float = 18) -> Element:
    """Build a page with its margins; wide windows keep it to a readable width."""
    inner = group(Box(gap=gap, grow=1, max_width=1440), *children)
    return group(Box(pad=(36, 24), align="center"), inner, role=Role.PAGE)
