"""The three calls that play a scenario. A state goes in, a state and what happened come out; nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.engine.closures import Value, Values
from cxsim.engine.events import Drawn, Ended, Entered, Event
from cxsim.engine.luck import Luck, Place
from cxsim.engine.program import ChanceProgram, EffectProgram, Program, State, Step, Texts
from cxsim.model.expression import LIMIT


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
    return _enter(program, week, program.first, tuple(values), luck, log)


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
    log = list(choice.decided)
    effect = choice.effect
    after = _written(effect, values, values) if effect.changes else values
    goto = choice.next
    if not choice.plain:
        after, goto = _continue(program.id, effect, week, values, after, goto, luck, log)
    return _enter(program, week, goto, after, luck, log)


def _written(effect: EffectProgram, before: Values, values: Values) -> Values:
    """Return the values after a block; what variables are set to is read from before the choice."""
    new = list(values)
    for slot, value, low, high, number in effect.assignments:
        result = value(before)
        if number:
            result = low if result < low else high if result > high else result
            if result.__class__ is float:
                result = round(result, 6)
        new[slot] = result
    for slot, constant in effect.writes:
        new[slot] = constant
    if effect.minutes:
        slot, minutes = effect.minutes
        new[slot] = min(round(new[slot] + minutes, 6), LIMIT)
    return tuple(new)


def _apply(
    scenario: str, effect: EffectProgram, week: int, values: Values, goto: str, luck: Luck, log: list[Event],
    before: Values,
) -> tuple[Values, str]:  # fmt: skip
    """Apply a whole block: what it does itself, then its first case that holds, or its chance."""
    log += effect.events
    after = _written(effect, before, values) if effect.changes else values
    return _continue(scenario, effect, week, before, after, goto if effect.next is None else effect.next, luck, log)


def _continue(
    scenario: str, effect: EffectProgram, week: int, before: Values, values: Values, goto: str, luck: Luck,
    log: list[Event],
) -> tuple[Values, str]:  # fmt: skip
    for when, inner in effect.cases:
        if when is None or when(values):
            values, goto = _apply(scenario, inner, week, values, goto, luck, log, before)
            break
    if effect.chance:
        drawn, inner = _drawn(scenario, effect.chance, week, values, luck)
        log.append(drawn)
        values, goto = _apply(scenario, inner, week, values, goto, luck, log, before)
    return values, goto


def _drawn(scenario: str, chance: ChanceProgram, week: int, values: Values, luck: Luck) -> tuple[Drawn, EffectProgram]:
    visit = int(values[chance.visits]) if chance.visits is not None else 1
    return chance.branches[luck(Place(scenario, week, chance.situation, chance.choice, visit), chance.weights)]


def _enter(program: Program, week: int, goto: str, values: Values, luck: Luck, log: list[Event]) -> Step:
    """Come to a situation (or past it, where its condition fails) or to an ending."""
    situation = program.situations.get(goto)
    while situation is not None and situation.when is not None and not situation.when(values):
        goto = situation.otherwise
        situation = program.situations.get(goto)
    if situation is None:
        return _end(program, week, goto, values, luck, log)
    if situation.visits is not None:
        at = situation.visits
        values = (*values[:at], values[at] + 1, *values[at + 1 :])
    if situation.happens:
        values, _ = _apply(program.id, situation.happens, week, values, goto, luck, log, values)
    log.append(situation.entered if situation.texts is None else Entered(goto, _seen(situation.texts, values)))
    return Step(State(week, goto, values), tuple(log))


def _end(program: Program, week: int, goto: str, values: Values, luck: Luck, log: list[Event]) -> Step:
    ending = program.endings[goto]
    if ending.happens:
        values, _ = _apply(program.id, ending.happens, week, values, goto, luck, log, values)
    broken = tuple([name for name, slot in program.promises if values[slot] == "open"])
    log.append(Ended(goto, _seen(ending.texts, values) if ending.texts else (), broken))
    return Step(State(week, goto, values), tuple(log))


def _seen(texts: Texts, values: Values) -> tuple[str, ...]:
    return tuple([name for name, when in texts.lines if when(values)])
