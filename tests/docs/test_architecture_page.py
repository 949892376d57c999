"""The architecture page: its rooms are the contract's and the folders', its diagram names rooms and nothing else."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.docs.pages import ARCHITECTURE, ROOT, fenced, tables, text_of

PACKAGE = ROOT / "cxsim"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {each["id"]: each for each in PROJECT["tool"]["importlinter"]["contracts"]}
FORBIDDING = [name for name, each in CONTRACTS.items() if each["type"] == "forbidden"]
ROWS = tables(ARCHITECTURE, "keys")["rooms"].rows


def in_backticks(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_the_rooms_stand_in_the_order_of_the_contract() -> None:
    layers = [each.split(" | ") for each in CONTRACTS["rooms"]["layers"]]
    assert [in_backticks(row[0]) for row in ROWS] == [each for each in layers if each != ["__main__"]]


def test_the_rooms_on_the_page_are_the_folders_of_the_package() -> None:
    folders = {each.parent.name for each in PACKAGE.glob("*/__init__.py")}
    assert folders == {room for row in ROWS for room in in_backticks(row[0])}


def test_every_contract_that_forbids_io_is_named_with_its_rooms() -> None:
    (paragraph,) = [each for each in text_of(ARCHITECTURE).split("\n\n") if each.startswith("Pure means")]
    rooms = {each.removeprefix("cxsim.") for name in FORBIDDING for each in CONTRACTS[name]["source_modules"]}
    assert {*FORBIDDING, *rooms} <= set(in_backticks(paragraph))


@pytest.mark.parametrize("contract", FORBIDDING)
def test_a_room_under_a_contract_that_forbids_io_is_called_pure(contract: str) -> None:
    pure = {room for row in ROWS if row[2].endswith("pure") for room in in_backticks(row[0])} - {"content"}
    assert {each.removeprefix("cxsim.") for each in CONTRACTS[contract]["source_modules"]} <= pure


def test_the_diagram_of_the_rooms_shows_rooms() -> None:
    (diagram,) = [each.text for each in fenced(ARCHITECTURE) if each.text.startswith("flowchart")]
    names = set(re.findall(r"\b[a-z]\w*\b", re.sub(r"\[/.*?/\]", "", diagram))) - {"flowchart", "yaml"}
    assert names <= {room for row in ROWS for room in in_backticks(row[0])}
