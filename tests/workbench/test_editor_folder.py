"""An open pack holds what is newest of each file, whenever the reading of the others comes to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.editor.folder import OpenPack, read_file
from tests.content.authored import write
from tests.workbench.editor_pack import PACK

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_is_deleted_while_it_is_read_does_not_come_back(tmp_path: Path) -> None:
    pack = OpenPack(write(tmp_path, PACK))
    read = {file: read_file(tmp_path, file) for file in pack.unread()}
    (tmp_path / "other.yaml").unlink()
    pack.reread(tmp_path / "other.yaml")
    for file, index in read.items():
        pack.take(file, index)
    assert set(pack.index.files) == set(PACK) - {"other.yaml"}
    assert pack.unread() == []


def test_a_text_that_is_typed_while_its_file_is_read_stays(tmp_path: Path) -> None:
    pack = OpenPack(write(tmp_path, PACK))
    read = read_file(tmp_path, tmp_path / "other.yaml")
    pack.change(tmp_path / "other.yaml", "title: New")
    pack.take(tmp_path / "other.yaml", read)
    assert pack.index.files["other.yaml"].text == "title: New"
