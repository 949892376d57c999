"""What each answer leads to on average, to the end of the play, whoever plays on.

Computed over the states of a walkabout: what adds up is added, of a need the last delivery stands, of reports the first
one. The players who go on are the reference policies, each of whom now and then takes something else, and chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cxsim.equations.encounter import delivery_value
from cxsim.simulation.policies import POLICIES, remembering
from cxsim.workbench.merits import LOWER_IS_BETTER, Judge, delivered, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.engine import Program, State
    from cxsim.engine.events import Events
    from cxsim.engine.program import NeedTerms
    from cxsim.model.pack import Pack
    from cxsim.simulation.policies import Chooser
    from cxsim.workbench.study import PackStudy, ScenarioStudy
    from cxsim.workbench.walkabout import Option, Walkabout

PLAYERS = ("", "hurry", "honest", "hide", "careful_lead")
"""Who plays on; "" is chance."""
STRAYS = 0.1
"""Share of a policy's decisions in which it takes anything."""
SWEEPS = 60
CLOSE = 1e-7
REPORTED = "reported"
GAP = "gap"
Prospect = dict[str, float]
"""Merits to the end, ``need.x`` as it ends, ``met``, ``reported``, which is the chance that it is put down as solved,
and ``gap``: how far that is from what is so.
"""
Vector = list[float]
"""What stands, how far each of these will still stand, and what adds up."""


@dataclass(frozen=True, slots=True)
class Explored:
    """One scenario, and the walk over its states: all of them, where the walk did not stop."""

    pack: Pack
    read: PackStudy
    study: ScenarioStudy
    program: Program
    walk: Walkabout


class _Step(NamedTuple):
    """What one step brings, by place in a vector."""

    adds: tuple[tuple[int, float], ...]
    stands: tuple[tuple[int, float], ...]


_Weighed = tuple[float, _Step, Vector]
"""How often a fall comes up, its step, and what it comes to from there."""


