"""Names that a file in a pack may have, so that unpacking it is safe on every system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_NAME = 200
DEEPEST_FOLDER = 8
CARRIED = frozenset({".yaml", ".po", ".csv", ".svg", ".png", ".jpg", ".md", ".txt"})
"""Endings of the files that a pack carries: texts, translations, pictures, and what is said about them."""

_PART = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,99}[A-Za-z0-9_-])?")
"""One folder or file: no sign that any system gives a meaning to, no dot at either end."""
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]|clock\$|conin\$|conout\$)(\..*)?", re.IGNORECASE)
"""What Windows opens as a device, whatever ending it has."""


def fault_of_name(name: str) -> str:
    """Say why a path inside a pack is not carried, ``""`` where it is."""
    parts = name.split("/")
    if len(name) > LONGEST_NAME or len(parts) > DEEPEST_FOLDER:
        return f"has more than {LONGEST_NAME} characters or {DEEPEST_FOLDER} folders"
    if not all(_PART.fullmatch(part) for part in parts):
        return "has other signs than A to Z, a to z, 0 to 9, '_', '-' and '.', or a dot at an end"
    if any(_DEVICE.fullmatch(part) for part in parts):
        return "is the name of a device on Windows"
    ending = "." + parts[-1].rpartition(".")[2]
    return "" if ending in CARRIED else f"does not end in {', '.join(sorted(CARRIED))}"


def collisions(names: Iterable[str]) -> Iterator[str]:
    """Yield names that some system would write into the place of another: equal but for case, a file and a folder."""
    files: set[str] = set()
    folders: dict[str, str] = {}
    for name in names:
        plain = name.lower()
        if plain in files or plain in folders or _folder_collides(name, files, folders):
            yield name
        files.add(plain)


def _folder_collides(name: str, files: set[str], folders: dict[str, str]) -> bool:
    """Note the folders a file lies in; whether one of them is a file, or is spelt in another case elsewhere."""
    found = False
    parts = name.split("/")
    for depth in range(1, len(parts)):
        folder = "/".join(parts[:depth])
        found |= folder.lower() in files or folders.setdefault(folder.lower(), folder) != folder
    return found
