"""A save: a header and entries, one line each, on disk before anybody is told that they are kept."""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.model.mark import Sentence, sentence
from cxsim.record.files import read_at_most
from cxsim.record.lines import LineError, NewerFormatError, entry_line, header_line, read_entries, read_header
from cxsim.record.locking import locked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cxsim.session.journal import Entry, Header

LARGEST = 1_000_000
"""Bytes of one save: about 6,000 decisions."""
_FLAGS = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class SaveError(Exception):
    """A save that cannot be opened or written, in a participant's words: which, why, and a way out."""

    def __init__(self, path: Path, reason: Sentence, way_out: Sentence) -> None:
        super().__init__(f"{path.name}: {reason} {way_out}")
        self.path = path
        self.reason = reason
        self.way_out = way_out


class SaveFile:
    """The journal of a session, on disk. Appending returns when the entry is on the disk, or raises SaveError."""

    def __init__(self, path: Path, descriptor: int, size: int = 0) -> None:
        self.path = path
        self._descriptor = descriptor
        self._size = size
        """Bytes that are known and acknowledged; a file of any other size was written by somebody else."""
        self._unsure = b""
        """A line of ours that may stand at the end, whole or in part, and that nobody was told is kept."""

    @classmethod
    def create(cls, path: Path, header: Header) -> SaveFile:
        """Make a new save; raise SaveError where the file exists or cannot be made."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save = cls(path, os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600))
        except OSError as error:
            raise _cannot_be_made(path, error) from error
        try:
            save._write(header_line(header))
        except OSError as error:
            save.close()
            path.unlink(missing_ok=True)
            raise _cannot_be_made(path, error) from error
        _sync_folder(path.parent)
        return save

    def append(self, entry: Entry) -> None:
        """Write one entry and flush it to the disk."""
        line = entry_line(entry)
        try:
            with locked(self._descriptor):
                self._check(line)
                self._write(line)
        except BlockingIOError as error:
            raise self._written_by_another() from error
        except OSError as error:
            raise SaveError(
                self.path, sentence("The decision could not be kept: {why}.", why=why(error)), _ANOTHER_FOLDER
            ) from error

    def close(self) -> None:
        """Close the file. What was appended is kept already."""
        os.close(self._descriptor)

    def _check(self, line: bytes) -> None:
        """Raise SaveError where the file is not as this session left it, or has no room for the line."""
        if self._unsure:
            self._take_back()
        if not self.path.exists():
            raise SaveError(
                self.path, sentence("The save was moved or deleted."), sentence("Put it back, or start a new game.")
            )
        if os.fstat(self._descriptor).st_size != self._size:
            raise self._written_by_another()
        if self._size + len(line) > LARGEST:
            raise SaveError(
                self.path, sentence("The save is full."), sentence("What is in it stays; start a new game.")
            )

    def _write(self, line: bytes) -> None:
        self._unsure = line
        try:
            if os.write(self._descriptor, line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # noqa: TRY301 - told like any failed write
            os.fsync(self._descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                self._take_back()
            raise
        self._unsure = b""
        self._size += len(line)

    def _take_back(self) -> None:
        """Cut off what came of a line that failed; what another window has written since is never touched."""
        os.lseek(self._descriptor, self._size, os.SEEK_SET)
        if self._unsure.startswith(os.read(self._descriptor, len(self._unsure) + 1)):
            os.ftruncate(self._descriptor, self._size)
        self._unsure = b""

    def _written_by_another(self) -> SaveError:
        return SaveError(
            self.path,
            sentence("Another window has written into this save."),
            sentence("Close one of the two and continue in the other."),
        )


@dataclass(frozen=True, slots=True)
class OpenedSave:
    """A save as found on disk."""

    header: Header
    entries: tuple[Entry, ...]
    file: SaveFile
    torn: Path | None
    """Where half a line at the end was set aside; None where there was none."""


def open_save(path: Path, pack: str | None = None) -> OpenedSave:
    """Open a save to go on with; raise SaveError where that cannot be done. What is on disk is never lost.

    Half a last line was never acknowledged to anybody (a kill or a power cut in the middle of writing): it is set
    aside beside the save. A save of another pack than the one asked for is left as it is.
    """
    header, entries, whole = read_save(path)
    if pack not in {None, header.pack}:
        problem = sentence("The save is of the pack '{saved}', not '{pack}'.", saved=header.pack, pack=str(pack))
        raise SaveError(path, problem, sentence("Open it with that pack."))
    try:
        torn = _set_aside(path, whole)
        return OpenedSave(header, entries, SaveFile(path, os.open(path, _FLAGS), whole), torn)
    except OSError as error:
        raise SaveError(
            path, sentence("The save cannot be written: {why}.", why=why(error)), _ANOTHER_FOLDER
        ) from error


def why(error: OSError) -> Sentence:
    """Say what went wrong; what seldom does, in the system's own words."""
    return _SAID.get(error.errno or 0) or Sentence(error.strerror or type(error).__name__)


