"""What goes round in circles: names that can all be reached from each other, found without recursion."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def circles(ahead: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return for each name a number that it shares with those it goes round in a circle with (Kosaraju 1978).

    ``ahead`` says of each name which ones it leads to; all of these are names, too.
    """
    behind: dict[str, dict[str, None]] = {name: {} for name in ahead}
    for name, ends in ahead.items():
        for end in ends:
            behind[end][name] = None
    circle: dict[str, int] = {}
    for number, name in enumerate(reversed(_finished(ahead))):
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in circle:
                circle[each] = number
                waiting += behind[each]
    return circle


def _finished(ahead: Mapping[str, Collection[str]]) -> list[str]:
    """Return all names in the order in which a depth-first search leaves them."""
    finished: list[str] = []
    seen: set[str] = set()
    for root in ahead:
        way = [] if root in seen else [(root, iter(ahead[root]))]
        seen.add(root)
        while way:
            name, rest = way[-1]
            end = next((each for each in rest if each not in seen), None)
            if end is None:
                finished.append(name)
                way.pop()
            else:
                seen.add(end)
                way.append((end, iter(ahead[end])))
    return finished
