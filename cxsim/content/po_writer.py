"""Entries → a PO file: one string a line of text, and no dates, so that differences are small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.po_reader import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.content.po_reader import Catalogue

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def po_text(catalogue: Catalogue) -> str:
    """Return a catalogue as a file: the header, the entries in their order, then what is obsolete."""
    entries = [_written(catalogue.header, header=True), *map(_written, catalogue.entries.values())]
    return "\n".join([*entries, *map(_obsolete, catalogue.obsolete)])


def header(about: dict[str, str], *remarks: str) -> Entry:
    """Return the entry that stands first and says what the file is."""
    fields = "".join(f"{name}: {value}\n" for name, value in about.items())
    return Entry("", "", fields, comments(remarks))


def comments(
    remarks: Iterable[str] = (), notes: Iterable[str] = (), flags: Iterable[str] = (), previous: str | None = None
) -> str:
    """Return the lines before an entry: translators' own, extraction's, marks, and what the source was."""
    lines = [f"# {each}".rstrip() for each in remarks]
    lines += [f"#. {each}" for each in notes]
    lines += [f"#, {', '.join(flags)}"] if flags else []
    if previous is not None:
        lines += [f"#| {each}" for each in f"msgid {_quoted(previous)}".splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _written(entry: Entry, *, header: bool = False) -> str:
    name = "" if header else f"msgctxt {_quoted(entry.id)}\n"
    return f"{_lines(entry)}{name}msgid {_quoted(entry.source)}\nmsgstr {_quoted(entry.translation)}\n"


def _lines(entry: Entry) -> str:
    return "".join(f"{line}\n" for line in entry.comments.splitlines() if line.strip())


def _obsolete(entry: Entry) -> str:
    before = "".join(f"#~{line[1:]}\n" if line[:2] == "#|" else f"{line}\n" for line in _lines(entry).splitlines())
    whole = _written(entry._replace(comments=""))
    return before + "".join(f"#~ {line}\n" for line in whole.splitlines())


def _quoted(text: str) -> str:
    """Return a text between quotation marks; one of several lines begins on a line of its own."""
    lines = text.split("\n")
    strings = [f'"{line.translate(_ESCAPES)}\\n"' for line in lines[:-1]]
    strings += [f'"{lines[-1].translate(_ESCAPES)}"'] if lines[-1] or not strings else []
    return "\n".join(strings if len(strings) == 1 else ['""', *strings])
