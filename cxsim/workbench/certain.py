"""What is certain to mend a mistake: the one change that its way out names, as ``check --fix`` and editors make it.

Certain is a way out that says what to write word for word; a name that is the right one but for capitals, blanks and
hyphens, or one slip of the pen away from it and from no other; a layout that can be meant in one way only; and a remark
that allows nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.characters import FOREIGN_SPACES, STRAY, stray_sign
from cxsim.content.diagnostic import quoted
from cxsim.content.problem import meant, told_instead
from cxsim.content.yaml_places import LINE_BREAK, Place
from cxsim.content.yaml_spans import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cxsim.content import Diagnostic
    from cxsim.content.yaml_spans import Span

SHORTEST = 5
"""Letters of the shortest name in which a slip is mended: shorter ones are one slip away from too many others."""
_NAME = re.compile(r"[A-Za-z_]+(?![\w.])")
_INSTEAD_OF = re.compile(r"Write (\S+) instead of (\S+)\.")
_REMARK = re.compile(r"[ \t]*#\s*cxsim:\s*allow\s[^\n\r]*")
_DIRECTIVES = re.compile(r"^%(?:YAML|TAG)\b[^\n]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(rf"([A-Za-z_][\w-]*:)([{STRAY}]*)(?=[^\s/]|$)", re.MULTILINE)
_TABS = re.compile(r"^\t+", re.MULTILINE)
_INDENTED_WITH_SPACES = re.compile(r"^ +\t*[^\s#]", re.MULTILINE)
_FOREIGN_SPACES = re.compile(rf"[ ]*[{FOREIGN_SPACES}][ {FOREIGN_SPACES}]*")
_FOREIGN_LINES = re.compile(rf"^[{FOREIGN_SPACES}][ {FOREIGN_SPACES}]*", re.MULTILINE)
_DOUBLE_WIDTH = "\u3000"
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,(\d+)")
_THOUSAND = len("000")


class Edit(NamedTuple):
    """Characters of a text, counted from 0, and what they become."""

    start: int
    end: int
    text: str


class Change(NamedTuple):
    """What mends a diagnostic in its file."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...]
    """In order; none overlaps another."""
    told: str
    """What is said about it: ``'title' instead of 'tittle'``."""


class Written:
    """A file's text, and where its lines and values stand."""

    def __init__(self, text: str, value_end: Callable[[int], int | None] | None = None) -> None:
        self.text = text
        self.value_end = value_end or self._value_end
        """Where the key or the single value ends that begins at a position, None where none does."""
        self._begin = len(text) - len(text.lstrip("\ufeff"))
        """Where the text begins behind a byte order mark, from which columns count."""

    def offset(self, diagnostic: Diagnostic) -> int:
        """Return the position that a diagnostic names, or the end of the text."""
        if diagnostic.line > len(self._lines):
            return len(self.text)
        return min(self._lines[diagnostic.line - 1] + diagnostic.column - 1, len(self.text))

    def place(self, offset: int) -> Place:
        """Return the line and column of a position."""
        line = bisect_right(self._lines, offset)
        return Place(line, offset - self._lines[line - 1] + 1)

    def rest(self, offset: int) -> str:
        """Return what stands in the line from a position on."""
        end = LINE_BREAK.search(self.text, offset)
        return self.text[offset : end.start() if end else len(self.text)]

    def _value_end(self, offset: int) -> int | None:
        return self._values.get(offset)

    def field_end(self, offset: int) -> int:
        """Return where the value ends of the field whose name begins at a position; there, where none does."""
        return self._fields.get(offset, offset)

    @cached_property
    def _lines(self) -> list[int]:
        return [self._begin, *(found.end() for found in LINE_BREAK.finditer(self.text, self._begin))]

    @cached_property
    def _values(self) -> Mapping[int, int]:
        return {self._begin + each.start: self._begin + each.end for each in self._spans if each.text}

    @cached_property
    def _fields(self) -> Mapping[int, int]:
        ends = {each.path: self._begin + each.end for each in self._spans if not each.key}
        return {self._begin + each.start: ends.get(each.path, 0) for each in self._spans if each.key}

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return spans(self.text[self._begin :])


