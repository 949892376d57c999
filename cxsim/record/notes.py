"""Keep a participant's reflection notes: files of their own beside the saves, which nothing ever shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.record.files import read_at_most, write_in_one_step

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "notes"
LARGEST = 20_000
"""Bytes of one note."""
LONGEST = 4_000
"""Characters of one note."""


def note_path(save: Path, scenario: str) -> Path:
    """Return where the note about a scenario of a save is kept, there or not."""
    stem = save.name.partition(".")[0]
    return save.parent / FOLDER / f"{stem}-{re.sub(r'[^a-z0-9_]', '_', scenario)}.txt"


def read_note(path: Path) -> str:
    """Return a note, "" where there is none; raise OSError where it cannot be read."""
    try:
        content = read_at_most(path, LARGEST)
    except FileNotFoundError:
        return ""
    return content.decode("utf-8", "replace")[:LONGEST].strip("\n")


def keep_note(path: Path, text: str) -> None:
    """Write a note for its author's eyes alone; an empty one is deleted. Raise OSError where that fails."""
    if text.strip():
        write_in_one_step(path, (text.strip() + "\n").encode())
    else:
        path.unlink(missing_ok=True)
