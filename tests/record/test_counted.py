"""Counting: what is right by hand, and the same on both engines."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cxsim.insights.leaders.tallies import tallies
from cxsim.record.columns import Columns, source_of
from cxsim.record.counted import Source, on_columns, on_the_store
from tests.leaders_store import ORGANISATION, PERIOD, Team, store_of
from tests.machine import needed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cxsim.insights.gate import Tally
    from cxsim.record.sqlite_store import SqliteStore

needed("duckdb")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = store_of(tmp_path / "store.sqlite")
    yield made
    made.close()


def on_sqlite(store: SqliteStore, period: str = PERIOD) -> dict[tuple[str, str], Tally]:
    return {(each.team, each.item): each for each in tallies(Source(store.rows, on_the_store()), period)}


def on_duckdb(store: SqliteStore, period: str = PERIOD) -> dict[tuple[str, str], Tally]:
    with source_of(store, store.path) as source:
        assert source.prepared == on_columns()
        return {(each.team, each.item): each for each in tallies(source, period)}


def assert_same(one: dict[tuple[str, str], Tally], other: dict[tuple[str, str], Tally]) -> None:
    assert one.keys() == other.keys()
    for key, tally in one.items():
        same = other[key]
        assert (tally.people, tally.counts) == (same.people, same.counts), key
        for measure, sums in tally.means.items():
            assert sums == pytest.approx(same.means[measure], abs=1e-9), (key, measure)


def test_both_engines_count_the_same(store: SqliteStore) -> None:
    assert_same(on_sqlite(store), on_duckdb(store))


def test_who_comes_leaves_or_plays_on_is_counted_anew(store: SqliteStore, tmp_path: Path) -> None:
    on_duckdb(store)
    store_of(tmp_path / "store.sqlite", [Team("care/claims", 6, 0.4)], seed=2).close()
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("UPDATE people SET opted_in = 0 WHERE person LIKE 'sales/web#1%'")
        connection.execute("UPDATE decisions SET choice = 'middle' WHERE run = 1")
        connection.execute("UPDATE runs SET digest = 'longer' WHERE id = 1")
    connection.close()
    assert_same(on_sqlite(store), on_duckdb(store))
    assert on_sqlite(store)["care/claims", "long_call/clock"].people == 10
    assert on_sqlite(store)["sales/web", "long_call/clock"].people == 9


def test_of_who_has_left_no_copy_stands_in_the_columns(store: SqliteStore, tmp_path: Path) -> None:
    on_duckdb(store)
    columns = tmp_path / "store.sqlite.columns"
    assert b"sales/web#1#" in columns.read_bytes()
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("UPDATE people SET opted_in = 0 WHERE person LIKE 'sales/web#1%'")
    connection.close()
    on_duckdb(store)
    assert b"sales/web#1#" not in columns.read_bytes()
    assert b"sales/web#2#" in columns.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX systems")
@pytest.mark.parametrize("mode", [0o600, 0o660])
def test_the_columns_are_for_the_same_eyes_as_the_store(mode: int, store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").chmod(mode)
    with source_of(store, store.path):
        made = list(tmp_path.glob("store.sqlite.columns*"))
        assert made
        assert {each.stat().st_mode & 0o777 for each in made} == {mode}


def test_a_second_look_has_nothing_to_renew(store: SqliteStore, tmp_path: Path) -> None:
    columns = Columns(tmp_path / "columns")
    people = sum(team.people for team in ORGANISATION)
    assert [columns.brought_up_to_date(store), columns.brought_up_to_date(store)] == [people, 0]
    columns.close()


def test_everybody_counts_once_with_the_first_answer(tmp_path: Path) -> None:
    store = store_of(tmp_path / "store.sqlite", [Team("a", 3, 0.5)])
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("UPDATE decisions SET choice = 'honest', coming = 1 WHERE situation = 'clock'")
        connection.execute("DELETE FROM decisions WHERE situation = 'clock' AND entry > 2")
        copied = (
            "INSERT INTO decisions SELECT run, 90, scenario, situation, 'quick'{} FROM decisions"
            " WHERE situation = 'clock' AND run = 2"
        )
        names = [row[1] for row in connection.execute("PRAGMA table_info(decisions)")][5:]
        connection.execute(copied.format("".join(f', "{name}"' for name in names)))
    connection.close()
    tally = on_sqlite(store)["a", "long_call/clock"]
    assert tally.people == 3
    assert tally.counts["choice"] == {"honest": 3}
    assert tally.counts["last choice"] == {"quick": 1}
    assert tally.counts["changed"] == {"yes": 1, "no": 0}
    store.close()


def test_a_week_is_told_within_its_range(tmp_path: Path) -> None:
    store = store_of(tmp_path / "store.sqlite", [Team("a", 2, 0.5)])
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("UPDATE weeks SET attitude = CASE run WHEN 1 THEN 0.5 ELSE -0.5 END, true_rating = 500")
    connection.close()
    tally = on_sqlite(store)["a", "week 3"]
    assert tally.means["attitude"] == pytest.approx((2, 1.0, 0.75**2 + 0.25**2))
    assert tally.means["true_rating"] == pytest.approx((2, 2.0, 2.0))
    store.close()


def test_columns_that_another_version_made_are_made_anew(store: SqliteStore, tmp_path: Path) -> None:
    old = Columns(tmp_path / "store.sqlite.columns")
    old.rows("CREATE TABLE answers (person TEXT)")
    old.close()
    with source_of(store, tmp_path / "store.sqlite") as source:
        assert len(list(tallies(source, PERIOD))) == len(on_sqlite(store))


def test_while_somebody_else_counts_the_store_itself_is_counted(store: SqliteStore, tmp_path: Path) -> None:
    holder = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", holder, str(tmp_path / "store.sqlite.columns")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with source_of(store, tmp_path / "store.sqlite") as source:
            assert source.prepared == on_the_store()
            assert len(list(tallies(source, PERIOD))) == len(on_sqlite(store))
        other.kill()
