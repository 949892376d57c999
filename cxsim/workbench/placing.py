"""From a path in a pack's file to the line and column where it stands."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.content.diagnostic import Diagnostic
from cxsim.content.reader import places
from cxsim.content.yaml_places import LINE_BREAK, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.content.diagnostic import Severity
    from cxsim.content.load import ReadBytes
    from cxsim.workbench.study import Finding

Said = tuple[str, str, "Severity", "Finding"]
"""Code, name, severity, and what was found."""


FARTHEST = 20_000
"""Characters after the beginning of a value's line in which a word of it is looked for: more than a text has."""


def placed(folder: Path, found: Iterable[Said], read_bytes: ReadBytes = Path.read_bytes) -> list[Diagnostic]:
    """Return findings as diagnostics; each file that something is said of is read once more, for its places."""
    known: dict[str, _Read] = {}
    told = []
    for code, name, severity, finding in found:
        file = folder / finding.file
        if finding.file not in known:
            known[finding.file] = _Read(read_bytes(file))
        line, column = known[finding.file].place(finding)
        told.append(Diagnostic(str(file), line, column, code, name, finding.problem, finding.way_out, severity))
    return told


class _Read:
    """A file, with where everything in it stands."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._places = places(source)

    def place(self, finding: Finding) -> Place:
        value = self._places.value(finding.path) if finding.on == "value" else None
        if value is None and finding.on == "value" and isinstance(finding.path[-1], int):
            value = self._places.value(finding.path[:-1])  # one id stands for a list of one
        if value and finding.word:
            return self._at_word(value, finding.word)
        return value or self._places.nearest(finding.path)

    def _at_word(self, value: Place, word: str) -> Place:
        """Return where a word first stands from where a value begins; that place if it is written otherwise."""
        text, begins = self._lines
        begin = begins[value.line - 1] + value.column - 1
        at = text.find(word, begin, begin + FARTHEST)
        line = bisect_right(begins, at)
        return value if at < 0 else Place(line, at - begins[line - 1] + 1)

    @cached_property
    def _lines(self) -> tuple[str, list[int]]:
        """The text, and where each line of it begins."""
        text = self._source.decode(errors="replace")
        return text, [0, *(found.end() for found in LINE_BREAK.finditer(text))]
