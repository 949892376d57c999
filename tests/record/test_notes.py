from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from cxsim.record.folder import list_saves
from cxsim.record.notes import LONGEST, keep_note, note_path, read_note
from cxsim.record.participant import Participant
from cxsim.record.sharing import offered, share

if TYPE_CHECKING:
    from pathlib import Path


def test_a_note_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = note_path(tmp_path / "onboarding-2026-11-21-1.cxsave.jsonl", "one_minute")
    assert read_note(path) == ""
    keep_note(path, "Zuerst zurückrufen.\n\n然后再关。\n")
    assert read_note(path) == "Zuerst zurückrufen.\n\n然后再关。"
    keep_note(path, " \n")
    assert not path.exists()
    keep_note(path, "")  # twice is no mistake


def test_every_scenario_of_every_save_has_a_note_of_its_own(tmp_path: Path) -> None:
    saves = [tmp_path / f"onboarding-2026-11-21-{number}.cxsave.jsonl" for number in (1, 2)]
    assert len({note_path(save, scenario) for save in saves for scenario in ("frost", "bill")}) == 4


def test_a_name_from_elsewhere_does_not_leave_the_folder(tmp_path: Path) -> None:
    path = note_path(tmp_path / "x.cxsave.jsonl", "../../etc/passwd")
    assert path.parent == tmp_path / "notes"


def test_a_note_is_in_nothing_that_is_listed_or_handed_over(tmp_path: Path) -> None:
    keep_note(note_path(tmp_path / "x.cxsave.jsonl", "frost"), "only for me")
    assert list_saves(tmp_path) == ()
    somebody = Participant("kestrel", opt_in=True)
    files = share(tmp_path / "out", somebody, offered(tmp_path, somebody).saves)
    assert all(b"only for me" not in each.read_bytes() for each in files)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_on_the_machine_may_read_a_note(tmp_path: Path) -> None:
    path = note_path(tmp_path / "x.cxsave.jsonl", "frost")
    keep_note(path, "only for me")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_no_text_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"\xff\xfe" * 50_000)
    assert len(read_note(path)) == LONGEST