class Prospects:
    """What the answers of one explored scenario lead to. Computed when first asked for."""

    def __init__(self, explored: Explored) -> None:
        self.explored = explored
        self._walk = explored.walk
        self._program = explored.program
        self._judge = Judge(explored.pack, explored.read, explored.study, explored.program)
        self._needs: Mapping[str, NeedTerms] = {
            f"{customer}.{need}": terms
            for customer, needs in explored.program.at_stake.items()
            for need, terms in needs.items()
        }
        self._places = {name: at for at, name in enumerate([REPORTED, *self._needs])}
        """What stands → where its value is; how far it still stands is as many places further on."""
        self._steps: dict[int, _Step] = {}
        """By the identity of a step's events, which stands for all steps that bring the same."""
        self._totals: dict[tuple[tuple[float, int, int], ...], Vector] = {}
        """By share, step and what follows; what is kept here stays, so that its identity stands for it."""
        self._prospects: dict[int, Prospect] = {}
        self._order: list[State] = []
        self._loops = False
        self._values: dict[str, dict[State, Vector]] = {}
        self.by_place: dict[str, list[State]] = {}
        for state in explored.walk.options:
            self.by_place.setdefault(state.place, []).append(state)
        self._alike: dict[str, list[list[State]]] = {}

    def alike(self, place: str) -> list[list[State]]:
        """Return the states of a place, those together in which the same is open and brings the same at once."""
        if place not in self._alike:
            found: dict[tuple[int, ...], list[State]] = {}
            for state in self.by_place.get(place, ()):
                options = self._walk.options[state]
                brought = tuple([id(fall.events) for option in options for fall in option.falls])
                found.setdefault(brought, []).append(state)
            self._alike[place] = list(found.values())
        return self._alike[place]

    def option(self, state: State, choice: str) -> Option | None:
        """Return a choice as it is open in a state, None where it is not."""
        wanted = (choice,)
        for each in self._walk.options[state]:
            if each.answers == wanted:
                return each
        return None

    def now(self, option: Option) -> Prospect:
        """Return what one answer brings at once, with that of an ending it leads to."""
        return self._named(self._total(((1.0, option),), {}))

    def to_the_end(self, option: Option, player: str) -> Prospect:
        """Return what one answer comes to where a player goes on from there."""
        if player not in self._values:
            self._values[player] = self._computed(player)
        return self._named(self._total(((1.0, option),), self._values[player]))

    def _named(self, total: Vector) -> Prospect:
        """Return a total by name; of one that was kept, what was returned before."""
        if id(total) not in self._prospects:
            self._prospects[id(total)] = self._by_name(total)
        return self._prospects[id(total)]

    def _by_name(self, total: Vector) -> Prospect:
        """Return a total by name: needs as they end, ``met`` for what that is worth to the customers in all (E1)."""
        count = len(self._places)
        found = dict(zip(self._merits_named(), total[2 * count :], strict=True))
        found |= {REPORTED: total[0], "met": 0.0}
        solved = 1.0
        for need, terms in self._needs.items():
            at = self._places[need]
            untouched = terms.expects if terms.kind == "performance" else 0.0
            level = total[at] + total[at + count] * untouched
            found[f"need.{need}"] = level
            if terms.kind == "must_be":
                solved = min(solved, level / terms.expects if terms.expects else 1.0)
            found["met"] += delivery_value(level, terms.expects, terms.weight, terms.kind)
        found[GAP] = found[REPORTED] * (1.0 - solved)
        return found

    @cached_property
    def _base(self) -> Vector:
        count = len(self._places)
        return [0.0] * count + [1.0] * count + [0.0] * len(self._merits_named())

    def _merits_named(self) -> tuple[str, ...]:
        self._read()
        return tuple(self._merits)

    def _read(self) -> None:
        """Read every step once: what it adds up to, and what it lets stand."""
        if self._steps:
            return
        self._merits: dict[str, int] = {}
        first = 2 * len(self._places)
        alike: dict[tuple[object, ...], _Step] = {}
        for state in [states[0] for place in self.by_place for states in self.alike(place)]:
            for option in self._walk.options[state]:
                opened = self._walk.opened.get(state, ()) if option.answers else ()
                for _, _, events in option.falls:
                    mark = self._judge.mark(state, opened, events)
                    if mark not in alike:
                        merits = self._judge.merits_of(state, opened, events).items()
                        adds = [(first + self._merits.setdefault(name, len(self._merits)), by) for name, by in merits]
                        alike[mark] = _Step(tuple(adds), tuple(self._stands(events)))
                    self._steps[id(events)] = alike[mark]

    def _stands(self, events: Events) -> Iterator[tuple[int, float]]:
        first = reported(events)
        if first is not None:
            yield 0, first
        yield from ((self._places[need], level) for need, level in delivered(events).items())

    def _total(self, weights: Iterable[tuple[float, Option]], then: Mapping[State, Vector]) -> Vector:
        """Return the mean over options and luck of what a step and what follows it come to; the same mean once."""
        falls = self._falls(weights, then)
        key = tuple([(share, id(step), id(follows)) for share, step, follows in falls])
        if key not in self._totals:
            self._totals[key] = self._mean(falls)
        return self._totals[key]

    def _falls(self, weights: Iterable[tuple[float, Option]], then: Mapping[State, Vector]) -> list[_Weighed]:
        """Return (share, step, what follows) of each fall."""
        self._read()
        base, steps = self._base, self._steps
        return [
            (weight * chance, steps[id(events)], then.get(after, base))
            for weight, option in weights
            for chance, after, events in option.falls
        ]

    def _mean(self, falls: Iterable[_Weighed]) -> Vector:
        count = len(self._places)
        total = [0.0] * len(self._base)
        for share, step, follows in falls:
            total = [one + share * other for one, other in zip(total, follows, strict=True)]
            for at, by in step.adds:
                total[at] += share * by
            for at, by in step.stands:
                if at == 0:  # of reports the first stands
                    total[0] += share * (by - follows[0])
                else:  # of deliveries the last
                    total[at] += share * follows[at + count] * by
                    total[at + count] -= share * follows[at + count]
        return total

    def _computed(self, player: str) -> dict[State, Vector]:
        """Return state → what a player comes to from there: swept from the endings back until it stands."""
        values: dict[State, Vector] = {}
        chooser = remembering(POLICIES[player]) if player else None
        weights = {state: tuple(self._weights(state, chooser)) for state in self._ordered()}
        for _ in range(SWEEPS):
            change = 0.0
            for state, options in weights.items():
                if not options:
                    total = self._base
                elif not self._loops:
                    total = self._total(options, values)
                else:  # what a sweep comes to is not kept
                    total = self._mean(self._falls(options, values))
                    before = values.get(state, self._base)
                    change = max(change, *(abs(one - other) for one, other in zip(before, total, strict=True)))
                values[state] = total
            if change < CLOSE:
                break
        return values

    def _weights(self, state: State, chooser: Chooser | None) -> Iterator[tuple[float, Option]]:
        """Yield each option with how often the player takes it."""
        options = self._walk.options[state]
        if not options:
            return
        share = 1 / len(options)
        parts = state.place in self._program.situations and self._program.situations[state.place].parts
        if chooser is None or parts or not options[0].answers:
            yield from ((share, option) for option in options)
            return
        favourite = chooser(self._program, state, self._walk.opened[state])
        for option in options:
            yield STRAYS * share + (1 - STRAYS) * (option.answers == (favourite,)), option

    def _ordered(self) -> list[State]:
        """Return the states, what follows before what it follows from."""
        if self._order:
            return self._order
        done: dict[State, bool] = {}
        for start in self._walk.options:
            stack = [(start, iter(self._after(start)))] if start not in done else []
            if stack:
                done[start] = False
            while stack:
                state, rest = stack[-1]
                after = next(rest, None)
                if after is None:
                    done[state] = True
                    self._order.append(state)
                    stack.pop()
                elif after not in done:
                    done[after] = False
                    stack.append((after, iter(self._after(after))))
                elif not done[after]:
                    self._loops = True
        return self._order

    def _after(self, state: State) -> list[State]:
        return [fall.state for option in self._walk.options[state] for fall in option.falls]

    def places_after(self, option: Option) -> set[str]:
        """Return all places that play can come to after an answer."""
        seen = {fall.state for fall in option.falls}
        waiting = list(seen)
        while waiting:
            new = {each for each in self._after(waiting.pop()) if each not in seen}
            seen |= new
            waiting += new
        return {state.place for state in seen}


def better_by(name: str, one: Prospect, other: Prospect) -> float:
    """Return by how much one prospect is better than another in one merit."""
    by = one.get(name, 0.0) - other.get(name, 0.0)
    return -by if name in LOWER_IS_BETTER else by
