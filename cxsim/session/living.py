"""A week of the firm: what was played moves its habits, and it lives by them. Loads the organisation model."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from cxsim.engine.events import Consequence
from cxsim.engine.occasions import add_shown, practice_shown
from cxsim.equations.deeds import evidence
from cxsim.equations.organisation import FULL_STAKE, PRESETS, TEAM_STAKE
from cxsim.equations.team_parameters import SURVEYED
from cxsim.session.organisation import patched
from cxsim.session.start import kpis_at_start, qualities_at_start
from cxsim.world.draws import PlainDraws
from cxsim.world.firm import Week
from cxsim.world.practice import HouseRules as RulesOfTheWeek
from cxsim.world.start import Beginning, beginning_of, plain_firm
from cxsim.world.week import week_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxsim.equations.behaviour import LoyaltyPreset
    from cxsim.model.house_rules import HouseRules
    from cxsim.model.pack import PackSheet
    from cxsim.session.organisation import Organisation
    from cxsim.session.play import Play
    from cxsim.world.draws import Draws
    from cxsim.world.firm import Firm


class Kept(NamedTuple):
    """How a firm is kept: its luck, and how it is made; both by the seed."""

    draws: Callable[[int], Draws]
    firm: Callable[[Beginning, int], Firm]


ON_FLOATS = Kept(PlainDraws, lambda beginning, seed: plain_firm(beginning, PlainDraws(seed)))
"""Without any library: what a game lives on."""
CUSTOMERS = 2000
"""Kept one by one, each for two: a week takes some 8 ms, and the survey is as noisy as a real one."""


def after_week(
    organisation: Organisation, plays: Iterable[Play], came_back: Iterable[Consequence] = (), kept: Kept = ON_FLOATS
) -> Organisation:
    """Return the firm a week later: it has lived by the rules in force and the habits that the deeds showed."""
    counted, echoes = tuple(plays), tuple(came_back)
    observed, unobserved = _shown(counted, observed=True), _shown(counted, observed=False)
    for echo in echoes:
        add_shown(observed, evidence(deed for _, deeds in echo.others for deed in deeds))
    habits = organisation.habits.after(observed, unobserved)
    restated = any("restore_standard" in _deeds(each) for each in counted)
    draws = kept.draws(organisation.seed)
    firm = organisation.firm or kept.firm(beginning_of_pack(organisation.sheet), organisation.seed)
    week = Week(habits.practice, rules_of_the_week(organisation.sheet, organisation.rules), standard_restated=restated)
    firm, report = week_after(firm, week, draws)
    changes = [each for play in counted for each in play.events() if isinstance(each, Consequence)]
    rules = reduce(patched, (each.house_rules for each in (*changes, *echoes) if each.house_rules), organisation.rules)
    reports, lived_by = (*organisation.reports, report), (*organisation.lived_by, organisation.rules)
    return replace(organisation, rules=rules, lived_habits=habits, firm=firm, reports=reports, lived_by=lived_by)


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


def beginning_of_pack(
    sheet: PackSheet, representatives: int = CUSTOMERS, preset: LoyaltyPreset = "temkin2016"
) -> Beginning:
    """Return a pack's organisation before its first week; ``preset`` says whose ratios loyalty follows."""
    start = PRESETS[sheet.start]
    levels = qualities_at_start(sheet)
    qualities = {name: replace(each, value=levels[name]) for name, each in start.qualities.items()}
    meant = beginning_of(replace(start, qualities=qualities))
    return replace(meant, representatives=representatives, preset=preset)


def _shown(plays: Iterable[Play], *, observed: bool) -> dict[str, tuple[float, ...]]:
    total: dict[str, tuple[float, ...]] = {}
    for play in plays:
        opened = (each.open for each in play.decisions)
        add_shown(total, practice_shown(play.program, play.events(), opened, observed=observed))
    return total


def _deeds(play: Play) -> set[str]:
    found = play.encounter()
    return {*found.deeds, *(deed for _, deed in found.others)}
