"""What the names of a pack's conditions can be, and the conditions that these ranges decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.equations.organisation import KPIS
from cxsim.model.expression import LIMIT, Constant
from cxsim.model.ranges import ANY_TRUTH, COUNT, Interval, always_holds, never_holds, of_names
from cxsim.model.scenario import NumberVariable, WordVariable
from cxsim.session.start import target_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.model.cast import Cast
    from cxsim.model.pack import PackSheet
    from cxsim.model.ranges import Range, Ranges, Words
    from cxsim.model.scenario import Scenario, Variable
    from cxsim.workbench.study import PackStudy, ScenarioStudy, Written

WEEKS = Interval(1, 104)
UNITS: Mapping[str, Interval] = {"minutes": COUNT, "share": Interval(0, 1), "points": Interval(-100, 100)}
"""What a KPI of a unit can be."""


def ranges_of(study: ScenarioStudy, pack: PackStudy, firm: Ranges) -> Ranges:
    """Return what each name of a scenario can be; of facts, figures and targets ``firm`` says it."""
    scenario = study.scenario
    found: dict[str, Range] = {"minutes": COUNT, "week": _weeks(scenario, pack.pack.sheet), "again": ANY_TRUTH, **firm}
    found["solved"] = _solved(study, pack.pack.cast)
    made = {promise for block in study.having["promises"] for promise in block.effects.promises}
    for promise in scenario.promises:
        found[f"promised({promise})"] = ANY_TRUTH if promise in made else frozenset({False})
    for name, outcomes in scenario.draws.items():
        found[name] = frozenset(outcomes)
    assigned = _assigned(study)
    for name, variable in scenario.variables.items():
        found[name] = _variable(variable, assigned[name])
    return found


def ranges_of_firm(pack: PackStudy, remembered: frozenset[str]) -> Ranges:
    """Return what a firm's facts, figures and targets can be; the facts ``remembered`` may be true."""
    sheet = pack.pack.sheet
    found: dict[str, Range] = {name: ANY_TRUTH if name in remembered else frozenset({False}) for name in sheet.facts}
    for name, kpi in KPIS.items():
        found[f"kpi.{name}"] = UNITS[kpi.unit]
        target = target_of(sheet, name)
        found[f"target.{name}"] = Interval(target, target)
    targets = [target_of(sheet, "handling_time"), *_targets_set(pack)]  # the one target that a rule of the house sets
    return {**found, "target.handling_time": Interval(min(targets), max(targets))}


def _targets_set(pack: PackStudy) -> Iterator[float]:
    for each in pack.scenarios:
        for block in each.blocks:
            rules = block.effects.house_rules
            if rules is not None and rules.handling_time_target is not None:
                yield rules.handling_time_target


def _weeks(scenario: Scenario, sheet: PackSheet) -> Interval:
    """Return in which weeks a scenario can be played: up to the one in which the campaign is over."""
    if scenario.stages:  # played alone, it goes on whenever it is due
        return WEEKS
    return Interval(1, min(sheet.campaign.weeks + 1, WEEKS.high) if sheet.campaign else 1)


def _solved(study: ScenarioStudy, cast: Cast) -> Words:
    """Return what ``solved`` can be: nothing but true where no must-be need is at stake."""
    kinds = {cast.customers[name].needs[each].kind for name, needs in study.at_stake.items() for each in needs}
    return ANY_TRUTH if "must_be" in kinds else frozenset({True})


def _assigned(study: ScenarioStudy) -> Mapping[str, list[float | bool | str | None]]:
    """Return variable → each value it is set to, None for one that is computed."""
    found: dict[str, list[float | bool | str | None]] = {name: [] for name in study.scenario.variables}
    for block in study.having["set"]:
        for name, value in block.effects.set.items():
            if not isinstance(value, str):
                found[name].append(value)
    for each in study.expressions:
        if each.variable is not None:
            found[each.variable].append(each.tree.value if isinstance(each.tree, Constant) else None)
    return found


def _variable(variable: Variable, assigned: list[float | bool | str | None]) -> Range:
    values = [each for each in assigned if each is not None]
    constant = len(values) == len(assigned)
    match variable:
        case NumberVariable(start=start, min=low, max=high):
            held = [min(max(float(each), low), high) for each in (start, *values)]
            return Interval(min(held), max(held)) if constant else Interval(low, high)
        case WordVariable(one_of=words, start=start):
            return frozenset({start, *values}) if constant else frozenset(words)
        case start:
            return frozenset({start, *values}) if constant else ANY_TRUTH


class Decided(NamedTuple):
    """A condition that the ranges of its names decide."""

    file: str
    condition: Written
    ranges: Ranges
    always: bool
    """Whether it holds always."""
    never: bool
    """Whether it never holds."""


def decided(pack: PackStudy) -> Iterator[Decided]:
    """Yield all conditions of a pack that their ranges decide. What a scenario repeats is judged once."""
    for each, ranges in zip(pack.scenarios, pack.ranges, strict=True):
        judged: dict[str, tuple[bool, bool]] = {}
        for condition in each.expressions:
            if condition.variable is not None:
                continue
            if condition.text not in judged:
                judged[condition.text] = _judged(condition, ranges)
            if any(judged[condition.text]):
                yield Decided(each.file, condition, ranges, *judged[condition.text])
    firm = ranges_of_firm(pack, frozenset(pack.pack.sheet.facts))  # one never remembered is told where it is declared
    for week, condition in pack.plan:
        ranges = {**firm, "week": Interval(week, week)}
        found = _judged(condition, ranges)
        if any(found):
            yield Decided("pack.yaml", condition, ranges, *found)


def _judged(condition: Written, ranges: Ranges) -> tuple[bool, bool]:
    """Return whether a condition holds always, and whether it never does."""
    own = of_names(condition.names, ranges)
    return always_holds(condition.tree, own), never_holds(condition.tree, own)


def why(names: frozenset[str], ranges: Ranges) -> str:
    """Return what the first names of a condition can be, for a message; nothing where that says nothing."""
    said = [f"'{name}' is {_said(ranges[name])}" for name in sorted(names) if name in ranges]
    return f": {', '.join(said[:MOST_SAID])}" if said else ""


MOST_SAID = 2
"""Names of which a message says what they can be."""


def _said(values: Range) -> str:
    if isinstance(values, Interval):
        low, high = (f"{each:g}" for each in values)
        return low if low == high else f"{low} or more" if values.high >= LIMIT else f"{low} to {high}"
    return " or ".join(sorted(str(each).lower() if isinstance(each, bool) else str(each) for each in values))
