"""ink's choices that are gone once they were chosen, and those that are there only when no other is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxsim.workbench.importing.story import Weight
from cxsim.workbench.importing.values import Plain, Unknown, Variable, both, joined, opposite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.workbench.importing.story import Passage, Story, Way


def keep_in_mind(story: Story) -> None:
    """Give a choice a variable that says whether it was chosen, where that makes a difference.

    It does where the choice goes and one can come back to it, and where a condition asks for it.
    """
    circles = _circles({name: list(_leads(story, each)) for name, each in story.passages.items()})
    places = {each.place for each in story.passages.values()}
    times = Counter(way.place for passage in story.passages.values() for way in passage.ways)
    for passage in story.passages.values():
        for way in passage.ways:
            comes_back = way.target is not None and circles.get(way.target) == circles[passage.name]
            goes = way.once and (comes_back or times[way.place] > 1)
            if goes or (way.place in story.counted and way.place not in places):
                chosen = story.chosen.setdefault(way.place, f"chose {way.text}\n{way.place}")
                story.variables[chosen] = False
                way.sets.add(chosen, Plain(value=True))
                way.when = both(way.when, joined("not", Variable(chosen))) if goes else way.when
        passage.ways = [each for each in passage.ways if not each.otherwise or _is_ever_open(story, passage, each)]


def _is_ever_open(story: Story, passage: Passage, way: Way) -> bool:
    """Open a choice only where no other is; return whether that can ever be."""
    others = [each.when for each in passage.ways if not each.otherwise]
    when = way.when
    for each in others:
        if each is None:
            return False
        when = both(when, opposite(each))
    if isinstance(when, Unknown):
        what = "a choice that ink makes by itself where no other is left; here it is open beside them"
        story.leave(passage.place, what, Weight.STRUCTURE)
    else:
        way.when = when
    return True


def _leads(story: Story, passage: Passage) -> Iterator[str]:
    targets = [each.target for each in passage.ways] + [each.target for each in passage.exits]
    return (each for each in targets if each is not None and each in story.passages)


def _circles(leads: dict[str, list[str]]) -> dict[str, int]:
    """Return for each passage the number of its circle: those of one number can all be reached from each other.

    Tarjan's strongly connected components, without recursion. A passage that cannot be left and come back to
    has a number of its own; one that leads to itself has its own as target.
    """
    found: dict[str, int] = {}
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    for start, first in leads.items():
        if start in order:
            continue
        order[start] = low[start] = len(order)
        open_.append(start)
        under_way = [(start, iter(first))]
        while under_way:
            here, rest = under_way[-1]
            there = next(rest, None)
            if there is None:
                under_way.pop()
                if under_way:
                    low[under_way[-1][0]] = min(low[under_way[-1][0]], low[here])
                if low[here] == order[here]:
                    number = order[here]
                    while here not in found:
                        found[open_.pop()] = number
            elif there not in order:
                order[there] = low[there] = len(order)
                open_.append(there)
                under_way.append((there, iter(leads[there])))
            elif there not in found:
                low[here] = min(low[here], order[there])
    return found
