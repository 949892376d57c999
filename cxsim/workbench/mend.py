"""``cxsim check --fix``: mends what is certain, changes nothing else of the file, and checks what came of it.

Certain is a name that is one slip of the pen away from the one right name, and from no other, and a remark that allows
nothing. Each change is tried and checked in memory: unless its diagnostic is gone and no error has come, it is dropped.
A file is written once, in one step, when all that is certain is known.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxsim.equations.deeds import WRITTEN
from cxsim.equations.organisation import KPIS, QUALITIES
from cxsim.equations.practice import PRACTICES
from cxsim.workbench.allowed import authored_files
from cxsim.workbench.check import check_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cxsim.content import Diagnostic

SHORTEST = 5
"""Letters of the shortest name that is mended: shorter ones are one slip away from too many others."""
MOST = 100
"""Changes tried at a time: after each the pack is checked."""
_MEANT = re.compile(r"Did you mean '([a-z_]+)'\?")
_NAME = re.compile(r"[A-Za-z_]+(?![\w.])")
_REMARK = re.compile(r"#\s*cxsim:\s*allow\s[^\n]*")


class Change(NamedTuple):
    """One place in a file, as it was and as it is now."""

    diagnostic: Diagnostic
    was: str
    now: str


class Mended(NamedTuple):
    """What was changed, and of each file that should have been and was not: why."""

    changes: tuple[Change, ...]
    unwritten: Mapping[str, str]


def mend(folder: Path, explore: int = 0) -> Mended:
    """Mend a pack's files."""
    drafts = _Drafts(folder, explore)
    made: list[Change] = []
    refused: set[Diagnostic] = set()
    found = drafts.found()
    while len(made) + len(refused) < MOST:
        change = next((each for one in found if one not in refused for each in drafts.changes(one)), None)
        if change is None:
            break
        after = drafts.tried(change, found)
        if after is None:
            refused.add(change.diagnostic)
        else:
            found = after
            made.append(change)
    unwritten = drafts.written()
    return Mended(tuple(each for each in made if each.diagnostic.file not in unwritten), unwritten)


class _Drafts:
    """A pack's files as they were read, and over them what has been changed."""

    def __init__(self, folder: Path, explore: int) -> None:
        self._folder = folder
        self._explore = explore
        self._sources: dict[Path, bytes] = {}
        self._changed: dict[Path, bytes] = {}
        self._lines: dict[Path, list[str]] = {}
        """Of the files as they are now; emptied by a change, as are the names."""
        self._known: set[str] | None = None

    def found(self) -> tuple[Diagnostic, ...]:
        """Return what there is to say now."""
        return check_pack(self._folder, self._explore, self._read)

    def _read(self, path: Path) -> bytes:
        if path not in self._sources:
            self._sources[path] = path.read_bytes()
        return self._changed.get(path, self._sources[path])

    def changes(self, diagnostic: Diagnostic) -> Iterator[Change]:
        """Yield the change that certainly mends what a diagnostic speaks of, if there is one."""
        yield from certain_changes(diagnostic, self._line(diagnostic), self._names)

    def _change(self, path: Path, source: bytes) -> None:
        self._changed[path] = source
        self._lines.pop(path, None)
        self._known = None

    def tried(self, change: Change, before: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...] | None:
        """Make a change and return what is said then; drop it and return None where it is no cure."""
        path = Path(change.diagnostic.file)
        source = self._read(path)
        self._change(path, _with(change, source))
        after, mended = self.found(), _sentence(change.diagnostic)
        if _said(after)[mended] < _said(before)[mended] and not _errors(after) - _errors(before):
            return after
        self._change(path, source)
        return None

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

    def _line(self, diagnostic: Diagnostic) -> str:
        path = Path(diagnostic.file)
        if path not in self._lines:
            self._lines[path] = self._text(path).split("\n")
        lines = self._lines[path]
        return lines[diagnostic.line - 1] if diagnostic.line <= len(lines) else ""

    def _names(self) -> set[str]:
        """Return every name that stands in the pack, or on one of the closed lists."""
        if self._known is None:
            texts = (self._text(each, "replace") for each in authored_files(self._folder))
            closed = {*WRITTEN, *KPIS, *QUALITIES, *PRACTICES}
            self._known = closed.union(*(re.findall(r"[a-z_]+", text) for text in texts))
        return self._known

    def _text(self, path: Path, errors: str = "strict") -> str:
        try:
            return self._read(path).decode(errors=errors)
        except (OSError, UnicodeDecodeError):  # the reader has said so
            return ""


def _with(change: Change, source: bytes) -> bytes:
    lines, at = source.decode().split("\n"), change.diagnostic.line - 1
    lines[at] = lines[at].replace(change.was, change.now, 1) if change.now else _without(lines[at])
    if not lines[at].strip() and not change.now:
        del lines[at]
    return "\n".join(lines).encode()


def certain_changes(diagnostic: Diagnostic, line: str, names: Callable[[], Iterable[str]]) -> Iterator[Change]:
    """Yield the change of a line that certainly mends something, if there is one.

    ``names`` gives every name that stands in the pack or on one of the closed lists.
    """
    if diagnostic.code == "CX791":
        remark = _REMARK.search(line)
        if remark and "," not in remark[0]:
            yield Change(diagnostic, remark[0].rstrip(), "")
        return
    meant = _MEANT.fullmatch(diagnostic.way_out)
    begins = diagnostic.column - 1 + (line[diagnostic.column - 1 : diagnostic.column] in {"'", '"'})
    written = _NAME.match(line, begins)
    if meant and written and line.count(written[0]) == 1 and _is_slip(written[0], meant[1]):
        others = (each for each in names() if each not in {written[0], meant[1]})
        if not any(_is_slip(written[0], each) for each in others):
            yield Change(diagnostic, written[0], meant[1])


def _without(line: str) -> str:
    end = "\r" if line.endswith("\r") else ""
    return _REMARK.sub("", line).rstrip() + end


def _is_slip(written: str, meant: str) -> bool:
    """Whether two names of some length differ in one letter: left out, doubled, wrong, or two in the wrong order."""
    if min(len(written), len(meant)) < SHORTEST or written == meant:
        return False
    first = next((at for at, (one, other) in enumerate(zip(written, meant, strict=False)) if one != other), None)
    at = min(len(written), len(meant)) if first is None else first
    rest, other = written[at:], meant[at:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return rest[1:] == other or rest == other[1:] or rest[1:] == other[1:] or swapped


def _said(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, ...]]:
    return Counter(map(_sentence, found))


def _errors(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, ...]]:
    """Count the errors alone: rules and exploration speak up only when the last of them is gone."""
    return _said(tuple(each for each in found if each.severity == "error"))


def _sentence(diagnostic: Diagnostic) -> tuple[str, ...]:
    return diagnostic.file, diagnostic.code, diagnostic.problem
