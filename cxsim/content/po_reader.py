"""PO files of a pack → entries by stable id, bounded and strict: every fault with its line, nothing guessed.

Babel reads PO, too, but passes over what it does not understand. The tests hold this reader against Babel's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.characters import UNSHOWN
from cxsim.content.diagnostic import Fault, quoted
from cxsim.content.yaml_places import place_at

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_PO = 4_000_000
"""Bytes of the largest file that is read."""
MOST_ENTRIES = 50_000
LONGEST_TEXT = 20_000
"""Characters of a text, its translation and its id together."""
MOST_FAULTS = 100
"""Faults of one file that are told."""
_STRING = r'"[^"\\\n]*+(?>\\.[^"\\\n]*+)*+"'
_TEXT = rf"({_STRING}(?>[ \t]*\n[ \t]*{_STRING})*+)[ \t]*"
_COMMENTS = r"((?>[ \t]*(?:#(?!~)[^\n]*+)?\n)*+)"
_LEADING = re.compile(_COMMENTS)
_ENTRY = re.compile(rf"{_COMMENTS}(?:msgctxt[ \t]*{_TEXT}\n)?msgid[ \t]*{_TEXT}\nmsgstr[ \t]*{_TEXT}(?:\n|\Z)")
_OBSOLETE = re.compile(rf"{_COMMENTS}((?>#~[^\n]*+(?:\n|\Z))++)")
_END = re.compile(r"(?>[ \t]*(?:#(?!~)[^\n]*+)?(?:\n|\Z))*+\Z")
_BLANK = re.compile(r"\n[ \t]*(?=\n|\Z)")
_JOINT = re.compile(r'"[ \t]*\n[ \t]*"')
_ESCAPE = re.compile(r"\\(.)")
_PREVIOUS = re.compile(rf"^#\|[ \t]*msgid[ \t]*({_STRING}(?>[ \t]*\n#\|[ \t]*{_STRING})*+)", re.MULTILINE)
_STRING_LINE = re.compile(rf"[ \t]*(?:msgctxt|msgid|msgstr)?[ \t]*{_STRING}[ \t]*")
_PO_LINE = re.compile(r"[ \t]*(?:#|(?:msgctxt|msgid|msgstr)?[ \t]*\"|\Z)")
_FORBIDDEN = re.compile(f"{UNSHOWN.pattern}|[\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class Entry(NamedTuple):
    """One text and its translation."""

    id: str
    """Stable id of the text (msgctxt): scenario, fields and ids, with dots."""
    source: str
    """The text as it was when it was translated (msgid)."""
    translation: str = ""
    comments: str = ""
    """The lines before it that begin with #."""
    line: int = 0
    """Line (from 1) in which the entry begins."""

    @property
    def fuzzy(self) -> bool:
        """Whether it is marked as to be looked at; it is not shown then."""
        return "fuzzy" in self.comments and "fuzzy" in self.flags

    @property
    def flags(self) -> tuple[str, ...]:
        """Marks such as fuzzy."""
        return tuple(each.strip() for line in self._lines(",") for each in line.split(","))

    @property
    def remarks(self) -> tuple[str, ...]:
        """Translators' own comments."""
        return self._lines(" ", "")

    @property
    def previous(self) -> str | None:
        """What the source was when somebody last translated it, where that is another text."""
        found = _PREVIOUS.search(self.comments)
        return _plain(re.sub(r"\n#\|[ \t]*", "\n", found[1])) if found else None

    def _lines(self, *kinds: str) -> tuple[str, ...]:
        lines = (line.strip() for line in self.comments.splitlines())
        return tuple(line[2:].strip() for line in lines if line[:1] == "#" and line[1:2] in kinds)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one language."""

    header: Entry = field(default=Entry("", ""))
    entries: Mapping[str, Entry] = field(default_factory=dict)
    obsolete: tuple[Entry, ...] = ()
    """Translations of texts that are gone."""
    faults: tuple[Fault, ...] = ()

    @property
    def about(self) -> dict[str, str]:
        """The header's fields."""
        fields = (line.partition(":") for line in self.header.translation.splitlines() if ":" in line)
        return {name.strip(): value.strip() for name, _, value in fields}


def read_po(source: bytes) -> Catalogue:
    """Return the entries of a PO file, those with a fault left out; never raise."""
    text = _decoded(source)
    if isinstance(text, Fault):
        return Catalogue(faults=(text,))
    reader = _Reader()
    reader.read(text, 1)
    return Catalogue(reader.header, reader.entries, tuple(reader.obsolete), tuple(reader.faults))


