"""One at a time in one file: a lock that the system gives back when a process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WAIT = 2.0
"""Seconds; whoever holds the lock writes one line."""
_PAUSE = 0.005

if sys.platform == "win32":  # pragma: no cover - the other half runs where this does not
    import msvcrt

    _BEYOND = 1 << 30
    """A byte that no save reaches: on Windows others cannot even read what is locked."""

    def _try_to_lock(descriptor: int) -> None:
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_to_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def locked(descriptor: int) -> Iterator[None]:
    """Hold an open file alone; raise BlockingIOError where somebody else holds it for longer than LONGEST_WAIT.

    A file system that knows no locks leaves the file unlocked.
    """
    held = _held(descriptor)
    try:
        yield
    finally:
        if held:
            _unlock(descriptor)


def _held(descriptor: int) -> bool:
    until = monotonic() + LONGEST_WAIT
    while True:
        try:
            _try_to_lock(descriptor)
        except (BlockingIOError, PermissionError):  # the second is what Windows says
            if monotonic() > until:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from None
            sleep(_PAUSE)
        except OSError:
            return False
        else:
            return True
