from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content import shipped_packs
from cxsim.content.shelf import MOST, packs_on_shelf

if TYPE_CHECKING:
    from pathlib import Path


def make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("format: 1\n", encoding="utf-8")
    return folder


def test_shipped_packs_come_before_ones_own_and_each_is_there_once(tmp_path: Path) -> None:
    own = make(tmp_path / "packs" / "night_desk")
    played = make(tmp_path / "elsewhere" / "harbour")
    found = packs_on_shelf(tmp_path / "packs", played, shipped_packs()[0], own)
    assert found == (*(each for each in shipped_packs()), played, own)


def test_a_folder_that_is_not_there_or_has_no_packs_adds_none(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert packs_on_shelf(tmp_path) == packs_on_shelf(tmp_path / "nowhere") == shipped_packs()


def test_a_pack_file_among_ones_own_is_a_pack_too(tmp_path: Path) -> None:
    folder, file = make(tmp_path / "night_desk"), tmp_path / "harbour-1.0.0.cxpack"
    file.write_bytes(b"")
    assert packs_on_shelf(tmp_path)[len(shipped_packs()) :] == (file, folder)


def test_very_many_packs_of_ones_own_do_not_take_for_ever(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        make(tmp_path / f"pack_{number}")
    assert len(packs_on_shelf(tmp_path)) == len(shipped_packs()) + MOST