def certain_change(diagnostic: Diagnostic, written: Written, names: Callable[[], Iterable[str]]) -> Change | None:
    """Return what certainly mends a diagnostic of a text, None where nothing does.

    ``names`` gives every name that stands in the pack or on one of the closed lists.
    """
    at = written.offset(diagnostic)
    of_code = _BY_CODE.get(diagnostic.code)
    if of_code:
        return of_code(diagnostic, written, at)
    whole, part = told_instead(diagnostic.way_out), _INSTEAD_OF.fullmatch(diagnostic.way_out)
    if part:
        return _part(diagnostic, written, at, part[2], part[1])
    if whole:
        return _whole(diagnostic, written, at, whole)
    return _name(diagnostic, written, at, names)


def _whole(diagnostic: Diagnostic, written: Written, at: int, text: str) -> Change | None:
    """Return the change of a whole value, or of what stands in its place, into a text."""
    end = written.value_end(at)
    return _changed(diagnostic, written, at, end, text) if end is not None else None


def _part(diagnostic: Diagnostic, written: Written, at: int, was: str, now: str) -> Change | None:
    """Return the change of a sign or a word within a value; words stand apart from words."""
    text = written.text
    at += text[at : at + 1] in {"'", '"'}
    end = at + len(was)
    if text[at:end] != was:
        return None
    before = " " if now.isalpha() and text[at - 1 : at].isalnum() else ""
    after = " " if now.isalpha() and (text[end : end + 1].isalnum() or text[end : end + 1] == "(") else ""
    edit = Edit(at, end, f"{before}{now}{after}")
    return Change(diagnostic, (edit,), f"{quoted(now)} instead of {quoted(was)}")


def _name(diagnostic: Diagnostic, written: Written, at: int, names: Callable[[], Iterable[str]]) -> Change | None:
    """Return the change of a name into the one that is meant, where it is the same word, or one slip away from it."""
    right = meant(diagnostic.way_out)
    if not right:
        return None
    at += written.text[at : at + 1] in {"'", '"', "{"}
    same = _same_word(right).match(written.text, at)
    if same and same[0] != right:
        return _changed(diagnostic, written, at, same.end(), right)
    found = _NAME.match(written.text, at)
    if not found or not _is_slip(found[0], right):
        return None
    if any(_is_slip(found[0], each) for each in names() if each not in {found[0], right}):
        return None
    return _changed(diagnostic, written, at, found.end(), right)


def _same_word(name: str) -> re.Pattern[str]:
    """Return what matches a name written with capitals, or with blanks or hyphens, or in one word."""
    joined = "[ _-]?".join(map(re.escape, filter(None, re.split("[_-]", name))))
    return re.compile(rf"(?<![\w.-]){joined}(?![\w-]|[ ]+[^\W\d_])", re.IGNORECASE)


def _changed(diagnostic: Diagnostic, written: Written, at: int, end: int, now: str) -> Change:
    shown = [quoted(now), quoted(written.text[at:end])]
    if any(each[1] in {"'", '"'} for each in shown):  # theirs are what differs
        shown = [each[1:-1] for each in shown]
    sign = _sign(written.text[at:end])
    told = f"{shown[0]} without {sign}" if sign else " instead of ".join(shown)
    return Change(diagnostic, (Edit(at, end, now),), told)


def _idle_remark(diagnostic: Diagnostic, written: Written, at: int) -> Change | None:
    begin = at - diagnostic.column + 1
    found = _REMARK.search(written.rest(begin))
    if found is None or "," in found[0].partition("because")[0]:
        return None
    start, end = begin + found.start(), begin + found.end()
    alone = not written.text[begin:start].strip()
    if alone:  # its line goes with it
        start, after = begin, LINE_BREAK.match(written.text, end)
        end = after.end() if after else end
    return Change(diagnostic, (Edit(start, end, ""),), f"without {quoted(found[0].strip())}")


def _directives(diagnostic: Diagnostic, written: Written, _: int) -> Change | None:
    found = [Edit(each.start(), each.end(), "") for each in _DIRECTIVES.finditer(written.text)]
    return Change(diagnostic, tuple(found), "without lines that begin with %") if found else None


