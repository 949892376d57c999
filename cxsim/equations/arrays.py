"""The few functions that an equation needs, on plain floats and on arrays alike.

An array brings its own functions (the array API's ``__array_namespace__``, which numpy 2 implements), so nothing here
imports numpy: the same equation runs on a list of floats where there is none.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence


class Array(Protocol):
    """What an equation asks of an array: elementwise arithmetic and comparison."""

    def __array_namespace__(self) -> Any: ...  # noqa: ANN401 - a module of functions, whichever brings them
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


Values: TypeAlias = "float | Array"
"""One number or an array of them."""
Number = TypeVar("Number", float, Array, "float | Array")
"""What a function of plain arithmetic takes and gives back: floats for floats."""
Truths: TypeAlias = "bool | Array"
"""One truth or an array of them."""

_PLAIN = (float, int)


def exp(x: Values) -> Values:
    """Return e to the power of x."""
    return math.exp(x) if isinstance(x, _PLAIN) else cast("Array", x.__array_namespace__().exp(x))


def log(x: Values) -> Values:
    """Return the natural logarithm of x above 0."""
    return math.log(x) if isinstance(x, _PLAIN) else cast("Array", x.__array_namespace__().log(x))


def power(base: Values, exponent: float) -> Values:
    """Return a base of at least 0 to a fixed power."""
    return base**exponent if isinstance(base, _PLAIN) else cast("Array", base.__array_namespace__().pow(base, exponent))


def absolute(x: Values) -> Values:
    """Return the size of x."""
    return abs(x) if isinstance(x, _PLAIN) else cast("Array", x.__array_namespace__().abs(x))


def where(truth: Truths, then: Values, otherwise: Values) -> Values:
    """Return ``then`` where it is true, else ``otherwise``."""
    if isinstance(truth, bool):
        return then if truth else otherwise
    return cast("Array", truth.__array_namespace__().where(truth, then, otherwise))


def minimum(x: Values, y: Values) -> Values:
    """Return the smaller of two."""
    if not isinstance(x, _PLAIN):
        return cast("Array", x.__array_namespace__().minimum(x, y))
    return min(x, y) if isinstance(y, _PLAIN) else cast("Array", y.__array_namespace__().minimum(x, y))


def maximum(x: Values, y: Values) -> Values:
    """Return the larger of two."""
    if not isinstance(x, _PLAIN):
        return cast("Array", x.__array_namespace__().maximum(x, y))
    return max(x, y) if isinstance(y, _PLAIN) else cast("Array", y.__array_namespace__().maximum(x, y))


def clip(x: Values, low: float, high: float) -> Values:
    """Return x, or the nearest bound where it lies beyond."""
    if isinstance(x, _PLAIN):
        return low if x < low else min(x, high)
    functions = x.__array_namespace__()
    return cast("Array", functions.minimum(functions.maximum(x, low), high))  # a third of the time of its own clip


def sigmoid(x: Values) -> Values:
    """Return the logistic curve, in [0, 1]; by way of tanh, which never overflows."""
    half = 0.5 * x
    return 0.5 + 0.5 * (math.tanh(half) if isinstance(half, _PLAIN) else half.__array_namespace__().tanh(half))


def on_lines(x: Values, starts: Sequence[float], slopes: Sequence[float]) -> Values:
    """Return y at x of at least 0 on the n-th of many lines, n being x without its fraction, or the last.

    A line is its value at x = 0 and its slope: a table of many points, read without a search.
    """
    if isinstance(x, _PLAIN):
        at = min(int(x), len(starts) - 1)
        return starts[at] + slopes[at] * x
    place: Any = x
    at = place.astype(int)
    columns: Any = (starts, slopes)
    start, slope = (column.take(at, mode="clip") for column in columns)
    return cast("Array", start + slope * x)
