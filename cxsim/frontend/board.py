"""Build what the board shows: KPIs as reported, with their targets and the bonus that hangs on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cxsim.equations.organisation import KPIS
from cxsim.frontend import figures, meanings
from cxsim.frontend.present import BoardKpi, Gauge, Move, Rule, RuleChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.words import Words
    from cxsim.session import Organisation

LEAST_RANGE: Final = {"minutes": 1.0, "share": 0.1, "points": 20.0}
"""What a trend's room spans at least, so that noise does not look like news."""


def shown_kpis(organisation: Organisation) -> Iterator[str]:
    """Yield the KPIs that everybody sees, in the order of the board."""
    kpis = organisation.sheet.kpis
    for name in organisation.rules.board_shows or tuple(kpis):
        if name in kpis and kpis[name].shown == "everybody":
            yield name


def kpi_gauge(say: Words, organisation: Organisation, name: str) -> Gauge:
    """Return a KPI as the board reports it now."""
    kpi = organisation.sheet.kpis[name]
    made = gauge(say, name, kpi.label, organisation.kpis()[name], organisation.target(name), better=kpi.better)
    bonus = organisation.rules.bonus
    if bonus is None or bonus.on != name:
        return made
    return replace(made, bonus=say("bonus {share}", share=figures.share(say, bonus.share)))


def clock(say: Words, label: str, minutes: float, target: float) -> Gauge:
    """Return the minutes of a contact that is under way against the target for all of them."""
    against = meanings.against(say, meanings.ON_THE_CLOCK, figures.minutes(say, target), better="lower")
    return replace(gauge(say, "handling_time", label, minutes, target, better="lower"), meaning=against)


def gauge(say: Words, name: str, label: str, value: float, target: float, *, better: str) -> Gauge:
    """Return a KPI's value against its target."""
    good = value <= target if better == "lower" else value >= target
    return Gauge(
        label,
        figures.fraction(name, value, target),
        figures.kpi(say, name, value),
        figures.fraction(name, target, target),
        say("target {value}", value=figures.kpi(say, name, target)),
        "good" if good else "short",
        meaning=meanings.against(say, meanings.KPIS[name], figures.kpi(say, name, target), better=better),
    )


def board(say: Words, organisation: Organisation, since: int) -> tuple[BoardKpi, ...]:
    """Return the board's KPIs, each with how it has moved since a week and over all weeks."""
    return tuple(_board_kpi(say, organisation, name, since) for name in shown_kpis(organisation))


def at_week(organisation: Organisation, week: int) -> Organisation:
    """Return the firm's reports and rules as the board had them when a week began."""
    rules = organisation.lived_by[week - 1] if week <= len(organisation.lived_by) else organisation.rules
    return replace(organisation, reports=organisation.reports[: week - 1], rules=rules)


def rules_of(say: Words, organisation: Organisation) -> Iterator[Rule]:
    """Yield the house rules in force, in words."""
    sheet, rules = organisation.sheet, organisation.rules
    for name, kpi in sheet.kpis.items():
        if kpi.shown == "everybody" and (kpi.target is not None or name == "handling_time"):
            label = say("{kpi}, target", kpi=kpi.label)
            yield Rule(label, figures.kpi(say, name, organisation.target(name)))
    if rules.bonus:
        label = sheet.kpis[rules.bonus.on].label if rules.bonus.on in sheet.kpis else rules.bonus.on
        share = figures.share(say, rules.bonus.share)
        alone = rules.bonus.by == "person"
        words = say("{share} of pay", share=share) if alone else say("{share} of pay, for the team", share=share)
        yield Rule(say("{kpi}, bonus", kpi=label), words)
    if rules.survey:
        yield Rule(say("Survey"), rules.survey)
    if rules.emergency_visits:
        yield Rule(say("Emergency visits"), rules.emergency_visits)


def changed_rules(say: Words, before: Organisation, now: Organisation) -> tuple[RuleChange, ...]:
    """Return the house rules that are others now."""
    old, new = ({rule.label: rule.text for rule in rules_of(say, each)} for each in (before, now))
    labels, none = dict.fromkeys((*old, *new)), say.meant("no such house rule", "none")
    changes = (RuleChange(label, old.get(label, none), new.get(label, none)) for label in labels)
    return tuple(change for change in changes if change.before != change.now)


def _board_kpi(say: Words, organisation: Organisation, name: str, since: int) -> BoardKpi:
    weeks = [at_week(organisation, week).kpis()[name] for week in range(1, len(organisation.reports) + 2)]
    margin = organisation.rating_margin() if name == "rating" else None
    interval = say("give or take {points}", points=round(margin)) if margin else ""
    *trend, target = _fractions((*weeks, organisation.target(name)), LEAST_RANGE[KPIS[name].unit])
    moved = _change(say, organisation, name, weeks[min(since, len(weeks)) - 1], weeks[-1])
    return BoardKpi(kpi_gauge(say, organisation, name), tuple(trend), target, moved, interval)


def _fractions(values: tuple[float, ...], least: float) -> Iterator[float]:
    """Yield where values lie between the lowest and the highest of them (0 to 1), which are `least` apart or more."""
    low, high = min(values), max(values)
    room = max(least, high - low)
    bottom = (low + high - room) / 2
    for value in values:
        yield (value - bottom) / room


def _change(say: Words, organisation: Organisation, name: str, before: float, now: float) -> Move:
    words = figures.difference(say, name, now - before)
    if not words:
        return Move(say("as before"), "", "minus")
    better = (now < before) == (organisation.sheet.kpis[name].better == "lower")
    return Move(words, "good" if better else "short", "trending-up" if now > before else "trending-down")
