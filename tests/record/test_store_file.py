"""The store as a file: versions, damage, what is ours."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from cxsim.record.sqlite_store import OURS, SqliteStore
from cxsim.record.store import StoreError
from cxsim.record.store_schema import MIGRATIONS, VERSION
from tests.record.shared_games import rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("version", range(VERSION))
def test_an_old_store_is_brought_up_to_date_with_what_is_in_it(version: int, tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    connection = sqlite3.connect(path)
    for each in MIGRATIONS[:version]:
        connection.executescript(each)
    if version:
        connection.execute(f"PRAGMA application_id = {OURS}")
        connection.execute("INSERT INTO people VALUES ('ab', 1, 0)")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    store = SqliteStore(path, create=True)
    assert store.publish(1, "{}")
    assert store.people() == (frozenset({"ab"}) if version else frozenset())
    store.close()
    assert rows(path, "PRAGMA user_version") == [(VERSION,)]


def test_a_store_of_a_newer_cxsim_is_left_as_it_is(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "s.db", create=True).close()
    connection = sqlite3.connect(tmp_path / "s.db")
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(StoreError, match="newer cxsim"):
        SqliteStore(tmp_path / "s.db")


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    for content in (b"my thesis" * 1000, b""):
        path.write_bytes(content)
        if content:
            with pytest.raises(StoreError, match="no store of cxsim"):
                SqliteStore(path, create=True)
            assert path.read_bytes() == content
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE mine (a)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="no store of cxsim"):
        SqliteStore(path, create=True)


def test_publications_have_no_gaps_and_only_one_is_first(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "s.db", create=True)
    assert store.last_publication() is None
    assert store.publish(1, json.dumps({"a": 1}))
    assert not store.publish(1, "{}")
    assert not store.publish(3, "{}")
    assert store.last_publication() == (1, '{"a": 1}')
    store.close()
