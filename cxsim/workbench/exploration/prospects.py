"""What each answer leads to on average, to the end of the play, whoever plays on.

Computed over the states of a walkabout: what adds up is added, of a need the last delivery stands, of reports the first
one. The players who go on are the reference policies, each of whom now and then takes something else, and chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cxsim.equations.encounter import delivery_value
from cxsim.simulation.policies import POLICIES, remembering
from cxsim.workbench.exploration.brought import REPORTED, Brought
from cxsim.workbench.exploration.merits import LOWER_IS_BETTER, Judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxsim.engine import Program, State
    from cxsim.engine.program import NeedTerms
    from cxsim.model.pack import Pack
    from cxsim.simulation.policies import Chooser
    from cxsim.workbench.exploration.brought import Answer, Brings
    from cxsim.workbench.exploration.walkabout import Steps, Walkabout
    from cxsim.workbench.study import PackStudy, ScenarioStudy

PLAYERS = ("", "hurry", "honest", "hide", "careful_lead")
"""Who plays on; "" is chance."""
STRAYS = 0.1
"""Share of a policy's decisions in which it takes anything."""
SWEEPS = 60
CLOSE = 1e-7
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
    compiled: Program
    program: Program
    """The same, watched."""
    walk: Walkabout


class Prospects:
    """What the answers of one explored scenario lead to. Computed when first asked for.

    States have the numbers of the walkabout. What is alike is computed once, and has a number as well.
    """

    def __init__(self, explored: Explored) -> None:
        self.explored = explored
        self._walk = explored.walk
        self._program = explored.program
        self._needs: Mapping[str, NeedTerms] = {
            f"{customer}.{need}": terms
            for customer, needs in explored.program.at_stake.items()
            for need, terms in needs.items()
        }
        self._totals: dict[tuple[int, ...], int] = {}
        """Number of shares, and of what follows each → number of the vector of all."""
        self._prospects: dict[int, Prospect] = {}
        """By the number of the vector."""
        self._ahead: dict[tuple[int, int], Mapping[str, float]] = {}
        """By the numbers of two vectors."""
        self._places: dict[frozenset[int], set[str]] = {}
        """States → all places that play can come to from there, of which many choices lead to the same."""
        self._values: dict[str, list[int]] = {}
        """Player → state → number of the vector of what it comes to from there."""
        self._alike: dict[str, list[list[int]]] = {}
        self.by_place: dict[str, list[int]] = {}
        for number, state in enumerate(self._walk.states):
            self.by_place.setdefault(state.place, []).append(number)

    def alike(self, place: str) -> list[list[int]]:
        """Return the states of a place, those together in which the same is open and brings the same at once."""
        if place not in self._alike:
            found: dict[Brings, list[int]] = {}
            for state in self.by_place.get(place, ()):
                found.setdefault(self._brought.brings[self._walk.steps[state]], []).append(state)
            self._alike[place] = list(found.values())
        return self._alike[place]

    def is_open(self, state: int, choice: str) -> bool:
        """Whether a choice can be made in a state."""
        return self._answer(state, choice) is not None

    def ahead(self, state: int, one: str, other: str, player: str | None = None) -> Mapping[str, float] | None:
        """Return by how much one choice comes to more than another in each merit; None where one of them is closed."""
        first, second = self._comes_to(state, one, player), self._comes_to(state, other, player)
        if first is None or second is None:
            return None
        if (first, second) not in self._ahead:
            self._ahead[first, second] = self._better_by(first, second)
        return self._ahead[first, second]

    def places_after(self, state: int, choice: str) -> set[str]:
        """Return all places that play can come to after a choice."""
        answer = self._answer(state, choice)
        first = frozenset(self._walk.leads[state][answer.moves] if answer else ())
        if first not in self._places:
            self._places[first] = {self._walk.states[each].place for each in self._after(first)}
        return self._places[first]

    def _after(self, first: frozenset[int]) -> set[int]:
        """Return some states, and all that play can come to from them."""
        leads = self._walk.leads
        seen = {*first}
        waiting = [*seen]
        while waiting:
            new = {each for each in leads[waiting.pop()] if each not in seen}
            seen |= new
            waiting += new
        return seen

    @cached_property
    def _brought(self) -> Brought:
        explored = self.explored
        judge = Judge(explored.pack, explored.read, explored.study, explored.program)
        return Brought(judge, self._needs, explored.walk)

    @cached_property
    def _vectors(self) -> list[Vector]:
        """By number; the first is what play comes to where it is over."""
        count = len(self._brought.stands)
        return [[0.0] * count + [1.0] * count + [0.0] * len(self._brought.adds)]

    def _answer(self, state: int, choice: str) -> Answer | None:
        return self._brought.answers[self._walk.steps[state]].get((choice,))

    def _comes_to(self, state: int, choice: str, player: str | None) -> int | None:
        """Return the number of a choice's vector, None where it is closed."""
        answer = self._answer(state, choice)
        if answer is None:
            return None
        leads = self._walk.leads[state][answer.moves]
        if player is None:
            return self._total(answer.shares, [0] * len(leads))
        if player not in self._values:
            self._values[player] = self._computed(player)
        values = self._values[player]
        return self._total(answer.shares, [values[after] for after in leads])

    def _better_by(self, first: int, second: int) -> dict[str, float]:
        one, other = self._named(first), self._named(second)
        return {name: other[name] - by if name in LOWER_IS_BETTER else by - other[name] for name, by in one.items()}

    def _named(self, total: int) -> Prospect:
        if total not in self._prospects:
            self._prospects[total] = self._by_name(self._vectors[total])
        return self._prospects[total]

    def _by_name(self, total: Vector) -> Prospect:
        """Return a vector by name: needs as they end, ``met`` for what that is worth to the customers in all (E1)."""
        stands = self._brought.stands
        found = {name: total[at] for name, at in self._brought.adds.items()}
        found |= {REPORTED: total[stands[REPORTED]], "met": 0.0}
        solved = 1.0
        for need, terms in self._needs.items():
            at = stands[need]
            untouched = terms.expects if terms.kind == "performance" else 0.0
            level = total[at] + total[at + len(stands)] * untouched
            found[f"need.{need}"] = level
            if terms.kind == "must_be":
                solved = min(solved, level / terms.expects if terms.expects else 1.0)
            found["met"] += delivery_value(level, terms.expects, terms.weight, terms.kind)
        found[GAP] = found[REPORTED] * (1.0 - solved)
        return found

    def _total(self, shares: int, follows: Sequence[int]) -> int:
        """Return the number of the mean, over options and luck, of what a step and what follows it come to."""
        key = (shares, *follows)
        if key not in self._totals:
            self._totals[key] = self._kept(self._mean(shares, [self._vectors[each] for each in follows]))
        return self._totals[key]

    def _kept(self, vector: Vector) -> int:
        self._vectors.append(vector)
        return len(self._vectors) - 1

    def _mean(self, shares: int, follows: Iterable[Vector]) -> Vector:
        count = len(self._brought.stands)
        total = [0.0] * len(self._vectors[0])
        for (share, number), after in zip(self._brought.shares[shares], follows, strict=True):
            step = self._brought.steps[number]
            total = [one + share * other for one, other in zip(total, after, strict=True)]
            for at, by in step.adds:
                total[at] += share * by
            for at, by in step.stands:
                if at == 0:  # of reports the first stands
                    total[0] += share * (by - after[0])
                else:  # of deliveries the last
                    total[at] += share * after[at + count] * by
                    total[at + count] -= share * after[at + count]
        return total

    def _computed(self, player: str) -> list[int]:
        """Return what a player comes to from each state: computed from the endings back."""
        order, loops = self._order
        shares = self._shares_of(player)
        if loops:
            return self._swept(shares, order)
        values = [0] * len(order)
        for state in order:
            steps, leads = self._walk.steps[state], self._walk.leads[state]
            if leads:
                values[state] = self._total(shares[steps], [values[after] for after in leads])
        return values

    def _swept(self, shares: Mapping[Steps, int], order: Sequence[int]) -> list[int]:
        """Return the same where play can come round: swept until it stands."""
        values = [self._vectors[0]] * len(order)
        for _ in range(SWEEPS):
            change = 0.0
            for state in order:
                steps, leads = self._walk.steps[state], self._walk.leads[state]
                if leads:
                    total = self._mean(shares[steps], [values[after] for after in leads])
                    change = max(change, *(abs(one - other) for one, other in zip(values[state], total, strict=True)))
                    values[state] = total
            if change < CLOSE:
                break
        return [self._kept(each) for each in values]

    def _shares_of(self, player: str) -> dict[Steps, int]:
        """Return how often each move comes up where a player decides, in all the states that share their steps."""
        chooser = remembering(POLICIES[player]) if player else None
        found: dict[Steps, int] = {}
        for state, steps in zip(self._walk.states, self._walk.steps, strict=True):
            if steps not in found:
                found[steps] = self._brought.number(tuple(self._shares(state, steps, chooser)))
        return found

    def _shares(self, state: State, steps: Steps, chooser: Chooser | None) -> Iterator[tuple[float, int]]:
        favourite = self._favourite(state, steps, chooser)
        for answers, answer in self._brought.answers[steps].items():
            weight = 1 / len(steps.options)
            if favourite is not None:
                weight = STRAYS * weight + (1 - STRAYS) * (answers == (favourite,))
            yield from ((weight * share, step) for share, step in self._brought.shares[answer.shares])

    def _favourite(self, state: State, steps: Steps, chooser: Chooser | None) -> str | None:
        """Return what a player takes; None where it takes anything."""
        parts = state.place in self._program.situations and self._program.situations[state.place].parts
        if chooser is None or parts or not steps.opened:
            return None
        return chooser(self._program, state, steps.opened)

    @cached_property
    def _order(self) -> tuple[list[int], bool]:
        """The states, what follows before what it follows from, and whether play can come round."""
        leads = self._walk.leads
        order: list[int] = []
        loops = False
        done: dict[int, bool] = {}
        for start in range(len(leads)):
            stack = [(start, iter(leads[start]))] if start not in done else []
            done.setdefault(start, False)
            while stack:
                state, rest = stack[-1]
                after = next(rest, None)
                if after is None:
                    done[state] = True
                    order.append(state)
                    stack.pop()
                elif after not in done:
                    done[after] = False
                    stack.append((after, iter(leads[after])))
                elif not done[after]:
                    loops = True
        return order, loops
