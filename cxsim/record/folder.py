"""The folder that saves live in."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.model.mark import sentence
from cxsim.record.files import last_written
from cxsim.record.save import SaveError, SaveFile, read_save

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.session.journal import Entry, Header

SUFFIX = ".cxsave.jsonl"
SECOND = 1_000_000_000
"""In nanoseconds."""
_TRIES = 1000
_LONGEST_NAME = 64
"""Characters of a pack's id in a file's name."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One save in the folder: what is in it, or why it cannot be read."""

    path: Path
    header: Header | None
    entries: tuple[Entry, ...]
    fault: SaveError | None


def saves_folder(checkout: Path | None) -> Path:
    """Return where saves live by default: ``saves/`` of a checkout, else the participant's data folder."""
    if checkout is not None:
        return checkout / "saves"
    from platformdirs import user_data_path  # noqa: PLC0415 - only an installed game asks the system

    return user_data_path("cxsim", appauthor=False) / "saves"


def list_saves(folder: Path, pack: str | None = None) -> tuple[Listing, ...]:
    """Return the saves in a folder (of one pack, where named), the one last written first."""
    found = sorted(folder.glob(f"*{SUFFIX}"), key=last_written, reverse=True)
    listings = (_listing(path) for path in found)
    return tuple(each for each in listings if pack is None or each.header is None or each.header.pack == pack)


def new_save(folder: Path, header: Header) -> SaveFile:
    """Make a save of a name that is not taken: the pack's id, the day, and a number. It comes first in the list."""
    _leave_the_future(folder)
    pack = re.sub(r"[^\w-]", "_", header.pack)[:_LONGEST_NAME]
    day = re.sub(r"[^0-9-]", "", header.started[:10])
    for number in range(1, _TRIES):
        path = folder / f"{pack}-{day}-{number}{SUFFIX}"
        if path.exists():
            continue
        try:
            return SaveFile.create(path, header)
        except SaveError:
            if not path.exists():  # else another game has taken the name just now
                raise
    raise SaveError(
        folder,
        sentence("There are {count} saves of this day already.", count=_TRIES),
        sentence("Move some of them elsewhere."),
    )


def _leave_the_future(folder: Path) -> None:
    """Date saves that were written under a clock ahead of this one a second ago; else they would hide a new one."""
    now = time.time_ns()
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(OSError):
            if path.stat().st_mtime_ns > now:
                os.utime(path, ns=(now - SECOND, now - SECOND))


def _listing(path: Path) -> Listing:
    try:
        header, entries, _ = read_save(path)
    except SaveError as fault:
        return Listing(path, None, (), fault)
    return Listing(path, header, entries, None)
