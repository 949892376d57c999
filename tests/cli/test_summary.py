"""`cxsim summary`, as leaders run it."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content.po_reader import Catalogue, Entry
from cxsim.content.po_writer import po_text
from tests.leaders_store import PERIOD, Team, store_of
from tests.packs import desk, scenario, write_pack

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("duckdb")
TEAM = "care/first line/early"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    store_of(tmp_path / "store.sqlite").close()
    return tmp_path / "store.sqlite"


def run(*arguments: str, code: int = 0) -> str:
    found = CliRunner().invoke(app("summary"), ["summary", *arguments], env={"COLUMNS": "300"})
    assert found.exit_code == code, found.output
    return re.sub(r"\s+", " ", re.sub("[│╭╰─╮╯]", " ", found.output))


def rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return found


def test_a_page_stands_alone_and_says_what_to_talk_about(store: Path, tmp_path: Path) -> None:
    said = run("--store", str(store), "--team", TEAM, "--period", PERIOD, "-o", str(tmp_path / "a.html"))
    assert said.strip() == f"{PERIOD}, publication 1: {TEAM}, in {tmp_path / 'a.html'}."
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "How early decides" in page
    assert page.count("<li><h3>") == 3
    assert not re.search(r"<script|<link|@import|https?://|url\(", page)


def test_what_was_played_is_called_as_the_pack_calls_it_in_the_pages_language(store: Path, tmp_path: Path) -> None:
    call = scenario(desk(go="costs: 1")).replace("title: A day", "title: The long call")
    made = write_pack(tmp_path / "pack", {"long_call": call})
    greek = Catalogue(entries={"long_call.title": Entry("long_call.title", "The long call", "Τηλεφώνημα")})
    (made / "locale").mkdir()
    (made / "locale" / "el.po").write_text(po_text(greek), encoding="utf-8")
    asked = ("--store", str(store), "--team", TEAM, "--packs", str(made), "-o", str(tmp_path / "a.html"))
    run(*asked, "--language", "el")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Τηλεφώνημα" in page
    assert "The long call" not in page
    assert "The wrong order" in page
    run(*asked)
    assert "The long call" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_team_that_is_too_small_is_in_no_file(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("--store", str(store), "--all", "-o", str(out), "--format", "json")
    names = {path.name for path in out.iterdir()}
    assert {"care.json", "care--first_line--late.json", "organisation.json"} <= names
    small = [each for each in rows(out / "care--claims.json") if each["team"] == "care/claims"]
    assert small
    assert all(each["value"] is None and each["hidden"] for each in small)
    assert not any(each["team"] not in {"", "care"} for each in rows(out / "care.json"))


def test_page_and_tables_are_of_the_same_figures(store: Path, tmp_path: Path) -> None:
    for form in ("json", "csv", "parquet"):
        run("--store", str(store), "--team", TEAM, "-o", str(tmp_path / f"a.{form}"))
    by_json = rows(tmp_path / "a.json")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        by_csv = list(csv.DictReader(file))
    import duckdb  # noqa: PLC0415 - optional

    with duckdb.connect() as connection:
        shares = connection.execute(f"SELECT value FROM '{tmp_path / 'a.parquet'}'").fetchall()  # noqa: S608 - ours
    assert [each["value"] for each in by_json] == [float(each["value"]) if each["value"] else None for each in by_csv]
    assert [value for (value,) in shares] == [each["value"] for each in by_json]


def test_running_it_again_is_no_new_publication(store: Path, tmp_path: Path) -> None:
    wanted = ("--store", str(store), "--team", TEAM, "-o", str(tmp_path / "a.json"))
    assert "publication 1:" in run(*wanted)
    before = rows(tmp_path / "a.json")
    assert "publication 1:" in run(*wanted)
    assert rows(tmp_path / "a.json") == before


def test_two_newcomers_change_nothing_and_many_do(store: Path, tmp_path: Path) -> None:
    wanted = ("--store", str(store), "--team", TEAM, "-o", str(tmp_path / "a.json"))
    run(*wanted)
    before = rows(tmp_path / "a.json")
    store_of(store, [Team(TEAM, 2, 0.9)], seed=5).close()
    run(*wanted)
    assert [each for each in rows(tmp_path / "a.json") if each["team"] == TEAM] == [
        each for each in before if each["team"] == TEAM
    ]
    store_of(store, [Team(TEAM, 30, 0.5)], seed=6).close()
    run(*wanted)
    assert rows(tmp_path / "a.json") != before


def test_who_withdraws_is_in_no_new_figure_and_the_old_ones_do_not_show_it(store: Path, tmp_path: Path) -> None:
    wanted = ("--store", str(store), "--team", TEAM, "-o", str(tmp_path / "a.json"))
    run(*wanted)
    before = rows(tmp_path / "a.json")
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE people SET opted_in = 0 WHERE person LIKE ?", (f"{TEAM}#3#%",))
    connection.close()
    run(*wanted)
    assert rows(tmp_path / "a.json") == before
    shutil.copy(store, tmp_path / "other.sqlite")
    with sqlite3.connect(tmp_path / "other.sqlite") as connection:
        connection.execute("DELETE FROM publications")
    connection.close()
    run("--store", str(tmp_path / "other.sqlite"), "--team", TEAM, "-o", str(tmp_path / "b.json"))
    people = [each["people"] for each in rows(tmp_path / "b.json") if each["team"] == TEAM and each["people"]]
    assert max(people) == 10


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--team", "care/first line/earl"), "Did you mean 'care/first line/early'?"),
        (("--team", TEAM, "--period", "2020-Q1"), f"has nothing of '2020-Q1'. There is {PERIOD}."),
        (("--team", TEAM, "--language", "xx"), "There is no 'xx'; there is en, el"),
        ((), "Name one --team, or ask for --all."),
    ],
)
def test_what_is_typed_wrongly_is_said_with_a_way_out(
    arguments: tuple[str, ...], says: str, store: Path, tmp_path: Path
) -> None:
    assert says in run("--store", str(store), *arguments, "-o", str(tmp_path / "a.html"), code=2)


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a store, and long enough to be looked at by whoever opens it " * 20)
    said = run("--store", str(tmp_path / "notes.txt"), "--team", "a", "-o", str(tmp_path / "a.html"), code=1)
    assert "notes.txt" in said
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_without_the_columns_the_figures_are_the_same(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--store", str(store), "--team", TEAM, "-o", str(tmp_path / "a.json"))
    with sqlite3.connect(store) as connection:
        connection.execute("DELETE FROM publications")
    connection.close()
    monkeypatch.setitem(sys.modules, "duckdb", None)
    run("--store", str(store), "--team", TEAM, "-o", str(tmp_path / "b.json"))
    assert rows(tmp_path / "b.json") == rows(tmp_path / "a.json")
