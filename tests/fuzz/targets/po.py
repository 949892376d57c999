"""Translations: read without raising, and written back as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.po_reader import read_po
from cxsim.content.po_writer import po_text

if TYPE_CHECKING:
    from pathlib import Path


def try_input(content: bytes, folder: Path) -> None:
    """Read these bytes as a PO file; what was read without a fault is the same after writing."""
    del folder
    found = read_po(content)
    assert all(each.line >= 1 and each.column >= 1 and each.problem for each in found.faults)
    if found.faults:
        return
    again = read_po(po_text(found).encode())
    assert again.faults == ()
    texts = {name: (each.source, each.translation) for name, each in found.entries.items()}
    assert {name: (each.source, each.translation) for name, each in again.entries.items()} == texts
