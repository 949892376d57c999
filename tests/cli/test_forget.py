"""Who is forgotten is gone from every file, and stays so."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from cxsim.insights.leaders.tallies import tallies
from cxsim.record.columns import source_of
from cxsim.record.counted import on_columns
from cxsim.record.people import People
from cxsim.record.sharing import Consent, consent_line
from cxsim.record.sqlite_store import SqliteStore
from tests.cli.verbs import collect, dump, firm, run, shared_rows
from tests.machine import needed
from tests.record.shared_games import saved, setback_then_better, small_pack

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cxsim.record.people import Key


def everything(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file() and "in" not in each.parts)


def person_of(store: Path, pseudonym: str) -> bytes:
    with closing(sqlite3.connect(f"{store}.keys")) as connection:
        (person,) = connection.execute("SELECT person FROM keys WHERE pseudonym = ?", (pseudonym,)).fetchone()
    return str(person).encode()


def test_of_who_was_forgotten_nothing_stands_in_any_file(tmp_path: Path) -> None:
    needed("duckdb")
    store = firm(tmp_path)
    ann, ben = person_of(store, "ann"), person_of(store, "ben")
    run("export", "xapi", "--store", store, "--home-page", "https://firm.example", "-o", tmp_path / "in" / "x.jsonl")
    run("summary", "--store", store, "--team", "", "-o", tmp_path / "a.html")
    assert ann in (tmp_path / "s.db.columns").read_bytes()
    left_by_a_kill = tmp_path / "s.db.columns.x1"
    left_by_a_kill.mkdir()
    (left_by_a_kill / "rows.csv").write_bytes(ann)
    assert "4 decisions and the key to who it was are deleted" in run("forget", "ann", "--store", store).output
    assert everything(tmp_path).count(ann) == 0
    assert everything(tmp_path).count(b"ann") == 0
    run("summary", "--store", store, "--team", "", "-o", tmp_path / "a.html")
    assert everything(tmp_path).count(ann) == 0
    assert ben in (tmp_path / "s.db.columns").read_bytes()


def test_who_is_forgotten_while_a_summary_is_made_is_in_no_file_after_it(tmp_path: Path) -> None:
    needed("duckdb")
    store = firm(tmp_path)
    ann = person_of(store, "ann")
    with closing(SqliteStore(store)) as kept, source_of(kept, store) as source:
        assert source.prepared == on_columns()
        if sys.platform == "win32":
            assert "Wait until no summary is being made" in run("forget", "ann", "--store", store).output
        else:
            assert "is forgotten" in run("forget", "ann", "--store", store).output
        assert list(tallies(source, "2026-Q4"))
    run("forget", "ann", "--store", store)
    assert everything(tmp_path).count(ann) == 0


def test_who_withdrew_is_in_no_columns(tmp_path: Path) -> None:
    needed("duckdb")
    store = firm(tmp_path)
    run("summary", "--store", store, "--team", "", "-o", tmp_path / "a.html")
    (tmp_path / "in" / "x.cxconsent.json").write_bytes(consent_line(Consent("ann", opt_in=False, number=1)))
    collect(tmp_path)
    assert not (tmp_path / "s.db.columns").exists()


def test_without_the_key_file_nobody_is_forgotten_and_none_is_made(tmp_path: Path) -> None:
    store = firm(tmp_path, ("ann", "ben"))
    keys = tmp_path / "s.db.keys"
    keys.rename(tmp_path / "elsewhere.keys")
    before = dump(store)
    for asked in (run("forget", "ann", "--store", store), collect(tmp_path)):
        assert asked.exit_code == 1
        assert "There is no key file" in asked.output
        assert "--keys FILE" in asked.output
    assert not keys.exists()
    assert dump(store) == before
    assert run("forget", "ann", "--store", store, "--keys", tmp_path / "elsewhere.keys").exit_code == 0
    assert "forgotten, not taken: 1." in collect(tmp_path, "--keys", tmp_path / "elsewhere.keys").output


def test_another_stores_key_file_is_refused_and_so_is_an_old_copy_of_ones_own(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        firm(tmp_path / name, ("ann",))
    others = run("forget", "ann", "--store", tmp_path / "a" / "s.db", "--keys", tmp_path / "b" / "s.db.keys")
    assert others.exit_code == 1
    assert "is not the store's key file" in others.output
    shutil.copy(tmp_path / "a" / "s.db.keys", tmp_path / "old.keys")
    pack = small_pack(tmp_path / "a" / "small")
    (tmp_path / "a" / "in" / "new.cxsave.jsonl").write_bytes(saved(*setback_then_better(pack, "ben")))
    assert collect(tmp_path / "a").exit_code == 0
    old = collect(tmp_path / "a", "--keys", tmp_path / "old.keys")
    assert old.exit_code == 1
    assert "counted twice" in old.output


def test_a_key_file_that_was_lost_once_everybody_was_forgotten_brings_nobody_back(tmp_path: Path) -> None:
    store = firm(tmp_path, ("ann",))
    run("forget", "ann", "--store", store)
    (tmp_path / "s.db.keys").unlink()
    assert collect(tmp_path).exit_code == 1
    assert shared_rows(store) == 0


@pytest.mark.parametrize(("comes_with_consent", "refused"), [(False, 1), (True, 2)])
def test_who_is_forgotten_while_somebody_collects_them_does_not_come_back(
    comes_with_consent: bool,  # noqa: FBT001 - a case
    refused: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = firm(tmp_path, ("ann",))
    pack = small_pack(tmp_path / "small")
    (tmp_path / "in" / "again.cxsave.jsonl").write_bytes(saved(*setback_then_better(pack, "ann", seed=8)))
    if comes_with_consent:
        (tmp_path / "in" / "ann.cxconsent.json").write_bytes(consent_line(Consent("ann", opt_in=True, number=1)))
    found = People.keys

    def forgotten_meanwhile(people: People, pseudonyms: Iterable[str]) -> dict[str, Key]:
        keys = found(people, pseudonyms)
        run("forget", "ann", "--store", store)
        return keys

    with monkeypatch.context() as patch:
        patch.setattr(People, "keys", forgotten_meanwhile)
        ended = collect(tmp_path)
    assert ended.exit_code == 0
    assert shared_rows(store) == 0
    assert "new decisions: 0." in ended.output
    assert f"forgotten, not taken: {refused}." in ended.output
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (0,)


def test_rows_and_consents_that_come_after_a_key_was_taken_but_too_late_are_refused(tmp_path: Path) -> None:
    store = firm(tmp_path, ("ann",))
    person = person_of(store, "ann").decode()
    with closing(SqliteStore(store)) as kept:
        assert kept.forget(person) == 4
        assert not kept.consent(person, opted_in=True, number=5)
        assert kept.people() == frozenset()


def test_forgetting_that_was_broken_off_is_finished_by_running_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = firm(tmp_path, ("ann", "ben"))
    ann = person_of(store, "ann")
    monkeypatch.setattr("cxsim.record.sqlite_store.PATIENCE", 0.05)
    with closing(sqlite3.connect(store, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM runs").fetchone()
        ended = run("forget", "ann", "--store", store)
        assert ended.exit_code == 1
        assert "is being read by somebody else" in ended.output
    assert "is forgotten" in run("forget", "ann", "--store", store).output
    assert everything(tmp_path).count(ann) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX systems")
def test_what_is_made_is_for_its_owners_eyes_until_they_share_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = firm(tmp_path)
        with closing(sqlite3.connect(store)) as reader:
            reader.execute("SELECT count(*) FROM runs").fetchone()
            page = ("--home-page", "https://firm.example")
            run("export", "xapi", "--store", store, *page, "-o", tmp_path / "s.db.jsonl")
            run("summary", "--store", store, "--team", "", "-o", tmp_path / "a.html")
            made = {each.name: each.stat().st_mode & 0o777 for each in tmp_path.glob("s.db*")}
    finally:
        os.umask(before)
    assert {"s.db", "s.db.keys", "s.db-wal", "s.db-shm", "s.db.jsonl"} <= made.keys()
    assert set(made.values()) == {0o600}
    for each in (store, tmp_path / "s.db.keys"):
        each.chmod(0o660)
    collect(tmp_path)
    assert {each.stat().st_mode & 0o777 for each in (store, tmp_path / "s.db.keys")} == {0o660}
