"""`cxsim new`: what it writes has nothing to fix, plays to every ending, and never takes another file's place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content.load import load_pack
from cxsim.content.reader import read
from cxsim.model.authored import ID_PATTERN
from cxsim.simulation.golden import play_golden
from cxsim.workbench.templates import LONGEST_ANSWER, fault_of, id_from, scalar
from tests.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from cxsim.model.pack import Pack


def new(*arguments: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(app(), ["new", *map(str, arguments)], input=typed)


def sound(folder: Path) -> Pack:
    loaded = load_pack(folder)
    assert loaded.diagnostics == ()
    assert loaded.pack is not None
    return loaded.pack


def assert_plays(pack: Pack, scenario: str) -> None:
    """See that the golden runs come true and reach every ending."""
    runs = pack.playthroughs[scenario].values()
    assert [play_golden(pack, scenario, run).mismatches for run in runs] == [()] * len(runs)
    assert {run.expect.ending for run in runs} == set(pack.scenarios[scenario].endings)


def test_a_new_pack_has_nothing_to_fix_and_plays(tmp_path: Path) -> None:
    answer = new("pack", tmp_path / "corner_shop", "--no-ask")
    assert answer.exit_code == 0, answer.output
    pack = sound(tmp_path / "corner_shop")
    assert pack.sheet.title == "Corner shop"
    assert_plays(pack, "first_call")


def test_flags_answer_the_questions(tmp_path: Path) -> None:
    given_ = ("--title", "Post", "--firm", "Übermorgen: Post & Co", "--customer", "Zoë Åkesson", "--licence", "CC0-1.0")
    assert new("pack", tmp_path / "post", "--ask", *given_).exit_code == 0
    pack = sound(tmp_path / "post")
    assert (pack.sheet.title, pack.sheet.firm.name, pack.sheet.licence) == ("Post", "Übermorgen: Post & Co", "CC0-1.0")
    assert pack.cast.customers["zoe"].name == "Zoë Åkesson"


def test_an_interview_asks_for_what_no_flag_says(tmp_path: Path) -> None:
    answer = new("pack", tmp_path / "post", "--ask", "--firm", "Post", typed="The parcel\n李娜\n\n")
    assert answer.exit_code == 0, answer.output
    pack = sound(tmp_path / "post")
    assert (pack.sheet.title, pack.sheet.firm.name) == ("The parcel", "Post")
    assert pack.cast.customers["customer"].name == "李娜"
    assert pack.sheet.licence == "CC-BY-SA-4.0"


def test_an_answer_that_cannot_be_one_is_asked_for_again(tmp_path: Path) -> None:
    too_long = "x" * (LONGEST_ANSWER + 1)
    answer = new("scenario", _pack(tmp_path) / "second.yaml", "--ask", "--with", "osei", typed=f"{too_long}\nA title\n")
    assert answer.exit_code == 0, answer.output
    assert f"more than {LONGEST_ANSWER}" in answer.output
    assert sound(tmp_path / "pack").scenarios["second"].title == "A title"


def test_a_flag_that_cannot_be_an_answer_is_refused(tmp_path: Path) -> None:
    answer = new("pack", tmp_path / "post", "--no-ask", "--title", "a\x1b[2Jb")
    assert answer.exit_code == 2
    assert "do not print" in answer.output
    assert not (tmp_path / "post").exists()


@pytest.mark.parametrize("person", ["dervla", "osei", "ines"])
def test_a_new_scenario_plays_whoever_it_is_with(person: str, tmp_path: Path) -> None:
    answer = new("scenario", _pack(tmp_path) / "second", "--no-ask", "--with", person)
    assert answer.exit_code == 0, answer.output
    pack = sound(tmp_path / "pack")
    assert pack.scenarios["second"].with_ == (person,)
    assert_plays(pack, "second")


def test_a_new_scenario_is_about_needs_that_the_customer_has(tmp_path: Path) -> None:
    new("scenario", _pack(tmp_path) / "second.yaml", "--no-ask", "--with", "dervla")
    assert sound(tmp_path / "pack").scenarios["second"].at_stake == ("heat", "straight")


def test_who_is_asked_for_is_asked_for_until_it_is_somebody(tmp_path: Path) -> None:
    answer = new("scenario", _pack(tmp_path) / "second.yaml", "--ask", typed="Second\nderfla\ndervla\n")
    assert (answer.exit_code, "There is no 'derfla' in cast.yaml: dervla" in answer.output) == (0, True)
    assert sound(tmp_path / "pack").scenarios["second"].with_ == ("dervla",)


def _pack(folder: Path) -> Path:
    """Write a sound pack without campaign to add to."""
    call = (
        "title: A call\nwith: dervla\nsituations:\n  phone:\n    text: It rings.\n"
        "    choices: {answer: {text: Answer., next: over}}\nendings: {over: {text: Over.}}\n"
    )
    return write_pack(folder / "pack", {"call": call})


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    folder = _pack(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    for arguments in (("pack", folder), ("scenario", folder / "call.yaml"), ("scenario", folder / "call")):
        answer = new(*arguments, "--no-ask")
        assert answer.exit_code == 2
        assert "is there already" in answer.output
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_golden_runs_that_are_there_stay_and_no_scenario_is_left_beside_them(tmp_path: Path) -> None:
    folder = _pack(tmp_path)
    (folder / "playthroughs").mkdir()
    (folder / "playthroughs" / "second.yaml").write_text("kept: {}\n", encoding="utf-8")
    assert new("scenario", folder / "second.yaml", "--no-ask").exit_code != 0
    assert not (folder / "second.yaml").exists()
    assert (folder / "playthroughs" / "second.yaml").read_text(encoding="utf-8") == "kept: {}\n"


def test_where_a_folder_cannot_be_made_nothing_is_left_behind(tmp_path: Path) -> None:
    folder = _pack(tmp_path)
    (folder / "playthroughs").write_text("", encoding="utf-8")
    answer = new("scenario", folder / "second.yaml", "--no-ask")
    assert answer.exit_code == 2
    assert not (folder / "second.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("pack", "My Pack"), "cannot be an id", id="a name that is no id"),
        pytest.param(("scenario", "nowhere/call.yaml"), "is no pack", id="a folder that is no pack"),
        pytest.param(("scenario", "pack/second.yaml", "--with", "derfla"), "no 'derfla'", id="a person nobody knows"),
        pytest.param(("scenario", "pack/second.yaml", "--firm", "Post"), "no question about", id="another's question"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    answer = new(*arguments, "--no-ask")
    assert answer.exit_code == 2
    assert said in " ".join(answer.output.replace("│", " ").split())


def test_a_pack_with_mistakes_is_mended_first(tmp_path: Path) -> None:
    folder = _pack(tmp_path)
    (folder / "cast.yaml").write_text("customers: 5\n", encoding="utf-8")
    answer = new("scenario", folder / "second.yaml", "--no-ask")
    assert answer.exit_code == 1
    assert "CX104" in answer.output
    assert not (folder / "second.yaml").exists()


@given(st.text(max_size=LONGEST_ANSWER + 5))
def test_any_answer_that_is_taken_is_read_back_as_it_was_given(answer: str) -> None:
    if not fault_of(answer):
        assert read(f"title: {scalar(answer.strip())}\n").value == {"title": answer.strip()}


@given(st.text(max_size=200))
def test_an_id_made_of_a_name_is_an_id_or_nothing(name: str) -> None:
    made = id_from(name)
    assert made == "" or re.fullmatch(ID_PATTERN, made)
