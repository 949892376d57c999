"""Which values one step from a place can read or change; all others it carries along as they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cxsim.model.walk import choices_of, expressions
from cxsim.workbench.exploration.live import slots_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.engine import Program
    from cxsim.engine.program import EffectProgram
    from cxsim.model.walk import Path
    from cxsim.workbench.study import ScenarioStudy

Slots = tuple[int, ...]


class Touched:
    """Slots by place and by choice: states of a place that agree in these, and in nothing else, take the same steps."""

    def __init__(self, program: Program, study: ScenarioStudy) -> None:
        self._program = program
        self._coming, leaving = _changed(program)
        opening = _read(program, study, self._coming, leaving)
        act = {slot for name, slot, _ in program.draws if name == program.act_class}  # the model reads it of any step
        self._by_choice: dict[tuple[str, str], Slots] = {}
        self._by_place: dict[str, Slots] = {}
        for name, situation in program.situations.items():
            for choice, each in situation.choices.items():
                touched = act.union(leaving[name, choice], self._come_to({each.next, *_onward(each.effect)}))
                self._by_choice[name, choice] = tuple(sorted(touched))
            together = opening[name].union(act, *(self._by_choice[name, choice] for choice in situation.choices))
            self._by_place[name] = tuple(sorted(together))
        for name, (_, start) in program.stages.items():
            self._by_place[name] = tuple(sorted(act.union(program.outside.values(), self._come_to({start}))))

    def slots(self, place: str) -> Slots:
        """Return what any step from a situation, or from where a scenario rests, can read or change."""
        return self._by_place[place]

    def by(self, situation: str, answers: tuple[str, ...]) -> Slots:
        """Return what giving these answers can read or change, once it is known that they are open."""
        if self._program.situations[situation].parts:  # where a form leads hangs on all of its answers
            return self._by_place[situation]
        return self._by_choice[situation, answers[0]]

    def _come_to(self, places: Iterable[str]) -> Iterator[int]:
        """Yield what coming to any of these places can read or change, or passing them by."""
        waiting = [*places]
        seen = set(waiting)
        while waiting:
            place = waiting.pop()
            yield from self._coming[place]
            passed = self._program.situations.get(place)
            if passed is not None and passed.when is not None and passed.otherwise not in seen:
                seen.add(passed.otherwise)
                waiting.append(passed.otherwise)


_Coming = defaultdict[str, set[int]]
"""Place → what coming to it reads or changes."""
_Leaving = defaultdict[tuple[str, str], set[int]]
"""Situation and choice → what making it reads or changes."""


def _changed(program: Program) -> tuple[_Coming, _Leaving]:
    """Return what effects change; an ending reads every promise."""
    coming, leaving = _Coming(set), _Leaving(set)
    for name, situation in program.situations.items():
        coming[name].update(_written(situation.happens))
        if situation.visits is not None:
            coming[name].add(situation.visits)
        for choice, each in situation.choices.items():
            leaving[name, choice].update(_written(each.effect))
    for name, ending in program.endings.items():
        coming[name].update((slot for _, slot in program.promises), _written(ending.happens))
    return coming, leaving


def _read(program: Program, study: ScenarioStudy, coming: _Coming, leaving: _Leaving) -> defaultdict[str, set[int]]:
    """Add what expressions read; return situation → what is read to know which of its choices are open."""
    opening: defaultdict[str, set[int]] = defaultdict(set)
    names = {each.path: each.names for each in study.expressions}
    choices = {
        (name, path): choice
        for name in study.scenario.situations
        for path, choice, _ in choices_of(study.scenario, name)
    }
    for each in expressions(study.scenario):
        place = each.situation or str(each.path[1])
        slots = {slot for name in names[each.path] for slot in slots_read(program, name, place)}
        paths = (each.path[:end] for end in range(len(each.path)))
        above: Path = next((path for path in paths if (place, path) in choices), ())
        if not above:
            coming[place].update(slots)
        elif each.path == (*above, "when"):
            opening[place].update(slots)
        else:
            leaving[place, choices[place, above]].update(slots)
    return opening


def _written(effect: EffectProgram | None) -> Iterator[int]:
    """Yield what an effect can change."""
    if effect is None:
        return
    yield from (each.slot for each in effect.assignments)
    yield from (slot for slot, _ in effect.writes)
    if effect.minutes:
        yield effect.minutes[0]
    for inner in _inner(effect):
        yield from _written(inner)


def _onward(effect: EffectProgram) -> Iterator[str]:
    """Yield where an effect can lead."""
    if effect.next:
        yield effect.next
    for inner in _inner(effect):
        yield from _onward(inner)


def _inner(effect: EffectProgram) -> Iterator[EffectProgram]:
    yield from (inner for _, inner in effect.cases)
    if effect.chance:
        yield from (inner for _, inner in effect.chance.branches.values())
