"""A pack on the disk that is being written: whether a file was saved, what it holds now, where in it something stands.

Files are looked at, not watched: twenty of them take a tenth of a millisecond, it works on every system and over every
network, and needs no further package.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from cxsim.content import load_pack
from cxsim.content.languages import languages_of
from cxsim.content.reader import places
from cxsim.content.reload import with_file
from cxsim.content.translate import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path as FilePath

    from cxsim.content import Diagnostic
    from cxsim.content.yaml_places import Places
    from cxsim.model.pack import Pack
    from cxsim.model.walk import Path

_Seen = tuple[int, int]
_FOLDERS: Final = ("", "playthroughs", "locale")
_ENDINGS: Final = (".yaml", ".yml", ".po")


class Now(NamedTuple):
    """What a pack is after a save."""

    pack: Pack | None
    """None where an error keeps it from being played."""
    errors: tuple[Diagnostic, ...]


class FollowedPack:
    """One pack's folder."""

    def __init__(self, folder: FilePath, language: str = "") -> None:
        self.folder = folder
        self._language = language
        self._sound: Pack | None = None
        self._seen: Mapping[FilePath, _Seen] = {}
        self._emptied: frozenset[FilePath] = frozenset()
        """Files that were empty when they were looked at last, and held something before."""
        self._places: dict[str, Places] = {}

    def read(self) -> Now:
        """Return the whole pack."""
        self._seen = self._look()
        loaded = load_pack(self.folder)
        self._sound = loaded.pack
        if loaded.pack:
            self._places.clear()  # until it is sound again, it is shown as it was
        return Now(self._translated(loaded.pack), loaded.errors)

    def saved(self) -> Now | None:
        """Return the pack if a file was saved, made or deleted since it was read last; else None.

        Where one file of a sound pack was saved, only that one is read. A file that is empty all at once is looked at
        once more first: many editors empty a file before they write it.
        """
        now = self._look()
        if now == self._seen:
            return None
        before = self._emptied
        self._emptied = frozenset(
            file for file, (_, size) in now.items() if not size and self._seen.get(file, (0, 0))[1]
        )
        if self._emptied - before:
            return None
        changed = [file for file in now.keys() | self._seen.keys() if now.get(file) != self._seen.get(file)]
        if len(changed) == 1 and self._sound and changed[0].parent == self.folder:
            pack = with_file(self._sound, changed[0])
            if pack:
                self._seen, self._sound = now, pack
                self._places.clear()
                return Now(self._translated(pack), ())
        return self.read()

    def _translated(self, pack: Pack | None) -> Pack | None:
        if pack is None or self._language not in languages_of(pack, self.folder):
            return pack
        return in_language(pack, self.folder, self._language)

    def where(self, scenario: str, path: Path) -> str:
        """Return ``file:line`` of what stands at a path of a scenario."""
        name = f"{scenario}.yaml"
        if name not in self._places:
            self._places[name] = places(_bytes(self.folder / name))
        return f"{name}:{self._places[name].nearest(path).line}"

    def _look(self) -> Mapping[FilePath, _Seen]:
        found = {}
        for name in _FOLDERS:
            try:
                with os.scandir(self.folder / name) as entries:
                    for entry in entries:
                        if entry.name.endswith(_ENDINGS) and not entry.name.startswith("."):
                            about = entry.stat()
                            found[self.folder / name / entry.name] = (about.st_mtime_ns, about.st_size)
            except OSError:  # there is no such folder, or an editor is just replacing a file
                continue
        return found


def _bytes(file: FilePath) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # deleted while it is shown
        return b""
