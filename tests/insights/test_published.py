"""A summary as a file: what is written is what is read, and what nobody wrote so is not shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.frontend.examples.leaders import example
from cxsim.insights.leaders.published import LARGEST, PublishedError, as_plain, read_summary

if TYPE_CHECKING:
    from collections.abc import Callable

WRITTEN = json.dumps(as_plain(example()), ensure_ascii=False)


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    plain = json.loads(WRITTEN)
    change(plain)
    return json.dumps(plain).encode()


def shown_row(plain: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in plain["figures"] if not each["hidden"])
    return found


def test_what_was_written_is_read_with_its_findings() -> None:
    assert read_summary(WRITTEN.encode()) == example()
    assert len(example().findings) == 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no team summary"),
        (b"[1, 2]", "no team summary"),
        (b'{"cxsim": "save"}', "no team summary"),
        (b"[" * 100_000, "no team summary"),
        (b" " * (LARGEST + 1), "larger than any summary"),
        (changed(lambda plain: plain.update(format=2)), "update cxsim"),
        (changed(lambda plain: plain.update(extra=1)), "extra"),
        (changed(lambda plain: plain.update(period="this year")), "period"),
        (changed(lambda plain: plain.update(spoken={})), "no words"),
        (changed(lambda plain: shown_row(plain).update(team="sales")), "another team"),
        (changed(lambda plain: shown_row(plain).update(value=1.5)), "value"),
        (changed(lambda plain: shown_row(plain).update(hidden="few")), "whole, or hidden"),
        (changed(lambda plain: shown_row(plain).update(low=None)), "whole, or hidden"),
        (changed(lambda plain: plain["figures"][-1].update(table="weeks", subject="week x")), "no such week"),
    ],
)
def test_a_file_that_nobody_wrote_so_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(PublishedError, match=says):
        read_summary(content)


def test_a_figure_about_fewer_people_than_the_gate_lets_through_is_refused() -> None:
    with pytest.raises(PublishedError, match="people"):
        read_summary(changed(lambda plain: shown_row(plain).update(people=4)))


def test_what_cannot_be_seen_is_left_out_of_texts() -> None:
    team = "care/first line/early"

    def hide(plain: dict[str, Any]) -> None:
        for each in plain["spoken"].values():
            each["title"] = "Two\u202e Linds\x1b[2J\n"

    told = read_summary(changed(hide))
    assert told.team == team
    assert {each.title for each in told.spoken.values()} == {"Two Linds[2J"}


@given(at=st.integers(0, len(WRITTEN) - 1), put=st.text(max_size=3), cut=st.integers(0, 40))
def test_whatever_is_changed_in_a_file_it_is_read_or_refused(at: int, put: str, cut: int) -> None:
    content = (WRITTEN[:at] + put + WRITTEN[at + cut :]).encode(errors="replace")
    try:
        found = read_summary(content)
    except PublishedError:
        return
    assert all(getattr(each.figure, "people", 5) >= 5 for each in found.cells)
