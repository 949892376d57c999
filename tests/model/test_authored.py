"""The scalars of the format: durations, shares, levels, and what counts as true or as a number."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cxsim.model.authored import Days, Delivered, Graded, Id, Ids, Minutes, Share
from cxsim.model.effects import Branch, Effects
from cxsim.model.scenario import Situation, Variable

NOT_SECONDS = ["5", "5:40", "2 minutes", "-2 min", "25 h", "2,5 min", "", " ", "min", "2 min and more", 5, True, None]


def read(kind: Any, value: object) -> object:  # noqa: ANN401 - an annotation has no type that fits them all
    return TypeAdapter[object](kind).validate_python(value)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("2 min", 2.0), ("40 s", 0.666667), ("5 min 40 s", 5.666667), ("1.5 h", 90.0), ("0 s", 0.0), ("24 h", 1440.0)],
)
def test_a_duration_is_read_as_minutes(written: str, minutes: float) -> None:
    assert read(Minutes, written) == minutes


@pytest.mark.parametrize("written", NOT_SECONDS)
def test_what_is_no_duration_is_refused_with_an_example(written: object) -> None:
    with pytest.raises(ValidationError, match="2 min, 40 s or 5 min 40 s"):
        read(Minutes, written)


@pytest.mark.parametrize(("written", "days"), [("1 day", 1), ("3 days", 3), ("2 weeks", 14)])
def test_a_lapse_of_time_is_read_as_days(written: str, days: int) -> None:
    assert read(Days, written) == days


@pytest.mark.parametrize(
    ("written", "share"), [("6 %", 0.06), ("6%", 0.06), ("0 %", 0), ("100 %", 1), ("2.5 %", 0.025)]
)
def test_a_share_is_written_in_per_cent(written: str, share: float) -> None:
    assert read(Share, written) == share


@pytest.mark.parametrize("written", ["101 %", "6", 0.06, "-1 %", "six %"])
def test_what_is_no_share_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="written like 6 %"):
        read(Share, written)


def test_a_level_is_a_word_or_a_number_from_0_to_1() -> None:
    assert [read(Delivered, each) for each in ("missed", "fully", 0, 0.5, 1)] == ["missed", "fully", 0.0, 0.5, 1.0]
    assert [read(Graded, each) for each in ("low", "high", 0.25)] == ["low", "high", 0.25]


@pytest.mark.parametrize("written", ["high", "1", 1.1, -0.1, True, None, float("nan")])
def test_what_is_no_level_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="missed, barely, partly, mostly or fully"):
        read(Delivered, written)


def test_one_id_stands_for_a_list_of_one() -> None:
    assert read(Ids, "apologise") == ("apologise",)
    assert read(Ids, ["apologise", "own_up"]) == ("apologise", "own_up")


@pytest.mark.parametrize("written", ["Heat", "9_lives", "two words", "double-charge", "", "x" * 65, "größe"])
def test_what_does_not_work_in_conditions_is_no_id(written: str) -> None:
    with pytest.raises(ValidationError):
        read(Id, written)


@given(st.booleans() | st.integers(-100, 100) | st.floats(-100, 100) | st.sampled_from(["yes", "on", "1", "x + 1"]))
def test_a_variable_is_set_to_just_what_was_written(value: object) -> None:
    found = Effects.model_validate({"set": {"x": value}}).set["x"]
    assert found == value
    assert isinstance(found, bool) == isinstance(value, bool)


@pytest.mark.parametrize("written", [1, 0, "yes", "true", "on"])
def test_only_true_and_false_are_truth_values(written: object) -> None:
    with pytest.raises(ValidationError):
        read(Variable, written)
    with pytest.raises(ValidationError):
        Situation.model_validate({"observed": written})


@pytest.mark.parametrize("written", [0, -1, True, "2", 1e7, float("nan")])
def test_odds_are_a_positive_number(written: object) -> None:
    with pytest.raises(ValidationError):
        Branch.model_validate({"odds": written})


def test_a_field_that_no_shape_knows_is_a_mistake() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Effects.model_validate({"loyalty": 2})


def test_what_was_read_cannot_be_changed() -> None:
    effects = Effects(costs=2)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(effects, "costs", 3)  # noqa: B010 - what mypy would not let one write
