"""A scenario that was found sound → a program. Done once; raises ExpressionError or KeyError on an unsound one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine.effects import EffectCompiler
from cxsim.engine.events import Decided, Entered, Rested
from cxsim.engine.program import ChoiceProgram, EffectProgram, EndingProgram, Program, SituationProgram, Texts
from cxsim.engine.slots import Slots
from cxsim.engine.stakes import needs_at_stake
from cxsim.equations.vocabulary import scope_of
from cxsim.model.manuscript import Manuscript
from cxsim.model.walk import Path, blocks, choices_of, expressions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.engine.closures import Condition
    from cxsim.model.effects import Choice, Effects
    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Also, Situation


def compile_scenario(pack: Pack, scenario_id: str, manuscript: Manuscript | None = None) -> Program:
    """Compile one scenario of a sound pack; ``manuscript`` is the same, where its expressions were read."""
    return _Compiler(pack, scenario_id, manuscript).program()


class _Compiler:
    def __init__(self, pack: Pack, scenario_id: str, manuscript: Manuscript | None) -> None:
        self._id = scenario_id
        self._scenario = pack.scenarios[scenario_id]
        self._at_stake = needs_at_stake(self._scenario, pack.cast)
        scope = scope_of(self._scenario, pack.sheet.facts)
        self._slots = Slots(manuscript or Manuscript(self._scenario, scope), scope, self._at_stake)
        for each in expressions(self._scenario):  # first all, so that it is known what is read at all
            self._slots.closure(each.text, each.situation, each.variable)
        for block in blocks(self._scenario):
            if block.effects.chance and block.situation:
                self._slots.slot(f"visits({block.situation})")
        for promise in self._scenario.promises:  # the ending asks for each
            self._slots.slot(f"promised({promise})")
        self._effects = EffectCompiler(self._slots, self._at_stake)

    def program(self) -> Program:
        scenario, slots = self._scenario, self._slots
        return Program(
            id=self._id,
            first=scenario.first,
            situations={name: self._situation(name, each) for name, each in scenario.situations.items()},
            endings={
                name: EndingProgram(
                    name, self._happens(("endings", name), each.happens, None), self._texts(each.also, None)
                )
                for name, each in scenario.endings.items()
            },
            stages={name: (Rested(name, each.after), each.start) for name, each in scenario.stages.items()},
            echoes={
                name: (Rested(name, each.after), self._happens(("echoes", name), each.happens, None))
                for name, each in scenario.echoes.items()
            },
            draws=tuple((name, slots.slot(name), tuple(odds.items())) for name, odds in scenario.draws.items()),
            promises=tuple((name, slots.slot(f"promised({name})")) for name in scenario.promises),
            at_stake=self._at_stake,
            usual=scenario.usual,
            act_class=scenario.means.act_class,
            initial=slots.initial(),
            slots=slots.positions(),
            outside=slots.outside(),
        )

    def _situation(self, name: str, situation: Situation) -> SituationProgram:
        choices = {
            choice_id: self._choice(name, situation, path, choice_id, choice)
            for path, choice_id, choice in choices_of(self._scenario, name)
        }
        closable = any(each.when for each in choices.values())
        observed = self._scenario.observed if situation.observed is None else situation.observed
        return SituationProgram(
            id=name,
            when=self._slots.coming(situation.when, name) if situation.when else None,
            otherwise=situation.otherwise or name,
            visits=self._slots.position(f"visits({name})"),
            happens=self._happens(("situations", name), situation.happens, name),
            entered=Entered(name),
            texts=self._texts(situation.also, name),
            choices=choices,
            always_open=None if closable else tuple(choices),
            speaks_to=situation.speaks_to,
            observed=observed,
            parts=tuple(situation.parts),
        )

    def _choice(self, name: str, situation: Situation, path: Path, choice_id: str, choice: Choice) -> ChoiceProgram:
        effect = self._effects.effect(path, choice, name, choice_id)
        return ChoiceProgram(
            id=choice_id,
            when=self._condition(choice.when, name),
            decided=Decided(name, choice_id),
            effect=effect,
            next=choice.next or situation.next or name,
        )

    def _happens(self, path: Path, happens: Effects | None, situation: str | None) -> EffectProgram | None:
        return self._effects.effect((*path, "happens"), happens, situation, "happens") if happens else None

    def _texts(self, also: Mapping[str, Also], situation: str | None) -> Texts | None:
        lines = tuple((name, self._slots.closure(each.when, situation, None)) for name, each in also.items())
        return Texts(lines) if lines else None

    def _condition(self, text: str | None, situation: str | None) -> Condition | None:
        return self._slots.closure(text, situation, None) if text else None
