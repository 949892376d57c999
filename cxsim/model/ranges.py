"""What values can be at all: intervals of numbers, sets of words and of truth values, and conditions over them.

Every range holds at least the values that play can bring, so what is impossible here never happens. The reverse does
not hold: what is possible here may still never happen, and only exploration finds that. A name without a range can be
whatever its type allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf, nextafter
from typing import NamedTuple

from cxsim.model.expression import (
    LIMIT,
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
    named_by,
)


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

_NEGATED: Mapping[Comparison, Comparison] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_MIRRORED: Mapping[Comparison, Comparison] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def of_names(names: frozenset[str], ranges: Ranges) -> Ranges:
    """Return the ranges of some names alone: narrowing copies them."""
    return {name: ranges[name] for name in names if name in ranges}


def always_holds(tree: Expression, ranges: Ranges) -> bool:
    """Whether a condition holds whatever its names can be; False also where that cannot be told."""
    return not _can_be(tree, wanted=False, ranges=ranges)


def never_holds(tree: Expression, ranges: Ranges) -> bool:
    """Whether a condition fails whatever its names can be; False also where that cannot be told."""
    return not _can_be(tree, wanted=True, ranges=ranges)


def _can_be(tree: Expression, *, wanted: bool, ranges: Ranges) -> bool:
    """Whether a condition can be ``wanted``: of several parts of which any will do, the first that can is enough."""
    if isinstance(tree, Not):
        return _can_be(tree.part, wanted=not wanted, ranges=ranges)
    if isinstance(tree, Logic) and (tree.op == "and") != wanted:
        return any(_can_be(part, wanted=wanted, ranges=ranges) for part in tree.parts)
    return may_be(tree, wanted=wanted, ranges=ranges) is not None


def may_be(tree: Expression, *, wanted: bool, ranges: Ranges) -> Ranges | None:
    """Return the ranges in which a condition can be ``wanted``, None where it cannot."""
    match tree:
        case Compare(op=op, left=left, right=right):
            return _compared(op if wanted else _NEGATED[op], left, right, ranges)
        case Name() | Promised():
            return _narrowed(tree, _words(tree, ranges) & {wanted}, ranges)
        case Logic(op=op, parts=parts):
            return (_all if (op == "and") == wanted else _any)(parts, ranges, wanted=wanted)
        case Not(part=part):
            return may_be(part, wanted=not wanted, ranges=ranges)
        case Constant(value=value):
            return ranges if value == wanted else None
        case _:
            return ranges


def _all(parts: tuple[Expression, ...], ranges: Ranges, *, wanted: bool) -> Ranges | None:
    single: list[tuple[Expression, bool]] = []
    others: list[tuple[Expression, bool]] = []
    for each in _joined(parts, wanted=wanted):
        (others if isinstance(each[0], Logic) else single).append(each)
    narrowed: Ranges | None = ranges
    # What is single comes twice, so that each knows what others rule out; the rest once, or each level would double it.
    for part, each_wanted in (*single, *others, *single):
        if narrowed is None:
            return None
        narrowed = may_be(part, wanted=each_wanted, ranges=narrowed)
    return narrowed


def _joined(parts: tuple[Expression, ...], *, wanted: bool) -> Iterator[tuple[Expression, bool]]:
    """Yield what must all be so, through brackets and ``not``, each with what it must be."""
    for part in parts:
        inner, inner_wanted = part, wanted
        while isinstance(inner, Not):
            inner, inner_wanted = inner.part, not inner_wanted
        if isinstance(inner, Logic) and (inner.op == "and") == inner_wanted:
            yield from _joined(inner.parts, wanted=inner_wanted)
        else:
            yield inner, inner_wanted


def _any(parts: tuple[Expression, ...], ranges: Ranges, *, wanted: bool) -> Ranges | None:
    possible = [each for each in (may_be(part, wanted=wanted, ranges=ranges) for part in parts) if each is not None]
    if len(possible) == 1:
        return possible[0]
    return ranges if possible else None


def _compared(op: Comparison, left: Expression, right: Expression, ranges: Ranges) -> Ranges | None:
    if left.type.name != "number":
        return _same(op, left, right, ranges)
    first, second = interval(left, ranges), interval(right, ranges)
    narrowed = _narrowed(left, _beside(op, second, first), ranges)
    if narrowed is None or isinstance(right, Constant):  # which is out of reach where what it is compared with is
        return narrowed
    return _narrowed(right, _beside(_MIRRORED[op], first, second), narrowed)


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
        both = first & second
        narrowed = _narrowed(left, both, ranges)
        return None if narrowed is None else _narrowed(right, both, narrowed)
    if len(second) == 1:
        return _narrowed(left, first - second, ranges)
    return _narrowed(right, second - first, ranges) if len(first) == 1 else ranges


def _narrowed(tree: Expression, to: Range, ranges: Ranges) -> Ranges | None:
    """Return the ranges with what ``tree`` names held to a part of what it can be, None where that is nothing."""
    if to.low > to.high if isinstance(to, Interval) else not to:
        return None
    key = None if isinstance(tree, Constant) else named_by(tree)
    return ranges if key is None else {**ranges, key: to}


def _words(tree: Expression, ranges: Ranges) -> Words:
    if isinstance(tree, Constant):
        return frozenset({tree.value})
    found = ranges.get(named_by(tree) or "")
    return found if isinstance(found, frozenset) else frozenset(tree.type.words or ANY_TRUTH)


def interval(tree: Expression, ranges: Ranges) -> Interval:
    """Return the interval in which a number lies."""
    match tree:
        case Name(id=name):
            found = ranges.get(name)
            return found if isinstance(found, Interval) else ANY_NUMBER
        case Constant(value=value) if not isinstance(value, str):
            return Interval(value, value)
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
