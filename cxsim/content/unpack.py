"""A pack file becomes a folder: wholly or not at all, and never over something that is there."""

from __future__ import annotations

import atexit
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

from cxsim.content.pack_file import PackFileError, read_pack_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.pack_file import PackFile


def unpack(pack_file: PackFile, folder: Path) -> Path:
    """Write a pack's files into a new folder and return it; raise :class:`PackFileError` where that cannot be done.

    The names were found safe when the file was read. A folder that is there stays as it is.
    """
    if folder.exists() or folder.is_symlink():
        raise PackFileError(f"'{folder}' is there already. Name another folder.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(prefix=f".{folder.name[:40]}-", dir=folder.parent))
    except OSError as error:
        raise PackFileError(f"'{folder}' cannot be written: {error.strerror}.") from error
    try:
        _write(pack_file, beside)
        beside.chmod(0o755)  # mkdtemp's folders are for their owner alone
        beside.rename(folder)
    except OSError as error:
        raise PackFileError(f"'{folder}' cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def _write(pack_file: PackFile, folder: Path) -> None:
    for name, content in pack_file.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as new:
            new.write(content)


def opened_while_this_runs(path: Path) -> Path:
    """Return such a folder as :func:`opened` yields, once for a file as it stands; it goes when the program ends."""
    found = path.stat() if path.is_file() else None
    return _opened_for_good(path, (found.st_mtime_ns, found.st_size) if found else (0, 0))


@cache
def _opened_for_good(path: Path, _stands: tuple[int, int]) -> Path:
    found = read_pack_file(path)
    place = mkdtemp(prefix="cxsim-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return unpack(found, Path(place) / found.manifest.pack)


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """Yield a folder of its own with what is in a pack file, named like the pack; it goes when the block ends."""
    found = read_pack_file(path)
    with TemporaryDirectory(prefix="cxsim-", ignore_cleanup_errors=True) as place:
        yield unpack(found, Path(place) / found.manifest.pack)
