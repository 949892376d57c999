"""A pack in one file, to hand over: a zip of which exactly one form is read.

First ``manifest.json``, then perhaps ``signature.json``, then the files by name under the pack's id. Nothing is
compressed and every byte is decided, so the same pack is the same file everywhere, no entry can grow while it is read,
and whatever differs from how it would be written (names that come twice, links, remarks, data between or behind) is
refused as a whole by comparing.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cxsim.content.pack_names import collisions, fault_of_name
from cxsim.model.authored import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENDING = ".cxpack"
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
MOST_FILES = 5_000
LARGEST_FILE = 16_000_000
LARGEST = 64_000_000
"""Bytes of the file as a whole."""
LONGEST_SHOWN = 80
"""Characters of a name in a message."""
_LARGEST_MANIFEST = 2_000_000
_LARGEST_SIGNATURE = 2_000

_LOCAL = struct.Struct("<4s5H3I2H")
_BEGINS_FILE, _BEGINS_LIST = b"PK\x03\x04", b"PK\x01\x02"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class PackFileError(Exception):
    """A file that is no sound pack file: one sentence for whoever was given it."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Shape = TypeVar("Shape", bound=_Part)


class FileEntry(_Part):
    """What the manifest says of one file."""

    size: Annotated[int, Field(ge=0, le=LARGEST_FILE)]
    """Bytes."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(_Part):
    """What a pack file says of itself. ``content`` is :func:`cxsim.content.content_hash`; a signature covers it all."""

    format: Literal[1]
    pack: Annotated[str, Field(pattern=ID_PATTERN)]
    title: Annotated[str, Field(max_length=200)]
    version: Annotated[str, Field(max_length=40)]
    licence: Annotated[str, Field(max_length=200)]
    content: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    files: Annotated[dict[str, FileEntry], Field(min_length=1, max_length=MOST_FILES)]
    """By path inside the pack's folder."""

    def as_bytes(self) -> bytes:
        """Return the manifest as it stands in the file, and as it is signed."""
        return (self.model_dump_json(indent=1) + "\n").encode()


class Signature(_Part):
    """An Ed25519 signature of the manifest, in hexadecimal digits."""

    key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The public key."""
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]

    def as_bytes(self) -> bytes:
        """Return it as it stands in the file."""
        return (self.model_dump_json(indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack file read whole: every file's bytes are those that the manifest names."""

    manifest: Manifest
    files: Mapping[str, bytes]
    """By path inside the pack's folder."""
    signature: Signature | None = None

    def as_bytes(self) -> bytes:
        """Return the file that holds it: the only form that :func:`read_pack_file` takes."""
        entries = {MANIFEST: self.manifest.as_bytes()}
        if self.signature:
            entries[SIGNATURE] = self.signature.as_bytes()
        entries |= {f"{self.manifest.pack}/{name}": self.files[name] for name in sorted(self.files)}
        return _zipped(entries)


def entries_of(files: Mapping[str, bytes]) -> dict[str, FileEntry]:
    """Return what a manifest says of these files, by path."""
    return {name: FileEntry(size=len(each), sha256=sha256(each).hexdigest()) for name, each in sorted(files.items())}


def read_pack_file(path: Path) -> PackFile:
    """Return what is in a pack file; raise :class:`PackFileError` where it is not one, or not sound."""
    try:
        if not path.is_file():
            raise PackFileError("It is a folder, no pack file." if path.is_dir() else "There is no such file.")
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise PackFileError(f"It cannot be read: {error.strerror}.") from error
    return pack_file_of(content)


def pack_file_of(content: bytes) -> PackFile:
    """Return what is in the bytes of a pack file; raise :class:`PackFileError` where they are none."""
    if len(content) > LARGEST:
        raise PackFileError(f"It is larger than {LARGEST // 1_000_000} MB.")
    entries = _entries(content)
    manifest = _shaped(Manifest, entries.pop(MANIFEST, b""), _LARGEST_MANIFEST, MANIFEST)
    signed = entries.pop(SIGNATURE, None)
    signature = None if signed is None else _shaped(Signature, signed, _LARGEST_SIGNATURE, SIGNATURE)
    files = {name.removeprefix(f"{manifest.pack}/"): each for name, each in entries.items()}
    _check_names(manifest, entries)
    if entries_of(files) != manifest.files:
        wrong = sorted(files.keys() ^ manifest.files.keys()) or _changed(manifest, files)
        raise PackFileError(f"{_shown(wrong[0])} is not as the manifest says: it was changed, added or left out.")
    found = PackFile(manifest, files, signature)
    if found.as_bytes() != content:
        raise PackFileError("It is not as cxsim pack build writes it. Was it packed again with another program?")
    return found


def _changed(manifest: Manifest, files: Mapping[str, bytes]) -> list[str]:
    return [name for name, entry in entries_of(files).items() if manifest.files[name] != entry]


def _check_names(manifest: Manifest, entries: Mapping[str, bytes]) -> None:
    inside = f"{manifest.pack}/"
    for name in entries:
        fault = fault_of_name(name.removeprefix(inside)) if name.startswith(inside) else "is outside the pack's folder"
        if fault:
            raise PackFileError(f"{_shown(name)} {fault}.")
    for name in collisions(entries):
        raise PackFileError(f"{_shown(name)} would take the place of another file on some systems.")


def _entries(content: bytes) -> dict[str, bytes]:
    """Return the entries in order, read from the beginning; what stands behind them is compared, never read."""
    found: dict[str, bytes] = {}
    at = 0
    while content[at : at + 4] == _BEGINS_FILE and len(content) >= at + _LOCAL.size:
        _, _, flags, method, *_, packed, size, name_length, extra = _LOCAL.unpack_from(content, at)
        begins = at + _LOCAL.size + name_length
        name = content[at + _LOCAL.size : begins].decode("ascii", "replace")
        if flags or method or extra or packed != size:
            raise PackFileError(f"{_shown(name)} is packed in a way that cxsim pack build does not use.")
        if name in found or len(found) > MOST_FILES + 1:
            raise PackFileError(f"{_shown(name)} comes twice, or there are more than {MOST_FILES:,} files.")
        found[name] = content[begins : begins + size]
        at = begins + size
    if not found or content[at : at + 4] != _BEGINS_LIST:
        raise PackFileError("It is no pack file, or only a part of one.")
    return found


def _shaped(shape: type[Shape], content: bytes, largest: int, name: str) -> Shape:
    try:
        if len(content) > largest:
            raise PackFileError(f"Its {name} is larger than {largest:,} bytes.")
        return shape.model_validate_json(content)
    except ValidationError as error:
        newer = re.search(rb'"format": ?(?!1\b)\d', content[:40])
        if newer:
            raise PackFileError("It was made by a newer cxsim. Get a newer one to read it.") from error
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))[:80]
        raise PackFileError(
            f"Its {name} is not sound{f' at {place}' if place else ''}: {first['msg'][:200]}."
        ) from error


def _shown(name: str) -> str:
    """Return a name as it may be printed: short, and with signs that terminals obey written out."""
    return ascii(name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…")


def _zipped(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip without compression, dates, owners or anything else that differs from machine to machine."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3  # so that the bits of who may read it mean the same on every system
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return target.getvalue()
