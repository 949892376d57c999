"""Where the keys and values of a file stand."""

from __future__ import annotations

import re
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and positions (from 0) from the top of a file down to one value; the whole file is ``()``."""

LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class Place(NamedTuple):
    """Where in a file; line and column count from 1, columns in characters."""

    line: int
    column: int


START = Place(1, 1)


class Places:
    """Where each key, and each value or item, of one file stands. Of a key written twice, the first counts."""

    def __init__(self) -> None:
        self._keys: dict[Path, Place] = {}
        self._values: dict[Path, Place] = {}

    def key(self, path: Path) -> Place | None:
        """Return where the key at the end of ``path`` stands, None for an item of a list or an unknown path."""
        return self._keys.get(path)

    def value(self, path: Path) -> Place | None:
        """Return where the value at ``path`` begins (at its quote or ``|``, if any), None for an unknown path."""
        return self._values.get(path)

    def nearest(self, path: Path) -> Place:
        """Return where ``path`` stands: its key, else its value, else what holds it, else the top of the file."""
        while True:
            found = self._keys.get(path) or self._values.get(path)
            if found:
                return found
            if not path:
                return START
            path = path[:-1]

    def note_key(self, path: Path, place: Place) -> None:
        """Keep where a key stands, unless one is known. For the pass that reads the file."""
        self._keys.setdefault(path, place)

    def note_value(self, path: Path, place: Place) -> None:
        """Keep where a value stands, unless one is known. For the pass that reads the file."""
        self._values.setdefault(path, place)


def place_at(text: str, index: int) -> Place:
    """Return the place of the character at ``index`` (from 0), counting lines as libyaml does."""
    line, begin = 1, 0
    for found in LINE_BREAK.finditer(text, 0, index):
        line, begin = line + 1, found.end()
    return Place(line, index - begin + 1)
