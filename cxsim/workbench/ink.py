"""Shapes and text as SVG elements; text is measured by estimate, as no font is at hand."""

from __future__ import annotations

from unicodedata import category, east_asian_width
from xml.sax.saxutils import escape, quoteattr

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


def fitted(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis where it is wider than ``width``."""
    text = text[: int(width)]
    if width_of(text, size, bold=bold) <= width:
        return text
    room = width - size * (1.07 if bold else 1.0)
    for at, char in enumerate(text):
        room -= _share(char) * size * (1.07 if bold else 1.0)
        if room < 0:
            return text[:at].rstrip() + "…"
    return text


def _share(char: str) -> float:
    """Return a character's width as a share of the font's size."""
    if char in _NARROW:
        return 0.35
    if char in _WIDE or east_asian_width(char) in "WF":
        return 1.0
    return 0.71 if char.isupper() else 0.6
