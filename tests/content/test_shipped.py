"""The packs that ship are found by name and by path, from a checkout and from a wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.content import asset_folder, find_pack, load_pack, shipped, shipped_packs
from tests.content.authored import SOUND, write

if TYPE_CHECKING:
    from pathlib import Path


def test_the_onboarding_pack_ships() -> None:
    assert "onboarding" in [folder.name for folder in shipped_packs()]


@pytest.mark.parametrize("folder", shipped_packs(), ids=lambda folder: folder.name)
def test_a_pack_that_ships_has_nothing_to_mend(folder: Path) -> None:
    loaded = load_pack(folder)
    assert loaded.pack is not None
    assert [str(each) for each in loaded.diagnostics if each.severity != "note"] == []


def test_a_pack_is_found_by_the_name_it_ships_under() -> None:
    assert find_pack("onboarding") == next(each for each in shipped_packs() if each.name == "onboarding")


def test_a_pack_is_found_by_its_folder_and_by_a_file_in_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "firm", SOUND)
    assert find_pack(str(folder)) == folder
    assert find_pack(str(folder / "call.yaml")) == folder


def test_what_is_no_pack_is_not_found(tmp_path: Path) -> None:
    assert find_pack("no_such_pack") is None
    assert find_pack(str(tmp_path / "call.yaml")) is None


def test_assets_are_found() -> None:
    assert (asset_folder() / "fonts").is_dir()


def test_in_a_wheel_packs_stand_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "_shipped" / "scenarios" / "firm", SOUND)
    monkeypatch.setattr(shipped, "_IN_WHEEL", tmp_path / "_shipped")
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path)
    assert [folder.name for folder in shipped_packs()] == ["firm"]
    assert shipped.checkout_folder() is None


def test_what_installs_an_extra_names_the_python_that_runs_and_the_checkout_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "cxsim")
    monkeypatch.setattr("sys.executable", "/home/ann/my game/python")
    assert shipped.how_to_install("sign") == '"/home/ann/my game/python" -m pip install "cxsim[sign]"'
    (tmp_path / "saves").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert shipped.how_to_install("sign") == f'"/home/ann/my game/python" -m pip install -e "{tmp_path}[sign]"'


@pytest.mark.parametrize("missing", ["", "pyproject.toml", "saves"])
def test_a_checkout_knows_itself_by_its_project_and_its_saves_folder(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "cxsim")
    (tmp_path / "saves").mkdir()
    (tmp_path / "pyproject.toml").touch()
    if missing:
        (tmp_path / missing).rename(tmp_path / "elsewhere")
    assert shipped.checkout_folder() == (None if missing else tmp_path)
