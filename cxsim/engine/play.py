"""The three calls that play a scenario. A state goes in, a state and what happened come out; nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine.events import Decided, Drawn, Ended, Entered, Event, Events
from cxsim.engine.luck import Luck, Place
from cxsim.engine.program import ChanceProgram, EffectProgram, Program, State, Step, Texts
from cxsim.model.expression import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxsim.engine.closures import Value, Values


class IllegalChoiceError(ValueError):
    """The caller made a choice that is not open."""


def begin(program: Program, luck: Luck, week: int = 1, outside: Mapping[str, Value] | None = None) -> Step:
    """Draw the hidden truths and enter the first situation.

    ``outside`` gives what the scenario reads of the world: facts, ``kpi.x``, ``target.x``, ``team.x``.
    """
    values = _filled(program, program.initial, week, outside)
    log: list[Event] = []
    for name, slot, odds in program.draws:
        label = luck(Place(program.id, week, "", name, 0), odds)
        values[slot] = label
        log.append(Drawn(None, name, label))
    return _Turn(program, week, luck, log, tuple(values)).enter(program.first)


def wake(program: Program, state: State, luck: Luck, week: int, outside: Mapping[str, Value] | None = None) -> Step:
    """Go on with a scenario that rests; raise IllegalChoiceError where it does not."""
    if state.place not in program.stages:
        raise IllegalChoiceError(f"expected one of {tuple(program.stages)} to wake from, got {state.place!r}")
    values = _filled(program, state.values, week, outside)
    return _Turn(program, week, luck, [], tuple(values)).enter(program.stages[state.place][1])


def come_back(program: Program, state: State, echo: str, luck: Luck, week: int) -> Events:
    """Return what an echo brings, read from where its scenario ended; KeyError where there is none of that id."""
    happens = program.echoes[echo][1]
    turn = _Turn(program, week, luck, [], state.values)
    return turn.happening(happens) if happens else ()


def open_choices(program: Program, state: State) -> tuple[str, ...]:
    """Ids of what may be answered now, in the author's order; none where the scenario has ended or rests."""
    situation = program.situations.get(state.place)
    if situation is None:
        return ()
    if situation.always_open is not None:
        return situation.always_open
    values = state.values
    return tuple([name for name, each in situation.choices.items() if each.when is None or each.when(values)])


def choose(program: Program, state: State, choice_id: str, luck: Luck) -> Step:
    """Make an open choice; raise IllegalChoiceError where it is not (a form is answered whole, by ``answer``)."""
    week, place, values = state
    situation = program.situations.get(place)
    choice = situation.choices.get(choice_id) if situation and not situation.parts else None
    if choice is None or (choice.when is not None and not choice.when(values)):
        raise IllegalChoiceError(f"expected one of {open_choices(program, state)}, got {choice_id!r}")
    turn = _Turn(program, week, luck, [choice.decided], values)
    return turn.enter(turn.apply(choice.effect, choice.next))


def answer(program: Program, state: State, answers: Sequence[str], luck: Luck) -> Step:
    """Answer a form: one open ``part.answer`` per part, applied in the author's order; else IllegalChoiceError."""
    week, place, values = state
    situation = program.situations.get(place)
    parts = situation.parts if situation else ()
    given = {each.partition(".")[0]: each for each in answers}
    if situation is None or set(given) != set(parts) or len(answers) != len(parts):
        raise IllegalChoiceError(f"expected one answer for each of {parts}, got {tuple(answers)!r}")
    known = open_choices(program, state)
    ordered = tuple(given[part] for part in parts)
    if not set(ordered) <= set(known):
        raise IllegalChoiceError(f"expected some of {known}, got {ordered!r}")
    turn = _Turn(program, week, luck, [Decided(place, ordered[0], ordered)], values)
    goto = place
    for each in ordered:
        choice = situation.choices[each]
        goto = turn.apply(choice.effect, goto if choice.next == place else choice.next)
    return turn.enter(goto)


