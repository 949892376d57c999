"""Packs of one's own that cannot be played: told to whoever plays, in the language they play in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.verbs import run
from tests.record.shared_games import small_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The participant's own packs."""
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    folder = tmp_path / "data" / "packs"
    folder.mkdir(parents=True)
    return folder


def library(tmp_path: Path, language: str) -> str:
    """Return what is printed where the library is opened from the title."""
    small_pack(tmp_path / "small")
    game = ("play", tmp_path / "small", "--text", "--saves", tmp_path / "saves", "--lang", language)
    return run(*game, given="p\n1\nq\n").output


def test_a_pack_with_a_mistake_names_its_place_and_leaves_the_rest_to_its_author(shelf: Path, tmp_path: Path) -> None:
    (shelf / "broken").mkdir()
    (shelf / "broken" / "pack.yaml").write_text("title: [\n")
    assert re.search(r"pack\.yaml:\d+ has a mistake \(CX\d+\)\. Its author", library(tmp_path, "en"))
    (told,) = [line for line in library(tmp_path, "el").splitlines() if "pack.yaml:" in line]
    assert re.findall(r"[A-Za-z]{3,}", told) == ["pack", "yaml", "cxsim", "check"]


def test_a_pack_file_that_is_none_is_told_in_the_language_of_the_game(shelf: Path, tmp_path: Path) -> None:
    (shelf / "bad.cxpack").write_bytes(b"no zip")
    assert "the file is damaged" in library(tmp_path, "en")
    assert "filen är skadad" in library(tmp_path, "sv")


def test_a_pack_without_a_scenario_says_so(shelf: Path, tmp_path: Path) -> None:
    small_pack(shelf / "empty")
    for each in (shelf / "empty").glob("[!p]*.yaml"):
        each.unlink()
    assert "it has no scenario" in library(tmp_path, "en")