def read_save(path: Path) -> tuple[Header, tuple[Entry, ...], int]:
    """Return header, entries and how many bytes are whole lines; raise SaveError where it is no save of ours."""
    try:
        content = read_at_most(path, LARGEST)
    except OSError as error:
        raise SaveError(
            path, sentence("The save cannot be read: {why}.", why=why(error)), sentence("Choose another save.")
        ) from error
    if len(content) > LARGEST:
        raise SaveError(path, sentence("The file is too large to be a save."), _LEFT_AS_IT_IS)
    whole = content.rfind(b"\n") + 1
    if not whole:
        raise SaveError(
            path, sentence("The save is empty: nothing had been decided yet."), sentence("Start a new game.")
        )
    first, *lines = content[: whole - 1].split(b"\n")
    number = 1
    try:
        header = read_header(first)
        number += 1
        entries = []
        for entry in read_entries(lines):
            entries.append(entry)
            number += 1
    except NewerFormatError as fault:
        raise SaveError(
            path,
            sentence("The save was made by a newer cxsim: {why}.", why=fault.reason),
            sentence("Update cxsim to go on with it."),
        ) from None
    except LineError as fault:
        raise SaveError(
            path, sentence("Line {number} is damaged: {why}.", number=number, why=fault.reason), _LEFT_AS_IT_IS
        ) from None
    return header, tuple(entries), whole


def _set_aside(path: Path, whole: int) -> Path | None:
    """Move what follows the whole lines into a file beside the save; return that file, None where nothing follows."""
    with path.open("rb+") as save, locked(save.fileno()):
        save.seek(whole)
        half = save.read()
        if not half:
            return None
        if b"\n" in half:
            raise SaveError(
                path,
                sentence("Another window is writing into this save."),
                sentence("Close it, and open the save again."),
            )
        aside = path.with_name(path.name + ".torn")
        with aside.open("ab") as kept:
            kept.write(half + b"\n")
            kept.flush()
            os.fsync(kept.fileno())
        save.truncate(whole)
        os.fsync(save.fileno())
    return aside


def _cannot_be_made(path: Path, error: OSError) -> SaveError:
    return SaveError(path, sentence("The save cannot be made: {why}.", why=why(error)), _ANOTHER_FOLDER)


def _sync_folder(folder: Path) -> None:
    """Make a new file's name last, too; not every system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_SAID: Mapping[int, Sentence] = MappingProxyType(
    {
        errno.EACCES: sentence("there is no permission to do so"),
        errno.EPERM: sentence("there is no permission to do so"),
        errno.EROFS: sentence("nothing can be written there"),
        errno.ENOSPC: sentence("the disk is full"),
        errno.EIO: sentence("the disk has a fault"),
        errno.ENOENT: sentence("it is not there"),
        errno.EEXIST: sentence("there is something of that name already"),
        errno.ENOTDIR: sentence("a file is where a folder should be"),
        errno.EISDIR: sentence("a folder is where a file should be"),
        errno.EINVAL: sentence("it is no ordinary file"),
    }
)
"""The system's number of an error → what it means."""
_ANOTHER_FOLDER = sentence("Choose another folder with --saves.")
_LEFT_AS_IT_IS = sentence("The file is left as it is.")
