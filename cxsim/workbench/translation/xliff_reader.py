"""XLIFF 1.2 → its units by id, bounded and strict: it comes from somebody else, by mail, through tools unknown.

Expat reads it as a stream. A document type, and with it every entity but XML's own five, is refused before anything is
expanded. What tools add in vocabularies of their own is passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from cxsim.content.diagnostic import printable, quoted
from cxsim.content.po_reader import LONGEST_TEXT, MOST_ENTRIES
from cxsim.workbench.translation.xliff_writer import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_XLIFF = 16_000_000
"""Bytes of the largest file that is read: four times a PO file, for the notes and the tools' own."""
DEEPEST = 32
"""Elements within each other; XLIFF needs eight."""
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii"})
_FORBIDDEN = re.compile("[\r\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What XML allows and no text of a pack may have."""
_WRITTEN_BY_US = "Let cxsim translate export write one, and have that translated."
_IN_PARTS = "Send it and take it in in parts."


class XliffError(ValueError):
    """A file that is not taken, with the place (from 1) of what is wrong and a way out."""

    def __init__(self, line: int, column: int, problem: str, way_out: str) -> None:
        super().__init__(f"{line}:{column}  {problem}\n  {way_out}")
        self.line = line


class Unit(NamedTuple):
    """A text as it was sent, and what came back for it."""

    id: str
    source: str
    target: str
    """The translation; "" where there is none."""
    state: str
    """How far it is, in XLIFF's words; "" where the tool says nothing."""
    approved: bool
    notes: tuple[str, ...]
    line: int
    """Line (from 1) in which it begins."""


class Xliff(NamedTuple):
    """A file as it came."""

    units: Mapping[str, Unit]
    originals: tuple[str, ...]
    """What the file says that it was made of."""
    source: str
    """Language tags, such as pt-BR; "" where there is none."""
    target: str


def read_xliff(source: bytes) -> Xliff:
    """Return what stands in a file; raise :class:`XliffError` where it is not XLIFF 1.2 as bounded here."""
    if len(source) > LARGEST_XLIFF:
        megabytes = LARGEST_XLIFF // 1_000_000
        raise XliffError(1, 1, f"The file is larger than {megabytes} MB.", _IN_PARTS)
    reader = _Reader()
    try:
        reader.parser.Parse(source, True)  # noqa: FBT003 - expat's own order
    except expat.ExpatError as error:
        problem = f"This is no whole XML file: {expat.ErrorString(error.code)}."
        raise XliffError(error.lineno, error.offset + 1, problem, "Ask for it once more, as XLIFF 1.2.") from error
    return Xliff(reader.units, tuple(reader.originals), *reader.languages)


class _Reader:
    def __init__(self) -> None:
        self.units: dict[str, Unit] = {}
        self.originals: list[str] = []
        self.languages = ("", "")
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._path: list[str] = []
        self._unit: _Open | None = None

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            self._refuse(f"The file says that it is in {printable(encoding[:20])}.", "Save it as UTF-8.")

    def _document_type(self, *_: object) -> None:
        self._refuse("The file has a document type (<!DOCTYPE), which XLIFF does not need.", "Delete it.")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._path and (local != "xliff" or space != NAMESPACE):
            said = f", it begins with {quoted(local)} of {quoted(space)}" if space else ""
            self._refuse(f"This is no XLIFF 1.2{said}.", f"Save it as XLIFF 1.2. {_WRITTEN_BY_US}")
        if len(self._path) >= DEEPEST:
            self._refuse(f"More than {DEEPEST} elements stand within each other.", _WRITTEN_BY_US)
        where = self._path[-1] if self._path else ""
        self._path.append(local if space == NAMESPACE else "")
        if self._unit is not None:
            self._unit.begin(where, self._path[-1], attributes)
        elif self._path[-1] == "file":
            self._file(attributes)
        elif self._path[-1] == "trans-unit":
            self._unit = _Open(attributes, self.parser.CurrentLineNumber)

    def _file(self, attributes: dict[str, str]) -> None:
        languages = (attributes.get("source-language", ""), attributes.get("target-language", ""))
        if self.originals and languages != self.languages:
            self._refuse("The parts of the file are in different languages.", "Take them in as files of their own.")
        self.languages = languages
        self.originals.append(attributes.get("original", ""))

    def _end(self, _: str) -> None:
        ended = self._path.pop()
        if self._unit is None:
            return
        self._unit.end(ended, self._path[-1])
        if ended == "trans-unit":
            self._close(self._unit.closed())
            self._unit = None

    def _close(self, unit: Unit) -> None:
        texts = (unit.id, unit.source, unit.target, *unit.notes)
        forbidden = next((found for each in texts if (found := _FORBIDDEN.search(each))), None)
        if not unit.id:
            raise XliffError(unit.line, 1, "This text (trans-unit) has no id.", _WRITTEN_BY_US)
        if unit.id in self.units:
            problem = f"{quoted(unit.id)} is in line {self.units[unit.id].line}, too."
            raise XliffError(unit.line, 1, problem, "Keep one of them.")
        if forbidden:
            problem = f"{quoted(unit.id)} has the character U+{ord(forbidden[0]):04X}, which cannot be shown."
            raise XliffError(unit.line, 1, problem, "Delete it.")
        if sum(map(len, texts[:3])) > LONGEST_TEXT:
            problem = f"{quoted(unit.id)} has more than {LONGEST_TEXT:,} characters."
            raise XliffError(unit.line, 1, problem, "Shorten it.")
        if len(self.units) >= MOST_ENTRIES:
            raise XliffError(unit.line, 1, f"The file has more than {MOST_ENTRIES:,} texts.", _IN_PARTS)
        self.units[unit.id] = unit

    def _characters(self, text: str) -> None:
        if self._unit is not None:
            self._unit.parts.append(text)

    def _refuse(self, problem: str, way_out: str) -> None:
        raise XliffError(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, problem, way_out)


class _Open:
    """A unit that is being read."""

    def __init__(self, attributes: dict[str, str], line: int) -> None:
        self.parts: list[str] = []
        self._line = line
        self._attributes = attributes
        self._texts = {"source": "", "target": ""}
        self._notes: list[str] = []
        self._state = ""
        self._inside = ""
        self._begun: list[tuple[int, dict[str, str]]] = []
        self._kept: dict[str, str] = {}
        """What stood in each tag of the source, for tools that give the tag back without it."""

    def begin(self, parent: str, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if self._inside:
            self._begun.append((len(self.parts), attributes))
        elif parent == "trans-unit" and name in {"source", "target", "note"}:
            self._inside = name
            self.parts.clear()
            self._state = attributes.get("state", "") if name == "target" else self._state

    def end(self, name: str, parent: str) -> None:
        """Take the end of an element."""
        if self._begun:
            at, attributes = self._begun.pop()
            name = attributes.get("id", "")
            if len(self.parts) == at:
                self.parts.append(attributes.get("equiv-text") or self._kept.get(name, ""))
            if self._inside == "source":
                self._kept[name] = "".join(self.parts[at:])
        elif self._inside and parent == "trans-unit":
            text = "".join(self.parts).replace("\r\n", "\n")
            if name == "note":
                self._notes.append(text)
            else:
                self._texts[name] = text
            self._inside = ""

    def closed(self) -> Unit:
        """Return the unit, which has ended."""
        about = self._attributes
        name = about.get("resname") or about.get("id", "")
        notes = tuple(self._notes)
        source, target = self._texts["source"], self._texts["target"]
        return Unit(name, source, target, self._state, about.get("approved") == "yes", notes, self._line)
