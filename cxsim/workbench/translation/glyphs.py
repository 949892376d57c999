"""Which characters the game's font can show: the font's own table (OpenType ``cmap``, format 4), read directly.

A font library would be a dependency for thirty lines; the tests hold the answer against what pygame draws.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from unicodedata import normalize

from cxsim.content import asset_folder

if TYPE_CHECKING:
    from pathlib import Path

FONT = "cxsim-regular.ttf"
_TABLE_OF_16_BITS = 4


def missing_glyphs(text: str, shown: frozenset[int]) -> str:
    """Return the characters of a text that cannot be shown, each once; a letter may be put together from its parts."""
    unknown = {each for each in set(text) if ord(each) not in shown and not each.isspace()}
    strange = {each for each in unknown if not all(ord(part) in shown for part in normalize("NFD", each))}
    return "".join(each for each in dict.fromkeys(text) if each in strange) if strange else ""


def shown_characters(font: Path | None = None) -> frozenset[int]:
    """Return the code points that a font has a glyph for (the game's, where None); none where it cannot be read."""
    try:
        with (font or asset_folder() / "fonts" / FONT).open("rb") as file:
            (tables,) = struct.unpack(">4xH6x", file.read(12))
            entries = (struct.unpack(">4s4xLL", file.read(16)) for _ in range(tables))
            begin, length = next((at, size) for tag, at, size in entries if tag == b"cmap")
            file.seek(begin)
            return frozenset(_code_points(file.read(length)))
    except (OSError, struct.error, StopIteration):
        return frozenset()


def _code_points(table: bytes) -> set[int]:
    (count,) = struct.unpack_from(">2xH", table)
    places = [struct.unpack_from(">4xL", table, 4 + 8 * at)[0] for at in range(count)]
    found: set[int] = set()
    for place in places:
        if struct.unpack_from(">H", table, place)[0] == _TABLE_OF_16_BITS:
            found |= _segments(table[place:])
    return found


def _segments(table: bytes) -> set[int]:
    """Return the code points of a table of segments: end, start, difference and place of the glyphs of each."""
    (doubled,) = struct.unpack_from(">6xH", table)
    count = doubled // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", table, 14 + part * doubled + (2 if part else 0)) for part in range(4)
    )
    found: set[int] = set()
    for at, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if not offset:
            found.update(code for code in range(first, last + 1) if (code + delta) % 0x10000)
            continue
        glyphs = struct.unpack_from(f">{last - first + 1}H", table, 16 + 3 * doubled + 2 * at + offset)
        found.update(code for code, glyph in enumerate(glyphs, first) if glyph)
    return found - {0xFFFF}
