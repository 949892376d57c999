"""Summaries of teams, as the game reads them: refused with a reason, or shown in words whatever they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.leaders.telling import summary_view
from cxsim.frontend.words import ENGLISH
from cxsim.insights.disclosed import Figure
from cxsim.insights.gate import LEAST_PEOPLE
from cxsim.insights.leaders.published import PublishedError, read_summary
from tests.fuzz.refusals import assert_told

if TYPE_CHECKING:
    from pathlib import Path


def try_input(content: bytes, folder: Path) -> None:
    """Read a summary of these bytes and put it into words."""
    del folder
    try:
        found = read_summary(content)
    except PublishedError as error:
        assert_told(error)
        return
    assert all(each.figure.people >= LEAST_PEOPLE for each in found.cells if isinstance(each.figure, Figure))
    assert summary_view(ENGLISH, found).sections
