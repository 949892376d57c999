"""Saves as tests write them, and disks that fail under them."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cxsim.record import SaveFile, open_save
from cxsim.session import Begin, Decide, Header, Leave, Resume, Rewind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from cxsim.session import Entry

HEADER = Header("onboarding", "0.1.0", "ab12", 7, "2026-01-05T09:00:00Z", "wren", ("care", "floor two"), opt_in=True)
ENTRIES: tuple[Entry, ...] = (
    Begin(2, "the_call", "the_phone", (("pump", "slow"),)),
    Decide(2, "the_call", "the_phone", ("listen",), "her_story", 4.5),
    Rewind(1),
    Decide(2, "the_call", "the_phone", ("end_it",), "cold_night", 0.0),
    Leave(),
    Resume("0.1.1", "cd34", ((3, "the_phone.end_it", "she_calls_back"),)),
)


def written(path: Path, *entries: Entry) -> Path:
    """Write a save and close it."""
    save = SaveFile.create(path, HEADER)
    for entry in entries:
        save.append(entry)
    save.close()
    return path


def entries_in(path: Path) -> tuple[Entry, ...]:
    opened = open_save(path)
    opened.file.close()
    return opened.entries


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, *calls: str) -> Iterator[None]:
    """Let calls to the operating system fail as on a broken disk; ``write`` keeps half of what it gets."""
    write = os.write

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        for call in calls:
            patch.setattr(os, call, fail)
        if "write" in calls:
            patch.setattr(os, "write", lambda descriptor, line: write(descriptor, line[: len(line) // 2]))
        yield
