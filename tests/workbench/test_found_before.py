"""What a check found is told again only where nothing it hangs on has changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import cxsim
from cxsim.cli.main import app
from cxsim.content import Diagnostic
from cxsim.content.shipped import asset_folder, shipped_packs
from cxsim.workbench import found_before
from cxsim.workbench.found_before import KEPT, found_in, kept_checks_folder
from tests.workbench.packed import small_pack

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(cxsim.__file__).resolve().parents[1]
FOUND = Diagnostic("call.yaml", 3, 1, "CX714", "unused-fact", "nobody reads 'ärlig'.", "Delete it.", "warning")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_pack(tmp_path)


class Check:
    """A check that counts how often it is made."""

    def __init__(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.made = 0
        self._meanwhile = meanwhile

    def __call__(self, _folder: Path, _explore: int) -> tuple[Diagnostic, ...]:
        self.made += 1
        self._meanwhile()
        return (FOUND,)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def test_a_pack_that_nobody_touched_is_checked_once(folder: Path, kept: Path) -> None:
    check = Check()
    assert found_in(folder, 0, check, kept) == (FOUND,)
    assert found_in(folder, 0, check, kept) == (FOUND,)
    assert check.made == 1


def _a_letter_more(folder: Path) -> None:
    with (folder / "call.yaml").open("a", encoding="utf-8") as file:
        file.write("#")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter": _a_letter_more,
    "a file more": lambda folder: (folder / "portrait.svg").write_bytes(b""),
    "a folder more": lambda folder: (folder / "locale").mkdir(),
    "a file less": lambda folder: (folder / "cast.yaml").unlink(),
    "another name": lambda folder: (folder / "call.yaml").rename(folder / "letter.yaml"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_checked_and_taking_it_back_is_known(
    folder: Path, kept: Path, change: Callable[[Path], object]
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    check = Check()
    found_in(folder, 0, check, kept)
    change(folder)
    found_in(folder, 0, check, kept)
    assert check.made == 2
    for path in [each for each in folder.iterdir() if each not in before]:
        path.rmdir() if path.is_dir() else path.unlink()
    for path, content in before.items():
        path.write_bytes(content)
    found_in(folder, 0, check, kept)
    assert check.made == 2


def test_other_states_another_name_and_another_program_are_checked(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Check()
    found_in(folder, 0, check, kept)
    found_in(folder, 2000, check, kept)
    moved = folder.rename(folder.with_name("other"))
    found_in(moved, 0, check, kept)
    changed = kept.with_name("program")
    changed.mkdir()
    monkeypatch.setattr(cxsim, "__file__", str(changed / "__init__.py"))
    found_in(moved, 0, check, kept)
    (changed / "rule.py").touch()
    found_in(moved, 0, check, kept)
    assert check.made == 5


def test_another_version_of_a_library_is_checked(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = Check()
    libraries = kept.with_name("libraries")
    (libraries / "pydantic-2.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(libraries))
    found_in(folder, 0, check, kept)
    (libraries / "pydantic-2.0.dist-info").rename(libraries / "pydantic-2.1.dist-info")
    found_in(folder, 0, check, kept)
    assert check.made == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[",
        b"null",
        b"7",
        b"[[]]",
        b"[" * 100_000,
        b"\xff",
        json.dumps([[*FOUND[:7], "dire"]]).encode(),
        json.dumps([["call.yaml", "3", *FOUND[2:]]]).encode(),
    ],
    ids=["empty", "torn", "null", "number", "short", "deep", "no text", "no severity", "no place"],
)
def test_what_is_kept_and_cannot_be_read_is_as_good_as_nothing(folder: Path, kept: Path, content: bytes) -> None:
    check = Check()
    found_in(folder, 0, check, kept)
    (file,) = kept.iterdir()
    file.write_bytes(content)
    assert found_in(folder, 0, check, kept) == (FOUND,)
    assert found_in(folder, 0, check, kept) == (FOUND,)
    assert check.made == 2


def test_with_a_link_in_it_a_pack_is_checked_each_time(folder: Path, kept: Path) -> None:
    elsewhere = kept.with_name("elsewhere.svg")
    elsewhere.touch()
    try:
        (folder / "portrait.svg").symlink_to(elsewhere)
    except OSError:
        pytest.skip("links cannot be made here")
    check = Check()
    found_in(folder, 0, check, kept)
    found_in(folder, 0, check, kept)
    assert check.made == 2
    assert not kept.exists()


@pytest.mark.parametrize("bound", [100, 20_000], ids=["bytes", "files"])
def test_a_pack_too_large_is_checked_each_time(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, bound: int
) -> None:
    monkeypatch.setattr(found_before, "LARGEST", bound)
    check = Check()
    found_in(folder, 0, check, kept)
    found_in(folder, 0, check, kept)
    assert check.made == 2


def test_a_pack_written_into_during_its_check_is_checked_again(folder: Path, kept: Path) -> None:
    check = Check(meanwhile=lambda: _a_letter_more(folder))
    found_in(folder, 0, check, kept)
    assert not kept.exists()


def test_where_nothing_can_be_kept_a_check_is_made_all_the_same(folder: Path, kept: Path) -> None:
    kept.touch()
    assert found_in(folder, 0, Check(), kept) == (FOUND,)


def test_so_many_are_kept_and_the_oldest_goes(folder: Path, kept: Path) -> None:
    check = Check()
    found_in(folder, 0, check, kept)
    (first,) = kept.iterdir()
    for number in range(KEPT):
        other = kept / f"{number}.json"
        other.touch()
        os.utime(other, (1, 1 + number))
    found_in(folder, 1, check, kept)
    assert len([*kept.iterdir()]) == KEPT
    assert first.exists()
    assert not (kept / "0.json").exists()


# -- the command -------------------------------------------------------------------------------------------------------


def _told(*arguments: str | Path) -> str:
    return CliRunner().invoke(app("check"), ["check", *map(str, arguments)]).output


def test_the_command_tells_the_same_again_and_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxsim.workbench.check.check_pack", lambda *_: (FOUND,))
    first = _told(folder)
    monkeypatch.setattr("cxsim.workbench.check.check_pack", lambda *_: ())
    assert _told(folder) == first
    assert "ärlig" in first
    assert _told("--anew", folder) == "1 pack: nothing to fix.\n"


def test_a_real_check_is_told_again_to_the_letter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _a_letter_more(folder)
    (folder / "extra.yaml").write_text("title: [\n", encoding="utf-8")
    first = _told("--explore", folder)
    assert "extra.yaml" in first
    monkeypatch.setattr("cxsim.workbench.check.check_pack", None)
    assert _told("--explore", folder) == first


LISTENED = """
import sys
from pathlib import Path

