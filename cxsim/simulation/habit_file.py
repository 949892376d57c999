"""A way of doing things, as somebody wrote it down: practices and house rules, the rest as it is usual."""

from __future__ import annotations

from dataclasses import fields, replace
from difflib import get_close_matches
from math import isfinite
from typing import TYPE_CHECKING, Final

from cxsim.simulation.organisation_runs import STAY, Habit
from cxsim.world.practice import LONGEST_TIME, HouseRules, Practice

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("practice", "rules")
LARGEST: Final = {"time_per_contact": LONGEST_TIME, "time_target": LONGEST_TIME, "staff": LONGEST_TIME}
"""Largest value of what is a ratio; everything else ends at 1."""


def habit_of(written: object) -> tuple[Habit, tuple[str, ...]]:
    """Return the habit that plain values describe, and what is wrong with them, a sentence each."""
    if not isinstance(written, dict):
        return STAY, ("expected 'practice:' and 'rules:', each with names and numbers.",)
    problems = [_unknown(name, PARTS) for name in written if name not in PARTS]
    practice, more = _levels("practice", written.get("practice"), tuple(each.name for each in fields(Practice)))
    rules, others = _levels("rules", written.get("rules"), tuple(each.name for each in fields(HouseRules)))
    habit = Habit(replace(STAY.practice, **practice), replace(STAY.rules, **rules))
    return habit, (*problems, *more, *others)


def _levels(part: str, written: object, names: tuple[str, ...]) -> tuple[dict[str, float], list[str]]:
    if written is None:
        return {}, []
    if not isinstance(written, dict):
        return {}, [f"'{part}' is {written!r}; expected names and numbers."]
    found = {name: value for name, value in written.items() if name in names}
    problems = [_unknown(name, names) for name in written if name not in names]
    problems += [problem for name, value in found.items() for problem in _problem(name, value)]
    return ({} if problems else {name: float(value) for name, value in found.items()}), problems


def _problem(name: str, value: object) -> Iterator[str]:
    largest = LARGEST.get(name, 1.0)
    number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if not number or not 0.0 <= float(str(value)) <= largest:
        yield f"'{name}' is {value!r}; expected a number from 0 to {largest:g}."


def _unknown(name: object, names: tuple[str, ...]) -> str:
    near = get_close_matches(str(name), names, 1)
    return f"'{name}' is not known. " + (f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(names)}.")
