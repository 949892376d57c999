"""The tutorial for trainers, done from its first line to its last: every file written, every command typed."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content.load import load_pack
from cxsim.simulation.golden import play_golden
from tests.docs.pages import DOCS, Fenced, fenced

if TYPE_CHECKING:
    from pathlib import Path

TUTORIAL = DOCS / "authors" / "tutorial.md"
WINDOWS = {"play", "preview"}
"""Verbs that open a window: here they are played in the terminal, where answers come from a pipe."""
LEAVES = "1\n1\n1\n1\nq\n"


class Author:
    """Does what the page says, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said = ""
        self._was = ""

    def follow(self, block: Fenced) -> None:
        """Do what one block of the page says."""
        match block.marks:
            case ("sh", *rest):
                self.said = "".join(self._typed(line, fails=rest == ["fails"]) for line in block.text.splitlines())
            case ("yaml", name):
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / name).write_text(block.text, encoding="utf-8")
            case ("text", "says"):
                assert " ".join(block.text.split()) in " ".join(self.said.split()), f"{block}\n{self.said}"
            case ("text", "was", _):
                self._was = block.text
            case ("text", "now", name):
                self._edit(self.folder / name, block)
            case _:
                pytest.fail(f"{block}: '{' '.join(block.marks)}' is nothing that a reader could do")

    def _typed(self, line: str, *, fails: bool) -> str:
        words = shlex.split(line)
        assert words.pop(0) == "cxsim", line
        answers = LEAVES if words[0] in WINDOWS else ""
        words += ["--text", *(["--saves", str(self.folder / "saves")] if words[0] == "play" else [])] if answers else []
        answer = CliRunner().invoke(app(), words, input=answers)
        assert answer.exit_code == fails, f"{line}\n{answer.output}"
        assert "Traceback" not in answer.output, line
        return answer.output

    def _edit(self, file: Path, block: Fenced) -> None:
        text = file.read_text(encoding="utf-8")
        assert text.count(self._was) == 1, block
        file.write_text(text.replace(self._was, block.text), encoding="utf-8")


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the whole tutorial was done."""
    monkeypatch.chdir(tmp_path)
    author = Author(tmp_path)
    for block in fenced(TUTORIAL):
        author.follow(block)
    return tmp_path


def test_who_follows_the_tutorial_has_a_scenario_a_picture_a_translation_and_a_file_to_send(done: Path) -> None:
    pack = load_pack(done / "corner_shop").pack
    assert pack is not None
    assert pack.sheet.version == "1.0.0"
    assert {each.name for each in done.iterdir()} >= {"corner_shop", "corner_shop-1.0.0.cxpack", "first_call.svg"}
    assert (done / "corner_shop" / "locale" / "el.po").is_file()
    runs = pack.playthroughs["first_call"].values()
    assert [play_golden(pack, "first_call", run).mismatches for run in runs] == [()] * len(runs)


def test_the_minutes_of_the_steps_make_an_hour() -> None:
    minutes = [int(each) for each in re.findall(r"^## .*\((\d+) minutes\)$", TUTORIAL.read_text("utf-8"), re.MULTILINE)]
    assert len(minutes) == 8
    assert sum(minutes) <= 60
