"""A followed pack is after each save what reading all of it gives, however little of it was read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cxsim.content import load_pack
from cxsim.content.reload import with_file
from cxsim.workbench.editor.followed import FollowedPack
from tests.content.authored import write
from tests.workbench.editor_pack import PACK

if TYPE_CHECKING:
    from pathlib import Path

SAVES = [
    ("call.yaml", "She tells you.", "She tells you all."),
    ("call.yaml", "next: story}", "next: stroy}"),
    ("call.yaml", "title: A call", "titel: A call"),
    ("call.yaml", "with: [dervla, osei]", "with: [dervla"),
    ("cast.yaml", "name: Dervla", "name: Dervla Quinn"),
    ("cast.yaml", "  osei: {", "  otto: {"),
    ("pack.yaml", "title: A test", "title: Another test"),
    ("pack.yaml", "list_kept: The", "list_lost: The"),
    ("pack.yaml", "play: other", "play: third"),
    ("playthroughs/call.yaml", "One way", "Another way"),
]


def save(folder: Path, file: str, text: str, at: int) -> None:
    """Save a file at a time of its own."""
    write(folder, {file: text})
    os.utime(folder / file, ns=(at, at))


@pytest.mark.parametrize(("file", "before", "after"), SAVES, ids=[each[2] for each in SAVES])
def test_a_save_and_its_undoing_are_noticed_as_they_are(tmp_path: Path, file: str, before: str, after: str) -> None:
    followed = FollowedPack(write(tmp_path, PACK))
    assert followed.read().pack == load_pack(tmp_path).pack
    assert before in PACK[file]
    for at, text in enumerate((PACK[file].replace(before, after, 1), PACK[file])):
        save(tmp_path, file, text, at)
        now, whole = followed.saved(), load_pack(tmp_path)
        assert now
        assert (now.pack, now.errors) == (whole.pack, whole.errors)
        assert followed.saved() is None


def test_a_file_more_or_less_is_noticed(tmp_path: Path) -> None:
    followed = FollowedPack(write(tmp_path, PACK))
    followed.read()
    write(tmp_path, {"third.yaml": PACK["other.yaml"]})
    now = followed.saved()
    assert now
    assert now.pack
    assert set(now.pack.scenarios) == {"call", "other", "third"}
    (tmp_path / "third.yaml").unlink()
    now = followed.saved()
    assert now
    assert now.pack
    assert set(now.pack.scenarios) == {"call", "other"}


def test_a_file_that_an_editor_empties_before_it_writes_it_is_never_told_to_be_empty(tmp_path: Path) -> None:
    followed = FollowedPack(write(tmp_path, PACK))
    followed.read()
    save(tmp_path, "call.yaml", "", 1)
    assert followed.saved() is None
    save(tmp_path, "call.yaml", PACK["call.yaml"].replace("She tells you.", "She tells you all."), 2)
    now = followed.saved()
    assert now
    assert now.pack == load_pack(tmp_path).pack
    save(tmp_path, "call.yaml", "", 3)
    assert followed.saved() is None
    now = followed.saved()
    assert now
    assert [each.code for each in now.errors if each.file.endswith("call.yaml")][:1] == ["CX602"]


def test_while_a_file_cannot_be_read_its_lines_are_those_of_what_is_shown(tmp_path: Path) -> None:
    followed = FollowedPack(write(tmp_path, PACK))
    followed.read()
    where = followed.where("call", ("endings", "over"))
    assert where != "call.yaml:1"
    save(tmp_path, "call.yaml", PACK["call.yaml"].replace("start: phone", "  start: phone"), 1)
    assert followed.saved()
    assert followed.where("call", ("endings", "over")) == where
    save(tmp_path, "call.yaml", f"# first\n{PACK['call.yaml']}", 2)
    assert followed.saved()
    line = int(where.partition(":")[2])
    assert followed.where("call", ("endings", "over")) == f"call.yaml:{line + 1}"


def test_one_file_is_taken_alone_only_where_it_is_sound(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, PACK)).pack
    assert pack
    assert with_file(pack, tmp_path / "call.yaml") == pack
    assert with_file(pack, tmp_path / "fourth.yaml") is None
    (tmp_path / "call.yaml").write_bytes(b"\xff")
    assert with_file(pack, tmp_path / "call.yaml") is None
