"""Which column each box stands in, and which links lead back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.circles import circles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Pair = tuple[str, str]


def columns_of(names: Sequence[str], links: Iterable[Pair], first: str) -> dict[str, int]:
    """Return each box's column, from 0: the length of the longest way to it.

    Of links that go round in a circle, those to a box named earlier in ``names`` lead back and do not count. What
    nothing leads to stands just before what it leads to.
    """
    ahead: dict[str, dict[str, None]] = {name: {} for name in names}
    for start, end in links:
        ahead[start][end] = None
    written = {name: at for at, name in enumerate(names)}
    circle = circles(ahead)
    for name in names:
        back = [end for end in ahead[name] if circle[end] == circle[name] and written[end] <= written[name]]
        for end in back:
            del ahead[name][end]
    column = dict.fromkeys(names, 0)
    for name in _sorted(ahead):
        for end in ahead[name]:
            column[end] = max(column[end], column[name] + 1)
    entered = {end for ends in ahead.values() for end in ends}
    for name in names:
        if name != first and name not in entered and ahead[name]:
            column[name] = max(min(column[end] for end in ahead[name]) - 1, 0)
    used = {at: place for place, at in enumerate(sorted(set(column.values())))}
    return {name: used[at] for name, at in column.items()}


def _sorted(ahead: Mapping[str, Mapping[str, None]]) -> Iterator[str]:
    """Yield all names, each after whatever leads to it; there are no circles."""
    waiting = dict.fromkeys(ahead, 0)
    for ends in ahead.values():
        for end in ends:
            waiting[end] += 1
    ready = [name for name, count in waiting.items() if not count]
    while ready:
        name = ready.pop()
        yield name
        for end in ahead[name]:
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
