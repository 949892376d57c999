"""What values can be at all: intervals of numbers, sets of words and of truth values, and conditions over them.

Every range holds at least the values that play can bring, so what is impossible here never happens. The reverse does
not hold: what is possible here may still never happen, and only exploration finds that.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, nextafter
from typing import TYPE_CHECKING, NamedTuple

from cxsim.model.expression import (
    LIMIT,
    NUMBER,
    TRUTH,
    Arithmetic,
    Binary,
    Compare,
    Comparison,
    Constant,
    Expression,
    Logic,
    Name,
    Not,
    Promised,
    Visits,
)
from cxsim.model.scenario import NumberVariable, WordVariable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.model.cast import Cast
    from cxsim.model.scenario import Variable
    from cxsim.workbench.study import PackStudy, ScenarioStudy, Written


class Interval(NamedTuple):
    """Numbers from ``low`` to ``high``, both included."""

    low: float
    high: float


Words = frozenset[str | bool | float]
Range = Interval | Words
Ranges = Mapping[str, Range]

ANY_TRUTH: Words = frozenset({True, False})
ANY_NUMBER = Interval(-LIMIT, LIMIT)
COUNT = Interval(0, LIMIT)
WEEKS = Interval(1, 104)

_NEGATED: Mapping[Comparison, Comparison] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_MIRRORED: Mapping[Comparison, Comparison] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def ranges_of(study: ScenarioStudy, remembered: frozenset[str], facts: frozenset[str], cast: Cast) -> Ranges:
    """Return what each name of a scenario can be; ``remembered`` are the facts that any scenario makes true."""
    scenario = study.scenario
    found: dict[str, Range] = {"minutes": COUNT, "week": WEEKS, "again": ANY_TRUTH}
    found["solved"] = _solved(study, cast)
    for fact in facts:
        found[fact] = ANY_TRUTH if fact in remembered else frozenset({False})
    made = {promise for block in study.blocks for promise in block.effects.promises}
    for promise in scenario.promises:
        found[f"promised({promise})"] = ANY_TRUTH if promise in made else frozenset({False})
    for name, outcomes in scenario.draws.items():
        found[name] = frozenset(outcomes)
    assigned = _assigned(study)
    for name, variable in scenario.variables.items():
        found[name] = _variable(variable, assigned[name])
    return found


def _solved(study: ScenarioStudy, cast: Cast) -> Words:
    """Return what ``solved`` can be: nothing but true where no must-be need is at stake."""
    listed = study.scenario.at_stake
    by_customer = listed if isinstance(listed, dict) else dict.fromkeys(study.scenario.with_[:1], listed)
    kinds = {cast.customers[name].needs[each].kind for name, needs in by_customer.items() for each in needs}
    return ANY_TRUTH if "must_be" in kinds else frozenset({True})


def _assigned(study: ScenarioStudy) -> Mapping[str, list[float | bool | str | None]]:
    """Return variable → each value it is set to, None for one that is computed."""
    found: dict[str, list[float | bool | str | None]] = {name: [] for name in study.scenario.variables}
    for block in study.blocks:
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


def of_names(names: frozenset[str], ranges: Ranges) -> Ranges:
    """Return the ranges of some names alone: narrowing copies them."""
    return {name: ranges[name] for name in names if name in ranges}


def always_holds(tree: Expression, ranges: Ranges) -> bool:
    """Whether a condition holds whatever its names can be; False also where that cannot be told."""
    return may_be(tree, wanted=False, ranges=ranges) is None


def never_holds(tree: Expression, ranges: Ranges) -> bool:
    """Whether a condition fails whatever its names can be; False also where that cannot be told."""
    return may_be(tree, wanted=True, ranges=ranges) is None


def may_be(tree: Expression, *, wanted: bool, ranges: Ranges) -> Ranges | None:
    """Return the ranges in which a condition can be ``wanted``, None where it cannot."""
    match tree:
        case Compare(op=op, left=left, right=right):
            return _compared(op if wanted else _NEGATED[op], left, right, ranges)
        case Name() | Promised():
            return _narrowed(tree, frozenset({wanted}), ranges)
        case Logic(op=op, parts=parts):
            return (_all if (op == "and") == wanted else _any)(parts, ranges, wanted=wanted)
        case Not(part=part):
            return may_be(part, wanted=not wanted, ranges=ranges)
        case Constant(value=value):
            return ranges if value == wanted else None
        case _:
            return ranges


def _all(parts: tuple[Expression, ...], ranges: Ranges, *, wanted: bool) -> Ranges | None:
    narrowed: Ranges | None = ranges
    single = [part for part in parts if not isinstance(part, Logic | Not)]
    for part in (*parts, *single):  # these twice, so that what a later part rules out is known to an earlier one
        if narrowed is None:
            return None
        narrowed = may_be(part, wanted=wanted, ranges=narrowed)
    return narrowed


def _any(parts: tuple[Expression, ...], ranges: Ranges, *, wanted: bool) -> Ranges | None:
    possible = [each for each in (may_be(part, wanted=wanted, ranges=ranges) for part in parts) if each is not None]
    if len(possible) == 1:
        return possible[0]
    return ranges if possible else None


def _compared(op: Comparison, left: Expression, right: Expression, ranges: Ranges) -> Ranges | None:
    if left.type != NUMBER:
        return _same(op, left, right, ranges)
    first, second = interval(left, ranges), interval(right, ranges)
    narrowed = _narrowed(left, _beside(op, second, first), ranges)
    return None if narrowed is None else _narrowed(right, _beside(_MIRRORED[op], first, second), narrowed)


def _beside(op: Comparison, other: Interval, own: Interval) -> Interval:
    """Return the part of ``own`` that can stand in that relation to something in ``other``."""
    low, high = own
    match op:
        case "<":
            return Interval(low, min(high, nextafter(other.high, -inf)))
        case "<=":
            return Interval(low, min(high, other.high))
        case ">":
            return Interval(max(low, nextafter(other.low, inf)), high)
        case ">=":
            return Interval(max(low, other.low), high)
        case "==":
            return Interval(max(low, other.low), min(high, other.high))
        case "!=":
            return Interval(1, 0) if low == high == other.low == other.high else own


def _same(op: Comparison, left: Expression, right: Expression, ranges: Ranges) -> Ranges | None:
    if left.type == TRUTH and not all(isinstance(each, Name | Promised | Constant) for each in (left, right)):
        return ranges
    first, second = _words(left, ranges), _words(right, ranges)
    if op == "==":
        narrowed = _narrowed(left, first & second, ranges)
        return None if narrowed is None else _narrowed(right, first & second, narrowed)
    if len(second) == 1:
        return _narrowed(left, first - second, ranges)
    return _narrowed(right, second - first, ranges) if len(first) == 1 else ranges


def _narrowed(tree: Expression, to: Range, ranges: Ranges) -> Ranges | None:
    """Return the ranges with what ``tree`` names held within ``to``, None where nothing is left of it."""
    key = _key(tree)
    if isinstance(to, Interval):
        if to.low > to.high:
            return None
        return ranges if key is None else {**ranges, key: to}
    left = to & _words(tree, ranges)
    if not left:
        return None
    return ranges if key is None else {**ranges, key: left}


def _key(tree: Expression) -> str | None:
    match tree:
        case Name(id=name):
            return name
        case Promised(promise=promise):
            return f"promised({promise})"
        case Visits(situation=situation):
            return f"visits({situation})"
        case _:
            return None


def _words(tree: Expression, ranges: Ranges) -> Words:
    if isinstance(tree, Constant):
        return frozenset({tree.value})
    found = ranges.get(_key(tree) or "")
    return found if isinstance(found, frozenset) else frozenset(tree.type.words or ANY_TRUTH)


def interval(tree: Expression, ranges: Ranges) -> Interval:
    """Return the interval in which a number lies."""
    match tree:
        case Constant(value=int(value) | float(value)):
            return Interval(value, value)
        case Name(id=name):
            found = ranges.get(name)
            return found if isinstance(found, Interval) else ANY_NUMBER
        case Visits(situation=situation):
            found = ranges.get(f"visits({situation})")
            return found if isinstance(found, Interval) else COUNT
        case Binary(op=op, left=left, right=right):
            return _computed(op, interval(left, ranges), interval(right, ranges))
        case _:
            return ANY_NUMBER


def _computed(op: Arithmetic, left: Interval, right: Interval) -> Interval:
    match op:
        case "+":
            ends = [left.low + right.low, left.high + right.high]
        case "-":
            ends = [left.low - right.high, left.high - right.low]
        case "*":
            ends = [one * other for one in left for other in right]
        case "/":
            if right.low <= 0 <= right.high:  # close to 0 the quotient is as large as it likes
                return ANY_NUMBER
            ends = [one / other for one in left for other in right]
        case "min":
            ends = [min(left.low, right.low), min(left.high, right.high)]
        case _:  # max
            ends = [max(left.low, right.low), max(left.high, right.high)]
    return Interval(max(min(ends), -LIMIT), min(max(ends), LIMIT))


def ranges_in(pack: PackStudy) -> Iterator[tuple[ScenarioStudy, Ranges]]:
    """Yield each scenario of a pack with what its names can be."""
    facts = frozenset(pack.pack.sheet.facts)
    remembered = frozenset(name for each in pack.scenarios for block in each.blocks for name in block.effects.remember)
    for each in pack.scenarios:
        yield each, ranges_of(each, remembered, facts, pack.pack.cast)


def conditions_that(
    hold: Callable[[Expression, Ranges], bool], pack: PackStudy
) -> Iterator[tuple[ScenarioStudy, Written, Ranges]]:
    """Yield the conditions of a pack of which ``hold`` is so; what a scenario repeats is judged once."""
    for each, ranges in ranges_in(pack):
        judged: dict[str, bool] = {}
        for condition in each.expressions:
            if condition.variable is not None:
                continue
            if condition.text not in judged:
                judged[condition.text] = hold(condition.tree, of_names(condition.names, ranges))
            if judged[condition.text]:
                yield each, condition, ranges


def why(condition: Written, ranges: Ranges) -> str:
    """Return what the first names of a condition can be, for a message; nothing where that says nothing."""
    said = [f"'{name}' is {_said(ranges[name])}" for name in sorted(condition.names) if name in ranges]
    return f": {', '.join(said[:MOST_SAID])}" if said else ""


MOST_SAID = 2
"""Names of which a message says what they can be."""


def _said(values: Range) -> str:
    if isinstance(values, Interval):
        low, high = (f"{each:g}" for each in values)
        return low if low == high else f"{low} or more" if values.high >= LIMIT else f"{low} to {high}"
    return " or ".join(sorted(str(each).lower() if isinstance(each, bool) else str(each) for each in values))
