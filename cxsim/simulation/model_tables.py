"""The tables of the model's documentation, made by the code they describe."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from cxsim.equations import customer_parameters, team_parameters
from cxsim.equations.parameters import Parameter
from cxsim.simulation.calibration import Row, calibration
from cxsim.simulation.judgement import Sweep, judged, sweep, usual_gain
from cxsim.simulation.organisation_runs import (
    HABITS,
    QUARTER,
    SAFE,
    STAY,
    TWO_YEARS,
    UNDERSTAFFED,
    Habit,
    Outcomes,
    outcomes,
    run,
    weeks_of,
)
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.order import ORDER
from cxsim.world.start import Beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cxsim.equations.behaviour import LoyaltyPreset
    from cxsim.world.practice import Practice
    from cxsim.world.report import WeekReport

Figures: TypeAlias = Any
FIRMS = 16
VISIBLE = 0.002
"""Difference from which a sensitivity is told."""
_MARKED = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def brought_up_to_date(document: str, only: Sequence[str] | None = None) -> str:
    """Return the document with every marked table made anew; ``only`` some of them, the others left as they are."""

    def made(found: re.Match[str]) -> str:
        name = found[2]
        return found[0] if only is not None and name not in only else f"{found[1]}{TABLES[name]()}\n{found[3]}"

    return _MARKED.sub(made, document)


def order_table() -> str:
    """Return the steps of a week."""
    rows = ([str(number), each.name, each.equations, each.does] for number, each in enumerate(ORDER, start=1))
    return _table(("", "step", "equations", "what it does"), rows)


def parameter_table() -> str:
    """Return every number of the organisation, with what it stands on."""
    rows = []
    for module in (customer_parameters, team_parameters):
        for name, value in vars(module).items():
            if name.startswith("_"):
                continue
            group = value if isinstance(value, dict) else {"": value}
            for key, each in group.items():
                if isinstance(each, Parameter):
                    told = f"`{name}`" + (f" {key}" if key else "")
                    span = f"{each.low:g} to {each.high:g}"
                    rows.append([told, f"{each.value:g}", each.unit, span, each.tag, each.source, each.note])
    return _table(("number", "value", "unit", "plausible", "tag", "source", "note"), rows)


def calibration_table(rows: Iterable[Row] | None = None) -> str:
    """Return every target with what comes out."""
    return _table(
        ("id", "what", "target", "measured", "counts as met", "verdict", "", "source"),
        (
            [
                row.id,
                row.about,
                row.target,
                f"{row.measured:.3g}",
                row.tolerance,
                "met" if row.met else "**missed**",
                "fitted" if row.fitted else "held out",
                row.source + (f". {row.note}" if row.note else ""),
            ]
            for row in (calibration() if rows is None else rows)
        ),
    )


def habits_table() -> str:
    """Return what a quarter of three habits comes to, at its end and two years on."""
    rows = []
    for name, habit in HABITS.items():
        reports, came_to = _lived(habit, STAY.practice)
        cells = [
            _quarter(reports, end, part, figure)
            for end in (QUARTER, TWO_YEARS)
            for part, figure in (("reported", "rating"), ("truth", "rating"), ("truth", "morale"))
        ]
        cells += [_quarter(reports, TWO_YEARS, "truth", "safety"), came_to.equity, came_to.referrals]
        rows.append([name, *map(_spread, cells)])
    times = [f"{figure} wk {end}" for end in (QUARTER, TWO_YEARS) for figure in ("reported NPS", "true NPS", "morale")]
    return _table(("habits shown in the quarter", *times, "safety wk 104", "equity wk 104", "referrals"), rows)


def signature_table() -> str:
    """Return squeeze and blame against safe and debrief, from the first week."""
    rows = []
    for name, habit in (("squeeze and blame", UNDERSTAFFED), ("safe and debrief", SAFE)):
        reports, came_to = _lived(habit, habit.practice)
        names = ("handling_time", "rating", "failures")
        cells = [_quarter(reports, TWO_YEARS, "reported", each) for each in names]
        cells += [_quarter(reports, TWO_YEARS, "truth", each) for each in ("rating", "failures", "safety", "morale")]
        rows.append([name, *map(_spread, (*cells, came_to.equity))])
    head = ("time", "reported NPS", "reported failures", "true NPS", "true failures", "safety", "morale", "equity")
    return _table(("habits from the first week", *head), rows)


def outcomes_table() -> str:
    """Return the outcome vector two years on, with both presets of loyalty."""
    rows = []
    presets: tuple[LoyaltyPreset, ...] = ("temkin2016", "xmi2024")
    for preset in presets:
        for name, habit in HABITS.items():
            _, came_to = _lived(habit, STAY.practice, preset)
            rows.append([preset, name, *(_spread(getattr(came_to, each.name)) for each in fields(Outcomes))])
    return _table(("preset", "habits", *(each.name.replace("_", " ") for each in fields(Outcomes))), rows)


def sensitivity_table() -> str:
    """Return what better habits gain at both ends of every judged number, the widest first."""
    usual = usual_gain()
    sweeps = sorted(map(sweep, judged()), key=lambda each: -abs(each.at_high - each.at_low))
    felt = [each for each in sweeps if max(abs(each.at_low - usual), abs(each.at_high - usual)) >= VISIBLE]
    rows = (_ends(each) for each in felt)
    silent = ", ".join(f"`{each.name}`" for each in sweeps if each not in felt)
    return (
        f"With every number at its value: {usual:+.1%}.\n\n"
        + _table(("judged number", "low", "gain there", "high", "gain there"), rows)
        + f"\n\nNo difference of {VISIBLE:.1%} in this comparison: {silent}."
    )


def _ends(each: Sweep) -> tuple[str, ...]:
    low, high = each.parameter.low, each.parameter.high
    return f"`{each.name}`", f"{low:g}", f"{each.at_low:+.1%}", f"{high:g}", f"{each.at_high:+.1%}"


TABLES: dict[str, Callable[[], str]] = {
    "order": order_table,
    "parameters": parameter_table,
    "calibration": calibration_table,
    "habits": habits_table,
    "signature": signature_table,
    "outcomes": outcomes_table,
    "sensitivity": sensitivity_table,
}
"""Every table by its name in the document."""


def _lived(habit: Habit, start: Practice, preset: LoyaltyPreset = "temkin2016") -> tuple[list[WeekReport], Outcomes]:
    draws = BatchDraws(7)
    first = array_firm(Beginning(preset=preset), draws, FIRMS)
    lived = list(run(first, weeks_of(habit, start, TWO_YEARS), draws))
    reports = [report for _, report in lived]
    return reports, outcomes(first, lived[-1][0], reports)


def _quarter(reports: list[WeekReport], end: int, part: str, figure: str) -> Figures:
    weeks = reports[end - QUARTER : end]
    return np.mean([np.broadcast_to(getattr(getattr(each, part), figure), FIRMS) for each in weeks], axis=0)


def _spread(figures: Figures) -> str:
    mean, spread = float(np.mean(figures)), float(np.std(figures))
    digits = 0 if abs(mean) >= 10 else 2  # noqa: PLR2004 - two digits of whatever it is
    return f"{mean:,.{digits}f} ± {spread:,.{digits}f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
