"""Every equation of the organisation gives the same on plain floats and on arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.equations import (
    behaviour,
    churn,
    contact,
    culture,
    encounter,
    failure,
    gaming,
    people,
    resolution,
    scores,
    word_of_mouth,
    work_pressure,
)
from cxsim.equations.arrays import absolute, clip, maximum, minimum, on_lines, sigmoid, where

if TYPE_CHECKING:
    from collections.abc import Callable

LINK = behaviour.LINKS["temkin2016"]["recommend"]
EQUATIONS: dict[str, tuple[Callable[..., Any], int]] = {
    "E1 performance": (lambda x: contact.performance_value(2 * x - 1, 0.5), 1),
    "E1 delight": (lambda x: contact.delight_value(2 * x - 1, 0.35), 1),
    "E1 treatment": (lambda x, y, z: contact.treatment_value(2 * x - 1, y, z < 0.5), 3),
    "E1 contact": (lambda x, y: contact.contact_value(x < 0.5, 2 * y - 1), 2),
    "E1b": (encounter.expectation_after, 2),
    "E3": (lambda x, y, z, u: contact.satisfaction_after_recovery(2 * x - 1, 2 * y - 1, z, u < 0.5), 4),
    "E3 recovery": (encounter.recovery, 3),
    "E4": (encounter.attitude_after, 2),
    "E5": (lambda x: behaviour.stated_likelihood(2 * x - 1, LINK), 1),
    "E5b": (lambda x: behaviour.realised_likelihood(2 * x - 1, LINK), 1),
    "E6 load": (lambda x, y: work_pressure.load(100 * x, y), 2),
    "E6 pressure": (lambda x, y, z: work_pressure.work_pressure(x, y, 0.1 + z), 3),
    "E6 time": (lambda x, y, z, u: work_pressure.time_per_contact(x, 0.6 + y, z, u), 4),
    "E6 answered": (lambda x, y, z: work_pressure.answered(x, y, 0.1 + z), 3),
    "E6 standard": (work_pressure.standard_after, 2),
    "E6 restored": (work_pressure.standard_restored, 1),
    "E7": (lambda x, y, z: resolution.solving_chance(x, y, 0.1 + z), 3),
    "E7 resolution": (resolution.solved_first_time, 3),
    "E8 hazard": (lambda x, y, z: churn.annual_hazard(x, 2 * y - 1, z < 0.5, 1.8), 3),
    "E8 weekly": (lambda x: churn.weekly_hazard(0.98 * x), 1),
    "E8 margin": (lambda x, y: churn.margin(x, y < 0.5), 2),
    "E8 multiple": (churn.margin_multiple, 1),
    "E9 referral": (lambda x: word_of_mouth.referral_chance(2 * x - 1, LINK), 1),
    "E9 organic": (lambda x: word_of_mouth.organic_newcomers(4000, x), 1),
    "E10 acting": (people.surface_acting, 5),
    "E10 exhaustion": (people.exhaustion_goal, 4),
    "E10 engagement": (people.engagement_goal, 5),
    "E10 courtesy": (people.courtesy_shift, 1),
    "E10 capacity": (people.capacity_factor, 1),
    "E10 quits": (people.quit_chance, 1),
    "E10 citizenship": (people.citizenship, 2),
    "E10 skill": (people.skill_after, 3),
    "E11 known": (failure.made_known, 2),
    "E11 errors": (failure.error_rate, 2),
    "E11 lapses": (failure.lapse_rate, 2),
    "E11 any": (lambda x, y: failure.chance_of_any(x, 50 * y), 2),
    "E11 safety": (failure.safety_after, 3),
    "E11 drift": (failure.safety_drifted, 2),
    "E11 knowledge": (failure.knowledge_after, 2),
    "E12 effort": (lambda x, y, z, u: gaming.gaming_effort(x, 5 * y, 5 * z, u), 4),
    "E12 selection": (lambda x, y: gaming.survey_weight(2 * x - 1, y), 2),
    "E12 time": (gaming.time_with_passed_off, 2),
    "E12 reported": (gaming.solved_as_reported, 2),
    "culture": (lambda x, y: culture.dimension_after(5 * x, y), 2),
    "gap": (lambda x, y: culture.say_do_gap(5 * x, 5 * y), 2),
    "response": (culture.response_as_felt, 2),
    "practice": (culture.practice_after, 2),
    "score": (scores.recommend_score, 2),
    "interval": (lambda x, y, z: scores.net_promoter_margin(x, (1 - x) * y, 1 + 100 * z), 3),
}
LEVEL = st.floats(0, 1)


@pytest.mark.parametrize("name", EQUATIONS)
@settings(max_examples=20)
@given(rows=st.lists(st.tuples(LEVEL, LEVEL, LEVEL, LEVEL, LEVEL), min_size=1, max_size=5))
def test_an_equation_gives_the_same_on_floats_and_on_arrays(name: str, rows: list[tuple[float, ...]]) -> None:
    equation, arguments = EQUATIONS[name]
    columns: list[Any] = [np.array(column) for column in zip(*rows, strict=True)][:arguments]
    one_by_one = [equation(*row[:arguments]) for row in rows]
    assert all(isinstance(each, float | int) for each in one_by_one)
    assert np.allclose(equation(*columns), one_by_one, rtol=1e-9, atol=1e-9)


def equal(found: Any, expected: list[float]) -> bool:  # noqa: ANN401 - an array, whichever
    return bool(np.array_equal(found, expected))


def test_a_float_and_an_array_mix() -> None:
    column: Any = np.array([0.0, 2.0])
    assert equal(maximum(1.0, column), [1.0, 2.0])
    assert equal(minimum(1.0, column), [0.0, 1.0])
    assert equal(where(column > 1.0, column, 7.0), [7.0, 2.0])
    assert equal(clip(column - 1.0, -0.5, 0.5), [-0.5, 0.5])
    assert equal(absolute(-column), [0.0, 2.0])


def test_the_logistic_curve_does_not_overflow() -> None:
    assert sigmoid(-1e6) == 0
    assert sigmoid(1e6) == 1
    column: Any = np.array([-1e6, 0.0, 1e6])
    assert equal(sigmoid(column), [0.0, 0.5, 1.0])


def test_a_table_is_read_along_its_lines_and_goes_on_along_the_last() -> None:
    starts, slopes = (5.0, 6.0, 18.0), (1.0, 0.0, -6.0)
    places, expected = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.5), [5.0, 5.5, 6.0, 6.0, 6.0, 3.0, -3.0]
    assert [on_lines(place, starts, slopes) for place in places] == expected
    columns: Any = (np.array(places), np.array(starts), np.array(slopes))
    assert equal(on_lines(*columns), expected)
