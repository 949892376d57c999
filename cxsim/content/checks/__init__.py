"""What must hold for a scenario to be played at all. What makes one *good* is the workbench's business."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cxsim.content.checks.conditions import check_campaign, check_expressions
from cxsim.content.checks.flow import check_flow
from cxsim.content.checks.names import check_names
from cxsim.content.checks.pack import check_cast, check_pictures, check_sheet
from cxsim.content.checks.prose import check_prose
from cxsim.content.checks.size import check_sheet_size, check_size
from cxsim.model.expression import ExpressionError, Logic
from cxsim.model.ranges import always_holds
from cxsim.model.walk import offers_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.content.problem import Problem
    from cxsim.model.cast import Cast
    from cxsim.model.manuscript import Manuscript
    from cxsim.model.pack import PackSheet
    from cxsim.model.scenario import Scenario


__all__ = ["check_alone", "check_cast", "check_pack", "check_pictures", "check_scenario"]


def check_scenario(written: Manuscript, sheet: PackSheet, cast: Cast) -> Iterator[Problem]:
    """Yield all that is wrong with a well-shaped scenario in its pack."""
    too_large = tuple(check_size(written.scenario))
    if too_large:
        yield from too_large
        return
    yield from check_names(written.scenario, written.blocks, sheet, cast)
    yield from check_expressions(written, sheet)
    yield from check_flow(written.scenario, written.offered, partial(_one_holds, written))
    yield from check_prose(written.texts, sheet, cast)


def _one_holds(written: Manuscript, conditions: Sequence[str]) -> bool:
    """Whether one of several conditions holds, whatever they name; also where one cannot be read, which is told."""
    try:
        trees = tuple(map(written.read, conditions))
    except ExpressionError:
        return True
    return always_holds(Logic("or", trees), {})


def check_alone(scenario: Scenario) -> Iterator[Problem]:
    """Yield what can be said of a well-shaped scenario while pack.yaml or cast.yaml cannot be read."""
    too_large = tuple(check_size(scenario))
    yield from too_large or check_flow(scenario, offers_in(scenario), lambda _: True)


def check_pack(sheet: PackSheet, scenarios: frozenset[str]) -> Iterator[Problem]:
    """Yield all that is wrong with a well-shaped pack.yaml, beside scenarios of these names."""
    yield from check_sheet_size(sheet)
    yield from check_sheet(sheet, scenarios)
    yield from check_campaign(sheet)
