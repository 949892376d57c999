"""Always a way on: what other tools let run dry or go round for ever gets a choice that leads to an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.importing.assignments import joined_by_and
from cxsim.workbench.importing.story import Way, Weight
from cxsim.workbench.importing.values import both, decided, opposite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxsim.workbench.importing.story import Passage, Story
    from cxsim.workbench.importing.values import Value


def keep_ways_open(story: Story, situations: Iterable[str], says: Callable[[Value, str], object]) -> None:
    """Add choices to an ending where every choice may be closed, and to circles that nothing leads out of.

    ``says`` returns None for a condition that cannot be said, which leaves what hangs on it open.
    """
    inside = {name: story.passages[name] for name in situations}
    for passage in inside.values():
        whens = [each.when for each in passage.ways if each.when is not None and says(each.when, passage.place)]
        goes_on = any(each.target is not None for each in passage.exits)
        if passage.ways and len(whens) == len(passage.ways) and not goes_on and _may_all_fail(whens):
            none_holds: Value | None = None
            for each in whens:
                none_holds = both(none_holds, opposite(each))
            passage.ways.append(Way("Go on", None, none_holds))
            what = "a place where every choice may be closed: 'Go on' leads to an ending then"
            story.leave(passage.place, what, Weight.STRUCTURE)
    _open_circles(story, inside)


def _may_all_fail(conditions: list[Value]) -> bool:
    """Whether nothing shows that one of some conditions always holds, as those of an <<if>> and its <<else>> do."""
    known: dict[Value, bool] = {}
    news = True
    while news:
        news = False
        for condition in conditions:
            parts = [each for each in joined_by_and(condition) if not _so(each, known)]
            if not parts:
                return False
            if len(parts) == 1 and parts[0] not in known:
                known |= {parts[0]: False, opposite(parts[0]): True}
                news = True
    return True


def _so(part: Value, known: dict[Value, bool]) -> bool:
    return known.get(part, decided(part)) is True


def _open_circles(story: Story, inside: dict[str, Passage]) -> None:
    comes_from: dict[str, list[str]] = {}
    ends: list[str] = []
    for name, passage in inside.items():
        targets = [each.target for each in passage.ways] + [each.target for each in passage.exits]
        for each in targets:
            if each is not None and each in inside:
                comes_from.setdefault(each, []).append(name)
        if not targets or any(each is None or each not in inside for each in targets) or _may_run_out(passage):
            ends.append(name)
    found: set[str] = set()
    _reach(ends, comes_from, found)
    for name, passage in inside.items():
        if name not in found:
            passage.ways.append(Way("Stop here", None))
            what = "a circle that nothing leads out of: 'Stop here' leads to an ending"
            story.leave(passage.place, what, Weight.STRUCTURE)
            _reach([name], comes_from, found)


def _may_run_out(passage: Passage) -> bool:
    """Whether a passage goes on by itself under conditions only, which leads to an ending where none holds."""
    return bool(passage.exits) and all(each.when is not None for each in passage.exits)


def _reach(starts: list[str], comes_from: dict[str, list[str]], found: set[str]) -> None:
    """Find everything that leads to these."""
    waiting = [each for each in starts if each not in found]
    found |= set(waiting)
    while waiting:
        for each in comes_from.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
