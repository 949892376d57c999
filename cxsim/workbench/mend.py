"""``cxsim check --fix``: mends what is certain, changes nothing else of the file, and checks what came of it.

All that is certain is tried at once and checked in memory. Where anything is worse then, or what was to be mended is
still there, the changes to blame are set apart, else each half of them; what is to blame alone is dropped. A file is
written once, in one step, when all that is certain is known.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxsim.equations.deeds import WRITTEN
from cxsim.equations.organisation import KPIS, QUALITIES
from cxsim.equations.practice import PRACTICES
from cxsim.workbench.allowed import authored_files
from cxsim.workbench.check import check_pack
from cxsim.workbench.mend_stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.content import Diagnostic
    from cxsim.workbench.certain import Change

MOST = 100
"""Checks of the pack."""


class Mended(NamedTuple):
    """What was changed, and of each file that should have been and was not: why."""

    changes: tuple[Change, ...]
    unwritten: Mapping[str, str]


def mend(folder: Path, explore: int = 0) -> Mended:
    """Mend a pack's files."""
    drafts = _Drafts(folder, explore)
    found = drafts.check()
    made: list[Change] = []
    refused: set[Diagnostic] = set()
    while drafts.checks < MOST:
        stage = Stage(drafts, [each for each in found if each not in refused], found)
        if not stage.changes:
            break
        found = stage.settle(MOST)
        made += stage.accepted
        refused |= stage.refused
    unwritten = drafts.written()
    return Mended(tuple(each for each in made if each.diagnostic.file not in unwritten), unwritten)


class _Drafts:
    """A pack's files as they were read, and over them what has been changed."""

    def __init__(self, folder: Path, explore: int) -> None:
        self._folder = folder
        self._explore = explore
        self._sources: dict[Path, bytes] = {}
        self._changed: dict[Path, bytes] = {}
        self.checks = 0

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what there is to say now."""
        self.checks += 1
        return check_pack(self._folder, self._explore, self.source)

    def source(self, path: Path) -> bytes:
        """Return a file as it is now."""
        if path not in self._sources:
            self._sources[path] = path.read_bytes()
        return self._changed.get(path, self._sources[path])

    def text(self, path: Path, errors: str = "strict") -> str:
        """Return the text of a file, "" where it has none."""
        try:
            return self.source(path).decode(errors=errors)
        except (OSError, UnicodeDecodeError):  # the reader has said so
            return ""

    def change(self, files: Mapping[str, str]) -> None:
        """Give files another text."""
        self._changed |= {Path(file): text.encode() for file, text in files.items()}

    def names(self) -> set[str]:
        """Return every name that stands in the pack, or on one of the closed lists."""
        texts = (self.text(each, "replace") for each in authored_files(self._folder))
        closed = {*WRITTEN, *KPIS, *QUALITIES, *PRACTICES}
        return closed.union(*(re.findall(r"[a-z_]+", text) for text in texts))

    def written(self) -> Mapping[str, str]:
        """Write what has been changed, and return why some files could not be."""
        why = {str(path): self._fault(path, content) for path, content in self._changed.items()}
        return {file: fault for file, fault in why.items() if fault}

    def _fault(self, path: Path, content: bytes) -> str:
        from cxsim.record.files import write_for_anybody  # noqa: PLC0415 - an editor asks what is certain, too

        if content == self._sources[path]:
            return ""
        try:
            if path.read_bytes() != self._sources[path]:
                return "it has been changed meanwhile"
            write_for_anybody(path.resolve(), content)
        except OSError as error:
            return f"it cannot be written ({error.strerror})"
        return ""
