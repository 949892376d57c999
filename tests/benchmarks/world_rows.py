"""The organisation: one firm against the sketch of it, how its cost grows, a week without a library, replays."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from cxsim.simulation.findings import finding
from cxsim.simulation.organisation_runs import QUARTER, STAY, TWO_YEARS, run, weeks_of
from cxsim.simulation.replays import standing
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.draws import PlainDraws
from cxsim.world.start import Beginning, plain_firm
from tests.benchmarks import weekly_loop
from tests.benchmarks.budgets import Row
from tests.simulation.quarters import onboarding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxsim.world.draws import Draws
    from cxsim.world.firm import Firm
    from cxsim.world.report import WeekReport

CUSTOMERS = 4000
SIZES = (500, 1500, 5000, 15000, 50000)
REPRESENTATIVES = 500
LUCKS = 34
"""Lucks of each of the six policies: 204 replays."""
AGAINST_SKETCH = 1.48
"""40 ms over the 27 that `weekly_loop` would take where the sketch took 30: it takes 0.90 of the sketch's time."""


def rows() -> tuple[Row, ...]:
    """Return the organisation's rows."""
    customers, of_sketch = f"{CUSTOMERS:,} customers, 20 agents", "against the sketch's loop"
    return (
        Row("firm-sketch", f"{customers}, {TWO_YEARS} weeks, {of_sketch}", AGAINST_SKETCH, "×", _against_sketch),
        Row("firm-104", f"{customers}, {TWO_YEARS} weeks, on one core", 40, "ms", _firm(CUSTOMERS)),
        *(
            Row(f"firm-{more}", f"{more:,} customers against {fewer:,}", more / fewer, "×", _grown(fewer, more))
            for fewer, more in pairwise(SIZES)
        ),
        Row("firm-weeks", f"{customers}, {2 * TWO_YEARS} weeks against {TWO_YEARS}", 2.2, "×", _longer),
        Row("week-plain", f"a week of {REPRESENTATIVES} representatives on plain floats", 5, "ms", _plain_week),
        Row("replays", f"{6 * LUCKS} replays of the shipped quarter, and two years", 2000, "ms", _replays(LUCKS)),
        Row("debrief", f"all behind the board: {6 * LUCKS} replays, decisions weighed, loops", 2000, "ms", _debrief),
        Row("debrief-part", "the longest of its parts, between which the window answers", 100, "ms", _longest_part),
        Row("replays-more", f"{12 * LUCKS} replays against {6 * LUCKS}", 2.2, "×", _more_replays),
    )


def _against_sketch(rounds: int) -> Sequence[float]:
    live = _living(CUSTOMERS)
    return [_milliseconds(live) / _milliseconds(lambda: weekly_loop.play(CUSTOMERS, 1)) for _ in range(rounds)]


def _firm(customers: int) -> Callable[[int], Sequence[float]]:
    def measure(rounds: int) -> Sequence[float]:
        live = _living(customers)
        return [_milliseconds(live) for _ in range(rounds)]

    return measure


def _grown(fewer: int, more: int) -> Callable[[int], Sequence[float]]:
    def measure(rounds: int) -> Sequence[float]:
        few, many = _living(fewer), _living(more)
        return [_milliseconds(many) / _milliseconds(few) for _ in range(rounds)]

    return measure


def _longer(rounds: int) -> Sequence[float]:
    once, twice = _living(CUSTOMERS), _living(CUSTOMERS, 2 * TWO_YEARS)
    return [_milliseconds(twice) / _milliseconds(once) for _ in range(rounds)]


def _living(customers: int, weeks: int = TWO_YEARS) -> Callable[[], None]:
    """Return what lives so many weeks with a firm on arrays; it has lived them once."""
    draws = BatchDraws(1)
    firm = array_firm(Beginning(customers=customers), draws)

    def live() -> None:
        for _ in _staying(firm, draws, weeks):
            pass

    live()
    return live


def _plain_week(rounds: int) -> Sequence[float]:
    draws = PlainDraws(1)
    firm = plain_firm(Beginning(representatives=REPRESENTATIVES), draws)
    weeks = _staying(firm, draws, rounds * QUARTER)
    return [median(_milliseconds(lambda: next(weeks)) for _ in range(QUARTER)) for _ in range(rounds)]


def _replays(lucks: int) -> Callable[[int], Sequence[float]]:
    def measure(rounds: int) -> Sequence[float]:
        stand = _standing(lucks)
        return [_milliseconds(stand) for _ in range(rounds)]

    return measure


def _debrief(rounds: int) -> Sequence[float]:
    return [sum(_parts()) for _ in range(rounds)]


def _longest_part(rounds: int) -> Sequence[float]:
    return [max(_parts()) for _ in range(rounds)]


def _parts() -> list[float]:
    """Return the milliseconds of each part of the debrief of the shipped quarter, honestly played."""
    _, quarter = onboarding("honest")
    work, parts, start = finding(quarter, LUCKS), [], perf_counter()
    for _ in work:
        parts.append(1000 * (perf_counter() - start))
        start = perf_counter()
    return parts


def _more_replays(rounds: int) -> Sequence[float]:
    once, twice = _standing(LUCKS), _standing(2 * LUCKS)
    return [_milliseconds(twice) / _milliseconds(once) for _ in range(rounds)]


def _standing(lucks: int) -> Callable[[], object]:
    """Return what finds where the shipped quarter, honestly played, stands; it has been found once."""
    _, quarter = onboarding("honest")
    standing(quarter, 1)
    return lambda: standing(quarter, lucks)


def _staying(firm: Firm, draws: Draws, weeks: int) -> Iterator[tuple[Firm, WeekReport]]:
    return run(firm, weeks_of(STAY, STAY.practice, weeks), draws)


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)
