"""What must hold for a scenario to be played at all. What makes one *good* is the workbench's business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxsim.content.checks.conditions import check_expressions
from cxsim.content.checks.flow import check_flow
from cxsim.content.checks.names import check_names
from cxsim.content.checks.pack import check_cast, check_sheet
from cxsim.content.checks.prose import check_prose
from cxsim.content.checks.unplayed import check_unplayed, check_unplayed_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from cxsim.content.problem import Problem
    from cxsim.model.cast import Cast
    from cxsim.model.pack import PackSheet
    from cxsim.model.scenario import Scenario


def check_scenario(scenario: Scenario, sheet: PackSheet, cast: Cast) -> Iterator[Problem]:
    """Yield all that is wrong with a well-shaped scenario in its pack."""
    yield from check_names(scenario, sheet, cast)
    yield from check_expressions(scenario, sheet)
    yield from check_flow(scenario)
    yield from check_prose(scenario, sheet, cast)
    yield from check_unplayed(scenario)


def check_pack(
    sheet: PackSheet, cast: Cast, scenarios: frozenset[str], folder: FilePath
) -> Iterator[tuple[Literal["pack", "cast"], Problem]]:
    """Yield all that is wrong with a well-shaped pack.yaml and cast.yaml."""
    for problem in (*check_sheet(sheet, scenarios), *check_unplayed_pack(sheet)):
        yield "pack", problem
    for problem in check_cast(cast, folder):
        yield "cast", problem
