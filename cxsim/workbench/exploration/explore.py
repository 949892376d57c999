"""What only exploration finds: dead ends, loops without an end, and what never happens in any play."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.engine import compile_scenario
from cxsim.model.effects import Case
from cxsim.model.walk import choices_of
from cxsim.workbench.exploration.prospects import Explored, Prospects
from cxsim.workbench.exploration.walkabout import Walker
from cxsim.workbench.exploration.watched import Watched
from cxsim.workbench.rules import exploring_rules
from cxsim.workbench.study import Finding, study

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cxsim.model.manuscript import Manuscript
    from cxsim.model.pack import Pack
    from cxsim.model.walk import Path
    from cxsim.workbench.exploration.walkabout import Walkabout
    from cxsim.workbench.placing import Said
    from cxsim.workbench.study import ScenarioStudy

MOST_STATES = 2000
"""States of each scenario that are explored unless asked otherwise."""
MOST_SAID = 6
"""Answers, or situations, that a message names."""


def explored(
    pack: Pack,
    most: int = MOST_STATES,
    manuscripts: Mapping[str, Manuscript] | None = None,
    only: Collection[str] | None = None,
) -> Iterator[Said]:
    """Yield (code, name, severity, finding) of all that exploring up to ``most`` states of each scenario shows.

    ``manuscripts`` are those of the pack's loading, by scenario; ``only`` names the scenarios to explore, if not all.
    """
    read = study(pack, manuscripts)
    remembered = frozenset(name for each in read.scenarios for block in each.blocks for name in block.effects.remember)
    for each in read.scenarios:
        if only is not None and each.id not in only:
            continue
        compiled = compile_scenario(pack, each.id, each.manuscript)
        watched = Watched(compiled, each.scenario)
        found = Walker(watched.program, each, remembered, most).walk()
        yield from _stuck(each, found)
        if found.stopped:
            problem = f"exploration stopped after {len(found.states)} states; nothing is said of what was not seen."
            yield (
                "CX809",
                "exploration-stopped",
                "note",
                Finding(each.file, (), problem, "Explore further: --states N."),
            )
        else:
            yield from _endless(each, found)
            yield from _never(each, found, watched)
        yield from broken_in_play(Prospects(Explored(pack, read, each, compiled, watched.program, found)))


def broken_in_play(prospects: Prospects) -> Iterator[Said]:
    """Yield what rules that ask what follows say about a scenario: some of them only where every state is known."""
    stopped = prospects.explored.walk.stopped
    for rule in exploring_rules():
        if stopped and rule.EXPLORES == "whole":
            continue
        for finding in rule.check(prospects):
            yield rule.CODE, rule.NAME, rule.SEVERITY, finding


def _stuck(study: ScenarioStudy, found: Walkabout) -> Iterator[Said]:
    told: set[str] = set()
    for state in found.stuck:
        place = found.states[state].place
        if place not in told:
            told.add(place)
            problem = f"all choices of '{place}' can be closed at once{_after(found, state)}."
            finding = Finding(study.file, ("situations", place), problem, "Leave one choice always open.")
            yield "CX801", "dead-end", "error", finding


def _after(found: Walkabout, state: int) -> str:
    way = found.way_to(state)
    said = ", ".join(way[-MOST_SAID:])
    return f", for instance after {'… ' if len(way) > MOST_SAID else ''}{said}" if way else ""


def _endless(study: ScenarioStudy, found: Walkabout) -> Iterator[Said]:
    """Yield the situations from some state of which neither an ending nor a dead end can be reached."""
    before: list[list[int]] = [[] for _ in found.states]
    for state, leads in enumerate(found.leads):
        for after in leads:
            before[after].append(state)
    waiting = [state for state, steps in enumerate(found.steps) if not steps.options]
    ends = set(waiting)
    while waiting:
        new = [each for each in before[waiting.pop()] if each not in ends]
        ends.update(new)
        waiting += new
    lost = [state for state in range(len(found.states)) if state not in ends]
    if lost:
        places = list(dict.fromkeys(found.states[state].place for state in lost))
        shown = ", ".join(places[:MOST_SAID])
        problem = f"no ending can be reached any more from {shown}{_after(found, lost[0])}."
        finding = Finding(study.file, ("situations", places[0]), problem, "Let one of the choices there lead out.")
        yield "CX802", "endless-loop", "error", finding


def _never(study: ScenarioStudy, found: Walkabout, watched: Watched) -> Iterator[Said]:
    """Yield what was never entered, opened, taken or seen, and conditions that never failed."""
    places = {state.place for state in found.states}
    for code, rule, field, names in (
        ("CX806", "ending-never-reached", "endings", study.scenario.endings),
        ("CX807", "situation-never-reached", "situations", study.scenario.situations),
    ):
        for name in names:
            if name not in places:
                problem = f"no play comes to '{name}'."
                way_out = "Mend the conditions on the way there, or delete it."
                yield code, rule, "warning", Finding(study.file, (field, name), problem, way_out)
    dead: set[Path] = {(field, name) for field in ("situations", "endings") for name in _names(study, field) - places}
    for path, kind in _conditions(study, places):
        values = watched.values.get(path, set())
        if any(path[: len(each)] == each for each in dead):
            continue
        if True not in values:
            dead.add(path)
            yield _said(study, path, *_NEVER[kind])
        elif False not in values and kind in _ALWAYS:
            yield _said(study, path, *_ALWAYS[kind])


_NEVER: Final = {
    "choices": ("CX803", "choice-never-open", "choice '{name}' is never open in any play."),
    "cases": ("CX804", "case-never-taken", "case '{name}' is never taken in any play."),
    "also": ("CX805", "line-never-seen", "line '{name}' is never seen in any play."),
}
_ALWAYS: Final = {
    "choices": ("CX808", "condition-never-fails", "choice '{name}' is open in every play: its 'when' never fails."),
    "also": ("CX808", "condition-never-fails", "line '{name}' is seen in every play: its 'when' never fails."),
    "situations": ("CX808", "condition-never-fails", "'{name}' is never passed by: its 'when' never fails."),
}


def _said(study: ScenarioStudy, path: Path, code: str, rule: str, problem: str) -> Said:
    way_out = "Mend its condition, or leave it out." if code == "CX808" else "Mend its condition, or delete it."
    finding = Finding(study.file, (*path, "when"), problem.format(name=path[-1]), way_out, on="value")
    return code, rule, "warning", finding


def _names(study: ScenarioStudy, field: str) -> set[str]:
    return {*(study.scenario.situations if field == "situations" else study.scenario.endings)}


def _conditions(study: ScenarioStudy, places: set[str]) -> Iterator[tuple[Path, str]]:
    """Yield (path, kind) of all that hangs on a condition in what was entered, the outer before the inner."""
    scenario = study.scenario
    for field, holders in (("situations", scenario.situations), ("endings", scenario.endings)):
        for name, holder in holders.items():
            yield from (((field, name, "also", line), "also") for line in holder.also)
    seen: set[Path] = set()
    for name, situation in scenario.situations.items():
        if situation.when is not None:
            yield ("situations", name), "situations"
        for path, _, choice in choices_of(scenario, name):
            if choice.when is not None and path not in seen and name in places:
                seen.add(path)
                yield path, "choices"
    for block in study.blocks:
        if isinstance(block.effects, Case) and block.effects.when is not None and block.path[0] != "echoes":
            yield block.path, "cases"  # one without a condition is what is left: it may be there for safety
