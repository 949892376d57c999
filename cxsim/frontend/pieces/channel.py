"""Show what is said as its channel shows it: a letter, a chat, a public post; aloud, in speech bubbles."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role, Trend
from cxsim.frontend.elements.wrap import run_on
from cxsim.frontend.moods import mood_in_words
from cxsim.frontend.pieces.blocks import READING_WIDTH, conversation, group, icon, rich, rule, text
from cxsim.frontend.pieces.controls import avatar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.present import Face, Line, Stage
    from cxsim.frontend.words import Words

WAVE = (0.5, 0.62, 0.3, 0.8, 0.15, 0.95, 0.35, 0.7, 0.42, 0.58, 0.5)
"""A voice, as a line."""


def scene(say: Words, stage: Stage, lines: tuple[Line, ...], look: str = "bubble") -> tuple[Element, ...]:
    """Build what is said and told in the look of the stage's channel."""
    if stage.kind not in {"email", "chat", "social"}:
        return conversation(say, lines, look)
    return tuple(_written(say, stage, lines, look))


def _written(say: Words, stage: Stage, lines: tuple[Line, ...], look: str) -> Iterator[Element]:
    """Yield what was written by one person after the other, and between it what is told."""
    for name, said in groupby(lines, key=lambda line: line.face.name if line.face else ""):
        part = tuple(said)
        face = next((line.face for line in reversed(part) if line.face), None)
        if not name or face is None:
            yield from conversation(say, part, look)
        elif stage.kind == "chat":
            yield _chat(say, face, part)
        elif stage.kind == "email":
            yield _letter(say, face, part)
        else:
            yield _post(say, face, part)


def _said(say: Words, face: Face, lines: tuple[Line, ...], inner: tuple[Element, ...]) -> Element:
    """Build what somebody wrote, to be read in one piece and in their voice."""
    words = run_on("".join(span.text for span in line.spans) for line in lines)
    spoken = say("{name} ({mood}): {words}", name=face.name, mood=mood_in_words(say, face.mood), words=words)
    return Element(Role.TEXT, spoken, children=inner, written_out=True, voice=face.voice)


def _chat(say: Words, face: Face, lines: tuple[Line, ...]) -> Element:
    """Build messages in grey fields beside a small portrait."""
    fields = tuple(
        group(Box(pad=(16, 8)), rich(line.spans, "choice"), look="quiet_chip", role=Role.DECORATION) for line in lines
    )
    column = group(Box(gap=6, grow=1, align="start"), text(face.name, "label", "accent"), *fields)
    inner = (avatar(face, 44), column)
    box = Box("row", gap=12, align="end", max_width=READING_WIDTH)
    return replace(_said(say, face, lines, inner), box=box)


def _letter(say: Words, face: Face, lines: tuple[Line, ...]) -> Element:
    """Build a sheet with sender and receiver at its head."""
    head = group(
        Box("row", gap=14, align="center"),
        icon("mail", "accent", 24),
        group(
            Box(grow=1),
            text(say("From: {name}", name=face.name), "label"),
            text(say("To: {name}", name=say("You")), "caption", "muted"),
        ),
    )
    inner = (head, rule(), *(rich(line.spans) for line in lines))
    box = Box(gap=10, pad=(26, 16), max_width=READING_WIDTH)
    return replace(_said(say, face, lines, inner), look="card", box=box)


def _post(say: Words, face: Face, lines: tuple[Line, ...]) -> Element:
    """Build a post that everybody can read."""
    head = group(
        Box("row", gap=14, align="center"),
        avatar(face, 44),
        group(Box(grow=1), text(face.name, "strong"), text(say("Everybody can read this"), "caption", "muted")),
    )
    marks = ("heart", "message-square", "share-2")
    foot = group(Box("row", gap=24), *(icon(each, "muted", 20) for each in marks), role=Role.DECORATION)
    inner = (head, *(rich(line.spans, "lead") for line in lines), rule(), foot)
    box = Box(gap=10, pad=(24, 16), max_width=READING_WIDTH)
    return replace(_said(say, face, lines, inner), look="flat", box=box)


def place(stage: Stage, portrait: Element) -> Element:
    """Put the person opposite where the channel has them: behind a counter, or at the end of a line."""
    if stage.kind == "phone":
        wave = Element(Role.DECORATION, trend=Trend(WAVE, tone="accent"), box=Box(width=120, height=26))
        bar = group(
            Box("row", gap=12, pad=(18, 8), align="center", justify="center", roomy=True),
            icon("phone", "accent", 20),
            wave,
            role=Role.DECORATION,
            look="strip",
        )
    elif stage.kind == "counter":
        edge = group(Box(grow=1), rule())
        bar = group(
            Box("row", gap=14, pad=(22, 11), align="center", roomy=True),
            edge,
            icon("store", "accent", 20),
            edge,
            role=Role.DECORATION,
            look="strip",
        )
    else:
        return portrait
    person = replace(portrait, box=replace(portrait.box, grow=1))
    return group(Box(gap=10, width=portrait.box.width, stack=True), person, bar)