def _filled(program: Program, values: Iterable[Value], week: int, outside: Mapping[str, Value] | None) -> list[Value]:
    """Return the values with what the scenario reads of the world."""
    filled = list(values)
    given = {**(outside or {}), "week": week}
    for name, slot in program.outside.items():
        filled[slot] = given.get(name, filled[slot])
    return filled


class _Turn:
    """One call under way: what happens is added to its log, and changes its values."""

    __slots__ = ("_before", "_log", "_luck", "_program", "_values", "_week")

    def __init__(self, program: Program, week: int, luck: Luck, log: list[Event], before: Values) -> None:
        self._program = program
        self._week = week
        self._luck = luck
        self._log = log
        self._before = before
        self._values = list(before)

    def happening(self, effect: EffectProgram) -> Events:
        """Return what one block brings by itself."""
        self.apply(effect, "")
        return tuple(self._log)

    def apply(self, effect: EffectProgram, goto: str) -> str:
        """Do what a block does itself, then its first case that holds, or its chance; return where it leads."""
        self._log += effect.events
        if effect.changes:
            self._write(effect)
        if effect.next is not None:
            goto = effect.next
        if effect.plain:
            return goto
        for when, inner in effect.cases:
            if when is None or when(self._values):
                goto = self.apply(inner, goto)
                break
        if effect.chance:
            drawn, inner = self._drawn(effect.chance)
            self._log.append(drawn)
            goto = self.apply(inner, goto)
        return goto

    def enter(self, goto: str) -> Step:
        """Come to a situation (or past it, where its condition fails) or to an ending."""
        situations = self._program.situations
        situation = situations.get(goto)
        while situation is not None and situation.when is not None and not situation.when(self._values):
            goto = situation.otherwise
            situation = situations.get(goto)
        if situation is None:
            return self._rest(goto) if goto in self._program.stages else self._end(goto)
        if situation.visits is not None:
            self._values[situation.visits] += 1
        if situation.happens:
            self._happen(situation.happens, goto)
        texts = situation.texts
        self._log.append(situation.entered if texts is None else Entered(goto, self._seen(texts)))
        return self._step(goto)

    def _rest(self, goto: str) -> Step:
        self._log.append(self._program.stages[goto][0])
        return self._step(goto)

    def _end(self, goto: str) -> Step:
        ending = self._program.endings[goto]
        if ending.happens:
            self._happen(ending.happens, goto)
        broken = tuple([name for name, slot in self._program.promises if self._values[slot] == "open"])
        self._log.append(Ended(goto, self._seen(ending.texts) if ending.texts else (), broken))
        return self._step(goto)

    def _step(self, place: str) -> Step:
        return Step(State(self._week, place, tuple(self._values)), tuple(self._log))

    def _happen(self, effect: EffectProgram, place: str) -> None:
        """Apply the block of a place that was come to; it leads nowhere."""
        self._before = tuple(self._values)
        self.apply(effect, place)

    def _write(self, effect: EffectProgram) -> None:
        """Change the values; what variables are set to is read from before the choice."""
        before, values = self._before, self._values
        for slot, value, low, high, number in effect.assignments:
            result = value(before)
            if number:
                result = low if result < low else high if result > high else result  # noqa: FURB136 - half of min(max())'s time
                if result.__class__ is float:
                    result = round(result, 6)
            values[slot] = result
        for slot, constant in effect.writes:
            values[slot] = constant
        if effect.minutes:
            slot, minutes = effect.minutes
            values[slot] = min(round(values[slot] + minutes, 6), LIMIT)

    def _drawn(self, chance: ChanceProgram) -> tuple[Drawn, EffectProgram]:
        visit = int(self._values[chance.visits]) if chance.visits is not None else 1
        place = Place(self._program.id, self._week, chance.situation, chance.choice, visit)
        return chance.branches[self._luck(place, chance.weights)]

    def _seen(self, texts: Texts) -> tuple[str, ...]:
        values = self._values
        return tuple([name for name, when in texts.lines if when(values)])
