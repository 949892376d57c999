from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash
from cxsim.record import list_saves
from cxsim.record.sqlite_store import SqliteStore
from tests.cli.verbs import collect, dump, firm, run, shared_rows
from tests.docs.pages import DOCS
from tests.record.shared_games import saved, setback_then_better, small_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.record.rows import RunRows
    from cxsim.record.store import Added


@pytest.fixture(autouse=True)
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")


def test_a_game_in_the_terminal_is_shared_collected_withdrawn_and_forgotten(tmp_path: Path) -> None:
    small_pack(tmp_path / "small")
    saves, out, store = tmp_path / "saves", tmp_path / "out", tmp_path / "s.db"
    game = ("play", tmp_path / "small", "--text", "--saves", saves, "--scenario", "desk", "--seed", 1)
    run(*game, given="1\n1\n1\nq\n")
    assert run(*game, "--team", "care/early", "--share", given="1\n1\n1\nq\n").exit_code == 0
    opted_in = [each for each in list_saves(saves) if each.header and each.header.opt_in]
    assert [each.header.team for each in opted_in if each.header] == [("care", "early")]

    shown = run("share", out, "--saves", saves, "--show")
    assert not out.exists()
    assert "decisions" in shown.stdout
    assert "confidential, not anonymous" in shown.stdout
    shared = run("share", out, "--saves", saves)
    assert "begun without your opt-in" in shared.stdout
    assert len(list(out.glob("*.cxsave.jsonl"))) == 1

    collected = run("collect", out, "--packs", tmp_path / "small", "--store", store)
    assert collected.exit_code == 0, collected.output
    assert "1 of 1 saves are in it" in collected.stdout
    assert shared_rows(store) == 1

    assert "taken back" in run("share", out, "--saves", saves, "--withdraw").stdout
    run("collect", out, "--packs", tmp_path / "small", "--store", store)
    assert shared_rows(store) == 0

    header = opted_in[0].header
    assert header is not None
    assert "deleted" in run("forget", header.pseudonym, "--store", store).stdout
    assert "forgotten, not taken: 2." in run("collect", out, "--packs", tmp_path / "small", "--store", store).stdout


def test_who_never_opted_in_is_told_how_and_nothing_is_written(tmp_path: Path) -> None:
    ended = run("share", tmp_path / "out")
    assert ended.exit_code == 1
    assert "cxsim play --team TEAM --share" in ended.output
    assert not (tmp_path / "out").exists()


def test_what_was_set_aside_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.cxsave.jsonl").write_bytes(saved(*setback_then_better(small_pack(tmp_path / "small"))))
    (tmp_path / "in" / "y.cxsave.jsonl").write_bytes(b"?\n")
    ended = run("collect", tmp_path / "in", "--packs", tmp_path / "in", "--store", tmp_path / "s.db")
    assert ended.exit_code == 0
    assert "x.cxsave.jsonl: no-pack: No pack at hand is 'small' as it was played" in ended.output
    assert "y.cxsave.jsonl: damaged: The save is damaged" in ended.output


def test_a_file_that_is_no_store_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "s.db").write_bytes(b"my thesis" * 500)
    ended = run("collect", tmp_path / "in", "--store", tmp_path / "s.db")
    assert ended.exit_code == 1
    assert "is no store of cxsim" in ended.output
    assert (tmp_path / "s.db").read_bytes() == b"my thesis" * 500


def test_demo_data_is_the_same_store_again_and_its_saves_can_be_collected(tmp_path: Path) -> None:
    small_pack(tmp_path / "small")
    options = ("--teams", 2, "--people", 6, "--pack", tmp_path / "small", "--workers", 1, "--period", "2024-Q4")
    for name in ("a", "b"):
        ended = run("demo-data", "--store", tmp_path / f"{name}.db", *options, "--saves", tmp_path / name)
        assert ended.exit_code == 0, ended.output
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")
    run("collect", tmp_path / "a", "--packs", tmp_path / "small", "--store", tmp_path / "c.db")
    assert shared_rows(tmp_path / "c.db") == shared_rows(tmp_path / "a.db") > 0
    again = run("demo-data", "--store", tmp_path / "a.db", *options)
    assert again.exit_code == 2
    assert "is there already" in again.output


def test_statements_are_written_one_a_line(tmp_path: Path) -> None:
    small_pack(tmp_path / "small")
    run("demo-data", "--store", tmp_path / "s.db", "--teams", 1, "--people", 2, "--pack", tmp_path / "small")
    asked = ("export", "xapi", "--store", tmp_path / "s.db", "-o", tmp_path / "x.jsonl")
    ended = run(*asked, "--home-page", "https://firm.example/people")
    assert "stands in for" not in ended.output
    lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert f"{len(lines)} statements" in ended.output
    assert all(json.loads(each)["actor"]["account"]["homePage"] for each in lines)
    assert run("export", "xapi", "--store", tmp_path / "s.db").stdout.splitlines() == lines
    assert "2 statements" not in run(*asked).output
    nowhere = run("export", "xapi", "--store", tmp_path / "none.db")
    assert nowhere.exit_code == 1
    assert not (tmp_path / "none.db").exists()


