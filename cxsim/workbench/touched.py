"""Which values one step from a situation can read or change; all others it carries along as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.walk import expressions
from cxsim.workbench.live import onward, slots_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.engine import Program
    from cxsim.engine.program import EffectProgram
    from cxsim.workbench.study import ScenarioStudy

_ON_COMING = {"when", "happens", "also"}
"""What is read when a situation or an ending is come to, not when it is left."""


class Touched:
    """Slots by situation: states of one that agree in these, and in nothing else, take the same steps from it."""

    def __init__(self, program: Program, study: ScenarioStudy) -> None:
        self._program = program
        leaving, coming = _touched(program, study)
        named = onward(study.scenario)
        always = {
            slot for name, slot, _ in program.draws if name == program.act_class
        }  # the model reads it of any step
        self._slots = {
            name: tuple(
                sorted(always.union(leaving[name], *(coming.get(each, ()) for each in self._come_to(name, named))))
            )
            for name in program.situations
        }

    def slots(self, situation: str) -> tuple[int, ...]:
        """Return what a step from a situation can read or change."""
        return self._slots[situation]

    def _come_to(self, situation: str, named: Mapping[str, set[str]]) -> set[str]:
        """Return the places that a step can come to, or look into and pass by."""
        found = {situation}
        waiting = [situation, *named[situation]]
        while waiting:
            place = waiting.pop()
            found.add(place)
            passed = self._program.situations.get(place)
            if passed is not None and passed.when is not None and passed.otherwise not in found:
                waiting.append(passed.otherwise)
        return found


def _touched(program: Program, study: ScenarioStudy) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Return what leaving a situation touches, and what coming to a place does."""
    leaving = {
        name: {slot for choice in each.choices.values() for slot in _written(choice.effect)}
        for name, each in program.situations.items()
    }
    coming: dict[str, set[int]] = {}
    for name, situation in program.situations.items():
        visits = set() if situation.visits is None else {situation.visits}
        coming[name] = visits.union(_written(situation.happens))
    for name, ending in program.endings.items():
        coming[name] = {slot for _, slot in program.promises}.union(_written(ending.happens))
    names = {each.path: each.names for each in study.expressions}
    for each in expressions(study.scenario):
        place = each.situation or str(each.path[1])
        on_coming = each.path[0] != "anytime" and each.path[2] in _ON_COMING
        touched = (coming if on_coming else leaving).setdefault(place, set())
        touched.update(slot for name in names[each.path] for slot in slots_read(program, name, place))
    return leaving, coming


def _written(effect: EffectProgram | None) -> Iterator[int]:
    if effect is None:
        return
    yield from (each.slot for each in effect.assignments)
    yield from (slot for slot, _ in effect.writes)
    if effect.minutes:
        yield effect.minutes[0]
    for _, inner in effect.cases:
        yield from _written(inner)
    for _, inner in effect.chance.branches.values() if effect.chance else ():
        yield from _written(inner)
