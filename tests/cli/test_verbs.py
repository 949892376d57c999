"""The verbs of the command line are the files beside it."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app


def verbs(*asked: str) -> set[str | None]:
    return {each.name for each in app(*asked).registered_commands}


def test_a_verb_that_is_asked_for_is_read_in_alone() -> None:
    assert verbs("check") == {"check"}


@pytest.mark.parametrize("asked", [(), ("--help",), ("--version",), ("chek",)])
def test_for_anything_else_every_verb_is_known(asked: tuple[str, ...]) -> None:
    assert verbs(*asked) >= {"check", "play"}


def test_verbs_that_are_only_listed_are_listed_as_they_are() -> None:
    whole, lines = (CliRunner().invoke(each, ["--help"]).output for each in (app(), app(listed=True)))
    assert lines == whole


def test_no_line_of_the_help_is_cut_on_a_narrow_screen() -> None:
    told = (
        CliRunner().invoke(app(), ["--help"], env={"COLUMNS": "80"}, terminal_width=80).output.partition("Commands:")[2]
    )
    lines = [line.split(maxsplit=1) for line in told.splitlines() if line.strip()]
    assert {name for name, _ in lines} == verbs()
    assert not [name for name, words in lines if "..." in words or not words.endswith(".")]
