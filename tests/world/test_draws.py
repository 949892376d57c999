"""Draws: by week and by whom they are for, the same whenever they are asked for."""

from __future__ import annotations

from statistics import fmean, pstdev
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.world.batch_draws import BatchDraws, SameDraws
from cxsim.world.draws import STREAMS, PlainDraws

if TYPE_CHECKING:
    from cxsim.world.draws import Draws, Stream

KINDS = {"plain": PlainDraws, "array": BatchDraws}


def drawn(draws: Draws, week: int, stream: Stream, rows: int, count: int) -> list[list[float]]:
    return [list(map(float, row)) for row in draws.week(week).uniform(stream, rows, count)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_stream_asked_for_again_gives_the_same_draws(kind: str) -> None:
    draws = KINDS[kind](1)
    first = drawn(draws, 3, "contacts", 2, 4)
    drawn(draws, 4, "contacts", 2, 4)
    drawn(draws, 3, "agents", 5, 7)
    assert drawn(draws, 3, "contacts", 2, 4) == first


@pytest.mark.parametrize("kind", KINDS)
def test_where_there_are_more_places_the_first_keep_their_draws(kind: str) -> None:
    few, many = (drawn(KINDS[kind](1), 3, "newcomers", 3, count) for count in (4, 9))
    assert [row[:4] for row in many] == few


@pytest.mark.parametrize("kind", KINDS)
def test_draws_are_uniform_and_differ_by_seed_week_stream_and_row(kind: str) -> None:
    first, second = drawn(KINDS[kind](1), 0, "slots", 2, 5000)
    assert fmean(first) == pytest.approx(0.5, abs=0.02)
    assert pstdev(first) == pytest.approx(0.2887, abs=0.01)
    others = [drawn(KINDS[kind](seed), week, "slots", 2, 1)[0][0] for seed, week in ((2, 0), (1, 1))]
    streams = [drawn(KINDS[kind](1), 0, stream, 2, 1)[0][0] for stream in STREAMS]
    assert len({first[0], second[0], *others, *streams}) == 3 + len(STREAMS)


def test_copies_share_their_luck() -> None:
    (row,) = drawn(BatchDraws(1, copies=3), 0, "slots", 1, 12)
    assert row[:4] == row[4:8] == row[8:]
    assert drawn(BatchDraws(1), 0, "slots", 1, 4) == [row[:4]]


@given(seed=st.integers(0, 2**32 - 1), week=st.integers(-1, 104), rows=st.integers(1, 9), count=st.integers(0, 40))
def test_a_firm_on_arrays_can_have_the_very_luck_of_one_on_floats(seed: int, week: int, rows: int, count: int) -> None:
    for stream in STREAMS:
        assert drawn(SameDraws(seed), week, stream, rows, count) == drawn(PlainDraws(seed), week, stream, rows, count)
