"""The firm between two weeks, as a session has it: rules in force, habits, the organisation, what each week came to."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, cast

from cxsim.engine.events import Consequence
from cxsim.engine.occasions import practice_shown
from cxsim.equations.deeds import evidence
from cxsim.equations.organisation import FULL_STAKE, GRADED, KPIS, PRESETS, PRESSURE_READ, TEAM_STAKE, grade
from cxsim.equations.team_parameters import CULTURE_SCALE, SURVEYED, USUAL_PRESSURE
from cxsim.session.start import kpis_at_start, qualities_at_start, target_of
from cxsim.world.draws import PlainDraws
from cxsim.world.firm import Week
from cxsim.world.practice import Habits
from cxsim.world.practice import HouseRules as RulesOfTheWeek
from cxsim.world.presets import START_PRACTICE
from cxsim.world.start import FOUR_CS, Beginning, beginning_of, plain_firm
from cxsim.world.week import week_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxsim.engine.closures import Value
    from cxsim.equations.arrays import Values
    from cxsim.model.house_rules import HouseRules
    from cxsim.model.pack import PackSheet
    from cxsim.session.play import Play
    from cxsim.world.firm import Firm
    from cxsim.world.report import WeekReport

CUSTOMERS = 2000
"""Kept one by one, each for two: a week takes some 8 ms, and the survey is as noisy as a real one."""
WINDOW = 4
"""Weeks that the board averages over."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """What a campaign does to its firm. Immutable: each week gives another one."""

    sheet: PackSheet
    seed: int
    rules: HouseRules
    """In force now."""
    habits: Habits
    firm: Firm | None = None
    """Made when its first week is lived."""
    reports: tuple[WeekReport, ...] = ()
    """One per week that has passed."""
    lived_by: tuple[HouseRules, ...] = ()
    """The rules of each of those weeks."""

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

    def after_week(self, plays: Iterable[Play], came_back: Iterable[Consequence] = ()) -> Organisation:
        """Return the firm a week later: it has lived by the rules in force and the habits that the deeds showed."""
        counted, echoes = tuple(plays), tuple(came_back)
        observed, unobserved = _shown(counted, observed=True), _shown(counted, observed=False)
        for echo in echoes:
            _add(observed, evidence(deed for _, deeds in echo.others for deed in deeds))
        habits = self.habits.after(observed, unobserved)
        restated = any("restore_standard" in _deeds(each) for each in counted)
        draws = PlainDraws(self.seed)
        firm = self.firm or plain_firm(_beginning(self.sheet), draws)
        week = Week(habits.practice, rules_of_the_week(self.sheet, self.rules), standard_restated=restated)
        firm, report = week_after(firm, week, draws)
        changes = [each for play in counted for each in play.events() if isinstance(each, Consequence)]
        rules = reduce(patched, (each.house_rules for each in (*changes, *echoes) if each.house_rules), self.rules)
        reports, lived_by = (*self.reports, report), (*self.lived_by, self.rules)
        return replace(self, rules=rules, habits=habits, firm=firm, reports=reports, lived_by=lived_by)


def organisation_at_start(sheet: PackSheet, seed: int) -> Organisation:
    """Return the firm of a pack before its first week."""
    return Organisation(sheet, seed, sheet.house_rules, Habits.starting(START_PRACTICE[sheet.start]))


def patched(rules: HouseRules, change: HouseRules) -> HouseRules:
    """Return the rules with those that a change names."""
    return rules.model_copy(update={name: getattr(change, name) for name in change.model_fields_set})


def rules_of_the_week(sheet: PackSheet, rules: HouseRules) -> RulesOfTheWeek:
    """Return house rules as the week step reads them: a target against what is usual, stakes in [0, 1]."""
    usual = kpis_at_start(sheet)["handling_time"]
    target = rules.handling_time_target
    bonus = rules.bonus
    stake = 0.0 if bonus is None else min(1.0, bonus.share / FULL_STAKE.value)
    if bonus is not None and bonus.by == "team":
        stake *= TEAM_STAKE.value
    return RulesOfTheWeek(
        time_target=target / usual if target else 0.0,
        stake_on_rating=stake if bonus is not None and bonus.on == "rating" else 0.0,
        stake_on_time=stake if bonus is not None and bonus.on == "handling_time" else 0.0,
        surveyed=SURVEYED.value if rules.survey else 0.0,
    )


def _beginning(sheet: PackSheet) -> Beginning:
    levels = {name: GRADED[word].value for name, word in sheet.start_but.items()}
    start = PRESETS[sheet.start]
    qualities = {name: replace(each, value=levels.get(name, each.value)) for name, each in start.qualities.items()}
    return beginning_of(replace(start, qualities=qualities), representatives=CUSTOMERS)


def _shown(plays: Iterable[Play], *, observed: bool) -> dict[str, tuple[float, ...]]:
    total: dict[str, tuple[float, ...]] = {}
    for play in plays:
        opened = (each.open for each in play.decisions)
        _add(total, practice_shown(play.program, play.events(), opened, observed=observed))
        if observed == play.program.situations[play.program.first].observed:
            _add(total, _extras(play))
    return total


def _extras(play: Play) -> dict[str, tuple[float, ...]]:
    """Return whether each customer who could be delighted was: the share of contacts with an extra."""
    contacts = play.encounter().contacts
    shown = tuple(
        float(any(contacts[who].levels.get(need, 0.0) > 0 for need in extras))
        for who, needs in play.program.at_stake.items()
        if (extras := [need for need, terms in needs.items() if terms.kind == "delight"])
    )
    return {"delight": shown} if shown else {}


def _deeds(play: Play) -> set[str]:
    found = play.encounter()
    return {*found.deeds, *(deed for _, deed in found.others)}


def _plain(value: Values) -> float:
    """Return a number of the plain week step, which lives on floats alone."""
    return float(cast("float", value))


def _add(total: dict[str, tuple[float, ...]], more: Mapping[str, tuple[float, ...]]) -> None:
    for practice, levels in more.items():
        total[practice] = (*total.get(practice, ()), *levels)
