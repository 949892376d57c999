"""Every state a scenario can come to, found by the engine's own transitions, as far as a bound allows."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING

from cxsim.engine import Step, answer, begin, choose, open_choices, wake
from cxsim.workbench.counters import Counters
from cxsim.workbench.live import Live
from cxsim.workbench.outcomes import outcomes, worlds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.engine import Luck, Program, State
    from cxsim.engine.closures import Value
    from cxsim.workbench.study import ScenarioStudy

STEPS_A_STATE = 20
"""Outcomes looked at for each state that may be kept, before exploration stops."""
Answers = tuple[str, ...]


@dataclass(slots=True)
class Walkabout:
    """What exploration came to."""

    came_from: dict[State, tuple[State, Answers] | None] = field(default_factory=dict)
    """State → the state and answers that first led there; None where play begins."""
    onward: dict[State, set[State]] = field(default_factory=dict)
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
        self.found = Walkabout()

    def walk(self) -> Walkabout:
        """Explore world after world, each to its end, until the bound."""
        for outside in worlds(self._program, self._study, self._remembered):
            for step in outcomes(partial(self._begin, outside)):
                if not self._keep(step.state, None):
                    return self.found
            while self._waiting:
                state = self._waiting.popleft()
                if not all(self._keep(after, (state, given)) for given, after in self._after(state)):
                    return self.found
        return self.found

    def _begin(self, outside: Mapping[str, Value], luck: Luck) -> Step:
        week = outside.get("week", 1)
        return begin(self._program, luck, int(week), outside)

    def _keep(self, state: State, came_from: tuple[State, Answers] | None) -> bool:
        """Note a state; return whether exploration may go on."""
        found, state = self.found, self._live.kept(self._counters.held(state))
        self._steps += 1
        if came_from:
            found.onward[came_from[0]].add(state)
        if state not in found.came_from:
            if len(found.came_from) >= self._most:
                found.stopped = True
                return False
            found.came_from[state] = came_from
            found.onward[state] = set()
            self._waiting.append(state)
        found.stopped = self._steps > self._most * STEPS_A_STATE
        return not found.stopped

    def _after(self, state: State) -> Iterator[tuple[Answers, State]]:
        if state.place in self._program.endings:
            return
        if state.place in self._program.stages:
            yield from (((), step.state) for step in self._woken(state))
            return
        given_ways = list(islice(self._ways(state), self._most * STEPS_A_STATE))
        if not given_ways:
            self.found.stuck.append(state)
        for given in given_ways:
            for step in outcomes(partial(self._decide, state, given)):
                yield given, step.state

    def _woken(self, state: State) -> Iterator[Step]:
        """Yield how a scenario that rests may go on: the world has moved, but a fact that held still holds."""
        slots = self._program.outside
        holding = frozenset(name for name, slot in slots.items() if state.values[slot] is True)
        earliest = state.values[slots["week"]] if "week" in slots else state.week
        for outside in worlds(self._program, self._study, self._remembered, holding):
            week = int(outside.get("week", state.week))
            if week >= earliest:
                yield from outcomes(partial(self._wake, state, week, outside))

    def _wake(self, state: State, week: int, outside: Mapping[str, Value], luck: Luck) -> Step:
        return wake(self._program, state, luck, week, outside)

    def _ways(self, state: State) -> Iterator[Answers]:
        offered = open_choices(self._program, state)
        parts = self._program.situations[state.place].parts
        if not parts:
            return ((each,) for each in offered)
        return product(*([each for each in offered if each.partition(".")[0] == part] for part in parts))

    def _decide(self, state: State, given: Answers, luck: Luck) -> Step:
        if self._program.situations[state.place].parts:
            return answer(self._program, state, given, luck)
        return choose(self._program, state, given[0], luck)
