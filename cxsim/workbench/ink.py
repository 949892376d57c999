"""Shapes and text as SVG elements; text is measured by estimate, as no font is at hand."""

from __future__ import annotations

from collections import Counter
from posixpath import commonprefix
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

FONT = "'Noto Sans','Segoe UI','Helvetica Neue',Arial,sans-serif"
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] ·"), frozenset("mwMWQO@%—…")


def attributes(**given: str | float) -> str:
    """Return attributes, each after a space; ``_`` in a name stands for ``-``."""
    return "".join(f" {name.strip('_').replace('_', '-')}={quoteattr(number(value))}" for name, value in given.items())


def element(tag: str, inside: str = "", /, **given: str | float) -> str:
    """Return one element; ``inside`` is markup already."""
    return f"<{tag}{attributes(**given)}>{inside}</{tag}>" if inside else f"<{tag}{attributes(**given)}/>"


def words(text: str, /, **given: str | float) -> str:
    """Return a text element."""
    return element("text", plain(text), **given) if text else ""


def plain(text: str) -> str:
    """Return a text as XML may carry it: on one line, markup escaped, what does not print as a space."""
    shown = "".join(" " if category(char)[0] in "CZ" and char != " " else char for char in text)
    return escape(shown)


def number(value: str | float) -> str:
    """Return a number with at most two decimals, a text as it is."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    return sum(map(_share, text)) * size * (1.07 if bold else 1.0)


def fitted(text: str, size: float, width: float, *, bold: bool = False, tail: float = 0.0) -> str:
    """Return the text, cut with an ellipsis where it is wider than ``width``; its end gets a share of the room."""
    text = text if len(text) <= width else f"{text[: int(width)]}{text[-int(width) :]}"
    if width_of(text, size, bold=bold) <= width:
        return text
    room = width / (size * (1.07 if bold else 1.0)) - 1
    head, end = _as_far_as(text, room * (1 - tail)), _as_far_as(text[::-1], room * tail)
    return text[:head].rstrip() + "…" + text[len(text) - end :].lstrip()


def apart(rooms: Mapping[str, float], size: float, *, bold: bool = False) -> dict[str, str]:
    """Return each text fitted to its room, cut elsewhere than at its end where it would look like another one.

    Left out is its middle, or what it has in common with the others at its beginning.
    """
    shown = {text: fitted(text, size, width, bold=bold) for text, width in rooms.items()}
    taken = set(shown.values())
    for begin, tail in CUTS:
        for texts in _alike(shown):
            start = len(commonprefix(texts)) - BEFORE if begin else 0
            parts = {text: f"…{text[start:]}" if start > 0 else text for text in texts}
            cut = {text: fitted(part, size, rooms[text], bold=bold, tail=tail) for text, part in parts.items()}
            times = Counter(cut.values())
            shown |= {text: label for text, label in cut.items() if times[label] == 1 and label not in taken}
            taken |= {*cut.values()}
    return shown


CUTS = ((False, 0.5), (False, 0.75), (True, 0.0), (True, 0.5))
"""Ways to cut texts that look alike, tried in turn: whether what they begin with goes, and the share of their ends."""
BEFORE = 1
"""Characters that are shown of what comes before the difference."""


def _alike(shown: Mapping[str, str]) -> list[list[str]]:
    """Return the texts that look like others, together."""
    found: dict[str, list[str]] = {}
    for text, label in shown.items():
        found.setdefault(label, []).append(text)
    return [texts for texts in found.values() if len(texts) > 1]


def _as_far_as(text: str, room: float) -> int:
    """Return how many characters of a text find room, in widths of the font's size."""
    for at, char in enumerate(text):
        room -= _share(char)
        if room < 0:
            return at
    return len(text)


def _share(char: str) -> float:
    """Return a character's width as a share of the font's size."""
    if char in _NARROW:
        return 0.35
    if char in _WIDE or east_asian_width(char) in "WF":
        return 1.0
    return 0.71 if char.isupper() else 0.6
