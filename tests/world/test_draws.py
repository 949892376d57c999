"""Draws of many firms: one generator, set to each week."""

from __future__ import annotations

import pytest

from cxsim.world.batch_draws import BatchDraws


def test_a_week_that_has_ended_gives_no_more_draws() -> None:
    draws = BatchDraws(1)
    first = draws.week(0)
    draws.week(1)
    with pytest.raises(RuntimeError, match="ended"):
        first.uniform(1, 1)


def test_a_week_asked_for_again_gives_the_same_draws() -> None:
    draws = BatchDraws(1)
    first = [list(row) for row in draws.week(3).uniform(2, 4)]
    draws.week(4)
    assert [list(row) for row in draws.week(3).uniform(2, 4)] == first
