"""A save on disk: every entry is kept before anybody is told so, and nothing that was kept is ever lost."""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from cxsim.record import SaveError, SaveFile, open_save
from cxsim.record.lines import FORMAT, entry_line, read_entries
from cxsim.record.save import LARGEST
from cxsim.session import Begin, Leave
from tests.record.saves import ENTRIES, HEADER, entries_in, failing, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "saves" / "onboarding-2026-01-05-1.cxsave.jsonl"


def refused(path: Path) -> str:
    """Return why a save is not opened, and see to it that refusing it leaves it as it is."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(SaveError) as caught:
        open_save(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    return str(caught.value)


def test_each_entry_is_in_the_file_and_flushed_before_append_returns(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    fsync = os.fsync

    def noting(descriptor: int) -> None:
        fsync(descriptor)
        flushed.append(os.fstat(descriptor).st_size)

    monkeypatch.setattr(os, "fsync", noting)
    save = SaveFile.create(path, HEADER)
    for count, entry in enumerate(ENTRIES, start=1):
        save.append(entry)
        content = path.read_bytes()
        assert content.count(b"\n") == count + 1
        assert flushed[-1] == len(content)
    save.close()


def test_what_was_written_is_read_back_word_for_word(path: Path) -> None:
    opened = open_save(written(path, *ENTRIES))
    opened.file.close()
    assert opened.header == HEADER
    assert opened.entries == ENTRIES
    assert opened.torn is None


def test_an_entry_without_luck_is_written_and_read_as_it_always_was() -> None:
    line = b'{"entry":"begin","week":2,"scenario":"the_call","next":"the_phone"}\n'
    (entry,) = read_entries([line])
    assert entry == Begin(2, "the_call", "the_phone")
    assert entry_line(entry) == line


def test_more_luck_than_a_line_can_hold_is_left_to_the_seed_and_the_save_stays_readable(path: Path) -> None:
    long = Begin(2, "the_call", "the_phone", tuple((f"draw_{number}", "x" * 60) for number in range(1000)))
    assert entries_in(written(path, long)) == (Begin(2, "the_call", "the_phone"),)


def test_the_first_line_says_what_the_file_is(path: Path) -> None:
    first = json.loads(written(path).read_text(encoding="utf-8").splitlines()[0])
    assert (first["cxsim"], first["format"], first["pack"], first["seed"]) == ("save", FORMAT, "onboarding", 7)


def test_a_save_goes_on_where_it_stopped(path: Path) -> None:
    opened = open_save(written(path, *ENTRIES[:2]))
    opened.file.append(ENTRIES[2])
    opened.file.close()
    assert entries_in(path) == ENTRIES[:3]


def test_a_torn_last_line_is_set_aside_and_nothing_else_is_lost(path: Path) -> None:
    whole = written(path, *ENTRIES).read_bytes()
    last = whole.rstrip(b"\n").rfind(b"\n") + 1
    for cut in range(last + 1, len(whole)):
        path.write_bytes(whole[:cut])
        opened = open_save(path)
        assert opened.entries == ENTRIES[:-1]
        assert path.read_bytes() == whole[:last]
        assert opened.torn is not None
        assert opened.torn.read_bytes() == whole[last:cut] + b"\n"
        opened.file.append(ENTRIES[-1])
        opened.file.close()
        assert path.read_bytes() == whole
        opened.torn.unlink()


def test_a_second_torn_line_is_kept_beside_the_first(path: Path) -> None:
    written(path)
    asides = set()
    for half in (b'{"entry":"lea', b'{"entry":"rew'):
        path.write_bytes(path.read_bytes() + half)
        opened = open_save(path)
        opened.file.close()
        asides.add(opened.torn)
    (aside,) = asides
    assert aside is not None
    assert aside.read_bytes() == b'{"entry":"lea\n{"entry":"rew\n'


def test_zeros_that_a_power_cut_left_at_the_end_are_set_aside(path: Path) -> None:
    written(path, *ENTRIES)
    path.write_bytes(path.read_bytes() + bytes(4096))
    assert entries_in(path) == ENTRIES


def test_a_missing_save_is_said_to_be_missing(path: Path) -> None:
    said = refused(path)
    assert said == f"{path.name}: The save cannot be read: it is not there. Choose another save."


@pytest.mark.parametrize("content", [b"", b'{"cxsim":"save","for'])
def test_a_save_that_was_killed_before_its_first_line_says_that_nothing_was_decided(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert refused(path).endswith("The save is empty: nothing had been decided yet. Start a new game.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{}", "Line 3 is damaged: it is no entry that a game writes."),
        (b'{"entry":"be{gin"}', "Line 3 is damaged: it is no entry that a game writes."),
        (b"", "Line 3 is damaged: it is not readable JSON."),
        (b"\x00\xff", "Line 3 is damaged: it is not readable JSON."),
        (b'{"entry":"decide","wee', "Line 3 is damaged: it is not readable JSON."),
        (b"[" * 60_000, "Line 3 is damaged: it is not readable JSON."),
        (
            b'{"entry":"leave","x":"' + b"x" * 64_000 + b'"}',
            "Line 3 is damaged: it is longer than any line of a save.",
        ),
        (b'{"entry":"rewind"}', "Line 3 is damaged: 'to' is missing."),
        (b'{"entry":"rewind","to":"1"}', "Line 3 is damaged: 'to' holds what does not belong there."),
        (b'{"entry":"rewind","to":-1}', "Line 3 is damaged: 'to' holds what does not belong there."),
        (
            b'{"entry":"begin","week":0,"scenario":"a","next":"b"}',
            "Line 3 is damaged: 'week' holds what does not belong there.",
        ),
        (
            b'{"entry":"decide","week":1,"scenario":"a","situation":"b","answers":[],"next":"c","seconds":1}',
            "Line 3 is damaged: 'answers' holds what does not belong there.",
        ),
        (
            b'{"entry":"decide","week":1,"scenario":"a","situation":"b","answers":["c"],"next":"d","seconds":NaN}',
            "Line 3 is damaged: 'seconds' holds what does not belong there.",
        ),
    ],
    ids=range(13),
)
def test_a_damaged_line_in_the_middle_is_named_and_the_file_left_alone(path: Path, line: bytes, said: str) -> None:
    lines = written(path, *ENTRIES).read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], line + b"\n", *lines[3:]]))
    assert refused(path) == f"{path.name}: {said} The file is left as it is."


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (b'{"a": 1}', "Line 1 is damaged: it does not begin as a cxsim save does."),
        (b"A shopping list", "Line 1 is damaged: it is not readable JSON."),
        (b"[1, 2]", "Line 1 is damaged: it does not begin as a cxsim save does."),
        (b'{"cxsim":"save"}', "Line 1 is damaged: it names no format."),
        (b'{"cxsim":"save","format":0}', "Line 1 is damaged: it names no format."),
        (b'{"cxsim":"save","format":1}', "Line 1 is damaged: 'pack' is missing."),
        (
            b'{"cxsim":"save","format":1,"pack":"p","version":"1","content":"","seed":4294967296,"started":""}',
            "Line 1 is damaged: 'seed' holds what does not belong there.",
        ),
    ],
    ids=range(7),
)
def test_what_is_no_save_is_refused_with_a_reason(path: Path, first: bytes, said: str) -> None:
    path.parent.mkdir()
    path.write_bytes(first + b"\n")
    assert refused(path) == f"{path.name}: {said} The file is left as it is."


def test_a_save_of_a_newer_cxsim_asks_for_an_update(path: Path) -> None:
    content = written(path).read_bytes().replace(b'"format":1', b'"format":2')
    path.write_bytes(content)
    assert refused(path) == (
        f"{path.name}: The save was made by a newer cxsim: it has format 2, and this cxsim reads up to format 1. "
        "Update cxsim to go on with it."
    )


def test_a_folder_in_the_place_of_a_save_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    assert f"{path.name}: The save cannot be read: " in refused(path)


def test_a_file_larger_than_any_save_is_not_read(path: Path) -> None:
    written(path)
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)
    assert refused(path).endswith("The file is too large to be a save. The file is left as it is.")


def test_a_save_never_grows_larger_than_what_is_opened_again(path: Path) -> None:
    written(path)
    leave = b'{"entry":"leave"}\n'
    room = LARGEST - path.stat().st_size
    path.write_bytes(path.read_bytes() + leave * (room // len(leave)))
    opened = open_save(path)
    with pytest.raises(SaveError, match=r"The save is full. What is in it stays; start a new game.$"):
        opened.file.append(Leave())
    opened.file.close()
    assert entries_in(path) == opened.entries


def test_a_name_that_is_taken_is_never_written_over(path: Path) -> None:
    content = written(path, *ENTRIES).read_bytes()
    with pytest.raises(SaveError, match="The save cannot be made: there is something of that name already"):
        SaveFile.create(path, HEADER)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_said_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(SaveError, match=r"cannot be made: .+\. Choose another folder with --saves\.$"):
        SaveFile.create(tmp_path / "saves" / "one.cxsave.jsonl", HEADER)


def test_a_save_that_may_not_be_written_is_not_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, *ENTRIES)
    opened = os.open

    def deny(path: Path, flags: int, *mode: int) -> int:
        if flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, flags, *mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", deny)
        assert "The save cannot be written: there is no permission to do so. Choose another folder" in refused(path)
    assert entries_in(path) == ENTRIES


@pytest.mark.parametrize(
    "calls",
    [("write",), ("fsync",), ("write", "ftruncate"), ("fsync", "ftruncate")],
    ids=["half a line", "no flush", "half a line that stays", "no flush and it stays"],
)
def test_an_entry_that_could_not_be_kept_leaves_no_trace_and_the_next_one_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch, calls: tuple[str, ...]
) -> None:
    save = SaveFile.create(path, HEADER)
    save.append(ENTRIES[0])
    with failing(monkeypatch, *calls), pytest.raises(SaveError, match=r"The decision could not be kept: .+--saves"):
        save.append(ENTRIES[1])
    save.append(ENTRIES[2])
    save.close()
    assert entries_in(path) == (ENTRIES[0], ENTRIES[2])


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_save_whose_first_line_could_not_be_kept_leaves_no_file_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with failing(monkeypatch, call), pytest.raises(SaveError, match=r"The save cannot be made: .+--saves"):
        SaveFile.create(path, HEADER)
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
def test_a_disk_that_is_really_full_loses_nothing(path: Path) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    save = SaveFile.create(path, HEADER)
    save.append(ENTRIES[0])
    size = path.stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10, limits[1]))
    try:
        with pytest.raises(SaveError, match="The decision could not be kept: "):
            save.append(ENTRIES[1])
        assert path.stat().st_size == size
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    save.append(ENTRIES[1])
    save.close()
    assert entries_in(path) == ENTRIES[:2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
def test_a_save_that_was_deleted_under_the_game_is_noticed(path: Path) -> None:
    save = SaveFile.create(path, HEADER)
    elsewhere = path.with_name("elsewhere.jsonl")
    path.rename(elsewhere)
    with pytest.raises(SaveError, match=r"The save was moved or deleted\. Put it back, or start"):
        save.append(ENTRIES[0])
    elsewhere.rename(path)
    save.append(ENTRIES[0])
    save.close()
    assert entries_in(path) == ENTRIES[:1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps such rights elsewhere")
def test_a_save_is_only_for_its_owner_to_read(path: Path) -> None:
    assert written(path).stat().st_mode & 0o077 == 0
