"""The few functions that an equation needs, on plain floats and on arrays alike.

An array brings its own functions: those of the module that its type is from, which follow the array API as numpy 2
does. So nothing here imports numpy: the same equation runs on a list of floats where there is none.
"""

from __future__ import annotations

import math
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence


class Array(Protocol):
    """What an equation asks of an array: elementwise arithmetic and comparison."""

    def __add__(self, other: Values, /) -> Array: ...
    def __radd__(self, other: Values, /) -> Array: ...
    def __sub__(self, other: Values, /) -> Array: ...
    def __rsub__(self, other: Values, /) -> Array: ...
    def __mul__(self, other: Values, /) -> Array: ...
    def __rmul__(self, other: Values, /) -> Array: ...
    def __truediv__(self, other: Values, /) -> Array: ...
    def __rtruediv__(self, other: Values, /) -> Array: ...
    def __lt__(self, other: Values, /) -> Array: ...
    def __le__(self, other: Values, /) -> Array: ...
    def __gt__(self, other: Values, /) -> Array: ...
    def __ge__(self, other: Values, /) -> Array: ...
    def __neg__(self) -> Array: ...
    def __and__(self, other: Truths, /) -> Array: ...
    def __rand__(self, other: Truths, /) -> Array: ...
    def __or__(self, other: Truths, /) -> Array: ...
    def __ror__(self, other: Truths, /) -> Array: ...
    def __xor__(self, other: Truths, /) -> Array: ...


class _Functions(Protocol):
    """What an equation asks of the module that an array is from."""

    def abs(self, x: Array, /) -> Array: ...
    def exp(self, x: Array, /) -> Array: ...
    def log(self, x: Array, /) -> Array: ...
    def pow(self, x: Array, y: float, /) -> Array: ...
    def tanh(self, x: Array, /) -> Array: ...
    def where(self, truth: Array, x: Values, y: Values, /) -> Array: ...
    def minimum(self, x: Values, y: Values, /) -> Array: ...
    def maximum(self, x: Values, y: Values, /) -> Array: ...


Values: TypeAlias = "float | Array"
"""One number or an array of them."""
Number = TypeVar("Number", float, Array, "float | Array")
"""What a function of plain arithmetic takes and gives back: floats for floats."""
Truths: TypeAlias = "bool | Array"
"""One truth or an array of them."""

PLAIN = (float, int)
"""Types of one number."""


def exp(x: Values) -> Values:
    """Return e to the power of x."""
    return math.exp(x) if isinstance(x, PLAIN) else _functions(type(x)).exp(x)


def log(x: Values) -> Values:
    """Return the natural logarithm of x above 0."""
    return math.log(x) if isinstance(x, PLAIN) else _functions(type(x)).log(x)


def power(base: Values, exponent: float) -> Values:
    """Return a base of at least 0 to a fixed power."""
    return base**exponent if isinstance(base, PLAIN) else _functions(type(base)).pow(base, exponent)


def absolute(x: Values) -> Values:
    """Return the size of x."""
    return abs(x) if isinstance(x, PLAIN) else _functions(type(x)).abs(x)


def where(truth: Truths, then: Values, otherwise: Values) -> Values:
    """Return ``then`` where it is true, else ``otherwise``."""
    if isinstance(truth, bool):
        return then if truth else otherwise
    return _functions(type(truth)).where(truth, then, otherwise)


def minimum(x: Values, y: Values) -> Values:
    """Return the smaller of two."""
    if not isinstance(x, PLAIN):
        return _functions(type(x)).minimum(x, y)
    return min(x, y) if isinstance(y, PLAIN) else _functions(type(y)).minimum(x, y)


def maximum(x: Values, y: Values) -> Values:
    """Return the larger of two."""
    if not isinstance(x, PLAIN):
        return _functions(type(x)).maximum(x, y)
    return max(x, y) if isinstance(y, PLAIN) else _functions(type(y)).maximum(x, y)


def clip(x: Values, low: float, high: float) -> Values:
    """Return x, or the nearest bound where it lies beyond."""
    if isinstance(x, PLAIN):
        return low if x < low else min(x, high)
    functions = _functions(type(x))
    return functions.minimum(functions.maximum(x, low), high)  # a third of the time of numpy's own clip


def sigmoid(x: Values) -> Values:
    """Return the logistic curve, in [0, 1]; by way of tanh, which never overflows."""
    half = 0.5 * x
    return 0.5 + 0.5 * (math.tanh(half) if isinstance(half, PLAIN) else _functions(type(half)).tanh(half))


@cache
def _functions(kind: type[Array]) -> _Functions:
    """Return the functions of a kind of array; asking each array for them takes longer than most of them do."""
    module: Any = sys.modules[kind.__module__]
    return cast("_Functions", module)


def on_lines(x: Values, starts: Sequence[float], slopes: Sequence[float]) -> Values:
    """Return y at x of at least 0 on the n-th of many lines, n being x without its fraction, or the last.

    A line is its value at x = 0 and its slope: a table of many points, read without a search.
    """
    if isinstance(x, PLAIN):
        at = min(int(x), len(starts) - 1)
        return starts[at] + slopes[at] * x
    place: Any = x
    at = place.astype(int)
    start: Any = starts
    slope: Any = slopes
    line: Array = start.take(at, mode="clip") + slope.take(at, mode="clip") * x
    return line
