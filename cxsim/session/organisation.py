"""The firm between two weeks, as a session has it: rules in force, habits, the organisation, what each week came to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cxsim.equations.organisation import KPIS, PRESSURE_READ, grade
from cxsim.equations.team_parameters import CULTURE_SCALE, USUAL_PRESSURE
from cxsim.session.start import kpis_at_start, qualities_at_start, target_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.engine.closures import Value
    from cxsim.equations.arrays import Values
    from cxsim.model.house_rules import HouseRules
    from cxsim.model.pack import PackSheet
    from cxsim.world.firm import Firm
    from cxsim.world.practice import Habits
    from cxsim.world.report import WeekReport

FOUR_CS = ("conscience", "communication", "consistency", "credibility")
WINDOW = 4
"""Weeks that the board averages over."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """What a campaign does to its firm. Immutable: each week gives another one."""

    sheet: PackSheet
    seed: int
    rules: HouseRules
    """In force now."""
    lived_habits: Habits | None = None
    """None before the first week: as the pack's preset has them."""
    firm: Firm | None = None
    """Made when its first week is lived."""
    reports: tuple[WeekReport, ...] = ()
    """One per week that has passed."""
    lived_by: tuple[HouseRules, ...] = ()
    """The rules of each of those weeks."""

    @property
    def habits(self) -> Habits:
        """How the team does things now."""
        if self.lived_habits is not None:
            return self.lived_habits
        from cxsim.world.practice import Habits  # noqa: PLC0415 - the first screen comes sooner without the model
        from cxsim.world.presets import START_PRACTICE  # noqa: PLC0415 - as above

        return Habits.starting(START_PRACTICE[self.sheet.start])

    def kpis(self) -> Mapping[str, float]:
        """Return KPI → value as the board reports it: minutes, shares in [0, 1], points; the mean of some weeks."""
        start = kpis_at_start(self.sheet)
        usual = start["handling_time"]
        recent = [each.reported for each in self.reports[-WINDOW:]]
        prior = WINDOW - len(recent)
        asked = sum(_plain(each.asked) for each in recent)
        marks = sum(_plain(each.rating * each.asked) for each in recent) / asked if asked else start["rating"]
        values = {
            "handling_time": [usual * _plain(each.handling_time) for each in recent],
            "solved_first_time": [_plain(each.solved_first_time) for each in recent],
            "rating": [marks] * len(recent),
            "repeat_contacts": [_plain(each.repeat_contacts) for each in recent],
        }
        return {name: round((sum(found) + prior * start[name]) / WINDOW, 6) for name, found in values.items()}

    def rating_margin(self) -> float | None:
        """Return half of the 95 % interval of the rating that the board shows, None before the first week."""
        recent = [each.reported for each in self.reports[-WINDOW:]]
        asked = sum(_plain(each.asked) for each in recent)
        squares = sum(_plain(each.rating_margin * each.asked) ** 2 for each in recent)
        return round(math.sqrt(squares) / asked, 6) if asked else None

    def qualities(self) -> Mapping[str, float]:
        """Return quality of the team → level in [0, 1]."""
        if not self.reports:
            return qualities_at_start(self.sheet)
        truth = self.reports[-1].truth
        pressure = USUAL_PRESSURE.value + (_plain(truth.pressure) - 1.0) * PRESSURE_READ.value
        levels = {name: _plain(getattr(truth, name)) for name in ("safety", "morale", "knowledge")}
        levels |= {name: _plain(getattr(truth, name)) / CULTURE_SCALE.value for name in FOUR_CS}
        levels["accountability"] = _plain(self.habits.practice.accountability)
        levels["pressure"] = max(0.0, min(1.0, pressure))
        return levels

    def target(self, kpi: str) -> float:
        """Return the target of a KPI in its unit."""
        if kpi == "handling_time" and self.rules.handling_time_target is not None:
            return self.rules.handling_time_target
        return target_of(self.sheet, kpi)

    def outside(self) -> Mapping[str, Value]:
        """Return the names that conditions read of the organisation: kpi.x, target.x, team.x."""
        values: dict[str, Value] = {f"kpi.{name}": value for name, value in self.kpis().items()}
        values |= {f"target.{name}": self.target(name) for name in KPIS}
        values |= {f"team.{name}": grade(value) for name, value in self.qualities().items()}
        return values


def organisation_at_start(sheet: PackSheet, seed: int) -> Organisation:
    """Return the firm of a pack before its first week."""
    return Organisation(sheet, seed, sheet.house_rules)


def patched(rules: HouseRules, change: HouseRules) -> HouseRules:
    """Return the rules with those that a change names."""
    return rules.model_copy(update={name: getattr(change, name) for name in change.model_fields_set})


def _plain(value: Values) -> float:
    """Return a number of the plain week step, which lives on floats alone."""
    return float(cast("float", value))
