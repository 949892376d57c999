"""A participant's clock that is wrong must not move the quarters of everybody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cxsim.simulation.collecting import collect
from cxsim.simulation.save_reading import Shelf
from tests.record.shared_games import PLAYED, saved, setback_then_better, small_pack, store_at

if TYPE_CHECKING:
    from pathlib import Path


def test_a_save_from_the_future_is_set_aside_until_then(tmp_path: Path) -> None:
    save = tmp_path / "a.cxsave.jsonl"
    save.write_bytes(saved(*setback_then_better(small_pack(tmp_path / "small"))))
    for now, taken in ((PLAYED - timedelta(days=1, seconds=1), 0), (PLAYED - timedelta(hours=23), 1)):
        with store_at(tmp_path / "s.db") as (store, people):
            tally = collect([save], Shelf([tmp_path]), store, people, now=now)
            assert (tally.runs, tally.by_code()) == (taken, {} if taken else {"future": 1})
            assert len(list(store.rows("SELECT * FROM set_aside"))) == 1 - taken
