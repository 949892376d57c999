"""The folder of saves: what is in it, and names for new ones that every system can hold."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.record import SaveError, list_saves, new_save, open_save, saves_folder
from cxsim.session import Header, Leave
from tests.machine import cannot

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS_SAFE = re.compile(r"[^<>:\"/\\|?*\x00-\x1f]{1,200}(?<![. ])")


def header(pack: str = "onboarding", started: str = "2026-01-05T09:00:00Z") -> Header:
    return Header(pack, "1.0.0", "ab12", 7, started)


def save(folder: Path, pack: str = "onboarding") -> Path:
    made = new_save(folder, header(pack))
    made.close()
    return made.path


def test_a_save_is_called_by_pack_day_and_number(tmp_path: Path) -> None:
    assert [save(tmp_path).name for _ in range(2)] == [
        "onboarding-2026-01-05-1.cxsave.jsonl",
        "onboarding-2026-01-05-2.cxsave.jsonl",
    ]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(pack=texts, started=texts)
def test_any_pack_and_day_give_a_file_name_that_windows_can_hold(
    tmp_path_factory: pytest.TempPathFactory, pack: str, started: str
) -> None:
    folder = tmp_path_factory.mktemp("saves")
    made = new_save(
        folder, header(pack.encode("utf-8", "replace").decode(), started.encode("utf-8", "replace").decode())
    )
    made.close()
    assert made.path.parent == folder
    assert WINDOWS_SAFE.fullmatch(made.path.name)
    assert [each.path for each in list_saves(folder)] == [made.path]


def test_the_save_last_written_comes_first(tmp_path: Path) -> None:
    older, newer = save(tmp_path), save(tmp_path)
    os.utime(older, (1_000_000_000, 1_000_000_000))
    os.utime(newer, (1_000_000_060, 1_000_000_060))
    assert [each.path for each in list_saves(tmp_path)] == [newer, older]
    os.utime(older, (1_000_000_120, 1_000_000_120))
    assert [each.path for each in list_saves(tmp_path)] == [older, newer]


def test_a_new_save_comes_first_though_the_clock_was_moved_back(tmp_path: Path) -> None:
    ahead = save(tmp_path)
    os.utime(ahead, (4_000_000_000, 4_000_000_000))
    new = save(tmp_path)
    assert [each.path for each in list_saves(tmp_path)] == [new, ahead]


def test_playing_on_brings_a_save_to_the_front(tmp_path: Path) -> None:
    first, second = save(tmp_path), save(tmp_path)
    for path in (first, second):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    opened = open_save(first)
    opened.file.append(Leave())
    opened.file.close()
    assert [each.path for each in list_saves(tmp_path)] == [first, second]


def test_the_list_shows_what_is_in_each_save(tmp_path: Path) -> None:
    path = save(tmp_path)
    opened = open_save(path)
    opened.file.append(Leave())
    opened.file.close()
    (listing,) = list_saves(tmp_path)
    assert (listing.header, listing.entries, listing.fault) == (header(), (Leave(),), None)


def test_a_damaged_save_is_listed_with_its_fault_and_the_others_stay(tmp_path: Path) -> None:
    good, bad = save(tmp_path), save(tmp_path)
    bad.write_text("not a save\n", encoding="utf-8")
    found = {each.path: each for each in list_saves(tmp_path)}
    assert found[good].fault is None
    assert found[bad].header is None
    assert "Line 1 is damaged" in str(found[bad].fault)


def test_a_link_to_nowhere_does_not_hide_the_other_saves(tmp_path: Path) -> None:
    good = save(tmp_path)
    lost = tmp_path / "lost.cxsave.jsonl"
    try:
        lost.symlink_to(tmp_path / "gone")
    except OSError:
        cannot("links cannot be made here")
    assert [each.path for each in list_saves(tmp_path)] == [good, lost]
    assert "cannot be read" in str(list_saves(tmp_path)[1].fault)


def test_saves_of_another_pack_are_left_out_where_one_is_named(tmp_path: Path) -> None:
    mine, other = save(tmp_path), save(tmp_path, "induction")
    damaged = save(tmp_path)
    damaged.write_bytes(b"")
    assert {each.path for each in list_saves(tmp_path, "onboarding")} == {mine, damaged}
    assert {each.path for each in list_saves(tmp_path)} == {mine, other, damaged}


def test_only_saves_are_listed(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Saves live here.", encoding="utf-8")
    path = save(tmp_path)
    path.write_bytes(path.read_bytes() + b"half a li")
    torn = open_save(path)
    torn.file.close()
    assert torn.torn is not None
    assert [each.path for each in list_saves(tmp_path)] == [path]


def test_a_folder_that_does_not_exist_yet_has_no_saves_and_is_made_with_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    assert list_saves(folder) == ()
    path = save(folder)
    assert [each.path for each in list_saves(folder)] == [path]


def test_a_folder_full_of_saves_of_one_day_says_so(tmp_path: Path) -> None:
    for number in range(1, 1000):
        (tmp_path / f"onboarding-2026-01-05-{number}.cxsave.jsonl").touch()
    with pytest.raises(SaveError, match=r"There are \d+ saves of this day already\. Move some of them elsewhere"):
        new_save(tmp_path, header())


def test_a_file_where_the_folder_should_be_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "saves").touch()
    with pytest.raises(SaveError, match="The save cannot be made: there is something of that name already"):
        new_save(tmp_path / "saves", header())


def test_games_that_begin_at_one_moment_have_a_save_each(tmp_path: Path) -> None:
    def begin(_: int) -> Path:
        made = new_save(tmp_path, header())
        made.close()
        return made.path

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(begin, range(64)))) == 64


def test_a_checkout_keeps_its_saves_and_an_installed_game_uses_the_participants_folder(tmp_path: Path) -> None:
    assert saves_folder(tmp_path) == tmp_path / "saves"
    installed = saves_folder(None)
    assert installed.name == "saves"
    assert installed.parent.name == "cxsim"
