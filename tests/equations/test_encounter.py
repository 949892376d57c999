"""E1-E4 against numbers worked out by hand, and the laws they must keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.equations.encounter import (
    KANO,
    NeedKind,
    attitude,
    attitude_after,
    delivery_value,
    expectation_after,
    rating,
    recovered_memory,
    recovered_satisfaction,
    recovery,
    remembered,
)
from cxsim.equations.parameters import LOSS_AVERSION

unit = st.floats(0, 1)
value = st.floats(-1, 1)
kinds = st.sampled_from(sorted(KANO))


@pytest.mark.parametrize(
    ("kind", "level", "expects", "weight", "expected"),
    [
        # 0.5 ** 0.88 = exp(0.88 x -0.693147) = exp(-0.609969) = 0.543368
        ("must_be", 0.5, 1.0, 1.0, -1.062284),  # -1.955 x 0.543368
        ("must_be", 1.0, 1.0, 1.0, 0.0),  # a must-be only disappoints
        ("must_be", 1.0, 0.5, 1.0, 0.0),
        ("performance", 1.0, 0.5, 1.0, 0.543368),
        ("performance", 0.0, 0.5, 0.5, -0.531142),  # -1.955 x 0.5 x 0.543368
        ("performance", 0.6, 0.6, 1.0, 0.0),
        ("delight", 1.0, 0.0, 0.4, 0.4),  # 1 ** 0.88 = 1
        ("delight", 0.0, 0.3, 1.0, 0.0),  # a delight never costs
        # 0.25 ** 0.88 = exp(0.88 x -1.386294) = exp(-1.219939) = 0.295248
        ("delight", 0.25, 0.0, 1.0, 0.295248),
    ],
)
def test_the_value_of_a_delivery_is_as_worked_out_by_hand(
    kind: NeedKind, level: float, expects: float, weight: float, expected: float
) -> None:
    assert delivery_value(level, expects, weight, kind) == pytest.approx(expected, abs=2e-6)


@given(unit, unit, unit, unit, kinds)
def test_more_delivered_is_never_worse(low: float, high: float, expects: float, weight: float, kind: NeedKind) -> None:
    low, high = sorted((low, high))
    assert delivery_value(low, expects, weight, kind) <= delivery_value(high, expects, weight, kind)


@given(unit, unit, unit, kinds)
def test_a_delivery_is_worth_between_minus_lambda_and_one(
    level: float, expects: float, weight: float, kind: NeedKind
) -> None:
    assert -LOSS_AVERSION.value <= delivery_value(level, expects, weight, kind) <= 1


@given(st.floats(0.01, 0.5), st.floats(0.01, 1))
def test_a_loss_weighs_1_955_times_an_equal_gain(difference: float, weight: float) -> None:
    gain = delivery_value(0.5 + difference, 0.5, weight, "performance")
    loss = delivery_value(0.5 - difference, 0.5, weight, "performance")
    assert -loss / gain == pytest.approx(1.955)


@given(st.floats(0.01, 1))
def test_the_second_half_of_a_gain_is_worth_less_than_the_first(level: float) -> None:
    whole, half = (delivery_value(each, 0.0, 1.0, "delight") for each in (level, level / 2))
    assert half < whole < 2 * half


def test_expectations_follow_a_tenth_of_the_way() -> None:
    assert expectation_after(0.6, 1.0) == pytest.approx(0.64)  # 0.6 + 0.1 x 0.4
    assert expectation_after(0.6, 0.0) == pytest.approx(0.54)  # 0.6 - 0.1 x 0.6


@given(unit, unit)
def test_an_expectation_moves_towards_what_was_delivered_and_not_past_it(expects: float, level: float) -> None:
    low, high = sorted((expects, level))
    assert low - 1e-12 <= expectation_after(expects, level) <= high + 1e-12


@pytest.mark.parametrize(
    ("moments", "memory"),
    [
        ([], 0.0),
        ([0.3], 0.3),
        ([0.3, -0.6, 0.2], -0.2),  # (-0.6 + 0.2) / 2
        ([0.9, 0.1], 0.5),
        ([-1.9, -0.5], -1.0),  # (-1.9 - 0.5) / 2 = -1.2, held at -1
        ([0.4, -0.4], 0.0),  # of two equal peaks the first stands: (0.4 - 0.4) / 2
    ],
)
def test_memory_is_half_peak_and_half_end(moments: list[float], memory: float) -> None:
    assert remembered(moments) == pytest.approx(memory)


@given(value, value, st.lists(st.just(0.0), max_size=6))
def test_duration_weighs_nothing(peak: float, end: float, between: list[float]) -> None:
    assert remembered([peak, *between, end]) == remembered([peak, end])


def test_recovery_weighs_what_was_made_good_then_treatment_then_process() -> None:
    assert recovery(1, 0, 0) == pytest.approx(0.45)
    assert recovery(0, 1, 0) == pytest.approx(0.35)
    assert recovery(0, 0, 1) == pytest.approx(0.20)
    assert recovery(1, 1, 1) == pytest.approx(1.0)


def test_satisfaction_after_a_recovery_is_as_worked_out_by_hand() -> None:
    # -0.6 + 0.8 x (1.10 x 0.5 + 0.10 - -0.6) = -0.6 + 0.8 x 1.25 = 0.4
    assert recovered_satisfaction(-0.6, 0.5, 0.8) == pytest.approx(0.4)
    # -0.6 + 1 x 1.25 = 0.65: more than the 0.5 that no failure would have left
    assert recovered_satisfaction(-0.6, 0.5, 1.0) == pytest.approx(0.65)
    assert recovered_satisfaction(-0.6, 0.5, 1.0, second_failure=True) == 0.0
    assert recovered_satisfaction(-0.6, 0.5, 0.0) == pytest.approx(-0.6)


@given(value, value, unit)
def test_satisfaction_may_exceed_what_no_failure_leaves_and_memory_never(
    failed: float, fine: float, put_right: float
) -> None:
    satisfaction = recovered_satisfaction(failed, fine, put_right)
    assert -1 <= recovered_memory(satisfaction, fine) <= min(satisfaction, fine) <= 1


@given(st.floats(-1, 0), st.floats(0, 1), unit, unit)
def test_putting_more_right_never_satisfies_less(failed: float, fine: float, less: float, more: float) -> None:
    less, more = sorted((less, more))
    assert recovered_satisfaction(failed, fine, less) <= recovered_satisfaction(failed, fine, more) + 1e-12


@given(value, value, unit)
def test_after_a_second_failure_nothing_satisfies_beyond_indifference(
    failed: float, fine: float, put_right: float
) -> None:
    once = recovered_satisfaction(failed, fine, put_right)
    assert recovered_satisfaction(failed, fine, put_right, second_failure=True) == min(once, 0.0)


def test_attitude_moves_four_tenths_of_the_way_and_stays_in_range() -> None:
    assert attitude_after(0.0, -0.5) == pytest.approx(-0.2)  # 0 + 0.4 x -0.5
    assert attitude_after(0.5, 1.0) == pytest.approx(0.7)  # 0.5 + 0.4 x 0.5
    assert attitude(0.4, -0.2) == pytest.approx(0.2)
    assert (attitude(0.8, 0.5), attitude(-0.8, -0.5)) == (1.0, -1.0)


def test_the_seven_point_scale_has_its_middle_at_indifference() -> None:
    assert (rating(-1), rating(0), rating(0.5), rating(1)) == (1.0, 4.0, 5.5, 7.0)
