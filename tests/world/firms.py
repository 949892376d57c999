"""What the tests of the organisation share: small firms, and the luck of the batch path as plain lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxsim.world.firm import Firm, Week
from cxsim.world.practice import HouseRules, Practice
from cxsim.world.week import week_after

if TYPE_CHECKING:
    from cxsim.world.draws import Draws, Stream
    from cxsim.world.report import WeekReport

USUAL = Week(Practice(), HouseRules())


def lived(firm: Firm, draws: Draws, weeks: int, week: Week = USUAL) -> tuple[Firm, list[WeekReport]]:
    reports = []
    for _ in range(weeks):
        firm, report = week_after(firm, week, draws)
        reports.append(report)
    return firm, reports


@dataclass(frozen=True)
class ListedWeek:
    week: Any

    def uniform(self, stream: Stream, rows: int, count: int) -> list[list[float]]:
        return [list(map(float, row)) for row in self.week.uniform(stream, rows, count)]


@dataclass(frozen=True)
class Listed:
    """The same draws as lists of floats."""

    draws: Any

    def week(self, week: int) -> ListedWeek:
        return ListedWeek(self.draws.week(week))
