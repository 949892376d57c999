"""A program whose conditions note what they were: the engine plays it as it is, and is watched while it does.

A block that brings nothing but what it sets leaves no event; here it leaves one that says no more than where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.engine.events import Consequence
from cxsim.engine.program import Texts
from cxsim.model.walk import Path, choices_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.engine.closures import Condition, Value
    from cxsim.engine.program import EffectProgram, Program, SituationProgram
    from cxsim.model.effects import Effects
    from cxsim.model.scenario import Scenario


class Watched:
    """Every condition of one scenario, by the path of what hangs on it, and the values it took."""

    def __init__(self, program: Program, scenario: Scenario) -> None:
        self._scenario = scenario
        self.values: defaultdict[Path, set[bool]] = defaultdict(set)
        situations = {name: self._situation(name, each) for name, each in program.situations.items()}
        endings = {
            name: replace(
                each,
                happens=self._happens(("endings", name), scenario.endings[name].happens, each.happens),
                texts=self._texts(("endings", name), each.texts),
            )
            for name, each in program.endings.items()
        }
        self.program = replace(program, situations=situations, endings=endings)

    def _situation(self, name: str, compiled: SituationProgram) -> SituationProgram:
        at: Path = ("situations", name)
        choices = {
            choice_id: replace(
                compiled.choices[choice_id],
                when=self._watch(path, compiled.choices[choice_id].when),
                effect=self._effect(path, choice, compiled.choices[choice_id].effect),
            )
            for path, choice_id, choice in choices_of(self._scenario, name)
        }
        return replace(
            compiled,
            when=self._watch(at, compiled.when),
            happens=self._happens(at, self._scenario.situations[name].happens, compiled.happens),
            texts=self._texts(at, compiled.texts),
            choices=choices,
        )

    def _happens(self, path: Path, effects: Effects | None, compiled: EffectProgram | None) -> EffectProgram | None:
        return self._effect((*path, "happens"), effects, compiled) if effects and compiled else None

    def _effect(self, path: Path, effects: Effects, compiled: EffectProgram) -> EffectProgram:
        cases = tuple(
            (self._watch((*path, "cases", name), when or _holds), self._effect((*path, "cases", name), case, inner))
            for (name, case), (when, inner) in zip(effects.cases.items(), compiled.cases, strict=True)
        )
        chance = compiled.chance
        if chance:
            branches = {
                name: (drawn, self._effect((*path, "chance", name), effects.chance[name], inner))
                for name, (drawn, inner) in chance.branches.items()
            }
            chance = replace(chance, branches=branches)
        return replace(compiled, events=compiled.events or (_applied(path),), cases=cases, chance=chance)

    def _texts(self, path: Path, compiled: Texts | None) -> Texts | None:
        if compiled is None:
            return None
        return Texts(tuple((name, self._noting((*path, "also", name), when)) for name, when in compiled.lines))

    def _watch(self, path: Path, when: Condition | None) -> Condition | None:
        return None if when is None else self._noting(path, when)

    def _noting(self, path: Path, when: Condition) -> Condition:
        seen = self.values[path]

        def noted(values: Sequence[Value]) -> bool:
            held = bool(when(values))
            seen.add(held)
            return held

        return noted


def _applied(path: Path) -> Consequence:
    nothing: tuple[()] = ()
    return Consequence(
        path=path,
        minutes=0.0,
        costs=0.0,
        deeds=nothing,
        others=nothing,
        deliveries=nothing,
        remembered=nothing,
        later=nothing,
        promised=nothing,
        kept=nothing,
        broken=nothing,
        reported=None,
        house_rules=None,
        replies=False,
    )


def _holds(_values: Sequence[Value]) -> bool:
    return True
