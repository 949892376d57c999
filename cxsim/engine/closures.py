"""Typed expressions → closures over the values of a state."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from cxsim.model.expression import Binary, Compare, Constant, Expression, Logic, Name, Not, Promised, Visits

Value = float | bool | str
Values = tuple[Any, ...]
"""One value per slot: numbers, truth values and words, as the scenario declares them."""
Closure = Callable[[Values], Any]
Condition = Callable[[Values], bool]
Slot = Callable[[str], int]
"""Where a name's value stands; asking for a name makes room for it."""


def safe_divide(left: float, right: float) -> float:
    """Return left / right, and 0 where right is 0."""
    return left / right if right else 0.0


_OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": safe_divide, "min": min, "max": max,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


def close(expression: Expression, slot: Slot) -> Callable[[Values], Any]:  # noqa: PLR0911 - one return per kind
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
        case Binary(op=op, left=left, right=right):
            return _two(_OPERATIONS[op], left, right, slot)
        case Compare(op=op, left=left, right=right):
            return _two(_OPERATIONS[op], left, right, slot)


def _read(at: int) -> Closure:
    return lambda values: values[at]


def _logic(op: str, parts: tuple[Callable[[Values], Any], ...]) -> Condition:
    if op == "and":
        return lambda values: all(part(values) for part in parts)
    return lambda values: any(part(values) for part in parts)


def _two(apply: Callable[[Any, Any], Any], left: Expression, right: Expression, slot: Slot) -> Callable[[Values], Any]:
    if isinstance(left, Name) and isinstance(right, Constant):  # by far the most common shape
        at, constant = slot(left.id), right.value
        return lambda values: apply(values[at], constant)
    first, second = close(left, slot), close(right, slot)
    return lambda values: apply(first(values), second(values))
