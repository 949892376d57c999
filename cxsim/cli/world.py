"""``cxsim world``: the organisation alone, week after week."""

from __future__ import annotations

import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from cxsim.simulation.organisation_runs import Habit, Outcomes
    from cxsim.world.draws import Draws
    from cxsim.world.firm import Firm
    from cxsim.world.report import WeekReport

    Lived: TypeAlias = tuple[Firm, WeekReport]

MOST_WEEKS = 5200
REPRESENTATIVES = 500
LONG = 200
"""Weeks from which a progress bar is worth its line."""


class Format(StrEnum):
    """How the weeks are printed."""

    TEXT = "text"
    JSON = "json"


class Preset(StrEnum):
    """Whose published ratios loyalty follows."""

    TEMKIN2016 = "temkin2016"
    XMI2024 = "xmi2024"


def verb(
    *,
    weeks: Annotated[int, typer.Option(help="How long to run.", min=1, max=MOST_WEEKS)] = 104,
    practice: Annotated[
        Path | None, typer.Option(help="YAML file with 'practice:' and 'rules:'; without it the team stays as it is.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Luck of the run.", min=0)] = 1,
    preset: Annotated[Preset, typer.Option(help="Whose published ratios loyalty follows.")] = Preset.TEMKIN2016,
    plot: Annotated[Path | None, typer.Option(help="Where to draw the weeks, as SVG.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the weeks.")] = Format.TEXT,
) -> None:
    """Run the organisation alone and see what its habits come to."""
    from cxsim.simulation.organisation_runs import STAY, outcomes, run, weeks_of

    habit = STAY if practice is None else _read(practice)
    firm, draws = _start(seed, preset)
    lived = list(_watched(run(firm, weeks_of(habit, STAY.practice, weeks), draws), weeks))
    reports = [report for _, report in lived]
    came_to = outcomes(firm, lived[-1][0], reports)
    if plot is not None:
        from cxsim.simulation.week_plot import plot as drawn

        write(plot, drawn(reports), "--plot")
    if form is Format.JSON:
        import json

        told = {"weeks": [asdict(each) for each in reports], "outcomes": asdict(came_to)}
        typer.echo(json.dumps(told, indent=2))
    else:
        _tell(reports, came_to)


def _start(seed: int, preset: Preset) -> tuple[Firm, Draws]:
    """Return the firm: every customer on arrays where numpy is installed, else representatives on plain floats."""
    from cxsim.world.start import Beginning, plain_firm

    try:
        from cxsim.world.batch import BatchDraws, array_firm
    except ImportError:
        from cxsim.content.shipped import how_to_install
        from cxsim.world.draws import PlainDraws

        typer.echo(f"Without numpy, {REPRESENTATIVES} customers stand for all: {how_to_install('world')}", err=True)
        plain = PlainDraws(seed)
        return plain_firm(Beginning(representatives=REPRESENTATIVES, preset=preset.value), plain), plain
    draws = BatchDraws(seed)
    return array_firm(Beginning(preset=preset.value), draws), draws


def _read(path: Path) -> Habit:
    from cxsim.content.reader import read
    from cxsim.simulation.habit_file import habit_of

    try:
        reading = read(path.read_bytes())
    except OSError as error:
        raise typer.BadParameter(f"'{path}' cannot be read: {error.strerror}.", param_hint="--practice") from error
    if reading.faults:
        raise typer.BadParameter(str(reading.faults[0].in_file(str(path))), param_hint="--practice")
    habit, problems = habit_of(reading.value)
    if problems:
        raise typer.BadParameter(f"{path}: {' '.join(problems)}", param_hint="--practice")
    return habit


def _watched(lived: Iterator[Lived], weeks: int) -> Iterable[Lived]:
    if weeks < LONG or not sys.stderr.isatty():
        return lived
    from rich.console import Console
    from rich.progress import track

    return track(lived, "Weeks", weeks, console=Console(stderr=True), transient=True)


def _tell(reports: list[WeekReport], came_to: Outcomes) -> None:
    head = ("week", "time", "solved", "rating", "true", "satisfied", "true", "morale", "safety", "knows", "customers")
    typer.echo(" ".join(f"{each:>9}" for each in head))
    step = max(len(reports) // 16, 1)
    for report in reports[(len(reports) - 1) % step :: step]:
        seen, truth = report.reported, report.truth
        values = [seen.handling_time, seen.solved_first_time, seen.rating, truth.rating, seen.satisfied]
        values += [truth.satisfied, truth.morale, truth.safety, truth.knowledge, report.flow.after]
        typer.echo(f"{report.week + 1:>9} " + " ".join(f"{value:>9.4g}" for value in values))
    typer.echo("\nWhat it came to (calibrated and judged numbers, no forecast):")
    for name, value in asdict(came_to).items():
        typer.echo(f"  {name.replace('_', ' '):<16} {value:>10.4g}")
