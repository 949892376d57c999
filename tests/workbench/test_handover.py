"""A pack in one file: the same bytes for the same pack, refused when anything was touched, unpacked without harm."""

from __future__ import annotations

import os
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.cli.play import _with_pack
from cxsim.content import load_pack
from cxsim.content.pack_file import (
    LARGEST,
    MOST_FILES,
    PackFile,
    PackFileError,
    entries_of,
    pack_file_of,
    read_pack_file,
)
from cxsim.content.pack_names import fault_of_name
from cxsim.content.shipped import shipped_packs
from cxsim.content.unpack import opened, unpack
from cxsim.frontend.table import Table, UnplayableError
from cxsim.workbench.handover import build, default_name
from tests.docs.pages import DOCS, text_of
from tests.workbench.packed import CALL, entries, pack, small_pack, with_file, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_pack(tmp_path)


@pytest.fixture
def made(folder: Path) -> PackFile:
    found = build(folder).pack_file
    assert found is not None
    return found


@pytest.mark.parametrize("shipped", shipped_packs(), ids=lambda each: each.name)
def test_a_pack_that_ships_comes_out_of_its_file_as_it_went_in(shipped: Path, tmp_path: Path) -> None:
    found = build(shipped).pack_file
    assert found is not None
    (tmp_path / "it.cxpack").write_bytes(found.as_bytes())
    folder = unpack(read_pack_file(tmp_path / "it.cxpack"), tmp_path / "out")
    assert {name: (folder / name).read_bytes() for name in found.files} == dict(found.files)
    assert (shipped / "pack.yaml").read_bytes() == found.files["pack.yaml"]


def test_the_same_pack_is_the_same_file_wherever_and_whenever_it_is_made(made: PackFile, tmp_path: Path) -> None:
    elsewhere = small_pack(tmp_path / "elsewhere")
    for each in elsewhere.iterdir():
        os.utime(each, (1, 1))
    again = build(elsewhere).pack_file
    assert again is not None
    assert again.as_bytes() == made.as_bytes()
    assert default_name(again) == "small-1.0.0.cxpack"


def test_any_program_that_knows_zip_can_open_it(made: PackFile) -> None:
    assert entries(made)["small/call.yaml"] == CALL.encode()


@pytest.mark.parametrize(("old", "new"), [("next: over", "next: ovre"), ("text: Go.,", "text: Go., when: 1 > 2,")])
def test_a_pack_with_something_to_fix_is_not_handed_over(folder: Path, old: str, new: str) -> None:
    (folder / "call.yaml").write_text(CALL.replace(old, new), encoding="utf-8")
    answer = pack("build", folder, "-o", folder.parent / "it.cxpack")
    assert answer.exit_code == 1
    assert "call.yaml:4" in answer.output
    assert not (folder.parent / "it.cxpack").exists()