opened = []
LOOKS = {"open", "os.scandir", "os.listdir"}
sys.addaudithook(lambda event, given: opened.append(given[0]) if event in LOOKS else None)

from cxsim.workbench.check import check_pack

check_pack(Path(sys.argv[1]), 50)
for each in opened:
    if isinstance(each, (str, bytes)):
        print(Path(each if isinstance(each, str) else each.decode()).resolve())
"""


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda each: each.name)
def test_a_check_opens_nothing_but_the_pack_the_program_and_libraries(pack: Path) -> None:
    """What else it read could change without the mark's changing."""
    done = subprocess.run([sys.executable, "-c", LISTENED, pack], cwd=ROOT, capture_output=True, text=True, check=True)
    opened = {Path(line) for line in done.stdout.splitlines()} - {ROOT}  # Python looks there for what is imported
    libraries = {Path(each).resolve() for each in (*sys.path, sys.prefix, sys.base_prefix)} - {ROOT}
    known = (pack.resolve(), ROOT / "cxsim", asset_folder().resolve(), *libraries)
    assert any(each.is_relative_to(pack.resolve()) for each in opened)
    assert [each for each in opened if not any(each.is_relative_to(place) for place in known)] == []


def test_what_is_kept_lies_where_it_may_be_thrown_away() -> None:
    assert kept_checks_folder().is_relative_to(Path.home())
    assert kept_checks_folder().parts[-2:] == ("cxsim", "checks")
