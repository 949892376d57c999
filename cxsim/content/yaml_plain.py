"""Unquoted scalars, by the core schema of YAML 1.2 (section 10.3.2), with the narrowest spelling of each word.

``true``, ``false``, ``null``, ``~`` and nothing at all have a meaning; decimal, ``0x`` and ``0o`` integers and
decimal fractions are numbers. All else is text: ``no``, ``on``, ``True``, ``5:40``, ``2024-05-01``, ``.inf``.
"""

from __future__ import annotations

import re
from math import isfinite


class CutShort(str):
    """A text that commas cut within ``{ }``, put together again: what is wrong with it is told already."""

    __slots__ = ()


class WordsAlone(list[str]):
    """Words without colons within ``{ }``, as the list that they may be: what is wrong with them is told already."""


LONGEST_NUMBER = 40
"""Characters of the longest number; a longer one is no quantity of this game, and costs time to convert."""

WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
NUMBER_STARTS = frozenset("+-.0123456789")

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_OTHER_BASE = re.compile(r"0(?:o[0-7]+|x[0-9a-fA-F]+)\Z")
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+\Z")


def plain(text: str) -> str | int | float | bool | None:
    """Return what the unquoted ``text`` means. A number too long or too large to count with stays text."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in NUMBER_STARTS and len(text) <= LONGEST_NUMBER:
        return _number(text)
    return text


def _number(text: str) -> str | int | float:
    if _INTEGER.match(text):
        return int(text)
    if _FRACTION.match(text):
        number = float(text)
        return number if isfinite(number) else text
    if _OTHER_BASE.match(text):
        return int(text, 0)
    return text


def is_overlong_number(text: str) -> bool:
    """Tell whether ``text`` is written as a number that is too long or too large to count with."""
    if text[:1] not in NUMBER_STARTS or not (_FRACTION.match(text) or _OTHER_BASE.match(text)):
        return False
    return isinstance(plain(text), str)


def has_decimal_comma(text: str) -> bool:
    """Tell whether ``text`` is nothing but digits with one comma between them, such as ``2,5``."""
    return bool(_DECIMAL_COMMA.match(text))
