"""Calibration: every target is measured, met or missed as it is, and the same every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.simulation import calibration_customers, calibration_gaming, calibration_team
from cxsim.simulation.calibration import Row, around, calibration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OF_THE_PAGE = {f"T{number}" for number in range(1, 26)} - {"T3", "T4", "T21"} | {"T1b", "E4"}
"""The targets of the model page's table, and the spread that E5 was solved in."""


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(calibration())


def test_every_target_is_measured(rows: list[Row]) -> None:
    assert {row.id for row in rows} == OF_THE_PAGE


def test_every_target_is_met(rows: list[Row]) -> None:
    assert [(row.id, row.about, row.measured) for row in rows if not row.met] == []


def test_what_was_held_out_is_said_to_be(rows: list[Row]) -> None:
    assert all(not row.fitted for row in rows if row.id in {"T2", "T15"})
    assert all(row.fitted for row in rows if row.id in {"T1", "T1b"})


def test_a_row_says_where_it_comes_from_and_within_what_it_counts(rows: list[Row]) -> None:
    for row in rows:
        assert row.source
        assert row.low < row.high
        assert row.as_dict().keys() >= {"id", "target", "measured", "tolerance", "verdict", "fitted"}


@pytest.mark.parametrize(
    "measure", [*calibration_team.MEASURES[:4], *calibration_gaming.MEASURES, *calibration_customers.MEASURES[1:]]
)
def test_the_same_seed_measures_the_same(measure: Callable[[int], Iterable[Row]]) -> None:
    assert list(measure(5)) == list(measure(5))


def test_a_measure_outside_its_range_is_missed() -> None:
    row = Row("X", "made up", "1", **around(1.0, 0.1), measured=1.2, source="test")
    assert not row.met
    assert row.as_dict()["verdict"] == "missed"
    assert row.tolerance == "0.9 to 1.1"
