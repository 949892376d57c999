"""A pack is handed over as one file, and looked at before it is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cxsim.content import content_hash, load_pack
from cxsim.content.pack_file import ENDING, LARGEST, MOST_FILES, Manifest, PackFile, PackFileError, entries_of
from cxsim.content.pack_names import CARRIED, collisions, fault_of_name
from cxsim.content.unpack import unpack
from cxsim.model.authored import ID_PATTERN
from cxsim.workbench.check import check_pack
from cxsim.workbench.exploration.explore import MOST_STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.content import Diagnostic
    from cxsim.model.pack import Pack


@dataclass(frozen=True, slots=True)
class Built:
    """A pack made ready, or what keeps it from being handed over."""

    pack_file: PackFile | None
    to_fix: tuple[Diagnostic, ...] = ()
    """Errors and warnings; a warning that is meant is allowed in the file, with its reason."""
    left_out: tuple[str, ...] = ()
    """Files of the folder that a pack does not carry."""


def build(folder: Path) -> Built:
    """Make a pack's folder into one file, checked and explored first; raise :class:`PackFileError` where it is no pack.

    What is checked is what a receiver will have: the files as they come out of the file again.
    """
    loaded = load_pack(folder)
    if loaded.pack is None:
        return Built(None, loaded.errors)
    if not re.fullmatch(ID_PATTERN, loaded.pack.id):
        words = "small letters, digits and underscores, as in first_weeks"
        raise PackFileError(f"'{loaded.pack.id}', the folder's name, cannot be the id of a pack: {words}.")
    to_fix = _to_fix(folder)
    if to_fix:
        return Built(None, to_fix)
    files, left_out = _files(folder)
    made = PackFile(_manifest(loaded.pack, files), files)
    if len(made.as_bytes()) > LARGEST:
        raise PackFileError(f"Its files are larger than {LARGEST // 1_000_000} MB together.")
    return Built(made, _faults_of_copy(made), left_out)


def default_name(made: PackFile) -> str:
    """Return the name of the file that a pack is handed over in."""
    return f"{made.manifest.pack}-{made.manifest.version}{ENDING}"


def faults(found: PackFile) -> tuple[str, ...]:
    """Say what is wrong with a pack file that was read: its content does not load, or is not what the manifest says."""
    with TemporaryDirectory(prefix="cxsim-", ignore_cleanup_errors=True) as place:
        folder = unpack(found, Path(place) / found.manifest.pack)
        loaded = load_pack(folder)
        if loaded.pack is None:
            return tuple(str(each).replace(f"{place}/", "") for each in loaded.errors)
    truth = _manifest(loaded.pack, found.files)
    return tuple(
        f"The manifest says {name} {said!r}, and the pack says {is_so!r}."
        for name, said, is_so in zip(Manifest.model_fields, _values(found.manifest), _values(truth), strict=True)
        if said != is_so
    )


def _values(manifest: Manifest) -> Iterator[object]:
    return (getattr(manifest, name) for name in Manifest.model_fields)


def _manifest(pack: Pack, files: Mapping[str, bytes]) -> Manifest:
    sheet = pack.sheet
    return Manifest(
        format=1,
        pack=pack.id,
        title=sheet.title,
        version=sheet.version,
        licence=sheet.licence,
        content=content_hash(pack),
        files=entries_of(files),
    )


def _to_fix(folder: Path) -> tuple[Diagnostic, ...]:
    return tuple(each for each in check_pack(folder, MOST_STATES) if each.severity != "note")


def _faults_of_copy(made: PackFile) -> tuple[Diagnostic, ...]:
    """Check what was left out by mistake: a picture or text that is there only in the author's folder."""
    with TemporaryDirectory(prefix="cxsim-", ignore_cleanup_errors=True) as place:
        return _to_fix(unpack(made, Path(place) / made.manifest.pack))


def _files(folder: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the files a pack carries, by path, and the names of the others; hidden ones are not even named."""
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    room = LARGEST
    for path, name in _walk(folder):
        if path.is_symlink() or path.suffix not in CARRIED:
            left_out.append(name)
            continue
        fault = fault_of_name(name)
        if fault:
            raise PackFileError(f"'{name}' {fault}. Rename it.")
        room -= path.stat().st_size
        if room < 0 or len(files) >= MOST_FILES:
            most = f"{MOST_FILES:,} files or {LARGEST // 1_000_000} MB"
            raise PackFileError(f"The pack has more than {most}; '{name}' and what follows has no room.")
        files[name] = path.read_bytes()
    for name in collisions(files):
        raise PackFileError(f"'{name}' would take the place of another file on some systems. Rename it.")
    return files, tuple(left_out)


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") or part == "__pycache__" for part in inside.parts)
        if not hidden and (path.is_file() or path.is_symlink()):
            yield path, inside.as_posix()
