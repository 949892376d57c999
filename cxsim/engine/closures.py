"""Typed expressions → closures over the values of a state."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cxsim.model.expression import LIMIT, Binary, Compare, Constant, Expression, Logic, Name, Not, Promised, Visits

Value = float | bool | str
Values = tuple[Any, ...]
"""One value per slot: numbers, truth values and words, as the scenario declares them."""
Closure = Callable[[Sequence[Any]], Any]
Condition = Callable[[Sequence[Any]], bool]
Slot = Callable[[str], int]
"""Where a name's value stands; asking for a name makes room for it."""


def _saturated(value: float) -> float:
    return value if -LIMIT <= value <= LIMIT else LIMIT if value > 0 else -LIMIT


def _add(left: float, right: float) -> float:
    return _saturated(left + right)


def _subtract(left: float, right: float) -> float:
    return _saturated(left - right)


def _multiply(left: float, right: float) -> float:
    return _saturated(left * right)


def _divide(left: float, right: float) -> float:
    """Return left / right, and 0 where right is 0."""
    return _saturated(left / right) if right else 0.0


_OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": _add, "-": _subtract, "*": _multiply, "/": _divide, "min": min, "max": max,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


def close(expression: Expression, slot: Slot) -> Closure:  # noqa: PLR0911 - one return per kind
    """Compile to a closure over a state's values."""
    match expression:
        case Constant(value=value):
            return lambda _values: value
        case Name(id=name):
            return _read(slot(name))
        case Visits(situation=situation):
            return _read(slot(f"visits({situation})"))
        case Promised(promise=promise):
            at = slot(f"promised({promise})")
            return lambda values: values[at] == "open"
        case Not(part=part):
            inner = close(part, slot)
            return lambda values: not inner(values)
        case Logic(op=op, parts=parts):
            return _logic(op, tuple(close(part, slot) for part in parts))
        case Binary(op="+" | "-" as op, left=Name(id=name), right=Constant(value=int() | float() as amount)):
            return _moved(slot(name), amount if op == "+" else -amount)
        case Binary(op=op, left=left, right=right):
            return _two(_OPERATIONS[op], left, right, slot)
        case Compare(op=op, left=left, right=right):
            return _two(_OPERATIONS[op], left, right, slot)


def _read(at: int) -> Closure:
    return lambda values: values[at]


def _moved(at: int, amount: float) -> Closure:
    """Return what counts a value up or down: the work of most assignments, so it spares two calls."""

    def moved(values: Sequence[Any]) -> float:
        value: float = values[at] + amount
        return value if -LIMIT <= value <= LIMIT else _saturated(value)

    return moved


def _logic(op: str, parts: tuple[Closure, ...]) -> Condition:
    if op == "and":
        return lambda values: all(part(values) for part in parts)
    return lambda values: any(part(values) for part in parts)


def _two(apply: Callable[[Any, Any], Any], left: Expression, right: Expression, slot: Slot) -> Closure:
    if isinstance(left, Name) and isinstance(right, Constant):  # by far the most common shape
        at, constant = slot(left.id), right.value
        return lambda values: apply(values[at], constant)
    first, second = close(left, slot), close(right, slot)
    return lambda values: apply(first(values), second(values))
