"""Every state a scenario can come to, found by the engine's own transitions, as far as a bound allows.

A state is looked at once, however many plays come to it, and has a number. What it leads to is kept, with the luck it
takes and the events it brings: so a play is a path over this graph, and nobody else needs to know how the engine moves.

States of a situation that agree in all that a step from there touches take the same steps, whatever else they carry
along: they share them. What an answer does is asked of the engine once for all that agree in what this answer touches.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from cxsim.engine import State, Step, answer, begin, choose, open_choices, wake
from cxsim.simulation.tries import by_part
from cxsim.workbench.exploration.counters import Counters
from cxsim.workbench.exploration.falls import Fall, falls_of
from cxsim.workbench.exploration.live import Live
from cxsim.workbench.exploration.outcomes import worlds
from cxsim.workbench.exploration.touched import Slots, Touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.engine import Luck, Program
    from cxsim.engine.closures import Value, Values
    from cxsim.engine.events import Events
    from cxsim.workbench.study import ScenarioStudy

STEPS_A_STATE = 20
"""Outcomes looked at for each state that may be kept, before exploration stops."""
WIDE = 50
"""Choices of a situation, and draws, that make an outcome count twice: each is looked at beside all others."""
Answers = tuple[str, ...]


class Move(NamedTuple):
    """One way luck can fall on one answer, for all the states that share it."""

    chance: float
    """In (0, 1]; the moves of an option sum to 1."""
    events: Events
    """One object for all steps of a situation that bring the same, with the same choices open."""
    comes_to: tuple[int, str]
    """Week and place."""
    changes: tuple[tuple[int, Value], ...]
    """Slots that are otherwise afterwards."""


class Option(NamedTuple):
    """What can be answered; no answers where play goes on by itself."""

    answers: Answers
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """What can be done in all states of a place that agree in what a step touches."""

    opened: Answers
    """The choices that are open."""
    options: tuple[Option, ...]
    """Nothing in an ending."""
    moves: tuple[tuple[Answers, Move], ...]
    """Of all options, in order, with what is answered."""


NOTHING = Steps((), (), ())
"""In an ending, and where exploration has not looked yet."""


class Beginning(NamedTuple):
    """One way a play can begin."""

    chance: float
    state: int
    events: Events


@dataclass(slots=True)
class Walkabout:
    """What exploration came to. A state's number is where it stands in these lists."""

    begun: list[Beginning] = field(default_factory=list)
    """Where play begins: every world equally often, in each as luck falls."""
    states: list[State] = field(default_factory=list)
    came_from: list[tuple[int, Answers] | None] = field(default_factory=list)
    """State → the state and answers that first led there; None where play begins."""
    steps: list[Steps] = field(default_factory=list)
    leads: list[tuple[int, ...]] = field(default_factory=list)
    """State → where it leads: a state for each move of its options, in order."""
    stuck: list[int] = field(default_factory=list)
    """States of a situation in which nothing can be answered."""
    stopped: bool = False
    """Whether the bound was reached: then nothing is known of what was not seen."""

    def way_to(self, state: int) -> list[str]:
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
        widest = max((len(each.choices) for each in program.situations.values()), default=0)
        self._left = self._outcomes = most * STEPS_A_STATE // (1 + (widest + len(program.draws)) // WIDE)
        self._explored = 0
        self._touched = Touched(program, study)
        self._numbers: defaultdict[tuple[int, str], dict[Values, int]] = defaultdict(dict)
        """Week and place → values → number of the state."""
        self._steps: dict[tuple[int, str, Values], Steps] = {}
        """By week, place and what any step from there touches."""
        self._moves: dict[tuple[int, str, Answers, Answers, Values], tuple[Move, ...]] = {}
        """By week, place, what is open, what is answered, and what that answer touches."""
        self.found = Walkabout()

    def walk(self) -> Walkabout:
        """Explore world after world, each to its end, until the bound."""
        begun: list[list[Beginning]] = []
        for outside in worlds(self._program, self._study, self._remembered):
            begun.append([])
            for chance, state, events in falls_of(partial(self._begin, outside)):
                week, place, values = self.kept(state)
                begun[-1].append(Beginning(chance, self._number((week, place), values, None), events))
                if not self._goes_on(1):
                    return self.found
            if not self._explore():
                return self.found
        share = 1 / max(len(begun), 1)
        self.found.begun = [each._replace(chance=each.chance * share) for world in begun for each in world]
        return self.found

    def kept(self, state: State) -> State:
        """Return the one state that stands for all from which nothing different can follow."""
        week, place, values = state
        held = list(values)
        self._counters.hold(held)
        self._live.forget(place, held)
        return State(week, place, tuple(held))

    def _explore(self) -> bool:
        """Look at every state that is known and was not looked at; return whether exploration may go on."""
        found = self.found
        while self._explored < len(found.states):
            at = self._explored
            self._explored += 1
            state = found.states[at]
            steps = self._steps_from(state)
            leads = self._follow(at, state.values, steps)
            if not self._goes_on(len(leads)):
                return False
            found.steps[at], found.leads[at] = steps, leads
            if not steps.options and state.place in self._program.situations:
                found.stuck.append(at)
        return True

    def _follow(self, at: int, before: Values, steps: Steps) -> tuple[int, ...]:
        """Return where each move leads from a state, as far as exploration goes on."""
        leads = []
        for answers, (_, _, comes_to, changes) in steps.moves[: self._left + 1]:
            values = list(before)
            for slot, value in changes:
                values[slot] = value
            leads.append(self._number(comes_to, tuple(values), (at, answers)))
        return tuple(leads)

    def _goes_on(self, looked_at: int) -> bool:
        """Count outcomes that were looked at; return whether exploration may go on."""
        self._left -= looked_at
        self.found.stopped = self.found.stopped or self._left < 0
        return not self.found.stopped

    def _number(self, place: tuple[int, str], values: Values, came_from: tuple[int, Answers] | None) -> int:
        """Return the number of a state, and note it where it is new; beyond the bound, exploration stops."""
        found = self.found
        numbers = self._numbers[place]
        number = numbers.get(values)
        if number is not None:
            return number
        number = len(found.states)
        if number >= self._most:
            found.stopped = True
        else:
            numbers[values] = number
            found.states.append(State(*place, values))
            found.came_from.append(came_from)
            found.steps.append(NOTHING)
            found.leads.append(())
        return number

    def _steps_from(self, state: State) -> Steps:
        """Return what can be done in a state; states that agree in what counts share it."""
        week, place, values = state
        if place in self._program.endings:
            return NOTHING
        key = week, place, tuple([values[slot] for slot in self._touched.slots(place)])
        if key not in self._steps:
            self._steps[key] = self._anew(state)
        return self._steps[key]

    def _anew(self, state: State) -> Steps:
        opened = open_choices(self._program, state)
        rests = state.place in self._program.stages
        options = (Option((), self._woken(state)),) if rests else tuple(self._options(state, opened))
        return Steps(opened, options, tuple([(option.answers, move) for option in options for move in option.moves]))

    def _options(self, state: State, opened: Answers) -> Iterator[Option]:
        """Yield what can be answered, as far as exploration could go on."""
        left = self._outcomes
        for given in islice(self._ways(state, opened), left):
            moves = self._answered(state, opened, given)
            yield Option(given, moves)
            left -= len(moves)
            if left < 0:
                return

    def _answered(self, state: State, opened: Answers, given: Answers) -> tuple[Move, ...]:
        """Return what an answer leads to; the engine is asked once for all states that agree in what it touches."""
        week, place, values = state
        touched = self._touched.by(place, given)
        key = week, place, opened, given, tuple([values[slot] for slot in touched])
        if key not in self._moves:
            self._moves[key] = self._moved(state, touched, falls_of(partial(self._decide, state, given)))
        return self._moves[key]

    def _moved(self, before: State, touched: Slots, falls: Iterable[Fall]) -> tuple[Move, ...]:
        """Return how luck can fall, for every state that agrees with this one in what is touched."""
        found = []
        for chance, state, events in islice(falls, self._outcomes):
            week, place, values = self.kept(state)
            changes = {**self._live.forgotten(before.place, place)}
            for slot in touched:
                if before.values[slot] != values[slot]:
                    changes[slot] = values[slot]
            found.append(Move(chance, events, (week, place), tuple(changes.items())))
        return tuple(found)

    def _woken(self, state: State) -> tuple[Move, ...]:
        """Return how a scenario that rests may go on: the world has moved, but a fact that held still holds."""
        slots = self._program.outside
        holding = frozenset(name for name, slot in slots.items() if state.values[slot] is True)
        earliest = state.values[slots["week"]] if "week" in slots else state.week
        found: list[tuple[Fall, ...]] = []
        for outside in islice(worlds(self._program, self._study, self._remembered, holding), self._most):
            week = int(outside.get("week", state.week))
            if week >= earliest:
                found.append(tuple(falls_of(partial(self._wake, state, week, outside))))
        falls = (fall._replace(chance=fall.chance / len(found)) for falls in found for fall in falls)
        return self._moved(state, self._touched.slots(state.place), falls)

    def _ways(self, state: State, offered: tuple[str, ...]) -> Iterator[Answers]:
        parts = self._program.situations[state.place].parts
        if not parts:
            return ((each,) for each in offered)
        return product(*by_part(parts, offered))

    def _begin(self, outside: Mapping[str, Value], luck: Luck) -> Step:
        return begin(self._program, luck, int(outside.get("week", 1)), outside)

    def _wake(self, state: State, week: int, outside: Mapping[str, Value], luck: Luck) -> Step:
        return wake(self._program, state, luck, week, outside)

    def _decide(self, state: State, given: Answers, luck: Luck) -> Step:
        if self._program.situations[state.place].parts:
            return answer(self._program, state, given, luck)
        return choose(self._program, state, given[0], luck)
