"""`balance` and `check --explore`: random plays a second, exploring the onboarding pack, balancing one scenario."""

from __future__ import annotations

import gc
from time import perf_counter
from typing import TYPE_CHECKING

from cxsim.cli.main import OBJECTS_BETWEEN_COLLECTIONS
from cxsim.engine import compile_scenario
from cxsim.workbench.balance.report import Wanted, balance_of
from cxsim.workbench.exploration.batch_play import play
from cxsim.workbench.exploration.explore import MOST_STATES, explored
from cxsim.workbench.exploration.odds import odds_of
from cxsim.workbench.exploration.walkabout import Walker
from cxsim.workbench.exploration.watched import Watched
from cxsim.workbench.study import study
from tests.benchmarks.budgets import NotMeasurableError, Row
from tests.packs import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxsim.model.pack import Pack
    from cxsim.workbench.exploration.odds import Odds

SCENARIO = "two_linds"
PLAYS = 200_000
A_SECOND = 5_000_000
"""Choices a second that a batch must play."""


def rows() -> tuple[Row, ...]:
    """Return the rows of exploring and balancing."""
    choices = f"{PLAYS:,} random plays of {SCENARIO} in a batch, as a ratio to {A_SECOND / 1e6:g} million choices/s"
    return (
        Row("batch-play", choices, 1.0, "×", _batch, at_least=True),
        Row(
            "explore",
            f"check --explore of the onboarding pack, {MOST_STATES:,} states a scenario",
            1000,
            "ms",
            _explore,
        ),
        Row("balance", f"balance of {SCENARIO}, as cxsim balance makes it", 10_000, "ms", _balance),
    )


def _batch(rounds: int) -> Sequence[float]:
    try:
        import numpy  # noqa: F401, ICN001, PLC0415 - asked for here, so that its absence can be said
    except ImportError as error:
        raise NotMeasurableError("numpy is not installed") from error
    odds = _odds()
    found = []
    for seed in range(rounds):
        start = perf_counter()
        played = play(odds, PLAYS, seed)
        found.append(played.choices / (perf_counter() - start) / A_SECOND)
    return found


def _odds() -> Odds:
    pack = _onboarding()
    each = next(each for each in study(pack).scenarios if each.id == SCENARIO)
    program = Watched(compile_scenario(pack, SCENARIO), each.scenario).program
    return odds_of(Walker(program, each, frozenset(pack.sheet.facts), 100_000).walk())


def _onboarding() -> Pack:
    return next(pack for pack in shipped() if SCENARIO in pack.scenarios)


def _explore(rounds: int) -> Sequence[float]:
    pack = _onboarding()
    return [_milliseconds(lambda: list(explored(pack))) for _ in range(rounds)]


def _balance(rounds: int) -> Sequence[float]:
    pack = _onboarding()
    return [_milliseconds(lambda: balance_of(pack, SCENARIO, Wanted())) for _ in range(rounds)]


def _milliseconds(work: Callable[[], object]) -> float:
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)  # as the command does
    try:
        gc.collect()
        start = perf_counter()
        work()
        return 1000 * (perf_counter() - start)
    finally:
        gc.set_threshold(*before)
