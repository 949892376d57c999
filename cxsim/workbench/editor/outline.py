"""What a file declares, as a tree in the order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.workbench.editor.index import Located
from cxsim.workbench.editor.told import about

if TYPE_CHECKING:
    from cxsim.model.walk import Path
    from cxsim.workbench.editor.index import PackIndex


class Entry(NamedTuple):
    """Something that is declared; from ``start`` to ``end`` with all that belongs to it, ``name_end`` ends its id."""

    name: str
    kind: str
    about: str
    start: int
    name_end: int
    end: int
    inner: list[Entry]


def outline(pack: PackIndex, file: str) -> list[Entry]:
    """Return what a file declares, each with what is declared within it."""
    index = pack.files[file]
    top: list[Entry] = []
    known: dict[Path, Entry] = {}
    for symbol, use in index.declared.items():
        value = index.value_of(use)
        end = value.end if value else use.end
        text = index.text[use.start : end]
        entry = Entry(
            use.name, use.kind, about(pack, symbol, Located(file, use)), use.start, use.end,
            use.start + len(text.rstrip()), [],
        )  # fmt: skip
        above = (use.path[:cut] for cut in range(len(use.path) - 1, 0, -1))
        holder = next((known[each] for each in above if each in known), None)
        (top if holder is None else holder.inner).append(entry)
        known.setdefault(use.path, entry)
    return top