def test_what_no_pack_carries_is_left_out_and_named(folder: Path) -> None:
    (folder / "notes.docx").write_bytes(b"x")
    (folder / "run.py").write_bytes(b"x")
    (folder / ".secret.yaml").write_bytes(b"x")
    built = build(folder)
    assert built.left_out == ("notes.docx", "run.py")
    assert built.pack_file is not None
    assert sorted(built.pack_file.files) == ["call.yaml", "cast.yaml", "pack.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_not_followed_out_of_the_folder(folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "notes.txt").symlink_to(folder.parent / "secret.txt")
    assert build(folder).left_out == ("notes.txt",)


HOSTILE_NAMES = [
    "../out.yaml",
    "/etc/out.yaml",
    "a/../../out.yaml",
    "C:/out.yaml",
    "a\\..\\out.yaml",
    "./out.yaml",
    "a//out.yaml",
    "con.yaml",
    "LPT1.yaml",
    "nul/out.yaml",
    "out.yaml.",
    "out.yaml ",
    "out.yaml:stream",
    ".hidden.yaml",
    "out\x00.yaml",
    "out\n.yaml",
    "run.py",
    "a/" * 20 + "out.yaml",
    "x" * 300 + ".yaml",
    "",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_that_leads_elsewhere_is_refused(made: PackFile, name: str) -> None:
    assert fault_of_name(name)
    with pytest.raises(
        PackFileError, match=r"is outside|other signs|device|does not end|characters or|is not as"
    ) as refused:
        pack_file_of(with_file(made, name))
    assert len(str(refused.value)) < 300
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("name", ["CALL.yaml", "call.yaml/inside.yaml", "Call.Yaml/in.yaml"])
def test_two_names_that_are_one_on_some_systems_are_refused(made: PackFile, name: str) -> None:
    with pytest.raises(PackFileError, match="take the place"):
        pack_file_of(with_file(made, name))


def test_folders_that_differ_only_in_case_are_refused(made: PackFile) -> None:
    once = pack_file_of(with_file(made, "notes/one.yaml"))
    with pytest.raises(PackFileError, match="take the place"):
        pack_file_of(with_file(once, "Notes/two.yaml"))


def changed(at: int) -> Callable[[bytes], bytes]:
    return lambda whole: whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


TOUCHED: dict[str, Callable[[bytes], bytes]] = {
    "a byte of a file": lambda whole: whole.replace(b"text: Go.", b"text: No."),
    "a byte of the list at the end": changed(-70),
    "a date": lambda whole: whole.replace(b"\x00\x00\x21\x00", b"\x00\x00\x22\x00"),
    "something in front": lambda whole: b"x" + whole,
    "something behind": lambda whole: whole + b"x",
    "cut short": lambda whole: whole[:-30],
    "half of it": lambda whole: whole[: len(whole) // 2],
    "nothing": lambda _: b"",
    "not a zip": lambda _: b"PK but not a zip",
    "twice the list": lambda whole: whole + whole[whole.index(b"PK\x01\x02") :],
}


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=TOUCHED)
def test_a_file_that_was_touched_anywhere_is_refused(made: PackFile, touch: Callable[[bytes], bytes]) -> None:
    with pytest.raises(PackFileError):
        pack_file_of(touch(made.as_bytes()))


def test_no_single_byte_can_change_unnoticed(made: PackFile) -> None:
    whole = made.as_bytes()
    for at in range(0, len(whole), 7):
        with pytest.raises(PackFileError):
            pack_file_of(changed(at)(whole))


def test_a_pack_packed_again_by_another_program_is_refused(made: PackFile) -> None:
    with pytest.raises(PackFileError, match="Was it packed again"):
        pack_file_of(zipped(entries(made)))


def test_a_bomb_is_refused_before_it_grows(made: PackFile) -> None:
    bomb = zipped({**entries(made), "small/bomb.txt": b"\0" * 20_000_000}, zipfile.ZIP_DEFLATED)
    with pytest.raises(PackFileError, match="packed in a way"):
        pack_file_of(bomb)


def test_more_files_or_bytes_than_a_pack_may_have_are_refused(made: PackFile) -> None:
    many = zipped({f"small/{number}.yaml": b"" for number in range(MOST_FILES + 10)})
    with pytest.raises(PackFileError, match="more than 5,000"):
        pack_file_of(many)
    with pytest.raises(PackFileError, match="larger than"):
        pack_file_of(made.as_bytes() + b"\0" * LARGEST)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"format": 1', '"format": 2', "newer cxsim"),
        ('"pack": "small"', '"pack": "../small"', "not sound at pack"),
        ('"title"', '"titel"', "not sound"),
        ("{", "[" * 100_000, "not sound"),
        ('"size": ', '"size": 9', "not as the manifest says"),
    ],
)
def test_a_manifest_that_is_not_sound_is_refused(made: PackFile, old: str, new: str, said: str) -> None:
    inside = entries(made)
    inside["manifest.json"] = inside["manifest.json"].decode().replace(old, new, 1).encode()
    with pytest.raises(PackFileError, match=said):
        pack_file_of(zipped(inside))


def test_verify_says_where_a_manifest_lies_about_its_pack(made: PackFile, tmp_path: Path) -> None:
    lie = made.manifest.model_copy(update={"licence": "MIT\x1b[2J"})
    (tmp_path / "it.cxpack").write_bytes(PackFile(lie, made.files).as_bytes())
    answer = pack("verify", tmp_path / "it.cxpack")
    assert answer.exit_code == 1
    assert r"licence 'MIT\x1b[2J', and the pack says 'CC0-1.0'" in answer.output


def test_verify_refuses_a_pack_that_does_not_load(made: PackFile, tmp_path: Path) -> None:
    (tmp_path / "it.cxpack").write_bytes(with_file(made, "broken.yaml"))
    file = tmp_path / "it.cxpack"
    for arguments in (("verify", file), ("unpack", file, "-o", tmp_path / "out")):
        answer = pack(*arguments)
        assert answer.exit_code == 1
        assert "small/broken.yaml:1:1  CX101" in answer.output
        assert "Traceback" not in answer.output
    assert not (tmp_path / "out").exists()


