"""From a file's bytes to the characters YAML allows."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from cxsim.content.characters import TURNING, TURNING_IN_UTF_8, UNSHOWN
from cxsim.content.diagnostic import Fault
from cxsim.content.traps import directive_refused, forbidden_character
from cxsim.content.yaml_places import place_at

LARGEST = 2_000_000
"""Bytes of the largest file that is read; a thousand situations take about 500,000."""
DEEPEST: Final = 20
"""Levels of lists and mappings within each other."""
MOST_EVENTS: Final = 200_000
"""Events of libyaml in one file: one for each key and single value, two for each list and mapping."""

REPLACEMENT = "?"
_FORBIDDEN = re.compile(rf"[{TURNING}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(?:[0abvfreN]|x[01789]|u00[01789]|u20[26]|U0000(?:00[01789]|20[26]))")
"""What may stand for such a character in double quotes."""
_ESCAPED = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))", re.DOTALL)
_SHORT_ESCAPES: Final = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85"}
_DIRECTIVE = re.compile("(?:\\A|(?<=[\r\n\x85\u2028\u2029]))%(?=TAG|YAML)")
_BYTE_ORDER_MARK = "\ufeff"
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Source(NamedTuple):
    """One file's text and the same in UTF-8, both without a byte order mark."""

    text: str
    raw: bytes


def decode(source: bytes | str) -> Source | Fault:
    """Return ``source`` as text, or the fault that makes it none: it is too large, or not UTF-8.

    Lone surrogates in a str stay; libyaml refuses them, and ``replace_forbidden`` says so.
    """
    if len(source) > LARGEST:
        return _too_large()
    if isinstance(source, str):
        text, raw = source, source.encode("utf-8", "surrogatepass")
        if len(raw) > LARGEST:
            return _too_large()
    else:
        raw = source
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            return _not_utf8(raw, error.start)
    if text.startswith(_BYTE_ORDER_MARK):
        text = text.lstrip(_BYTE_ORDER_MARK)
        raw = text.encode("utf-8", "surrogatepass")
    return Source(text, raw)


def replace_forbidden(text: str) -> tuple[str, Fault | None]:
    """Return ``text`` with REPLACEMENT for each forbidden character, and the fault they make together."""
    first = _FORBIDDEN.search(text)
    if first is None:
        return text, None
    replaced, count = _FORBIDDEN.subn(REPLACEMENT, text)
    more = f" ({count} such characters in this file)" if count > 1 else ""
    return replaced, forbidden_character(place_at(text, first.start()), first.group(), more)


def may_hold_forbidden(source: Source) -> bool:
    """Tell whether something that libyaml takes is perhaps to be refused: a turning character, or an escape."""
    return bool(TURNING_IN_UTF_8.search(source.raw)) or ("\\" in source.text and bool(_ESCAPE.search(source.text)))


def escape_of_forbidden(written: str) -> tuple[int, str]:
    """Return where in a double-quoted scalar, as it is written, an escape first stands for such a character, and it."""
    for found in _ESCAPED.finditer(written):
        digits = found[1] or found[2] or found[3]
        if UNSHOWN.match(chr(int(digits, 16)) if digits else _SHORT_ESCAPES.get(found[4], "")):
            return found.start(), found[0]
    return 0, ""


def may_have_directives(text: str) -> bool:
    """Tell whether ``without_directives`` is worth its time."""
    return "%TAG" in text or "%YAML" in text


def without_directives(text: str) -> tuple[str, Fault | None]:
    """Return ``text`` with its ``%TAG`` and ``%YAML`` lines made comments, and the fault for the first of them.

    libyaml compares each ``%TAG`` with all before it: one file of them keeps it busy for minutes.
    """
    first = _DIRECTIVE.search(text) if may_have_directives(text) else None
    if first is None:
        return text, None
    return _DIRECTIVE.sub("#", text), directive_refused(place_at(text, first.start()))


def comments_after_prose(text: str) -> frozenset[int]:
    """Return where a comment begins one space after something else: the positions of those spaces.

    Most are ordinary; whether one cuts a text in two depends on the value before it.
    """
    found = []
    index = text.find(" #")
    while index >= 0:
        if _may_cut_prose(text, index):
            found.append(index)
        index = text.find(" #", index + 2)
    return frozenset(found)


def _may_cut_prose(text: str, index: int) -> bool:
    before = text[index - 1] if index else "\n"
    if before.isspace():
        return False
    if before == ":":
        return text[index + 2 : index + 3].isalnum()
    return True


def _too_large() -> Fault:
    problem = f"The file is larger than {LARGEST // 1_000_000} MB."
    return Fault(1, 1, "CX002", "file-too-large", problem, "Split it: one scenario a file.")


def _not_utf8(raw: bytes, index: int) -> Fault:
    if raw.startswith(_UTF_16_MARKS):
        problem = "The file is in UTF-16, not in UTF-8."
    else:
        problem = f"The byte 0x{raw[index]:02X} is not UTF-8: the file was saved in another encoding."
    before = raw[:index].decode("utf-8").lstrip(_BYTE_ORDER_MARK)
    return Fault(*place_at(before, len(before)), "CX010", "not-utf8", problem, "Save the file as UTF-8.")
