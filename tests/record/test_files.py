from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from cxsim.record import list_saves
from cxsim.record.files import modes_of, read_at_most, write_for_anybody, write_in_one_step, written_in_one_step

if TYPE_CHECKING:
    from pathlib import Path

pipes = pytest.mark.skipif(sys.platform == "win32", reason="pipes and modes are a matter of POSIX systems")


def test_of_a_file_that_is_too_large_no_more_is_read_than_shows_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 5000)
    assert len(read_at_most(tmp_path / "a", 100)) == 101
    assert len(read_at_most(tmp_path / "a", 9000)) == 5000


@pipes
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    for each in (tmp_path / "pipe", tmp_path / "device", tmp_path):
        with pytest.raises(OSError, match="Not an ordinary file"):
            read_at_most(each, 10)


@pipes
def test_a_pipe_among_ones_games_is_listed_as_unreadable(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.cxsave.jsonl")
    (tmp_path / "b.cxsave.jsonl").symlink_to("/dev/zero")
    faults = [str(each.fault) for each in list_saves(tmp_path)]
    assert len(faults) == 2
    assert all("The save cannot be read: it is no ordinary file. Choose another save." in each for each in faults)


def test_of_two_who_write_a_file_at_once_one_is_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    contents = [bytes([number]) * 200_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: write_in_one_step(tmp_path / "a" / "b", content), contents))
    assert (tmp_path / "a" / "b").read_bytes() in contents
    assert [each.name for each in (tmp_path / "a").iterdir()] == ["b"]


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    write_in_one_step(tmp_path / "a", b"old")
    with suppress(KeyboardInterrupt), written_in_one_step(tmp_path / "a") as file:
        file.write(b"ne")
        raise KeyboardInterrupt
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a": b"old"}


@pipes
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_an_author_s_file_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(mode)
    write_for_anybody(tmp_path / "a", b"new")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a": b"new"}
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


@pipes
def test_a_new_file_of_an_author_s_is_as_any_other_that_is_made(tmp_path: Path) -> None:
    write_for_anybody(tmp_path / "a", b"new")
    (tmp_path / "b").write_bytes(b"new")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_is_only_to_be_read_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o444)
    with pytest.raises(PermissionError):
        write_for_anybody(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


@pipes
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_what_is_made_beside_a_file_is_for_the_same_eyes(mode: int, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(mode)
    with modes_of(tmp_path / "a"):
        (tmp_path / "b").write_bytes(b"")
        (tmp_path / "folder").mkdir()
    assert (tmp_path / "b").stat().st_mode & 0o777 == mode
    assert (tmp_path / "folder").stat().st_mode & 0o777 == mode | (mode & 0o444) >> 2
