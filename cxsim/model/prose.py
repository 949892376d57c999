"""Light markup: ``name (mood): line``, *emphasis*, and ``{values}`` that come formatted. Syntax only; no rendering."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPEECH = re.compile(r"([a-z][a-z0-9_]{0,63})(?: \(([^()\n]{0,40})\))?: ?")
_SPAN = re.compile(r"\*([^*\n]+)\*|\{([^{}\n]*)\}")


class Span(NamedTuple):
    """A stretch of text that looks the same throughout, or a value to be filled in."""

    text: str
    """The words; of a value, its name without braces."""
    emphasis: bool = False
    value: bool = False


class Line(NamedTuple):
    """One line: something said by somebody in a mood, or narration (no speaker)."""

    spans: tuple[Span, ...]
    speaker: str | None = None
    mood: str | None = None


def read_prose(text: str, people: frozenset[str] | None = None) -> tuple[Line, ...]:
    """Return the lines of a text. Only ids in ``people`` speak (all that look like one, where None).

    A line without a speaker that follows a spoken one is narration: who goes on speaking is named again.
    """
    return tuple(_line(each, people) for each in text.splitlines() if each.strip())


def values_named(text: str) -> tuple[str, ...]:
    """Return the names in ``{}``, in order."""
    return tuple(name for emphasised, name in _SPAN.findall(text) if not emphasised)


def speeches(text: str) -> tuple[tuple[str, str | None], ...]:
    """Return (speaker, mood) of each line that begins as if somebody spoke; quicker than reading the whole text."""
    if ":" not in text:
        return ()
    found = map(_SPEECH.match, map(str.strip, text.splitlines()))
    return tuple((each[1], each[2]) for each in found if each)


def voices_in(text: str, people: frozenset[str]) -> tuple[tuple[str, str | None], ...]:
    """Return (speaker, mood) of each spoken line, in order."""
    return tuple(each for each in speeches(text) if each[0] in people)


def _line(text: str, people: frozenset[str] | None) -> Line:
    text = text.strip()
    speech = _SPEECH.match(text)
    if speech and (people is None or speech[1] in people):
        return Line(_spans(text[speech.end() :]), speech[1], speech[2])
    return Line(_spans(text))


def _spans(text: str) -> tuple[Span, ...]:
    found, at = [], 0
    for match in _SPAN.finditer(text):
        if match.start() > at:
            found.append(Span(text[at : match.start()]))
        found.append(Span(match[1], emphasis=True) if match[1] is not None else Span(match[2], value=True))
        at = match.end()
    if at < len(text):
        found.append(Span(text[at:]))
    return tuple(found)
