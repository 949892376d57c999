"""Tries played by code: begun, followed as far as a participant went, played on to the end by a policy."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from cxsim.engine import State, Step, answer, begin, choose, open_choices, wake
from cxsim.engine.events import Consequence, Ended, Entered, Rested
from cxsim.session import Play
from cxsim.session.play import Awakening, Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.engine import Luck, Program
    from cxsim.engine.closures import Value
    from cxsim.engine.events import Event
    from cxsim.simulation.policies import Chooser, Policy

Answers: TypeAlias = "Mapping[str, tuple[tuple[str, ...], ...]]"
"""Situation → the answers given at its first coming, its second, and so on."""
LONGEST = 200
"""Decisions and awakenings after which a try is left as it stands; content is checked to end far sooner."""


def begun(play: Play, luck: Luck, facts: Mapping[str, bool] | None = None) -> Play:
    """Return a new try of the same scenario in the same week; ``facts`` replace those that held for the first."""
    outside = {**_outside(play.program, play.begun.state), **(facts or {})}
    step = begin(play.program, luck, play.week, outside)
    return replace(play, begun=step, steps=())


def finished(play: Play, chooser: Chooser, luck: Luck, made: Answers | None = None) -> Play:
    """Play a try on to its end.

    ``made`` are answers by situation and coming, taken where they are open; the chooser decides the rest. Nobody does
    the same thing in the same place again before having done everything else there, so that a circle is left.
    """
    program, state, steps = play.program, play.state, list(play.steps)
    comings = Counter(each.situation for each in play.decisions)
    done = Counter((each.situation, given) for each in play.decisions for given in each.answers)
    while len(steps) < LONGEST:
        if state.place in program.stages:
            steps.append(_awoken(program, state, luck, len(steps)))
        elif offered := open_choices(program, state):
            wanted = (made or {}).get(state.place, ())[comings[state.place] :]
            answers = wanted[0] if wanted and set(wanted[0]) <= set(offered) else None
            answers = answers or chosen(program, state, offered, chooser, done)
            steps.append(decided(program, state, answers, luck, len(steps)))
            comings[state.place] += 1
            done.update((state.place, each) for each in answers)
        else:
            break
        state = steps[-1].after
    return replace(play, steps=tuple(steps))


def decided(program: Program, state: State, answers: tuple[str, ...], luck: Luck, entry: int) -> Decision:
    """Return the decision of giving these answers; raise IllegalChoiceError where they are not open."""
    parts = program.situations[state.place].parts
    step = answer(program, state, answers, luck) if parts else choose(program, state, answers[0], luck)
    offered = open_choices(program, state)
    return Decision(entry, state.place, answers, offered, state, step.state, step.events, 0.0)


def answers_made(play: Play) -> Answers:
    """Return a try's answers by situation and coming."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for each in play.decisions:
        found[each.situation] = (*found.get(each.situation, ()), each.answers)
    return found


def retraced(play: Play, decisions: int, luck: Luck) -> Play | None:
    """Return the try before a decision as other luck would have it, None where one could have told them apart.

    Told apart by what is seen: situations, their lines, what is open, replies, endings and rests.
    """
    other = begun(play, luck)
    if _visible(other.begun.events) != _visible(play.begun.events):
        return None
    for step in play.steps:
        if isinstance(step, Decision):
            if open_choices(play.program, other.state) != step.open:
                return None
            if decisions == 0:
                break
            decisions -= 1
        again = _again(other, step, luck)
        if _visible(again.events) != _visible(step.events):
            return None
        other = other.and_then(again)
    return other


def alternatives(program: Program, decision: Decision) -> Iterator[tuple[str, ...]]:
    """Yield the other answers that were open: another choice, or in a form another answer to one part."""
    if not program.situations[decision.situation].parts:
        yield from ((each,) for each in decision.open if each != decision.choice)
        return
    for at, given in enumerate(decision.answers):
        part = given.partition(".")[0]
        for each in decision.open:
            if each != given and each.partition(".")[0] == part:
                yield (*decision.answers[:at], each, *decision.answers[at + 1 :])


def nearest(plays: Iterable[Play], policies: Iterable[Policy]) -> Policy:
    """Return the policy that agrees with most of the decisions, of equals the first."""
    made = [(play.program, decision) for play in plays for decision in play.decisions]

    def agreed(policy: Policy) -> int:
        return sum(chosen(program, each.before, each.open, policy) == each.answers for program, each in made)

    return max(policies, key=agreed)


def chosen(
    program: Program,
    state: State,
    offered: tuple[str, ...],
    chooser: Chooser,
    done: Mapping[tuple[str, str], int] | None = None,
) -> tuple[str, ...]:
    """Return the chooser's answers: one, or in a form one per part; of what was done least often here before."""
    parts = program.situations[state.place].parts
    groups = by_part(parts, offered) or [offered]
    counts = done or {}

    def least(group: tuple[str, ...]) -> tuple[str, ...]:
        often = [counts.get((state.place, each), 0) for each in group]
        fewest = min(often, default=0)
        return tuple(each for each, count in zip(group, often, strict=True) if count == fewest)

    return tuple(chooser(program, state, least(group)) for group in groups)


def by_part(parts: Iterable[str], offered: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the answers of each part of a form, which are called ``part.answer``; nothing where there are no parts."""
    found: dict[str, list[str]] = {part: [] for part in parts}
    for each in offered if found else ():
        found.get(each.partition(".")[0], []).append(each)
    return [tuple(each) for each in found.values()]


def _awoken(program: Program, state: State, luck: Luck, entry: int) -> Awakening:
    due = Play(program, state.week, Step(state, ())).due
    step = wake(program, state, luck, due)
    return Awakening(entry, step.state, step.events)


def _again(play: Play, step: Decision | Awakening, luck: Luck) -> Decision | Awakening:
    if isinstance(step, Decision):
        return decided(play.program, play.state, step.answers, luck, step.entry)
    woken = wake(play.program, play.state, luck, step.after.week, _outside(play.program, step.after))
    return Awakening(step.entry, woken.state, woken.events)


def _outside(program: Program, state: State) -> dict[str, Value]:
    """Return what a try reads of the world."""
    return {name: state.values[slot] for name, slot in program.outside.items() if name != "week"}


def _visible(events: Iterable[Event]) -> tuple[object, ...]:
    """Return what a participant sees of what happened: places and their lines, and the reply that stands."""
    shown: list[object] = []
    reply: object = None
    for event in events:
        match event:
            case Consequence(replies=True):
                reply = event.path
            case Entered() | Ended() | Rested():
                shown.append(event)
            case _:
                pass
    return (*shown, reply)