def test_an_export_without_an_address_says_what_stands_in_for_it(tmp_path: Path) -> None:
    small_pack(tmp_path / "small")
    run("demo-data", "--store", tmp_path / "s.db", "--teams", 1, "--people", 2, "--pack", tmp_path / "small")
    ended = run("export", "xapi", "--store", tmp_path / "s.db")
    assert ended.exit_code == 0
    assert "https://people.invalid stands in for the web address" in ended.stderr


def test_every_column_of_the_store_is_described_on_its_page(tmp_path: Path) -> None:
    content_hash(small_pack(tmp_path / "small"))
    run("demo-data", "--store", tmp_path / "s.db", "--teams", 1, "--people", 1, "--pack", tmp_path / "small")
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "s.db")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        told = [(table, connection.execute(f"PRAGMA table_info({table})").fetchall()) for table in tables]
    columns = {(table, column) for table, found in told for _, column, *_ in found}
    assert len(tables) > 5
    assert {each for each in columns if f"`{each[1]}`" not in page} == set()
    assert {each for each in tables if each not in page} == set()


# -- what is in the way -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with names are a matter of POSIX systems")
def test_a_pipe_among_the_saves_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    store = firm(tmp_path, ("ann",))
    pack = small_pack(tmp_path / "small")
    os.mkfifo(tmp_path / "in" / "a.cxsave.jsonl")
    os.mkfifo(tmp_path / "in" / "b.cxconsent.json")
    (tmp_path / "in" / "c.cxsave.jsonl").symlink_to("/dev/zero")
    (tmp_path / "in" / "d.cxsave.jsonl").mkdir()
    (tmp_path / "in" / "e.cxsave.jsonl").write_bytes(saved(*setback_then_better(pack, "ben")))
    ended = collect(tmp_path)
    assert ended.exit_code == 0
    assert "2 of 5 saves are in it; new decisions: 4." in ended.output
    assert ended.output.count("it is no ordinary file") == 4
    assert shared_rows(store) == 8


def test_a_files_name_cannot_paint_over_what_the_terminal_says(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "\x1b[2Jx\u202e.cxsave.jsonl").write_bytes(b"?\n")
    ended = run("collect", tmp_path / "in", "--store", tmp_path / "s.db")
    assert r"\x1b[2Jx\u202e.cxsave.jsonl: damaged" in ended.output
    assert "\x1b" not in ended.output


def test_a_key_file_that_is_left_over_gives_no_other_store_for_the_same_seed(tmp_path: Path) -> None:
    small_pack(tmp_path / "small")
    asked = ("demo-data", "--store", tmp_path / "a.db", "--teams", 1, "--people", 2, "--pack", tmp_path / "small")
    run(*asked)
    (tmp_path / "a.db").unlink()
    again = run(*asked)
    assert again.exit_code == 2
    assert "a.db.keys' is there already" in " ".join(again.output.split())
    assert not (tmp_path / "a.db").exists()


def test_a_demo_that_is_broken_off_leaves_no_half_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pack(tmp_path / "small")
    asked = ("demo-data", "--store", tmp_path / "a.db", "--teams", 1, "--people", 20, "--pack", tmp_path / "small")
    whole = SqliteStore.add

    def interrupted(store: SqliteStore, runs: list[RunRows]) -> Added:
        whole(store, runs)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "add", interrupted)
        assert run(*asked, "--workers", 1).exit_code != 0
    assert [each.name for each in tmp_path.iterdir()] == ["small"]
    assert run(*asked, "--workers", 1).exit_code == 0


def test_who_reads_only_the_first_statements_is_told_of_no_mistake(tmp_path: Path) -> None:
    small_pack(tmp_path / "small")
    run("demo-data", "--store", tmp_path / "s.db", "--teams", 1, "--people", 6, "--pack", tmp_path / "small")
    asked = ("-m", "cxsim", "export", "xapi", "--store", tmp_path / "s.db", "--home-page", "https://firm.example")
    command = [sys.executable, *map(str, asked)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ended:
        assert ended.stdout is not None
        assert ended.stderr is not None
        ended.stdout.close()
        assert ended.stderr.read() == b""


def test_an_export_that_cannot_be_written_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    small_pack(tmp_path / "small")
    run("demo-data", "--store", tmp_path / "s.db", "--teams", 1, "--people", 2, "--pack", tmp_path / "small")
    (tmp_path / "x").write_text("", encoding="utf-8")
    asked = ("export", "xapi", "--store", tmp_path / "s.db", "--home-page", "https://firm.example")
    ended = run(*asked, "-o", tmp_path / "x" / "y.jsonl")
    assert ended.exit_code == 1
    assert f"'{tmp_path / 'x' / 'y.jsonl'}' cannot be written" in ended.output
