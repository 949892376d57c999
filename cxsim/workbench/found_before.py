"""What a check found, kept until anything it hangs on is another: a pack that nobody touched is not checked again."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import cxsim
from cxsim.content.diagnostic import Diagnostic, Severity
from cxsim.content.shipped import asset_folder
from cxsim.record.files import last_written, read_at_most, write_in_one_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Check = Callable[[Path, int], Sequence[Diagnostic]]

KEPT = 50
"""Checks that are kept; the oldest goes first."""
LARGEST = 50_000_000
"""Bytes of a pack; a larger one is checked each time."""
AN_ENTRY = 10_000
"""Bytes that a file or folder counts for at least, as there could be very many."""
LARGEST_KEPT = 4_000_000
"""Bytes of what was found; more is not kept."""


def kept_checks_folder() -> Path:
    """Return where what was found is kept: the system's folder for what may be thrown away at any time."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - tests keep theirs elsewhere

    return user_cache_path("cxsim", appauthor=False) / "checks"


def found_in(folder: Path, explore: int, check: Check, kept: Path) -> Sequence[Diagnostic]:
    """Return what ``check`` finds in a pack: as it was found before, where nothing that it hangs on is another.

    It hangs on every byte in the folder, on what the folder is called, on ``explore``, on this program and on what is
    installed beside it. Where that cannot be told, or nothing can be kept, the pack is checked each time.
    """
    mark = _mark(folder, explore)
    if mark is None:
        return check(folder, explore)
    file = kept / f"{mark}.json"
    before = _kept_in(file)
    if before is not None:
        return before
    found = check(folder, explore)
    if _mark(folder, explore) == mark:  # else somebody wrote into the pack meanwhile
        _keep(file, found)
    return found


class _UncertainError(Exception):
    """What a check hangs on cannot be told."""


def _mark(folder: Path, explore: int) -> str | None:
    """Return 32 digits that stand for all that a check hangs on; None where it cannot be told."""
    mark = blake2b(repr((str(folder), explore, sys.version)).encode(), digest_size=16)
    try:
        for part in (*_program(), *_installed(), *_contents(folder)):
            mark.update(part)
    except (OSError, _UncertainError):
        return None
    return mark.hexdigest()


def _contents(folder: Path) -> Iterator[bytes]:
    """Yield what tells the contents of a folder from any other."""
    left = LARGEST
    for entry in _entries(folder):
        content = b"" if entry.is_dir() else read_at_most(Path(entry.path), left)
        left -= max(len(content), AN_ENTRY)
        if left < 0:
            raise _UncertainError
        yield repr((entry.path, entry.is_dir(), len(content))).encode()
        yield content


def _program() -> Iterator[bytes]:
    """Yield what tells this program from what it was before or after: in a checkout it changes without a version."""
    for folder in (Path(cxsim.__file__).parent, asset_folder()):
        for entry in _entries(folder, but="__pycache__"):
            there = entry.stat()
            yield repr((entry.path, there.st_size, there.st_mtime_ns) if entry.is_file() else entry.path).encode()


def _installed() -> Iterator[bytes]:
    """Yield the names and versions of the libraries that are installed."""
    for place in sys.path:
        with suppress(OSError):
            names = [each.name for each in Path(place).iterdir()]
            yield repr(sorted(each for each in names if each.endswith("-info"))).encode()


def _entries(folder: Path, but: str | None = None) -> Iterator[os.DirEntry[str]]:
    """Yield all that lies in a folder, in an order of its own; with a link in it, what it holds cannot be told."""
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as inside:
            some = islice((each for each in inside if each.name != but), LARGEST // AN_ENTRY + 1)
            entries = sorted(some, key=lambda each: each.name)
        for entry in entries:
            if entry.is_symlink():
                raise _UncertainError
            yield entry
        waiting += [each.path for each in entries if each.is_dir()]


def _kept_in(file: Path) -> tuple[Diagnostic, ...] | None:
    """Return what a file keeps; None where there is none, or it holds anything but diagnostics."""
    try:
        found = tuple(Diagnostic(*each) for each in json.loads(read_at_most(file, LARGEST_KEPT)))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return found if all(_is_sound(each) for each in found) else None


def _is_sound(found: Diagnostic) -> bool:
    kinds = [type(each) for each in found]
    return kinds == [str, int, int, str, str, str, str, str] and found.severity in get_args(Severity)


def _keep(file: Path, found: Sequence[Diagnostic]) -> None:
    """Keep what was found, and no more than KEPT of all; where it cannot be kept, nothing is lost but time."""
    content = json.dumps(found).encode()
    if len(content) > LARGEST_KEPT:
        return
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_in_one_step(file, content)
        for old in sorted(file.parent.glob("*.json"), key=last_written)[:-KEPT]:
            old.unlink(missing_ok=True)
