"""A campaign's plan that cannot be followed in its order."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from cxsim.model.ranges import always_holds, never_holds
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cxsim.content.diagnostic import Severity
    from cxsim.model.pack import Planned
    from cxsim.workbench.study import PackStudy, Written

CODE = "CX728"
NAME = "plan-out-of-order"
SEVERITY: Severity = "warning"


class First(NamedTuple):
    """The first time that a campaign plays a scenario."""

    week: int
    entry: str


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield scenarios that should each come after the other, come too early or twice, or wait for what comes later."""
    circle = _circle(pack)
    firsts = first_planned(pack)
    yield from (circle,) if circle else _too_early(pack, firsts)
    yield from _waits_for_later(pack, firsts)
    yield from _twice(pack)


def first_planned(pack: PackStudy) -> Mapping[str, First]:
    """Return scenario → when the campaign plays it first, of all that it plays."""
    found: dict[str, First] = {}
    for entry, planned in pack.pack.sheet.campaign.plan.items() if pack.pack.sheet.campaign else ():
        if planned.play not in found or planned.week < found[planned.play].week:
            found[planned.play] = First(planned.week, entry)
    return found


def _circle(pack: PackStudy) -> Finding | None:
    after = {each.id: each.scenario.about.after for each in pack.scenarios}
    try:
        TopologicalSorter({name: [each for each in named if each in after] for name, named in after.items()}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        before, name, *_ = circle
        problem = f"'after' goes round in a circle: {' → '.join(circle)}."
        path = ("about", "after", after[name].index(before))
        return Finding(f"{name}.yaml", path, problem, "Leave one of them out, so that one can begin.", on="value")
    return None


def _too_early(pack: PackStudy, firsts: Mapping[str, First]) -> Iterator[Finding]:
    for each in pack.scenarios:
        for name in each.scenario.about.after if each.id in firsts else ():
            week, entry = firsts[each.id]
            if name in firsts and firsts[name].week > week:
                problem = (
                    f"'{each.id}' comes in week {week}, and should come after '{name}', in week {firsts[name].week}."
                )
                way_out = f"Plan it later, or leave '{name}' out of 'after' in {each.file}."
                yield Finding("pack.yaml", ("campaign", "plan", entry, "week"), problem, way_out, on="value")


def _waits_for_later(pack: PackStudy, firsts: Mapping[str, First]) -> Iterator[Finding]:
    """Yield the entries, and the conditions of what they play, that wait for facts which all come in later weeks."""
    since = _since(pack, firsts)
    for week, condition in pack.plan:
        yield from _too_late("pack.yaml", condition, week, since)
    last = {planned.play: planned.week for planned in sorted(_plan(pack), key=lambda each: each.week)}
    later = {fact for fact, week in since.items() if week > min(last.values(), default=week)}
    for each in pack.scenarios if later else ():
        if each.id in last and not each.scenario.stages:
            for condition in each.expressions:
                if condition.variable is None and not later.isdisjoint(condition.names):
                    yield from _too_late(each.file, condition, last[each.id], since)


def _since(pack: PackStudy, firsts: Mapping[str, First]) -> Mapping[str, int]:
    """Return fact → the first week in which something can remember it, 0 where that is played when one likes."""
    since: dict[str, int] = {}
    for each in pack.scenarios if firsts else ():
        week = firsts[each.id].week if each.id in firsts else 0
        for block in each.having["remember"]:
            for fact in block.effects.remember:
                since[fact] = min(week, since.get(fact, week))
    return since


def _too_late(file: str, condition: Written, week: int, since: Mapping[str, int]) -> Iterator[Finding]:
    later = [name for name in sorted(condition.names) if since.get(name, 0) > week]
    false = dict.fromkeys(later, frozenset({False}))
    if any(holds(condition.tree, false) and not holds(condition.tree, {}) for holds in (never_holds, always_holds)):
        problem = f"in week {week} nothing can have remembered '{later[0]}': that comes in week {since[later[0]]}."
        yield Finding(file, condition.path, problem, "Plan it later, or ask for something else.", on="value")


def _plan(pack: PackStudy) -> Collection[Planned]:
    return pack.pack.sheet.campaign.plan.values() if pack.pack.sheet.campaign else ()


def _twice(pack: PackStudy) -> Iterator[Finding]:
    """Yield the entries that play what another plays in the same week, whatever has happened."""
    found: dict[tuple[int, str], str] = {}
    for entry, planned in pack.pack.sheet.campaign.plan.items() if pack.pack.sheet.campaign else ():
        other = found.setdefault((planned.week, planned.play), entry) if planned.when is None else entry
        if other != entry:
            problem = f"'{entry}' plays '{planned.play}' in week {planned.week}, and so does '{other}'."
            yield Finding("pack.yaml", ("campaign", "plan", entry), problem, "Choose another week, or delete it.")
