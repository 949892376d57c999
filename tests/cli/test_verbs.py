"""The verbs of the command line are the files beside it."""

from __future__ import annotations

import pytest

from cxsim.cli.main import app


def verbs(*asked: str) -> set[str | None]:
    return {each.name for each in app(*asked).registered_commands}


def test_a_verb_that_is_asked_for_is_read_in_alone() -> None:
    assert verbs("check") == {"check"}


@pytest.mark.parametrize("asked", [(), ("--help",), ("--version",), ("chek",)])
def test_for_anything_else_every_verb_is_known(asked: tuple[str, ...]) -> None:
    assert verbs(*asked) >= {"check", "play"}
