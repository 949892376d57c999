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
from tests.machine import needed
from tests.packs import desk, scenario, write_pack

if TYPE_CHECKING:
    from pathlib import Path

needed("duckdb")
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
    assert "How team early decides" in page
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
        shares = connection.execute(f"SELECT value FROM '{tmp_path / 'a.parquet'}'").fetchall()
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


def test_a_clock_that_was_years_ahead_does_not_move_the_quarter_that_is_shown(store: Path, tmp_path: Path) -> None:
    store_of(store, [Team(TEAM, 1, 0.5)], seed=9, period="2099-Q4").close()
    said = run("--store", str(store), "--team", TEAM, "-o", str(tmp_path / "a.html"))
    assert f"Nothing of 2099-Q4 may be shown yet; this is {PERIOD}." in said
    assert f"{PERIOD}, publication 1: {TEAM}" in said
    asked = ("--store", str(store), "--team", TEAM, "--period", "2099-Q4", "-o", str(tmp_path / "b.html"))
    assert "Nothing of 2099-Q4 may be shown yet: it takes 5 people" in run(*asked, code=1)
    assert not (tmp_path / "b.html").exists()


def test_two_teams_whose_names_are_one_to_a_file_system_have_a_file_each(tmp_path: Path) -> None:
    teams = [Team("Care & Co", 8, 0.5), Team("Care + Co", 8, 0.5), Team("nul", 8, 0.5), Team("部" * 60, 8, 0.5)]
    store_of(tmp_path / "s.sqlite", teams).close()
    said = run("--store", str(tmp_path / "s.sqlite"), "--all", "-o", str(tmp_path / "out"), "--format", "json")
    files = list((tmp_path / "out").iterdir())
    assert len(files) == 5
    assert "nul.json" not in [each.name for each in files]
    assert {row["team"] for each in files for row in rows(each)} == {"", *(team.path for team in teams)}
    assert "the organisation and 4 teams and groups in it" in said


def test_a_team_called_like_a_formula_is_text_to_a_spreadsheet(tmp_path: Path) -> None:
    name = '=HYPERLINK("//evil.example";"Click")'
    store_of(tmp_path / "s.sqlite", [Team(name, 8, 0.5)]).close()
    asked = ("--store", str(tmp_path / "s.sqlite"), "--team", name)
    run(*asked, "-o", str(tmp_path / "a.csv"))
    run(*asked, "-o", str(tmp_path / "a.json"))
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        assert {each["team"] for each in csv.DictReader(file)} == {"", f"'{name}"}
    assert {each["team"] for each in rows(tmp_path / "a.json")} == {"", name}
    for line in (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()[1:]:
        assert all(cell[0] in '"0123456789' for cell in re.findall(r'"(?:[^"]|"")*"|[^,]+', line))


@pytest.mark.parametrize("name", ["report.txt", "report.htm", "report"])
def test_an_ending_that_says_nothing_is_refused_with_those_that_do(name: str, store: Path, tmp_path: Path) -> None:
    asked = ("--store", str(store), "--team", TEAM, "-o", str(tmp_path / name))
    assert "end with .html, .json, .csv, .parquet, or say --format" in run(*asked, code=2)
    run(*asked, "--format", "html")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_cannot_be_written_is_said_before_anything_is_published(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    asked = ("--store", str(store), "--team", TEAM, "-o")
    assert "is no folder" in run(*asked, str(tmp_path / "file" / "a.html"), code=2)
    assert "is a folder. Name a file" in run(*asked, str(tmp_path), "--format", "json", code=2)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert "[leaders]" in run(*asked, str(tmp_path / "a.parquet"), code=2)
    with sqlite3.connect(store) as connection:
        assert connection.execute("SELECT count(*) FROM publications").fetchone() == (0,)
    connection.close()


def test_a_table_that_cannot_be_written_after_all_is_told_in_a_sentence(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxsim.cli.summary._check", lambda *_, **__: None)
    (tmp_path / "there.parquet").mkdir()
    asked = ("--store", str(store), "--team", TEAM, "-o", str(tmp_path / "there.parquet"))
    assert "there.parquet' cannot be written" in run(*asked, code=1)
