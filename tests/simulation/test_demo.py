from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cxsim.content import content_hash
from cxsim.simulation.demo import demo_saves, people_of
from cxsim.simulation.retelling import Reader
from cxsim.simulation.save_reading import Shelf, read_content
from tests.record.shared_games import small_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.simulation.save_reading import ReadSave

QUARTER = (2026, 4)


def demo(folder: Path, seed: int = 1) -> list[tuple[ReadSave, bytes]]:
    content = content_hash(small_pack(folder))
    return list(demo_saves((folder,), content, people_of(3, 10, seed, QUARTER), workers=1))


def test_the_rows_of_a_made_up_person_are_those_that_collecting_their_save_gives(tmp_path: Path) -> None:
    shelf = Shelf([tmp_path / "small"])
    for save, content in islice(demo(tmp_path / "small"), 8):
        again = read_content(shelf, save.name, content)
        assert again.set_aside is None
        if again.told is not None:
            assert (again.told, again.digest, again.first_line) == (save.told, save.digest, save.first_line)


def test_the_same_seed_gives_the_same_people_and_another_one_others(tmp_path: Path) -> None:
    one, again, other = demo(tmp_path / "small"), demo(tmp_path / "small"), demo(tmp_path / "small", 2)
    assert one == again
    assert one != other


def test_teams_differ_some_share_nothing_and_some_try_again(tmp_path: Path) -> None:
    found = [save for save, _ in demo(tmp_path / "small")]
    headers = [each.header for each in found if each.header]
    assert 0 < sum(not each.opt_in for each in headers) < len(headers) / 2
    assert len({each.team for each in headers}) == 3
    assert all(each.started.startswith(("2026-10", "2026-11", "2026-12")) for each in headers)
    tries = [each for save in found if save.told for each in save.told.tries]
    assert any(each.try_ == 2 for each in tries)
    told = [sum(row.choice == "tell" and row.coming == 1 for row in save.told.decisions) for save in found if save.told]
    by_team = [sum(told[at : at + 10]) for at in (0, 10, 20)]
    assert max(by_team) >= 2 * min(by_team), by_team


def test_readers_of_one_pack_are_made_once(tmp_path: Path) -> None:
    content = content_hash(small_pack(tmp_path / "small"))
    shelf = Shelf([tmp_path])
    assert shelf.contents() == (content,)
    assert isinstance(shelf.reader(content), Reader)
    assert shelf.reader(content) is shelf.reader(content)
