"""Files read within bounds and written in one step: those of participants and leaders for the owner's eyes."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import contextmanager, suppress
from stat import S_IMODE, S_ISREG
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWNERS = 0o600
"""Mode of a file that nobody but its owner reads."""
_ANYBODYS = 0o666
"""Mode of any other file, less what the process's mask takes away."""
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY  # else a pipe that nobody writes into is waited for
_TO_MAKE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY


def read_at_most(path: Path, largest: int) -> bytes:
    """Return what is in a file, at most one byte more than ``largest``, by which one knows that it is too large.

    Raises OSError where it cannot be read, or is a pipe, a device or a folder.
    """
    descriptor = os.open(path, _TO_READ)
    try:
        if not S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Not an ordinary file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(largest + 1)
    finally:
        os.close(descriptor)


def last_written(path: Path) -> tuple[int, str]:
    """Sort by time; files of the same moment by name. A file that is gone meanwhile comes first."""
    try:
        return path.stat().st_mtime_ns, path.name
    except OSError:
        return 0, path.name


@contextmanager
def modes_of(path: Path) -> Iterator[None]:
    """Let whatever this process makes inside be for the same eyes as a file that is there."""
    mode = path.stat().st_mode & 0o666
    before = os.umask(0o777 & ~(mode | (mode & 0o444) >> 2))  # folders are entered by whoever may read
    try:
        yield
    finally:
        os.umask(before)


def make_for_owner(path: Path) -> None:
    """Make an empty file that only its owner may read; one that is there stays as it is. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, _TO_MAKE, OWNERS))


def write_in_one_step(path: Path, content: bytes) -> None:
    """Write a file for the owner's eyes: after a kill at any moment it is the old one or the new one, whole."""
    with written_in_one_step(path) as file:
        file.write(content)


def write_for_anybody(path: Path, content: bytes) -> None:
    """Write a file of an author's in one step; one that is there keeps its mode.

    Raises OSError, also where the file that is there may not be written.
    """
    mode = None
    if path.exists():
        with path.open("r+b") as there:  # who may write into the folder could replace it all the same
            mode = S_IMODE(os.fstat(there.fileno()).st_mode)
    with _beside(path, _ANYBODYS, mode) as file:
        file.write(content)


@contextmanager
def written_in_one_step(path: Path) -> Iterator[BinaryIO]:
    """Yield what to write the content of a file into; it takes its name when it is whole. Raises OSError."""
    with _beside(path, OWNERS) as file:
        yield file


@contextmanager
def _beside(path: Path, made: int, mode: int | None = None) -> Iterator[BinaryIO]:
    """Yield a file beside the one at ``path``, made with one mode, that takes its place with another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(beside, _TO_MAKE, made)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        os.replace(beside, path)  # noqa: PTH105 - replaces in one step
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
