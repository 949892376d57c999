"""A signature says whose pack a file is, of this content and no other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from cxsim.content.pack_file import PackFile, pack_file_of, read_pack_file
from cxsim.content.shipped import how_to_install
from tests.machine import needed
from tests.workbench.packed import pack, small_pack, with_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_pack(tmp_path)


@pytest.fixture
def signed(folder: Path, tmp_path: Path) -> Path:
    """Return the folder with mine.key, mine.pub, other.pub and it.cxpack, signed with mine."""
    needed("cryptography")
    assert pack("key", tmp_path / "mine").exit_code == 0
    assert pack("key", tmp_path / "other").exit_code == 0
    answer = pack("build", folder, "-o", tmp_path / "it.cxpack", "--sign", tmp_path / "mine.key")
    assert answer.exit_code == 0, answer.output
    return tmp_path


def test_a_signature_tells_whose_pack_it_is(signed: Path) -> None:
    answer = pack("verify", signed / "it.cxpack", "--key", signed / "mine.pub")
    assert answer.exit_code == 0, answer.output
    other = pack("verify", signed / "it.cxpack", "--key", signed / "other.pub")
    assert other.exit_code == 1
    assert "signed with another key" in other.output


def test_a_signature_of_other_content_is_refused(signed: Path) -> None:
    found = read_pack_file(signed / "it.cxpack")
    forged = pack_file_of(with_file(PackFile(found.manifest, found.files), "more.txt", b"more\n"))
    (signed / "forged.cxpack").write_bytes(PackFile(forged.manifest, forged.files, found.signature).as_bytes())
    answer = pack("verify", signed / "forged.cxpack", "--key", signed / "mine.pub")
    assert answer.exit_code == 1
    assert "not one of this content" in answer.output


def test_a_pack_without_signature_is_not_taken_for_somebodys(signed: Path, folder: Path) -> None:
    assert pack("build", folder, "-o", signed / "plain.cxpack").exit_code == 0
    answer = pack("unpack", signed / "plain.cxpack", "-o", signed / "out", "--key", signed / "mine.pub")
    assert answer.exit_code == 1
    assert "is not signed" in answer.output
    assert not (signed / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_a_private_key_is_for_its_owner_alone_and_never_written_over(signed: Path) -> None:
    assert (signed / "mine.key").stat().st_mode & 0o077 == 0
    before = (signed / "mine.key").read_bytes()
    assert pack("key", signed / "mine").exit_code == 1
    assert (signed / "mine.key").read_bytes() == before


def test_without_the_library_for_signatures_the_way_to_it_is_said(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    answer = pack("key", tmp_path / "mine")
    assert answer.exit_code == 1
    assert f"Install it with: {how_to_install('sign')}" in answer.output
    assert pack("build", folder, "-o", tmp_path / "it.cxpack").exit_code == 0
    assert pack("verify", tmp_path / "it.cxpack").exit_code == 0


def test_a_signed_pack_is_looked_into_without_the_library_and_not_taken_for_somebodys(
    signed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    answer = pack("verify", signed / "it.cxpack")
    assert answer.exit_code == 0
    assert "signed   and not looked at" in answer.output
    assert pack("verify", signed / "it.cxpack", "--key", signed / "mine.pub").exit_code == 1
