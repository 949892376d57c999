"""Which values can still matter in a place: states that differ only in what nobody will read again are one state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.walk import blocks, expressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.engine import Program, State
    from cxsim.model.scenario import Scenario
    from cxsim.workbench.study import ScenarioStudy

_OUTSIDE = ("kpi.", "target.", "team.")


class Live:
    """The slots of one scenario's program that may still be read, by place."""

    def __init__(self, program: Program, study: ScenarioStudy) -> None:
        self._initial = program.initial
        reads = _reads(program, study)
        onward = _onward(study.scenario)
        self._dead: dict[str, tuple[int, ...]] = {}
        for place in (*program.situations, *program.stages, *program.endings):
            live = {slot for each in {place, *_reachable(place, onward)} for slot in reads.get(each, ())}
            self._dead[place] = tuple(sorted(set(program.slots.values()) - live))

    def kept(self, state: State) -> State:
        """Return the state with every value that nothing will read again as it was at the beginning."""
        values = list(state.values)
        for slot in self._dead[state.place]:
            values[slot] = self._initial[slot]
        return state._replace(values=tuple(values))


def _reads(program: Program, study: ScenarioStudy) -> dict[str, set[int]]:
    """Return place → the slots that its conditions and assignments read."""
    names = {each.path: each.names for each in study.expressions}
    found: dict[str, set[int]] = {}
    for each in expressions(study.scenario):
        place = each.situation or str(each.path[1])
        for name in names[each.path]:
            found.setdefault(place, set()).update(_slots(program, name, place))
    return found


def _slots(program: Program, name: str, place: str) -> Iterator[int]:
    if name == "solved":
        yield from (at for slot, at in program.slots.items() if "." in slot and not slot.startswith(_OUTSIDE))
        return
    slot = f"visits({place})" if name == "again" else name
    if slot in program.slots:
        yield program.slots[slot]


def _onward(scenario: Scenario) -> dict[str, set[str]]:
    """Return place → the places that it names as what comes next."""
    found = {name: {stage.start} for name, stage in scenario.stages.items()}
    for name, situation in scenario.situations.items():
        found[name] = {each for each in (situation.next, situation.otherwise) if each}
    for block in blocks(scenario):
        if block.situation and block.effects.next:
            found[block.situation].add(block.effects.next)
    return found


def _reachable(start: str, onward: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = onward.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
