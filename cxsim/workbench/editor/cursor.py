"""Where in a file a cursor is, from the lines above it: what one is writing there need not be YAML yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from cxsim.model.walk import Path

MOST_LINES: Final = 60
"""Lines that brackets may stay open for."""
_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[A-Za-z_][\w.]*|\"[^\"]*\"|'[^']*')[ \t]*:(?=\s|$))?")
_TYPED = re.compile(r"[A-Za-z_][\w.]*\Z|\Z")


class Cursor(NamedTuple):
    """A place where something is being written."""

    path: Path
    """Of the mapping that gets a key, or of the value."""
    place: Literal["key", "value"]
    written: str
    """The key or value so far; of a text of several lines, the line so far."""
    typed: str
    """The name that ends at the cursor, as far as it is written."""


def cursor_at(text: str, offset: int) -> Cursor:
    """Return where a position is."""
    begin = text.rfind("\n", 0, offset) + 1
    before = text[begin:offset]
    opened = _brackets(text, begin, offset)
    if opened:
        return opened
    line = _LINE.match(before)
    indent = len(line["indent"] if line else before)
    if line is None or not line["key"]:
        dashes = line["dashes"] if line else ""
        written = before[indent + len(dashes) :]
        path = _above(text, begin, indent if before.strip() else len(before), in_list=bool(dashes))
        return _cursor((*path, 0) if dashes else path, "value" if dashes else "key", written)
    path = _path_of(text, begin, line)
    return _cursor(path, "value", before[line.end() :].lstrip())


def _cursor(path: Path, place: Literal["key", "value"], written: str) -> Cursor:
    typed = _TYPED.search(written)
    return Cursor(path, place, written, typed[0] if typed else "")


def _path_of(text: str, begin: int, line: re.Match[str]) -> Path:
    """Return the path of the key on a line."""
    dashes = line["dashes"]
    above = _above(text, begin, len(line["indent"]), in_list=bool(dashes))
    return (*above, *((0,) if dashes else ()), line["key"].strip("\"'"))


def _above(text: str, begin: int, indent: int, *, in_list: bool) -> Path:
    """Return the path of what the lines above have opened; a list may stand as far left as its key."""
    path: list[str | int] = []
    end = begin
    while end > 0 and (indent > 0 or in_list):
        start = text.rfind("\n", 0, end - 1) + 1
        line = _LINE.match(text, start, end)
        end = start
        if line is None or not (line["key"] or line["dashes"]):
            continue
        column, inner = len(line["indent"]), len(line["indent"]) + len(line["dashes"])
        if line["key"] and (inner < indent or (in_list and not line["dashes"] and inner == indent)):
            path.insert(0, line["key"].strip("\"'"))
            indent, in_list = inner, False
        if line["dashes"] and column < indent and inner <= indent:
            path.insert(0, 0)
            indent, in_list = column, True
    return tuple(path)


@dataclass(slots=True)
class _Bracket:
    """A list or mapping in brackets that is still open."""

    mapping: bool
    path: Path
    begin: int
    key: str | None = None
    items: int = field(default=0)


def _brackets(text: str, begin: int, offset: int) -> Cursor | None:
    """Return where a position is within brackets, None where none are open."""
    start = begin
    own = _LINE.match(text, begin, offset)
    for _ in range(MOST_LINES):
        line = _LINE.match(text, start, offset)
        if line and line["key"] and start != begin and own and own["key"] and own.end("indent") - begin <= len(line[1]):
            return None  # brackets that nobody closed do not hide what stands below
        if line and line["key"]:
            value = line.end() + len(text[line.end() : offset]) - len(text[line.end() : offset].lstrip(" "))
            if text[value : value + 1] in {"{", "["} and value < offset:
                stack = _open_brackets(text, value, offset, _path_of(text, start, line))
                return _within(text, stack[-1], offset) if stack else None
            if start != begin:
                return None
        if not start:
            return None
        start = text.rfind("\n", 0, start - 1) + 1
    return None


def _open_brackets(text: str, start: int, end: int, path: Path) -> list[_Bracket]:
    """Return the brackets that are open at ``end``, outermost first."""
    stack: list[_Bracket] = []
    quote = ""
    for at in range(start, end):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in {"'", '"'} and text[at - 1] in " [{,:":
            quote = sign
        elif sign in "{[":
            stack.append(_Bracket(sign == "{", _inner(stack[-1]) if stack else path, at + 1))
        elif sign in "}]" and stack:
            stack.pop()
            if not stack:
                return stack
        elif sign == "," and stack:
            stack[-1].items, stack[-1].key, stack[-1].begin = stack[-1].items + 1, None, at + 1
        elif sign == ":" and stack and stack[-1].mapping and stack[-1].key is None and text[at + 1 : at + 2] in " \n":
            stack[-1].key, stack[-1].begin = text[stack[-1].begin : at].strip(" \n\"'"), at + 1
    return stack


def _inner(bracket: _Bracket) -> Path:
    return (*bracket.path, (bracket.key or "") if bracket.mapping else bracket.items)


def _within(text: str, bracket: _Bracket, offset: int) -> Cursor:
    written = text[bracket.begin : offset].lstrip()
    if bracket.mapping and bracket.key is None:
        return _cursor(bracket.path, "key", written)
    return _cursor(_inner(bracket), "value", written)