class _Reader:
    def __init__(self) -> None:
        self.header = Entry("", "")
        self.entries: dict[str, Entry] = {}
        self.obsolete: list[Entry] = []
        self.faults: list[Fault] = []

    def read(self, text: str, line: int, *, gone: bool = False) -> None:
        """Read the entries in ``text``, which begins in that line of the file."""
        at = 0
        while at < len(text):
            if len(self.faults) >= MOST_FAULTS or len(self.entries) + len(self.obsolete) >= MOST_ENTRIES:
                self._fault(line, *_TOO_MUCH)
                return
            found = _ENTRY.match(text, at)
            old = None if found or gone else _OBSOLETE.match(text, at)
            if found:
                self._take(found, line, gone=gone)
                end = found.end()
            elif _END.match(text, at):
                return
            elif old:
                lines = (each.removeprefix("#~").lstrip(" ") for each in old[2].split("\n"))
                inner = "\n".join(f"#{each}" if each.startswith("|") else each for each in lines)
                self.read(old[1] + inner, line, gone=True)
                end = old.end()
            else:
                end = self._tell(text, at, line)
            line += text.count("\n", at, end)
            at = end

    def _take(self, found: re.Match[str], line: int, *, gone: bool) -> None:
        comments, name, source, translation = found.groups('""')
        line += comments.count("\n")
        try:
            name, source, translation = _plain(name), _plain(source), _plain(translation)
        except KeyError as escape:
            problem = f"The text has a backslash before {quoted(str(escape.args[0]))}, which stands for nothing."
            self._fault(line, *_BAD_QUOTES, problem, _ESCAPES)
            return
        if len(name) + len(source) + len(translation) > LONGEST_TEXT:
            problem = f"The text has more than {LONGEST_TEXT:,} characters."
            self._fault(line, *_TOO_LARGE, problem, "Shorten it.")
            return
        entry = Entry(name, source, translation, comments, line)
        if gone:
            self.obsolete.append(entry)
        elif not name and not source:
            self.header = entry
        elif not name:
            self._fault(line, *_WITHOUT_ID, f"{quoted(source)} has no id (msgctxt).", _EXTRACTED)
        elif name in self.entries:
            problem = f"'{name}' is in line {self.entries[name].line}, too."
            self._fault(line, "CX614", "entry-twice", problem, "Keep one of them.")
        else:
            self.entries[name] = entry

    def _tell(self, text: str, at: int, line: int) -> int:
        """Say what is wrong with what begins here, and return where the next entry may begin."""
        leading = _LEADING.match(text, at)
        begins = leading.end() if leading else at
        blank = _BLANK.search(text, begins)
        end = blank.end() if blank else len(text)
        first = line + text.count("\n", at, begins)
        for number, each in enumerate(text[begins:end].split("\n"), first):
            if not _PO_LINE.match(each):
                self._fault(number, *_NOT_PO)
                break
            if each.strip() and each.lstrip()[0] != "#" and not _STRING_LINE.fullmatch(each):
                self._fault(number, *_BAD_QUOTES, "The text is not between two quotation marks.", _QUOTE)
                break
        else:
            self._fault(first, *_UNFINISHED)
        return end

    def _fault(self, line: int, *said: str) -> None:
        code, rule, problem, way_out = said
        self.faults.append(Fault(line, 1, code, rule, problem, way_out))


def _plain(written: str) -> str:
    """Return what quoted strings say; KeyError where a backslash stands before something unknown."""
    text = (_JOINT.sub("", written) if "\n" in written else written)[1:-1]
    if "\\" not in text:
        return text
    if "\\\\" not in text:  # nearly always, and several times as quick
        plain = text.replace("\\n", "\n").replace('\\"', '"')
        if "\\" not in plain:
            return plain
    return _ESCAPE.sub(lambda each: _ESCAPED[each[1]], text)


def _decoded(source: bytes) -> str | Fault:
    if len(source) > LARGEST_PO:
        problem = f"The file is larger than {LARGEST_PO // 1_000_000} MB."
        return Fault(1, 1, *_TOO_LARGE, problem, "Split the pack.")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8", "replace")
        problem = f"The byte 0x{source[error.start]:02X} is not UTF-8: the file was saved in another encoding."
        return Fault(*place_at(before, len(before)), "CX010", "not-utf8", problem, "Save the file as UTF-8.")
    text = text.replace("\r\n", "\n") if "\r" in text else text
    forbidden = None if text.replace("\n", "").isprintable() else _FORBIDDEN.search(text)
    if forbidden is None:
        return text
    problem = f"The character U+{ord(forbidden[0]):04X} cannot be shown."
    return Fault(*place_at(text, forbidden.start()), "CX011", "forbidden-character", problem, "Delete it.")


_NOT_PO = (
    "CX611",
    "not-po",
    "This is no line of a PO file.",
    'A line begins with msgctxt, msgid or msgstr, with " or with #.',
)
_BAD_QUOTES = ("CX612", "bad-quotes")
_QUOTE = 'Put the text between " and "; a quotation mark inside it is written \\".'
_ESCAPES = 'After a backslash comes n (a new line), t, " or another backslash.'
_WITHOUT_ID = ("CX613", "entry-without-id")
_EXTRACTED = "Let cxsim translate extract or update write the entries."
_UNFINISHED = (
    "CX615",
    "unfinished-entry",
    "This is no whole entry.",
    "An entry is msgctxt, msgid and msgstr, in this order.",
)
_TOO_LARGE = ("CX617", "catalogue-too-large")
_TOO_MUCH = (
    *_TOO_LARGE,
    f"The file has more than {MOST_ENTRIES} entries or more than {MOST_FAULTS} faults; the rest is not read.",
    "Mend these first, or split the pack.",
)
