"""Groups inside groups: paths such as ``Phones/Early``, the whole organisation an empty text."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_Kept = TypeVar("_Kept")


def upwards(own: Iterable[tuple[str, _Kept]], together: Callable[[Sequence[_Kept]], _Kept]) -> dict[str, _Kept]:
    """Return unit → what it and all units inside it hold together, from what units hold themselves."""
    found: dict[str, _Kept] = {}
    for unit, each in own:
        found[unit] = together((found[unit], each)) if unit in found else each
    for unit, inside in _around_others(tuple(found)):
        held = [found[each] for each in (unit, *inside) if each in found]
        found[unit] = held[0] if len(held) == 1 else together(held)
    return found


@lru_cache(64)
def _around_others(units: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the units around some, innermost first, each with those right inside it; most items have the same."""
    inside: dict[str, list[str]] = {}
    by_depth: dict[int, list[str]] = defaultdict(list)
    for unit in units:
        by_depth[_depth(unit)].append(unit)
    for depth in range(max(by_depth, default=-1), -1, -1):
        for unit in by_depth[depth]:
            outer = unit.rpartition("/")[0]
            if outer not in inside and outer not in units:
                by_depth[depth - 1].append(outer)
            inside.setdefault(outer, []).append(unit)
    return tuple((unit, tuple(inside[unit])) for unit in sorted(inside, key=_depth, reverse=True))


def _depth(unit: str) -> int:
    return unit.count("/") if unit else -1


def around(unit: str) -> Iterator[str]:
    """Yield a unit and all around it, the whole organisation last."""
    while unit:
        yield unit
        unit = unit.rpartition("/")[0]
    yield ""
