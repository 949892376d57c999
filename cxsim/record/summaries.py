"""Team summaries as files that the game shows: a folder beside the saves, into which a leader puts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.record.files import last_written, read_at_most, write_in_one_step
from cxsim.record.save import why

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.mark import Sentence

FOLDER = "summaries"
SUFFIX = ".json"
MOST = 8
"""Files that are read, those written last."""


@dataclass(frozen=True, slots=True)
class SummaryFile:
    """A file, and what is in it as far as a reader wants it; or why it cannot be read."""

    name: str
    content: bytes = b""
    fault: Sentence | None = None


def summaries_folder(saves: Path) -> Path:
    """Return where summaries are, there or not."""
    return saves / FOLDER


def has_summaries(saves: Path) -> bool:
    """Say whether there is any file to be read."""
    return next(summaries_folder(saves).glob(f"*{SUFFIX}"), None) is not None


def newest_summaries(saves: Path, largest: int) -> tuple[SummaryFile, ...]:
    """Return the files written last, each with at most one byte more than ``largest``."""
    found = sorted(summaries_folder(saves).glob(f"*{SUFFIX}"), key=last_written, reverse=True)
    return tuple(_read(path, largest) for path in found[:MOST])


def take_in(saves: Path, name: str, content: bytes) -> Path:
    """Put a summary into the folder, in place of one of that name; raise OSError where that fails."""
    path = summaries_folder(saves) / f"{name.removesuffix(SUFFIX)}{SUFFIX}"
    write_in_one_step(path, content)
    return path


def _read(path: Path, largest: int) -> SummaryFile:
    try:
        return SummaryFile(path.name, read_at_most(path, largest))
    except OSError as error:
        return SummaryFile(path.name, fault=why(error))
