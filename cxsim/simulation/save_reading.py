"""One save after the other → rows, or the reason why not. A hostile save costs time and memory within bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from cxsim.content import content_hash, load_pack
from cxsim.content.diagnostic import printable
from cxsim.record.files import read_at_most
from cxsim.record.lines import LineError, header_line
from cxsim.record.participant import pseudonym_problem, team_problem
from cxsim.record.rows import SetAside
from cxsim.record.save import LARGEST, why
from cxsim.record.sharing import parse_save
from cxsim.simulation.retelling import Reader, RetellingError, content_needed, retold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cxsim.record.rows import Told
    from cxsim.session import Entry, Header

LONGEST_NAME, LONGEST_REASON = 200, 500
"""Characters that are kept of a file's name, and of why it was set aside."""
_STARTED = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class ReadSave:
    """A save that was read: its rows, or why it has none."""

    name: str
    digest: str
    """BLAKE2b of what was read."""
    header: Header | None = None
    first_line: bytes = b""
    """By which it is known as the same save again."""
    entries: int = 0
    told: Told | None = None
    """None without opt-in: such a save is not even replayed."""
    set_aside: SetAside | None = None


class Shelf:
    """Packs in folders, each loaded when the first save asks for its content."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(folders)
        """Of packs, or of folders with packs in them."""
        self._readers: dict[str, Reader] | None = None

    def reader(self, content: str) -> Reader:
        """Return the pack of a content hash, ready to read saves with; raise KeyError where there is none."""
        return self._loaded()[content]

    def contents(self) -> tuple[str, ...]:
        """Return the content hashes of all packs that can be played."""
        return tuple(self._loaded())

    def _loaded(self) -> dict[str, Reader]:
        if self._readers is None:
            self._readers = {each.content: each for each in self._load()}
        return self._readers

    def _load(self) -> Iterable[Reader]:
        for folder in self.folders:
            for sheet in sorted({*folder.glob("pack.yaml"), *folder.glob("*/pack.yaml")}):
                pack = load_pack(sheet.parent).pack
                if pack is not None:
                    yield Reader(pack, content_hash(pack))


@lru_cache(maxsize=1)
def shelf_of(folders: tuple[Path, ...]) -> Shelf:
    """Return the packs of some folders; a process that asks again has them loaded already."""
    return Shelf(folders)


def digest_of(path: Path) -> str:
    """Return the digest by which a save is known when it comes again unchanged; "" where the file cannot be read."""
    try:
        content = read_at_most(path, LARGEST)
    except OSError:
        return ""
    return digest(content[: content.rfind(b"\n") + 1])


def read_saves(shelf: Shelf, paths: Iterable[Path]) -> list[ReadSave]:
    """Read saves; each gives its rows or the reason why not."""
    return [read_one(shelf, each) for each in paths]


def read_one(shelf: Shelf, path: Path) -> ReadSave:
    """Read a save from its file."""
    try:
        content = read_at_most(path, LARGEST)
    except OSError as error:
        return _aside(path.name, digest(str(path).encode()), "damaged", f"The file cannot be read: {why(error)}.")
    return read_content(shelf, path.name, content)


def read_content(shelf: Shelf, name: str, content: bytes) -> ReadSave:
    """Read a save from its bytes; half a last line counts as not there."""
    code = digest(content)
    try:
        header, entries, whole = _parsed(content)
        if whole < len(content):
            code = digest(content[:whole])
        if not header.opt_in:
            return ReadSave(name, code, header)
        told = retold(_reader(shelf, header, entries), header, entries)
    except _UnfitError as error:
        return _aside(name, code, error.code, str(error))
    except RetellingError as error:
        return _aside(name, code, "does-not-replay", f"The save does not replay: {error}")
    except Exception as error:  # noqa: BLE001 - one hostile save must not keep the others out
        return _aside(name, code, "does-not-replay", f"The save does not replay: {type(error).__name__}: {error}")
    return ReadSave(name, code, header, header_line(header), len(entries), told)


def unless_in_the_future(save: ReadSave, latest: str) -> ReadSave:
    """Return a save as it was read; set aside where it was begun after ``latest``, which is UTC in ISO 8601."""
    if save.told is None or save.header is None or save.header.started <= latest:
        return save
    reason = f"The save says that it was begun on {save.header.started[:10]}, which is in the future."
    return replace(save, told=None, set_aside=set_aside(save.name, save.digest, "future", reason))


class _UnfitError(ValueError):
    """A save that is not even replayed: by which code, and why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def _parsed(content: bytes) -> tuple[Header, tuple[Entry, ...], int]:
    if len(content) > LARGEST:
        raise _UnfitError("damaged", "The file is too large to be a save.")
    try:
        return parse_save(content)
    except LineError as error:
        raise _UnfitError("damaged", f"The save is damaged: {error}.") from None


def _reader(shelf: Shelf, header: Header, entries: tuple[Entry, ...]) -> Reader:
    problem = _implausible(header)
    if problem:
        raise _UnfitError("damaged", problem)
    needed = content_needed(header, entries)
    try:
        return shelf.reader(needed)
    except KeyError:
        problem = f"No pack at hand is '{header.pack}' as it was played (content {needed[:12]}). Name its folder."
        raise _UnfitError("no-pack", problem) from None


def _implausible(header: Header) -> str:
    """Say what is wrong with whom a save is of and when it began, "" where nothing is."""
    problem = pseudonym_problem(header.pseudonym) or team_problem(header.team)
    if problem:
        return f"The save does not say whose it is. {problem}"
    try:
        if not _STARTED.fullmatch(header.started):
            raise ValueError(header.started)  # noqa: TRY301 - told like a day that does not exist
        datetime.fromisoformat(header.started)
    except ValueError:
        return "The save does not say when it was begun, in this century and in UTC."
    return ""


def _aside(name: str, of: str, code: str, reason: str) -> ReadSave:
    return ReadSave(name, of, set_aside=set_aside(name, of, code, reason))


def set_aside(name: str, of: str, code: str, reason: str) -> SetAside:
    """Return what is noted of a save that is not taken; nothing in it that a terminal would obey."""
    return SetAside(of, printable(name)[:LONGEST_NAME], code, printable(reason)[:LONGEST_REASON])


def digest(content: bytes) -> str:
    """Return 32 hexadecimal digits by which a save is known."""
    return blake2b(content, digest_size=16).hexdigest()
