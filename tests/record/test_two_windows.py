"""Two windows on one save: each entry is one's own, and nothing of the other's is lost."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from cxsim.record import SaveError, SaveFile, locking, open_save
from cxsim.session import Leave
from tests.record.saves import ENTRIES, entries_in, failing, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "saves" / "onboarding-2026-01-05-1.cxsave.jsonl"


def test_another_window_writing_into_the_save_is_noticed_and_both_lose_nothing(path: Path) -> None:
    written(path, ENTRIES[0])
    first, second = open_save(path).file, open_save(path).file
    first.append(ENTRIES[1])
    with pytest.raises(SaveError, match=r"Another window has written into this save\. Close one of the two"):
        second.append(ENTRIES[2])
    first.append(ENTRIES[3])
    first.close()
    second.close()
    assert entries_in(path) == (ENTRIES[0], ENTRIES[1], ENTRIES[3])


def test_half_a_line_that_stayed_takes_nothing_with_it_that_another_window_wrote_since(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_save(written(path, ENTRIES[0])).file
    with failing(monkeypatch, "write", "ftruncate"), pytest.raises(SaveError, match="could not be kept"):
        first.append(ENTRIES[1])
    second = open_save(path).file
    second.append(ENTRIES[2])
    second.append(ENTRIES[3])
    with pytest.raises(SaveError, match="Another window has written"):
        first.append(ENTRIES[1])
    first.close()
    second.close()
    assert entries_in(path) == (ENTRIES[0], ENTRIES[2], ENTRIES[3])


def test_of_two_windows_that_write_at_one_moment_one_is_told_that_it_came_second(path: Path) -> None:
    written(path, ENTRIES[0])
    for kept in range(1, 40):
        windows = [open_save(path).file, open_save(path).file]
        ready = Barrier(len(windows))

        def write(window: SaveFile, ready: Barrier = ready) -> bool:
            ready.wait()
            with suppress(SaveError):
                window.append(Leave())
                return True
            return False

        with ThreadPoolExecutor() as pool:
            assert sorted(pool.map(write, windows)) == [False, True]
        for window in windows:
            window.close()
        assert len(entries_in(path)) == kept + 1


def test_who_waits_too_long_for_another_window_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "LONGEST_WAIT", 0.01)
    save = open_save(written(path, ENTRIES[0])).file
    waited = pytest.raises(SaveError, match="Another window has written")
    with path.open("rb+") as other, locking.locked(other.fileno()), waited:
        save.append(ENTRIES[1])
    save.append(ENTRIES[1])
    save.close()
    assert entries_in(path) == ENTRIES[:2]


def test_an_entry_that_came_in_while_the_save_was_being_opened_is_not_overlooked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_save(written(path, ENTRIES[0])).file
    real_open = os.open

    def write_first(path: Path, flags: int, *mode: int) -> int:
        if flags & os.O_RDWR:
            monkeypatch.undo()
            other.append(ENTRIES[1])
        return real_open(path, flags, *mode)

    monkeypatch.setattr(os, "open", write_first)
    late = open_save(path)
    with pytest.raises(SaveError, match="Another window has written"):
        late.file.append(ENTRIES[2])
    late.file.close()
    other.close()
    assert entries_in(path) == ENTRIES[:2]


def test_half_a_line_that_another_window_is_still_writing_is_not_taken_for_a_torn_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = written(path, *ENTRIES).read_bytes()
    half = content[: content.rstrip(b"\n").rfind(b"\n") + 5]
    monkeypatch.setattr("cxsim.record.save.read_at_most", lambda *_: half)
    with pytest.raises(SaveError, match=r"Another window is writing into this save\. Close it"):
        open_save(path)
    monkeypatch.undo()
    assert path.read_bytes() == content