def _decimal_point(diagnostic: Diagnostic, written: Written, at: int) -> Change | None:
    """Return the change of a comma into a point, but where it may part thousands."""
    text = written.text
    begin = at
    while text[begin - 1 : begin].isdigit() or text[begin - 1 : begin] in {",", "-", "+"}:
        begin -= 1
    found = _DECIMAL_COMMA.match(text, begin)
    if found is None or found.end() < at or len(found[1]) == _THOUSAND or text[found.end() : found.end() + 1] == ",":
        return None
    return _changed(diagnostic, written, begin, found.end(), found[0].replace(",", "."))


def _blank_after_colon(diagnostic: Diagnostic, written: Written, at: int) -> Change | None:
    found = _KEY.match(written.text, at)
    if found is None:
        return None
    blank = " " if written.rest(found.end()) else ""
    told = f"a blank after {quoted(found[1])}" if blank else f"{quoted(found[1])} without {_sign(found[2])}"
    return Change(diagnostic, (Edit(*found.span(2), blank),), told)


def _sign(text: str) -> str:
    return stray_sign(text).partition(",")[0]


def _narrow_sign(diagnostic: Diagnostic, written: Written, at: int) -> Change | None:
    narrow = {"\uff1a": ":", "\uff0c": ","}.get(written.text[at : at + 1])
    if narrow is None:
        return None
    now = narrow if written.text[at + 1 : at + 2].isspace() else f"{narrow} "
    return Change(diagnostic, (Edit(at, at + 1, now),), f"'{narrow}' instead of '{written.text[at]}'")


def _tabs(diagnostic: Diagnostic, written: Written, _: int) -> Change | None:
    """Return two spaces for each tab, where all that is indented is so with tabs: else nobody knows how wide one is."""
    if _INDENTED_WITH_SPACES.search(written.text):
        return None
    found = [Edit(each.start(), each.end(), "  " * len(each[0])) for each in _TABS.finditer(written.text)]
    return (
        Change(diagnostic, tuple(found), "two spaces instead of each tab at the beginning of a line") if found else None
    )


def _foreign_spaces(diagnostic: Diagnostic, written: Written, at: int) -> Change | None:
    """Return as many spaces as the foreign ones are wide, in this line and in all that begin with one."""
    begin = at - diagnostic.column + 1
    runs = {each.start(): each for each in _FOREIGN_LINES.finditer(written.text)}
    here = _FOREIGN_SPACES.match(written.text, begin)
    if here is None:  # another mistake in an indentation, or a sign behind the one that begins an item
        sign = _sign(written.text[at : at + 1])
        blank = " " if written.text[at - 1 : at] == "-" else ""
        told = f"{'a blank' if blank else 'nothing'} instead of {sign}"
        return Change(diagnostic, (Edit(at, at + 1, blank),), told) if sign else None
    runs[begin] = here
    edits = (
        Edit(*each.span(), " " * (len(each[0]) + each[0].count(_DOUBLE_WIDTH))) for _, each in sorted(runs.items())
    )
    return Change(diagnostic, tuple(edits), "spaces instead of other blanks at the beginning of a line")


_BY_CODE: Mapping[str, Callable[[Diagnostic, Written, int], Change | None]] = {
    "CX012": _directives,
    "CX021": _decimal_point,
    "CX025": _tabs,
    "CX028": _foreign_spaces,
    "CX031": _blank_after_colon,
    "CX032": _narrow_sign,
    "CX791": _idle_remark,
}


def _is_slip(written: str, right: str) -> bool:
    """Whether two names of some length differ in one letter: left out, doubled, wrong, or two in the wrong order."""
    if min(len(written), len(right)) < SHORTEST or written == right:
        return False
    first = next((at for at, (one, other) in enumerate(zip(written, right, strict=False)) if one != other), None)
    at = min(len(written), len(right)) if first is None else first
    rest, other = written[at:], right[at:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return rest[1:] == other or rest == other[1:] or rest[1:] == other[1:] or swapped
