"""``cxsim check --fix`` mends what is certain, and leaves every other byte of the file as it was."""

from __future__ import annotations

import os
import sys
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.workbench import mend as mending
from cxsim.workbench.check import check_pack
from cxsim.workbench.mend import mend
from tests.content.authored import CALL, SOUND, write
from tests.workbench.mendings import CERTAIN, UNCERTAIN, Mending

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxsim.content import Diagnostic

SLIPS = [
    ("let_ring: {text: Let it ring., next: over}", "let_ring: {text: Let it ring., next: stroy}", "stroy", "story"),
    ("listen: {text: Listen.}", "listen: {text: Listen., does: [apologse]}", "apologse", "apologise"),
    ("listen: {text: Listen.}", "listen: {text: Listen., when: patiense > 2}", "patiense", "patience"),
    ("title: A call", "tittle: A call", "tittle", "title"),
    ("listen: {text: Listen.}", "listen: {text: Listen., promises: 'ring_backk'}", "ring_backk", "ring_back"),
]
SLIP = CALL.replace("title: A call", "tittle: A call")
TWO_SLIPS = SLIP.replace("Let it ring., next: over", "Let it ring., next: stroy")
UNCERTAIN_SLIPS = [
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


@pytest.mark.parametrize(("sound", "slip"), UNCERTAIN_SLIPS)
def test_what_is_not_certain_is_left_alone(sound: str, slip: str, tmp_path: Path) -> None:
    before = CALL.replace(sound, slip)
    assert mended(tmp_path, before) == before


@pytest.mark.parametrize(("mending", "end"), list(zip(CERTAIN, cycle(["\n", "\r\n"]), strict=False)), ids=repr)
def test_what_can_be_meant_in_one_way_only_is_written_so(mending: Mending, end: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {name: text.replace("\n", end) for name, text in mending.files.items()})
    changes = mend(folder).changes
    assert (folder / mending.file).read_bytes().decode() == mending.mended.replace("\n", end)
    assert changes
    assert not [each for each in check_pack(folder) if each.severity == "error"]


@pytest.mark.parametrize("mending", UNCERTAIN, ids=lambda each: each.wrong[-40:])
def test_what_can_be_meant_in_two_ways_stays_and_is_told(mending: Mending, tmp_path: Path) -> None:
    folder = write(tmp_path, mending.files)
    assert mend(folder).changes == ()
    assert (folder / mending.file).read_text(encoding="utf-8") == mending.mended
    assert [each for each in check_pack(folder) if each.severity == "error"]


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*CERTAIN, *UNCERTAIN]), min_size=2, max_size=4))
def test_whatever_mistakes_come_together_nothing_is_worse_then(several: list[Mending]) -> None:
    files: dict[str, str] = dict(SOUND)
    for each in several:
        files[each.file] = files[each.file].replace(each.instead_of, each.wrong, 1)
    with TemporaryDirectory() as place:
        folder = write(Path(place), files)
        before = check_pack(folder)
        changes = mend(folder).changes
        after = check_pack(folder)
        told = {each.diagnostic for each in changes}
        assert not changes or len(told) == len(changes)
        if not unread(before):
            assert len(errors(after)) <= len(errors(before)) - len(told & set(errors(before)))
        assert mend(folder).changes == ()


