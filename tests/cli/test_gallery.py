"""``cxsim gallery`` as its user meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app

if TYPE_CHECKING:
    from pathlib import Path


def gallery(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app(), ["gallery", *map(str, arguments)])
    return result.exit_code, result.output


def test_pictures_are_drawn_in_each_language_and_theme_with_a_sheet_of_all(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    asked = ("--lang", "en,el", "--theme", "light,contrast", "--size", "640x360", "--screen", "ending,settings")
    assert gallery(folder, *asked) == (0, f"9 pictures are in {folder}.\n")
    names = {path.name for path in folder.iterdir()}
    assert {"ending-el-contrast-640x360-100.png", "settings-en-light-640x360-100.png", "contact-sheet.png"} <= names
    contents = {path.read_bytes() for path in folder.iterdir()}
    assert len(contents) == 9


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--lang", "xx"), "There is no language 'xx'. There is en, "),
        (("--theme", "pink"), "There is no theme 'pink'. There is light, dark, contrast, distinct."),
        (("--screen", "nowhere"), "There is no screen 'nowhere'. There is title, "),
        (("--size", "large"), "'large' is no size. Write one like 1280x720"),
        (("--size", "9000x100"), "'9000x100' is no size."),
        (("--text", "huge"), "'huge' is no size of text. Write per cent, like 100"),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(tmp_path: Path, asked: tuple[str, str], told: str) -> None:
    code, output = gallery(tmp_path, *asked)
    assert code == 1
    assert told in output


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    code, output = gallery(
        tmp_path / "out", "--lang", "en", "--theme", "light", "--size", "640x360", "--screen", "rest"
    )
    assert code == 1
    assert "cannot be written" in output
