"""The slow pass over one YAML text: every fault, the place of every key and value, and what is left to work with.

It goes on after whatever it refuses, so that an author sees all problems at once; only what libyaml itself refuses ends
the reading. What was refused is left out, or stands as the text it was, so that one mistake makes one diagnostic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from yaml import CSafeLoader, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)

from cxsim.content import traps
from cxsim.content.characters import UNSHOWN
from cxsim.content.yaml_places import START, Path, Place, Places, place_at
from cxsim.content.yaml_plain import CutShort, WordsAlone, has_decimal_comma, is_overlong_number, plain
from cxsim.content.yaml_source import (
    DEEPEST,
    MOST_EVENTS,
    REPLACEMENT,
    comments_after_prose,
    escape_of_forbidden,
    replace_forbidden,
    without_directives,
)
from cxsim.content.yaml_syntax import Span, explain, looks_like_a_key

if TYPE_CHECKING:
    from cxsim.content.diagnostic import Fault

DEEPEST_REFUSED: Final = 100
"""Levels below DEEPEST that are passed over; still deeper ends the reading."""
MOST_FAULTS: Final = 100
"""Faults reported for one file."""
_LISTED: Final = re.compile(r"[a-z][a-z0-9_]*(?:\s*,\s*[a-z][a-z0-9_]*)+(?=\s*[,}])")
LONGEST_REJOINED: Final = 2_000
"""Characters up to which a text that commas have cut is put together again."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What one text holds (None where the reading broke off), what is wrong with it, and where everything stands."""

    value: Any
    faults: tuple[Fault, ...]
    places: Places


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled."""

    value: Any
    path: Path
    begin: int
    flow: bool = False
    key: str | None = None  # of a mapping: the key that waits for its value
    key_place: Place = START
    key_end: int = 0
    previous: str | None = None  # the key before
    cut: str | None = None  # the key whose text a comma cut, already reported
    refused_key: bool = False
    value_begin: int = 0  # of what was attached last
    alone: list[tuple[Place, str]] = field(default_factory=list)  # words without a colon, and where they stand

    @property
    def wants_key(self) -> bool:
        return type(self.value) is dict and self.key is None and not self.refused_key


class _EndOfReadingError(Exception):
    """Nothing more is read; the fault that says why is reported already."""


def inspect(text: str) -> Inspected:
    """Return everything that can be said about ``text``; never raise."""
    text, forbidden = replace_forbidden(text)
    text, directives = without_directives(text)
    inspection = _Inspection(text)
    for fault in filter(None, (forbidden, directives)):
        inspection.report(fault)
    whole = inspection.run()
    return Inspected(inspection.root.value[0] if whole else None, inspection.listed_faults(), inspection.places)


class _Inspection:
    """One reading of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = _Open([], (), 0)
        self.places = Places()
        self._open = [self.root]
        self._last: Span = (0, 0)
        self._refused_levels = 0
        self._refused_begin = 0
        self._faults: list[Fault] = []
        self._faults_beyond = 0
        self._first_beyond = START
        self._comments = comments_after_prose(text)

    def report(self, fault: Fault) -> None:
        """Keep ``fault``; beyond MOST_FAULTS only count it."""
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(fault)
            return
        if not self._faults_beyond:
            self._first_beyond = Place(fault.line, fault.column)
        self._faults_beyond += 1

    def listed_faults(self) -> tuple[Fault, ...]:
        """Return the faults in the order of the file, and at the end how many more there are."""
        listed = sorted(self._faults, key=lambda fault: (fault.line, fault.column))
        if self._faults_beyond:
            listed.append(traps.too_many_faults(self._first_beyond, self._faults_beyond))
        return tuple(listed)

    def run(self) -> bool:
        """Read the text; return whether it was read to its end and holds anything."""
        event: Any = None
        try:
            for event in islice(iter(CSafeLoader(self.text.encode()).get_event, None), MOST_EVENTS):
                self._take(event)
        except YAMLError as error:
            self._report_syntax(explain(self.text, error, self._last))
            return False
        except _EndOfReadingError:
            return False
        if type(event) is not StreamEndEvent:
            self.report(traps.too_many_values(_place(event)))
            return False
        return bool(self.root.value)

    def _report_syntax(self, fault: Fault) -> None:
        """Report what ended the reading, in place of what seemed wrong from there on."""
        self._faults = [known for known in self._faults if (known.line, known.column) < (fault.line, fault.column)]
        self.report(fault)

    def _take(self, event: Any) -> None:
        if self._refused_levels:
            self._pass_over(event)
        elif isinstance(event, NodeEvent):
            self._take_part(event)
        elif isinstance(event, CollectionEndEvent):
            self._end_collection(event)
        elif type(event) is DocumentStartEvent and self.root.value:
            self.report(traps.second_document(_place(event)))
            raise _EndOfReadingError

    def _take_part(self, event: Any) -> None:
        """Take a key, or a value, or the beginning of one."""
        if type(event) is AliasEvent:
            self._take_alias(event)
            return
        if event.anchor is not None:
            self.report(traps.anchor_refused(_place(event), event.anchor))
        if event.tag is not None:
            self.report(traps.tag_refused(_place(event), event.tag))
        if type(event) is ScalarEvent:
            self._take_text(event, self._shown(event) if event.style == '"' else event.value)
        else:
            self._begin_collection(event)

    def _shown(self, event: Any) -> str:
        """Return what a double-quoted text says, and report an escape in it that stands for a forbidden character."""
        found = UNSHOWN.search(event.value)
        if found is None:
            return str(event.value)
        begin = event.start_mark.index
        offset, escape = escape_of_forbidden(self.text[begin : event.end_mark.index])
        line, column = place_at(self.text[begin : begin + offset], offset)
        start = _place(event)
        place = Place(start.line + line - 1, column + (start.column - 1 if line == 1 else 0))
        self.report(traps.forbidden_escape(place, escape, found.group()))
        return UNSHOWN.sub(REPLACEMENT, event.value)

    def _take_alias(self, event: Any) -> None:
        self.report(traps.alias_refused(_place(event), event.anchor))
        self._take_text(event, f"*{event.anchor}")

    def _take_text(self, event: Any, text: str) -> None:
        holder = self._open[-1]
        if event.end_mark.index > event.start_mark.index:
            self._last = (event.start_mark.index, event.end_mark.index)
        if holder.wants_key:
            holder.key, holder.key_place, holder.key_end = text, _place(event), event.end_mark.index
            self.places.note_key((*holder.path, text), holder.key_place)
        elif type(event) is AliasEvent or event.style:
            self._attach(text, event)
        elif not text and self._has_no_colon(holder, event.start_mark.index):
            self._take_left_over(holder)
        else:
            self._attach(self._plain(event, text), event)

    def _plain(self, event: Any, text: str) -> Any:
        """Return what an unquoted ``text`` means, and report what is suspicious about it."""
        if has_decimal_comma(text):
            self.report(traps.decimal_comma(_place(event), *text.split(",")))
            return plain(text.replace(",", "."))
        if is_overlong_number(text):
            self.report(traps.number_too_long(_place(event), text))
        end = event.end_mark.index
        if end in self._comments and self._is_prose(text, end):
            after = self.text[end + 1 : end + 100].partition("\n")[0].rstrip()
            sign = Place(event.end_mark.line + 1, event.end_mark.column + 2)
            self.report(traps.comment_after_prose(sign, text, after))
        return plain(text)

    def _is_prose(self, text: str, end: int) -> bool:
        """Tell whether the comment one space after ``text`` is likely part of it: ``ticket #5``, or many words."""
        sign = self.text[end + 2 : end + 3]
        return sign.isdigit() or (not text and sign.isalpha()) or len(text.split()) >= traps.FEWEST_WORDS_OF_PROSE

    def _has_no_colon(self, holder: _Open, index: int) -> bool:
        """Tell whether the empty value at ``index`` is none that an author wrote: ``{key: value, left over}``."""
        return holder.flow and holder.key is not None and ":" not in self.text[holder.key_end : index]

    def _take_left_over(self, holder: _Open) -> None:
        """Put together again what a comma within ``{ }`` has cut in two, and report it once."""
        piece, holder.key = holder.key or "", None
        previous = holder.previous
        held = holder.value.get(previous)
        if looks_like_a_key(piece):
            self.report(traps.colon_without_space(holder.key_place, piece))
        elif previous is None or not isinstance(held, str | int) or isinstance(held, bool):
            holder.alone.append((holder.key_place, piece))
        elif isinstance(held, int) and piece.isascii() and piece.isdigit():
            holder.value[previous] = float(f"{held}.{piece}")
            self.report(traps.decimal_comma(holder.key_place, str(held), piece))
        else:
            if holder.cut != previous:
                listed = _LISTED.match(self.text, holder.value_begin)
                names = " ".join(listed[0].split()) if listed else ""
                self.report(traps.comma_cuts_text(holder.key_place, previous, str(held), piece, names))
            holder.cut = previous
            if len(str(held)) < LONGEST_REJOINED:
                holder.value[previous] = CutShort(f"{held}, {piece}")

    def _begin_collection(self, event: Any) -> None:
        holder = self._open[-1]
        if holder.wants_key:
            self.report(traps.key_not_text(_place(event)))
            self._refuse(event)
        elif len(self._open) > DEEPEST:
            self.report(traps.too_deep(_place(event), DEEPEST))
            self._attach(None, event)
            self._refuse(event)
        else:
            value: Any = {} if type(event) is MappingStartEvent else []
            path = self._attach(value, event)
            self._open.append(_Open(value, path, event.start_mark.index, bool(event.flow_style)))

    def _end_collection(self, event: Any) -> None:
        closed = self._open.pop()
        if closed.flow:
            self._last = (closed.begin, event.end_mark.index)
        if closed.alone:
            self._take_words_alone(closed)

    def _take_words_alone(self, closed: _Open) -> None:
        """Report words without a colon; where nothing else stands in the brackets, it is a list."""
        words = [word for _, word in closed.alone]
        self.report(traps.key_without_value(closed.alone[0][0], words))
        holder = self._open[-1].value
        if not closed.value and closed.path and type(holder) is dict and holder.get(closed.path[-1]) is closed.value:
            holder[closed.path[-1]] = WordsAlone(words)

    def _refuse(self, event: Any) -> None:
        """Pass over the list or mapping that begins with ``event``."""
        self._refused_levels, self._refused_begin = 1, event.start_mark.index

    def _pass_over(self, event: Any) -> None:
        if isinstance(event, CollectionStartEvent):
            self._refused_levels += 1
            if self._refused_levels > DEEPEST_REFUSED:
                raise _EndOfReadingError
        elif isinstance(event, CollectionEndEvent):
            self._refused_levels -= 1
            if not self._refused_levels:
                self._end_refused(event)

    def _end_refused(self, event: Any) -> None:
        self._last = (self._refused_begin, event.end_mark.index)
        self._open[-1].refused_key = self._open[-1].wants_key

    def _attach(self, value: Any, event: Any) -> Path:
        """Give the innermost open list or mapping its next ``value``; return the path to it."""
        holder = self._open[-1]
        path = self._next_path(holder)
        self.places.note_value(path, _place(event))
        holder.value_begin = event.start_mark.index
        if type(holder.value) is list:
            holder.value.append(value)
        elif holder.refused_key:
            holder.refused_key = False
        elif holder.key is not None:
            self._attach_to_key(holder, holder.key, value)
        return path

    def _attach_to_key(self, holder: _Open, key: str, value: Any) -> None:
        holder.key = None
        if key in holder.value:
            self.report(traps.key_twice(holder.key_place, key, self.places.nearest((*holder.path, key))))
        else:
            holder.value[key] = value
            holder.previous = key

    def _next_path(self, holder: _Open) -> Path:
        if holder is self.root:
            return ()
        return (*holder.path, len(holder.value) if type(holder.value) is list else holder.key or "")


def _place(event: Any) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)
