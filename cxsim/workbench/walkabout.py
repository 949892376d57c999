"""Every state a scenario can come to, found by the engine's own transitions, as far as a bound allows.

A state is looked at once, however many plays come to it. What it leads to is kept, with the luck it takes and the
events it brings: so a play is a path over this graph, and nobody else needs to know how the engine moves.

States of a situation that agree in all that a step from there touches take the same steps, whatever else they carry
along: the engine is asked for the first of them, and its answer holds for the others.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from cxsim.engine import State, Step, answer, begin, choose, open_choices, wake
from cxsim.workbench.counters import Counters
from cxsim.workbench.live import Live
from cxsim.workbench.outcomes import worlds
from cxsim.workbench.touched import Touched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cxsim.engine import Luck, Place, Program
    from cxsim.engine.closures import Value, Values
    from cxsim.engine.events import Events
    from cxsim.engine.luck import Weights
    from cxsim.workbench.study import ScenarioStudy

STEPS_A_STATE = 20
"""Outcomes looked at for each state that may be kept, before exploration stops."""
Answers = tuple[str, ...]


class Fall(NamedTuple):
    """One way luck can fall on one answer, and what comes of it."""

    chance: float
    """In (0, 1]; the falls of an option sum to 1."""
    state: State
    events: Events
    """One object for all steps of a situation that bring the same, with the same choices open."""


class Option(NamedTuple):
    """What can be answered in a state; no answers where play goes on by itself."""

    answers: Answers
    falls: tuple[Fall, ...]


class _Moved(NamedTuple):
    """A fall from any of the states that agree in what it touches."""

    chance: float
    place: str
    changes: tuple[tuple[int, Value], ...]
    """Slots that are otherwise afterwards."""
    events: Events


class _Steps(NamedTuple):
    """What can be done in all states of a situation that agree in what a step touches."""

    opened: tuple[str, ...]
    options: tuple[tuple[Answers, tuple[_Moved, ...]], ...]


@dataclass(slots=True)
class Walkabout:
    """What exploration came to."""

    begun: list[Fall] = field(default_factory=list)
    """Where play begins: every world equally often, in each as luck falls."""
    came_from: dict[State, tuple[State, Answers] | None] = field(default_factory=dict)
    """State → the state and answers that first led there; None where play begins."""
    options: dict[State, tuple[Option, ...]] = field(default_factory=dict)
    """State → what can be answered there; nothing in an ending."""
    opened: dict[State, tuple[str, ...]] = field(default_factory=dict)
    """State → the choices that are open there."""
    stuck: list[State] = field(default_factory=list)
    """States of a situation in which nothing can be answered."""
    stopped: bool = False
    """Whether the bound was reached: then nothing is known of what was not seen."""

    def way_to(self, state: State) -> list[str]:
        """Return the answers that first led to a state."""
        way: list[str] = []
        came = self.came_from[state]
        while came:
            way[:0] = came[1]
            came = self.came_from[came[0]]
        return way


class Walker:
    """Explores one scenario."""

    def __init__(self, program: Program, study: ScenarioStudy, remembered: frozenset[str], most: int) -> None:
        self._program = program
        self._counters = Counters(program, study)
        self._live = Live(program, study)
        self._study = study
        self._remembered = remembered
        self._most = most
        self._steps = 0
        self._waiting: deque[State] = deque()
        self._touched = Touched(program, study)
        self._known: dict[tuple[str, tuple[Value, ...]], _Steps] = {}
        self.found = Walkabout()

    def walk(self) -> Walkabout:
        """Explore world after world, each to its end, until the bound."""
        begun: list[list[Fall]] = []
        for outside in worlds(self._program, self._study, self._remembered):
            begun.append([])
            for fall in self._kept(falls_of(partial(self._begin, outside))):
                begun[-1].append(fall)
                if not self._keep(fall.state, None):
                    break
            if self.found.stopped or not self._explore():
                break
        share = 1 / max(len(begun), 1)
        self.found.begun = [fall._replace(chance=fall.chance * share) for falls in begun for fall in falls]
        return self.found

    def kept(self, state: State) -> State:
        """Return the one state that stands for all from which nothing different can follow."""
        week, place, values = state
        held = list(values)
        self._counters.hold(held)
        self._live.forget(place, held)
        return State(week, place, tuple(held))

    def _explore(self) -> bool:
        while self._waiting:
            state = self._waiting.popleft()
            options: list[Option] = []
            for option in self._options(state):
                options.append(option)
                came_from = state, option.answers
                for fall in option.falls:
                    if not self._keep(fall.state, came_from):
                        return False
            self.found.options[state] = tuple(options)
        return True

    def _keep(self, state: State, came_from: tuple[State, Answers] | None) -> bool:
        """Note a state; return whether exploration may go on."""
        found = self.found
        self._steps += 1
        if state not in found.came_from:
            if len(found.came_from) >= self._most:
                found.stopped = True
                return False
            found.came_from[state] = came_from
            found.options[state] = ()
            self._waiting.append(state)
        found.stopped = found.stopped or self._steps > self._most * STEPS_A_STATE
        return not found.stopped

    def _kept(self, falls: Iterable[Fall]) -> Iterator[Fall]:
        return (Fall(chance, self.kept(state), events) for chance, state, events in falls)

    def _some(self, falls: Iterable[Fall]) -> tuple[Fall, ...]:
        return tuple(islice(self._kept(falls), self._most * STEPS_A_STATE))

    def _falls(self, call: Callable[[Luck], Step]) -> tuple[Fall, ...]:
        """Return what a call leads to; most ask no luck, and are quickly done."""
        waiting: list[tuple[str, ...]] = []
        falling = _Falling((), waiting)
        state, events = call(falling)
        if waiting:
            return self._some(falls_of(call))
        return (Fall(1.0, self.kept(state), events),)

    def _options(self, state: State) -> Iterator[Option]:
        week, place, values = state
        if place in self._program.endings:
            return
        if place in self._program.stages:
            yield Option((), self._some(self._woken(state)))
            return
        opened, options = self._steps_from(state)
        self.found.opened[state] = opened
        if not options:
            self.found.stuck.append(state)
        for given, falls in options:
            yield Option(given, tuple([_fallen(week, values, fall) for fall in falls]))

    def _steps_from(self, state: State) -> _Steps:
        """Return what can be done in a state of a situation; states that agree in what counts are asked for once."""
        values = state.values
        key = state.place, tuple([values[slot] for slot in self._touched.slots(state.place)])
        if key not in self._known:
            opened = open_choices(self._program, state)
            self._known[key] = _Steps(opened, tuple(self._asked(state, opened)))
        return self._known[key]

    def _asked(self, state: State, opened: tuple[str, ...]) -> Iterator[tuple[Answers, tuple[_Moved, ...]]]:
        """Ask the engine what each answer leads to, as far as exploration could go on."""
        left = self._most * STEPS_A_STATE
        for given in islice(self._ways(state, opened), left):
            falls = self._falls(partial(self._decide, state, given))
            yield (
                given,
                tuple(_Moved(chance, to.place, self._changes(state, to), events) for chance, to, events in falls),
            )
            left -= len(falls)
            if left < 0:
                return

    def _changes(self, before: State, after: State) -> tuple[tuple[int, Value], ...]:
        """Return what is otherwise after a step, for every state that agrees with the one before in what it touches."""
        touched = self._touched.slots(before.place)
        changed = [slot for slot in touched if before.values[slot] != after.values[slot]]
        forgotten = [slot for slot in self._live.dead(after.place) if slot not in touched]
        return tuple([(slot, after.values[slot]) for slot in (*changed, *forgotten)])

    def _woken(self, state: State) -> tuple[Fall, ...]:
        """Return how a scenario that rests may go on: the world has moved, but a fact that held still holds."""
        slots = self._program.outside
        holding = frozenset(name for name, slot in slots.items() if state.values[slot] is True)
        earliest = state.values[slots["week"]] if "week" in slots else state.week
        found: list[tuple[Fall, ...]] = []
        for outside in islice(worlds(self._program, self._study, self._remembered, holding), self._most):
            week = int(outside.get("week", state.week))
            if week >= earliest:
                found.append(tuple(falls_of(partial(self._wake, state, week, outside))))
        return tuple(fall._replace(chance=fall.chance / len(found)) for falls in found for fall in falls)

    def _ways(self, state: State, offered: tuple[str, ...]) -> Iterator[Answers]:
        parts = self._program.situations[state.place].parts
        if not parts:
            return ((each,) for each in offered)
        return product(*([each for each in offered if each.partition(".")[0] == part] for part in parts))

    def _begin(self, outside: Mapping[str, Value], luck: Luck) -> Step:
        return begin(self._program, luck, int(outside.get("week", 1)), outside)

    def _wake(self, state: State, week: int, outside: Mapping[str, Value], luck: Luck) -> Step:
        return wake(self._program, state, luck, week, outside)

    def _decide(self, state: State, given: Answers, luck: Luck) -> Step:
        if self._program.situations[state.place].parts:
            return answer(self._program, state, given, luck)
        return choose(self._program, state, given[0], luck)


def _fallen(week: int, before: Values, moved: _Moved) -> Fall:
    """Return a fall from one of the states that it holds for."""
    values = list(before)
    for slot, value in moved.changes:
        values[slot] = value
    return Fall(moved.chance, State(week, moved.place, tuple(values)), moved.events)


def falls_of(call: Callable[[Luck], Step]) -> Iterator[Fall]:
    """Yield what a call of the engine can lead to, once for each way luck can fall."""
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        falling = _Falling(waiting.pop(), waiting)
        state, events = call(falling)
        yield Fall(falling.chance, state, events)


class _Falling:
    """Luck that follows labels as far as they go, then the first of each; the others are put on the list."""

    __slots__ = ("_fallen", "_script", "_waiting", "chance")

    def __init__(self, script: tuple[str, ...], waiting: list[tuple[str, ...]]) -> None:
        self._script = script
        self._waiting = waiting
        self._fallen: list[str] = []
        self.chance = 1.0

    def __call__(self, _place: Place, weights: Weights) -> str:
        at = len(self._fallen)
        if at < len(self._script):
            label = self._script[at]
        else:
            self._waiting.extend((*self._fallen, other) for other, _ in weights[1:])
            label = weights[0][0]
        self._fallen.append(label)
        odds = dict(weights)
        self.chance *= odds[label] / sum(odds.values())
        return label