def test_unpacking_never_writes_over_what_is_there(made: PackFile, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(PackFileError, match="is there already"):
        unpack(made, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_where_unpacking_fails_half_way_nothing_is_left(made: PackFile, tmp_path: Path) -> None:
    target = tmp_path / "place" / "out"
    files = {**made.files, "pack.yaml/inside.yaml": b""}  # cannot be written: a file and a folder
    with pytest.raises(PackFileError, match="cannot be written"):
        unpack(PackFile(made.manifest, files), target)
    assert list(target.parent.iterdir()) == []


def test_a_pack_file_is_opened_in_a_folder_of_its_own_that_goes_again(made: PackFile, tmp_path: Path) -> None:
    (tmp_path / "it.cxpack").write_bytes(made.as_bytes())
    with opened(tmp_path / "it.cxpack") as folder:
        assert folder.name == "small"
        assert (folder / "call.yaml").read_bytes() == CALL.encode()
    assert not folder.parent.exists()


def test_build_does_not_write_over_a_file_that_is_there(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "it.cxpack").write_bytes(b"mine")
    answer = pack("build", folder, "-o", tmp_path / "it.cxpack")
    assert answer.exit_code == 1
    assert (tmp_path / "it.cxpack").read_bytes() == b"mine"


def test_a_pack_file_is_checked_as_it_is_and_never_mended(folder: Path, made: PackFile, tmp_path: Path) -> None:
    idle = CALL.replace("situations:", "variables: {idle: false}\nsituations:")
    files = {**made.files, "call.yaml": idle.encode()}
    manifest = made.manifest.model_copy(update={"files": entries_of(files)})
    (tmp_path / "it.cxpack").write_bytes(PackFile(manifest, files).as_bytes())
    answer = CliRunner().invoke(app(), ["check", str(tmp_path / "it.cxpack")])
    assert answer.exit_code == 0
    assert f"{tmp_path / 'it.cxpack' / 'call.yaml'}:3:13  CX701" in answer.output
    before = (tmp_path / "it.cxpack").read_bytes()
    assert CliRunner().invoke(app(), ["check", "--fix", str(tmp_path / "it.cxpack")]).exit_code == 2
    assert (tmp_path / "it.cxpack").read_bytes() == before
    assert CliRunner().invoke(app(), ["check", str(folder / "no.cxpack")]).exit_code == 2


def test_a_pack_file_is_played_as_it_is(made: PackFile, tmp_path: Path) -> None:
    (tmp_path / "it.cxpack").write_bytes(made.as_bytes())
    played = ["play", str(tmp_path / "it.cxpack"), "--text", "--scenario", "call", "--saves", str(tmp_path)]
    answer = CliRunner().invoke(app(), played, input="1\n1\n1\nq\n")
    assert answer.exit_code == 0, answer.output
    assert "Over." in answer.output
    broken = ["play", str(tmp_path / "no.cxpack"), "--text"]
    assert "There is no such file." in CliRunner().invoke(app(), broken).output


def test_a_folder_is_not_called_a_file_that_is_broken(folder: Path) -> None:
    assert "It is a folder, no pack file." in pack("verify", folder).output


def test_the_page_for_authors_names_the_bounds() -> None:
    page = " ".join(text_of(DOCS / "authors" / "hand-over.md").split())
    assert f"more than {MOST_FILES:,} files or {LARGEST // 1_000_000} MB" in page


def test_an_option_of_another_step_is_refused(folder: Path) -> None:
    answer = pack("verify", folder, "--sign", folder)
    assert answer.exit_code == 2
    assert "--sign" in answer.output


def test_a_pack_file_is_played_from_the_library_and_opened_once(made: PackFile, folder: Path, tmp_path: Path) -> None:
    file, broken = tmp_path / "it.cxpack", tmp_path / "broken.cxpack"
    file.write_bytes(made.as_bytes())
    broken.write_bytes(b"no zip")
    pack = load_pack(folder).pack
    assert pack is not None
    table = Table(pack, folder, "", tmp_path, lambda: 7, lambda: "2026-01-05T09:00:00Z", lambda: 0.0)
    first, again = _with_pack(file, table), _with_pack(file, table)
    assert first.pack == pack
    assert first.folder == again.folder != folder
    with pytest.raises(UnplayableError, match="the file is damaged"):
        _with_pack(broken, table)
