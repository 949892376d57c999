"""How much the results hang on the numbers that are judgement: each swept over its plausible range, one at a time."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from cxsim.equations import customer_parameters, team_parameters
from cxsim.equations.parameters import Parameter
from cxsim.equations.team_parameters import SLACK, SURVEYED
from cxsim.simulation.organisation_runs import SAFE, STAY, TWO_YEARS, Habit, outcomes, run, weeks_of
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.start import Beginning

if TYPE_CHECKING:
    from collections.abc import Iterator

Figures: TypeAlias = Any
"""An array, one figure a firm."""
FIRMS = 8
REPRESENTATIVES = 500


@dataclass(frozen=True, slots=True)
class Sweep:
    """One judged parameter: what better habits gain in customer equity at both ends of its range."""

    name: str
    parameter: Parameter
    at_low: float
    """Equity of the safe team over that of the team that stays as it is, less 1."""
    at_high: float


def judged() -> dict[str, Parameter]:
    """Return every parameter of the organisation that is plain judgement and may vary."""
    named = {**vars(customer_parameters), **vars(team_parameters)}
    found = {name: each for name, each in named.items() if isinstance(each, Parameter)}
    return {name: each for name, each in found.items() if each.tag == "J" and each.low < each.high}


def usual_gain() -> float:
    """Return what better habits gain in customer equity with every parameter at its value."""
    stay, safe = (_equity(habit) for habit in (STAY, SAFE))
    return safe / stay - 1


def sweep(name: str) -> Sweep:
    """Run both ends of one parameter's range; about a second."""
    parameter = judged()[name]
    gains = []
    for value in (parameter.low, parameter.high):
        with varied(parameter, value):
            gains.append(usual_gain())
    return Sweep(name, parameter, *gains)


@contextmanager
def varied(parameter: Parameter, value: float) -> Iterator[None]:
    """Let one parameter have another value meanwhile.

    Equations name their parameters, they do not pass them around; so every name that means it is bound anew, and back.
    """
    other = replace(parameter, value=value)
    rooms = ("cxsim.equations", "cxsim.world", __name__)
    places = [
        (module, name)
        for module in list(sys.modules.values())
        if getattr(module, "__name__", "").startswith(rooms)
        for name, each in vars(module).items()
        if each is parameter
    ]
    try:
        for module, name in places:
            setattr(module, name, other)
        yield
    finally:
        for module, name in places:
            setattr(module, name, parameter)


def _equity(habit: Habit) -> float:
    draws = BatchDraws(11)
    first = array_firm(Beginning(representatives=REPRESENTATIVES, slack=SLACK.value), draws, FIRMS)
    surveyed = replace(habit, rules=replace(habit.rules, surveyed=SURVEYED.value))
    lived = list(run(first, weeks_of(surveyed, STAY.practice, TWO_YEARS), draws))
    equity: Figures = outcomes(first, lived[-1][0], [report for _, report in lived]).equity
    return float(np.mean(equity))
