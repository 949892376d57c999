"""What holds of every import, whatever was imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content import load_pack
from cxsim.workbench.importing import ImportRefusedError, import_story
from tests.fuzz.refusals import assert_told

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.workbench.importing import Imported


def imports_or_says_why(content: bytes, name: str, folder: Path) -> Imported | None:
    """Import a story into a folder that is empty; what is written has no error."""
    try:
        found = import_story(content, name)
    except ImportRefusedError as error:
        assert_told(error)
        return None
    for path, text in found.files.items():
        (folder / path).write_text(text, encoding="utf-8")
    loaded = load_pack(folder)
    assert loaded.pack is not None, "\n".join(map(str, loaded.errors))
    assert list(loaded.pack.scenarios) == [found.scenario]
    assert all(len(each.what) < 300 for each in found.left)
    return found
