"""Habits that somebody wrote down: the rest stays usual, and what is wrong is said with a way out."""

from __future__ import annotations

import pytest

from cxsim.simulation.habit_file import habit_of
from cxsim.simulation.organisation_runs import STAY


def test_what_is_written_counts_and_the_rest_is_as_usual() -> None:
    habit, problems = habit_of({"practice": {"honesty": 1}, "rules": {"stake_on_rating": 0.2, "staff": 1.1}})
    assert problems == ()
    assert [habit.practice.honesty, habit.practice.gaming] == [1, STAY.practice.gaming]
    assert [habit.rules.stake_on_rating, habit.rules.staff, habit.rules.time_target] == [0.2, 1.1, 0.9]


def test_nothing_written_is_the_usual_habit() -> None:
    assert habit_of({}) == (STAY, ())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"practise": {}}, "'practise' is not known. Did you mean 'practice'?"),
        ({"practice": {"honestly": 1}}, "'honestly' is not known. Did you mean 'honesty'?"),
        ({"practice": {"honesty": 1.5}}, "'honesty' is 1.5; expected a number from 0 to 1."),
        ({"practice": {"honesty": True}}, "'honesty' is True; expected a number from 0 to 1."),
        ({"practice": {"honesty": "much"}}, "'honesty' is 'much'; expected a number from 0 to 1."),
        ({"rules": {"staff": float("inf")}}, "'staff' is inf; expected a number from 0 to 2."),
        ({"rules": [1]}, "'rules' is [1]; expected names and numbers."),
        ([], "expected 'practice:' and 'rules:', each with names and numbers."),
    ],
)
def test_a_mistake_is_said_with_a_way_out(written: object, said: str) -> None:
    assert habit_of(written)[1] == (said,)
