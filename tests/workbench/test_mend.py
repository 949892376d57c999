"""``cxsim check --fix`` mends what is certain, and leaves every other byte of the file as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.workbench.check import check_pack
from cxsim.workbench.mend import mend
from tests.content.authored import CALL, SOUND, write

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = [
    ("let_ring: {text: Let it ring., next: over}", "let_ring: {text: Let it ring., next: stroy}", "stroy", "story"),
    ("listen: {text: Listen.}", "listen: {text: Listen., does: [apologse]}", "apologse", "apologise"),
    ("listen: {text: Listen.}", "listen: {text: Listen., when: patiense > 2}", "patiense", "patience"),
    ("title: A call", "tittle: A call", "tittle", "title"),
    ("listen: {text: Listen.}", "listen: {text: Listen., promises: 'ring_backk'}", "ring_backk", "ring_back"),
]
UNCERTAIN = [
    ("listen: {text: Listen.}", "listen: {text: Listen., next: ovre}"),
    ("listen: {text: Listen.}", "listen: {text: Listen., next: stories}"),
    ("start: soft", "start: sofd"),
]


def mended(folder: Path, text: str) -> str:
    """Return what a scenario is after mending."""
    mend(write(folder, {**SOUND, "call.yaml": text}))
    return (folder / "call.yaml").read_bytes().decode()


@pytest.mark.parametrize(("sound", "slip", "wrong", "meant"), SLIPS, ids=[each[2] for each in SLIPS])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_slip_is_mended_and_nothing_else_is_touched(
    sound: str, slip: str, wrong: str, meant: str, end: str, tmp_path: Path
) -> None:
    before = ("# a remark   that stays\n\n" + CALL.replace(sound, slip)).replace("\n", end)
    assert mended(tmp_path, before) == before.replace(wrong, meant)
    assert not [each for each in check_pack(tmp_path) if each.severity == "error"]


@pytest.mark.parametrize(("sound", "slip"), UNCERTAIN)
def test_what_is_not_certain_is_left_alone(sound: str, slip: str, tmp_path: Path) -> None:
    before = CALL.replace(sound, slip)
    assert mended(tmp_path, before) == before


def test_a_name_that_is_as_near_to_another_is_left_alone(tmp_path: Path) -> None:
    more = "  storm:\n    text: It rains.\n    choices: {go: {text: Go., next: over}}\n"
    before = CALL.replace("  story:", f"{more}  story:").replace(
        "Let it ring., next: over", "Let it ring., next: storn"
    )
    before = before.replace("next: story", "next: storm")
    near_both = before.replace("storn", "storx")
    assert mended(tmp_path, near_both) == near_both
    assert mended(tmp_path, before) == before


def test_an_idle_remark_is_taken_out(tmp_path: Path) -> None:
    remark = "# cxsim: allow CX703 because of the second part"
    beside = CALL.replace("title: A call", f"title: A call   {remark}")
    assert mended(tmp_path / "beside", beside) == CALL
    above = CALL.replace("title: A call", f"{remark}\ntitle: A call")
    assert mended(tmp_path / "above", above) == CALL


def test_the_command_says_what_it_mended(tmp_path: Path) -> None:
    write(tmp_path, {**SOUND, "call.yaml": CALL.replace("title: A call", "tittle: A call")})
    answer = CliRunner().invoke(app(), ["check", str(tmp_path), "--fix"])
    assert answer.exit_code == 0
    assert "call.yaml:1  mended CX102: 'title' instead of 'tittle'" in answer.output
