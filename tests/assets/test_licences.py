from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
LICENCES = (ASSETS / "LICENCES.md").read_text(encoding="utf-8")
FOLDERS = sorted(path.name for path in ASSETS.iterdir() if path.is_dir())
PICTURES = sorted(path.name for path in ASSETS.iterdir() if path.suffix in {".svg", ".png"})


@pytest.mark.parametrize("name", FOLDERS)
def test_every_folder_of_assets_has_a_licence(name: str) -> None:
    assert f"`{name}/" in LICENCES


@pytest.mark.parametrize("name", [*PICTURES, *sorted(path.name for path in (ASSETS / "fonts").glob("*.ttf"))])
def test_every_picture_and_font_has_a_licence(name: str) -> None:
    assert name in LICENCES


def test_the_texts_of_the_licences_are_there() -> None:
    texts = {ASSETS / name for name in re.findall(r"`([\w/.-]+\.txt)`", LICENCES)}
    assert len(texts) == 3
    assert [path for path in texts if not path.is_file()] == []


def test_a_font_is_not_named_after_its_sources() -> None:
    for path in (ASSETS / "fonts").glob("*.ttf"):
        names = path.read_bytes().replace(b"\0", b"")
        assert b"CxsimSans" in names or b"CxsimDisplay" in names
        assert b"NotoSans-" not in names


def test_portraits_carry_their_licence_with_them() -> None:
    for folder in (ROOT / "scenarios").glob("*/portraits"):
        assert "CC0" in (folder / "LICENCE.txt").read_text(encoding="utf-8")
