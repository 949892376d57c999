"""What translators send back: refused with a reason, or taken into a catalogue that can be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.po_reader import read_po
from cxsim.content.po_writer import po_text
from cxsim.workbench.translation.xliff_merge import taken_in
from cxsim.workbench.translation.xliff_reader import XliffError, read_xliff
from tests.fuzz.refusals import assert_told
from tests.workbench.xliff_files import GLOSSARY, LATE, REPLY, Desk

if TYPE_CHECKING:
    from pathlib import Path


def try_input(content: bytes, folder: Path) -> None:
    """Take these bytes in as XLIFF; what comes of it is the same after writing."""
    try:
        came = read_xliff(content)
    except XliffError as error:
        assert_told(error)
        return
    desk = Desk(folder)
    after = taken_in(desk.pack, desk.texts, desk.catalogue(), came, GLOSSARY).catalogue
    again = read_po(po_text(after).encode())
    assert again.faults == ()
    assert again.entries[REPLY].source == LATE
    assert {name: each[1:3] for name, each in again.entries.items()} == {
        name: each[1:3] for name, each in after.entries.items()
    }
