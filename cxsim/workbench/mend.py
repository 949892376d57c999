"""``cxsim check --fix``: mends what is certain, changes nothing else of the file, and checks what came of it.

Certain is a name that is one slip of the pen away from the one right name, and from no other, and a remark that allows
nothing. Each change is checked: unless its diagnostic is gone and no error has come, it is taken back.
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
    from collections.abc import Callable, Iterable, Iterator

    from cxsim.content import Diagnostic

SHORTEST = 5
"""Letters of the shortest name that is mended: shorter ones are one slip away from too many others."""
MOST = 100
"""Changes made at a time."""
_MEANT = re.compile(r"Did you mean '([a-z_]+)'\?")
_NAME = re.compile(r"[A-Za-z_]+(?![\w.])")
_REMARK = re.compile(r"#\s*cxsim:\s*allow\s[^\n]*")


class Change(NamedTuple):
    """One place in a file, as it was and as it is now."""

    diagnostic: Diagnostic
    was: str
    now: str


def mend(folder: Path, explore: int = 0) -> tuple[Change, ...]:
    """Mend a pack's files in place and return what was changed."""
    made: list[Change] = []
    refused: set[Diagnostic] = set()
    found = check_pack(folder, explore)
    while len(made) < MOST:
        change = next((each for one in found if one not in refused for each in _changes(folder, one)), None)
        if change is None:
            break
        after = _tried(folder, change, found, explore)
        if after is None:
            refused.add(change.diagnostic)
        else:
            found = after
            made.append(change)
    return tuple(made)


def _tried(folder: Path, change: Change, before: tuple[Diagnostic, ...], explore: int) -> tuple[Diagnostic, ...] | None:
    """Make a change and return what is said then; take it back and return None where it is no cure."""
    path, line = Path(change.diagnostic.file), change.diagnostic.line
    source = path.read_bytes()
    lines = source.decode().split("\n")
    lines[line - 1] = lines[line - 1].replace(change.was, change.now, 1) if change.now else _without(lines[line - 1])
    if not lines[line - 1].strip() and not change.now:
        del lines[line - 1]
    path.write_bytes("\n".join(lines).encode())
    after = check_pack(folder, explore)
    mended = _sentence(change.diagnostic)
    if _said(after)[mended] < _said(before)[mended] and not _errors(after) - _errors(before):
        return after
    path.write_bytes(source)
    return None


def _changes(folder: Path, diagnostic: Diagnostic) -> Iterator[Change]:
    yield from certain_changes(diagnostic, _line(diagnostic), lambda: _names(folder))


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


def _line(diagnostic: Diagnostic) -> str:
    try:
        lines = Path(diagnostic.file).read_bytes().decode().split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[diagnostic.line - 1] if diagnostic.line <= len(lines) else ""


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


def _names(folder: Path) -> set[str]:
    """Return every name that stands in the pack, or on one of the closed lists."""
    texts = (each.read_text(encoding="utf-8", errors="replace") for each in authored_files(folder))
    return {*WRITTEN, *KPIS, *QUALITIES, *PRACTICES}.union(*(re.findall(r"[a-z_]+", text) for text in texts))


def _said(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, ...]]:
    return Counter(map(_sentence, found))


def _errors(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, ...]]:
    """Count the errors alone: rules and exploration speak up only when the last of them is gone."""
    return _said(tuple(each for each in found if each.severity == "error"))


def _sentence(diagnostic: Diagnostic) -> tuple[str, ...]:
    return diagnostic.file, diagnostic.code, diagnostic.problem
