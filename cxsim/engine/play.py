"""The three calls that play a scenario. A state goes in, a state and what happened come out; nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine.events import Drawn, Ended, Entered, Event
from cxsim.engine.luck import Luck, Place
from cxsim.engine.program import ChanceProgram, EffectProgram, Program, State, Step, Texts
from cxsim.model.expression import LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.engine.closures import Value, Values


class IllegalChoiceError(ValueError):
    """The caller made a choice that is not open."""


def begin(program: Program, luck: Luck, week: int = 1, outside: Mapping[str, Value] | None = None) -> Step:
    """Draw the hidden truths and enter the first situation.

    ``outside`` gives what the scenario reads of the world: facts, ``kpi.x``, ``target.x``, ``team.x``.
    """
    values = list(program.initial)
    given = {**(outside or {}), "week": week}
    for name, slot in program.outside.items():
        values[slot] = given.get(name, values[slot])
    log: list[Event] = []
    for name, slot, odds in program.draws:
        label = luck(Place(program.id, week, "", name, 0), odds)
        values[slot] = label
        log.append(Drawn(None, name, label))
    return _Turn(program, week, luck, log).enter(program.first, tuple(values))


def open_choices(program: Program, state: State) -> tuple[str, ...]:
    """Ids of the choices that may be made now, in the author's order; none once the scenario has ended."""
    situation = program.situations.get(state.place)
    if situation is None:
        return ()
    if situation.always_open is not None:
        return situation.always_open
    values = state.values
    return tuple([name for name, each in situation.choices.items() if each.when is None or each.when(values)])


def choose(program: Program, state: State, choice_id: str, luck: Luck) -> Step:
    """Make an open choice; raise IllegalChoiceError where it is not."""
    week, place, values = state
    situation = program.situations.get(place)
    choice = situation.choices.get(choice_id) if situation else None
    if choice is None or (choice.when is not None and not choice.when(values)):
        raise IllegalChoiceError(f"expected one of {open_choices(program, state)}, got {choice_id!r}")
    turn = _Turn(program, week, luck, list(choice.decided))
    effect = choice.effect
    after = _written(effect, values, values) if effect.changes else values
    if choice.plain:
        return turn.enter(choice.next, after)
    after, goto = turn.continue_with(effect, values, after, choice.next)
    return turn.enter(goto, after)


def _written(effect: EffectProgram, before: Values, values: Values) -> Values:
    """Return the values after a block; what variables are set to is read from before the choice."""
    new = list(values)
    for slot, value, low, high, number in effect.assignments:
        result = value(before)
        if number:
            result = low if result < low else high if result > high else result  # noqa: FURB136 - half of min(max())'s time
            if result.__class__ is float:
                result = round(result, 6)
        new[slot] = result
    for slot, constant in effect.writes:
        new[slot] = constant
    if effect.minutes:
        slot, minutes = effect.minutes
        new[slot] = min(round(new[slot] + minutes, 6), LIMIT)
    return tuple(new)


class _Turn:
    """One call under way: what happens is added to its log."""

    __slots__ = ("_log", "_luck", "_program", "_week")

    def __init__(self, program: Program, week: int, luck: Luck, log: list[Event]) -> None:
        self._program = program
        self._week = week
        self._luck = luck
        self._log = log

    def continue_with(self, effect: EffectProgram, before: Values, values: Values, goto: str) -> tuple[Values, str]:
        """Add the first case of a block that holds, or its chance; return the values and where it leads."""
        for when, inner in effect.cases:
            if when is None or when(values):
                values, goto = self._apply(inner, before, values, goto)
                break
        if effect.chance:
            drawn, inner = self._drawn(effect.chance, values)
            self._log.append(drawn)
            values, goto = self._apply(inner, before, values, goto)
        return values, goto

    def enter(self, goto: str, values: Values) -> Step:
        """Come to a situation (or past it, where its condition fails) or to an ending."""
        situations = self._program.situations
        situation = situations.get(goto)
        while situation is not None and situation.when is not None and not situation.when(values):
            goto = situation.otherwise
            situation = situations.get(goto)
        if situation is None:
            return self._end(goto, values)
        if situation.visits is not None:
            at = situation.visits
            values = (*values[:at], values[at] + 1, *values[at + 1 :])
        if situation.happens:
            values, _ = self._apply(situation.happens, values, values, goto)
        texts = situation.texts
        self._log.append(situation.entered if texts is None else Entered(goto, _seen(texts, values)))
        return Step(State(self._week, goto, values), tuple(self._log))

    def _end(self, goto: str, values: Values) -> Step:
        ending = self._program.endings[goto]
        if ending.happens:
            values, _ = self._apply(ending.happens, values, values, goto)
        broken = tuple([name for name, slot in self._program.promises if values[slot] == "open"])
        self._log.append(Ended(goto, _seen(ending.texts, values) if ending.texts else (), broken))
        return Step(State(self._week, goto, values), tuple(self._log))

    def _apply(self, effect: EffectProgram, before: Values, values: Values, goto: str) -> tuple[Values, str]:
        """Apply a whole block: what it does itself, then its first case that holds, or its chance."""
        self._log += effect.events
        after = _written(effect, before, values) if effect.changes else values
        return self.continue_with(effect, before, after, goto if effect.next is None else effect.next)

    def _drawn(self, chance: ChanceProgram, values: Values) -> tuple[Drawn, EffectProgram]:
        visit = int(values[chance.visits]) if chance.visits is not None else 1
        place = Place(self._program.id, self._week, chance.situation, chance.choice, visit)
        return chance.branches[self._luck(place, chance.weights)]


def _seen(texts: Texts, values: Values) -> tuple[str, ...]:
    return tuple([name for name, when in texts.lines if when(values)])