def errors(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return what keeps a pack from being played."""
    return [each for each in found if each.severity == "error"]


def unread(found: Sequence[Diagnostic]) -> bool:
    """Whether a mistake keeps a file from being read, so that not all is told that is wrong with it."""
    return any(each.code.startswith("CX0") and each.code not in {"CX020", "CX021", "CX012"} for each in errors(found))


def test_a_hundred_slips_are_mended_in_two_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choices = "\n".join(f"      listen_{at}: {{text: Listen., does: [apologse]}}" for at in range(100))
    before = CALL.replace("      listen: {text: Listen.}", choices)
    seen: list[bytes] = []
    checks_that(tmp_path, seen.append, monkeypatch)
    assert mended(tmp_path, before) == before.replace("apologse", "apologise")
    assert len(seen) == 2


def test_those_that_do_harm_are_found_among_many_in_few_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slips = [f"      listen_{at}: {{text: Listen., does: [apologse]}}" for at in range(64)]
    slips[::8] = [f"      listen_{at}: {{text: Listen., taeks: 3 parsecs}}" for at in range(8)]
    before = CALL.replace("      listen: {text: Listen.}", "\n".join(slips))
    seen: list[bytes] = []
    checks_that(tmp_path, seen.append, monkeypatch)
    assert mended(tmp_path, before) == before.replace("apologse", "apologise")
    assert len(seen) == 4


def test_what_a_wrong_name_has_hidden_is_no_new_error(tmp_path: Path) -> None:
    before = CALL.replace("situations:", "situatons:").replace("text: She tells", "txt: She tells")
    assert mended(tmp_path, before) == before.replace("situatons:", "situations:")
    assert [each.code for each in check_pack(tmp_path) if each.severity == "error"] == ["CX102"]


def test_more_mistakes_than_are_told_are_mended_all(tmp_path: Path) -> None:
    choices = "\n".join(f"      listen_{at}: {{text: Listen., takes: {at} minutes}}" for at in range(250))
    before = CALL.replace("      listen: {text: Listen.}", choices)
    assert mended(tmp_path, before) == before.replace(" minutes}", " min}")


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


def checks_that(folder: Path, happens: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something happen before each check of a pack, given what is in its scenario's file by then."""

    def checked(*arguments: object) -> tuple[Diagnostic, ...]:
        happens((folder / "call.yaml").read_bytes())
        return check_pack(*arguments)  # type: ignore[arg-type]  # whatever it is called with

    monkeypatch.setattr(mending, "check_pack", checked)


def test_nothing_is_tried_in_the_author_s_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    checks_that(tmp_path, seen.append, monkeypatch)
    mended(tmp_path, TWO_SLIPS)
    assert len(seen) == 2
    assert set(seen) == {TWO_SLIPS.encode()}


def test_whoever_breaks_off_has_the_files_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def interrupt(now: bytes) -> None:
        seen.append(now)
        if len(seen) == 2:
            raise KeyboardInterrupt

    checks_that(tmp_path, interrupt, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        mended(tmp_path, TWO_SLIPS)
    assert (tmp_path / "call.yaml").read_bytes() == TWO_SLIPS.encode()


def test_what_the_author_saves_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def save(now: bytes) -> None:
        seen.append(now)
        if len(seen) == 2:
            write(tmp_path, {"call.yaml": "title: Mine\n"})

    checks_that(tmp_path, save, monkeypatch)
    found = mend(write(tmp_path, {**SOUND, "call.yaml": TWO_SLIPS}))
    assert (tmp_path / "call.yaml").read_text(encoding="utf-8") == "title: Mine\n"
    assert found.changes == ()
    assert found.unwritten == {str(tmp_path / "call.yaml"): "it has been changed meanwhile"}


def test_what_cannot_be_written_is_told_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = {each.name for each in write(tmp_path, {**SOUND, "call.yaml": SLIP}).iterdir()}
    monkeypatch.setattr(os, "replace", full)
    answer = CliRunner().invoke(app(), ["check", str(tmp_path), "--fix"])
    assert answer.exit_code == 1
    assert "call.yaml  not mended: it cannot be written (No space left on device)." in answer.output
    assert "  mended " not in answer.output
    assert {each.name for each in tmp_path.iterdir()} == before
    assert (tmp_path / "call.yaml").read_text(encoding="utf-8") == SLIP


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are a matter of POSIX systems")
def test_a_file_keeps_its_mode_and_a_link_what_it_links_to(tmp_path: Path) -> None:
    folder = write(tmp_path, {**SOUND, "texts/call.yaml": SLIP})
    (folder / "texts" / "call.yaml").chmod(0o664)
    (folder / "call.yaml").unlink()
    (folder / "call.yaml").symlink_to("texts/call.yaml")
    assert mend(folder).changes
    assert (folder / "call.yaml").is_symlink()
    assert (folder / "texts" / "call.yaml").read_text(encoding="utf-8") == CALL
    assert (folder / "texts" / "call.yaml").stat().st_mode & 0o777 == 0o664


def test_what_is_allowed_further_down_stays_allowed(tmp_path: Path) -> None:
    allowed = "# cxsim: allow CX730 because it is begun next week\nlanguages: [en, el]\n"
    idle = "# cxsim: allow CX703 because of the second part\n"
    write(tmp_path, {**SOUND, "pack.yaml": idle + SOUND["pack.yaml"] + allowed})
    assert [each.line for each in check_pack(tmp_path) if each.code == "CX791"] == [1]
    mend(tmp_path)
    assert (tmp_path / "pack.yaml").read_text(encoding="utf-8") == SOUND["pack.yaml"] + allowed


def test_the_command_says_what_it_mended(tmp_path: Path) -> None:
    write(tmp_path, {**SOUND, "call.yaml": SLIP})
    answer = CliRunner().invoke(app(), ["check", str(tmp_path), "--fix"])
    assert answer.exit_code == 0
    assert "call.yaml:1  mended CX102: 'title' instead of 'tittle'" in answer.output
