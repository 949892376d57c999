"""The packs that an editor has files open of: their index, and texts that are newer than the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.languages import LOCALE
from cxsim.content.po_reader import LARGEST_PO
from cxsim.workbench.allowed import authored_files
from cxsim.workbench.editor.index import FileIndex, PackIndex, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def pack_of(file: Path) -> Path | None:
    """Return the pack that a file is in, None where it is in none."""
    here = file.parent.parent if file.parent.name == "playthroughs" else file.parent
    return here if (here / "pack.yaml").is_file() or file.name == "pack.yaml" else None


class OpenPack:
    """One pack: the disk, and over it what is not saved yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = PackIndex()
        self.unsaved: dict[Path, str] = {}
        self._unread = set(authored_files(folder))

    def change(self, file: Path, text: str) -> None:
        """Take a text that an editor holds."""
        self.unsaved[file] = text
        self._unread.discard(file)
        self.index.update(self.name(file), text)

    def close(self, file: Path) -> None:
        """Go back to what is on the disk."""
        self.unsaved.pop(file, None)
        self.reread(file)

    def reread(self, file: Path) -> None:
        """Read a file again that was changed, made or deleted outside the editor."""
        if file in self.unsaved:
            return
        self._unread.discard(file)
        if file in set(authored_files(self.folder)):
            self.index.update(self.name(file), _text(file))
        else:
            self.index.forget(self.name(file))

    def unread(self) -> list[Path]:
        """Return the files that are still to be read; the cast and the pack's sheet come first."""
        return sorted(self._unread, key=lambda each: (each.name not in {"pack.yaml", "cast.yaml"}, each))

    def take(self, file: Path, read: FileIndex) -> None:
        """Take a file that was read elsewhere, unless it has been opened, read or deleted since."""
        if file in self._unread:
            self._unread.remove(file)
            self.index.files[self.name(file)] = read

    def name(self, file: Path) -> str:
        """Return a file's path within the pack."""
        return file.relative_to(self.folder).as_posix()

    def translations(self) -> Mapping[str, str]:
        """Return the pack's PO files as they stand on the disk, by path within the pack."""
        files = sorted(self.folder.glob(f"{LOCALE}/*.po"))
        return {self.name(each): _text(each) for each in files if each.stat().st_size <= LARGEST_PO}

    def texts(self) -> Mapping[Path, bytes]:
        """Return what is not saved, as it would be on the disk: a copy that another thread may read."""
        return {file: text.encode("utf-8", "surrogatepass") for file, text in self.unsaved.items()}


class Packs:
    """Every pack with an open file."""

    def __init__(self) -> None:
        self._found: dict[Path, OpenPack] = {}

    def __iter__(self) -> Iterator[OpenPack]:
        """Yield the packs in the order in which they were opened."""
        return iter(tuple(self._found.values()))

    def of(self, file: Path) -> OpenPack | None:
        """Return the pack of a file, None where it is in none."""
        folder = pack_of(file)
        if folder is None:
            return None
        if folder not in self._found:
            self._found[folder] = OpenPack(folder)
        return self._found[folder]


def read_file(pack: Path, file: Path) -> FileIndex:
    """Return what a file on the disk holds."""
    index = FileIndex(*kind_of(file.relative_to(pack).as_posix()))
    index.update(_text(file))
    return index


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8", "replace")
    except OSError:  # gone between listing and reading
        return ""
