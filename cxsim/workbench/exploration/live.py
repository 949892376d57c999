"""Which values can still matter in a place: states that differ only in what nobody will read again are one state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.walk import blocks, expressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.engine import Program
    from cxsim.engine.closures import Value
    from cxsim.model.scenario import Scenario
    from cxsim.workbench.study import ScenarioStudy

_OUTSIDE = ("kpi.", "target.", "team.")


class Live:
    """The slots of one scenario's program that may still be read, by place."""

    def __init__(self, program: Program, study: ScenarioStudy) -> None:
        self._initial = program.initial
        reads = _reads(program, study)
        lasting = set(_lasting(program))
        named = onward(study.scenario)
        self._forgotten: dict[tuple[str, str], Mapping[int, Value]] = {}
        self._dead: dict[str, tuple[int, ...]] = {}
        for place in (*program.situations, *program.stages, *program.endings):
            live = {slot for each in {place, *_reachable(place, named)} for slot in reads.get(each, ())}
            self._dead[place] = tuple(sorted(set(program.slots.values()) - live - lasting))

    def forgotten(self, before: str, place: str) -> Mapping[int, Value]:
        """Return what is no longer read from a place on, and was still read from the one before, as it begins."""
        if (before, place) not in self._forgotten:
            new = set(self._dead[place]).difference(self._dead[before])
            self._forgotten[before, place] = {slot: self._initial[slot] for slot in new}
        return self._forgotten[before, place]

    def forget(self, place: str, values: list[Value]) -> None:
        """Set every value that nothing reads from a place on as it was at the beginning."""
        for slot in self._dead[place]:
            values[slot] = self._initial[slot]


def _lasting(program: Program) -> Iterator[int]:
    """Yield what is read without a condition: promises by every ending, the class of the act by the model."""
    yield from (slot for _, slot in program.promises)
    yield from (slot for name, slot, _ in program.draws if name == program.act_class)


def _reads(program: Program, study: ScenarioStudy) -> dict[str, set[int]]:
    """Return place → the slots that its conditions and assignments read."""
    names = {each.path: each.names for each in study.expressions}
    found: dict[str, set[int]] = {}
    for each in expressions(study.scenario):
        place = each.situation or str(each.path[1])
        for name in names[each.path]:
            found.setdefault(place, set()).update(slots_read(program, name, place))
    return found


def slots_read(program: Program, name: str, place: str) -> Iterator[int]:
    """Yield where the values stand that a name, as it is written in a place, asks for."""
    if name == "solved":
        yield from (at for slot, at in program.slots.items() if "." in slot and not slot.startswith(_OUTSIDE))
        return
    slot = f"visits({place})" if name == "again" else name
    if slot in program.slots:
        yield program.slots[slot]


def onward(scenario: Scenario) -> dict[str, set[str]]:
    """Return place → the places that it names as what comes next."""
    found = {name: {stage.start} for name, stage in scenario.stages.items()}
    for name, situation in scenario.situations.items():
        found[name] = {each for each in (situation.next, situation.otherwise) if each}
    for block in blocks(scenario):
        if block.situation and block.effects.next:
            found[block.situation].add(block.effects.next)
    return found


def _reachable(start: str, named: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = named.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
