"""A scenario as a graph: where one can be, and every way from there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

from cxsim.model.effects import Anytime, Branch, Case, applied_in_turn
from cxsim.model.walk import choices_of
from cxsim.workbench.graph.flow import way_shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.content.diagnostic import Diagnostic
    from cxsim.model.effects import Choice, Effects
    from cxsim.model.scenario import Scenario, Situation

Kind = Literal["situation", "stage", "ending", "setback", "missing"]
Marks = dict[str, tuple["Diagnostic", ...]]
"""Diagnostics by the stop they are about; under ``""`` those about the scenario as a whole."""
MOST_BRANCHES = 60
"""Continuations of one choice that are told apart; of more, only where they lead is kept."""

MOST_WAYS = 20_000
"""Ways of one scenario that are drawn."""


@dataclass(frozen=True, slots=True)
class Visits:
    """How often random plays do what there is to do, in times a play."""

    stops: dict[str, float]
    choices: dict[tuple[str, str], float]
    """(situation, choice)"""
    branches: dict[str, float]
    """Case or branch of chance, by the ids on the way to it."""


class TooManyWaysError(Exception):
    """A scenario has more than MOST_WAYS ways: an author's matter."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A situation, a stage, an ending, or a target that does not exist (``missing``)."""

    id: str
    kind: Kind
    text: str = ""
    """The first line that is read there."""
    marks: tuple[Diagnostic, ...] = ()
    share: float | None = None
    """How often a random play comes here; None where nobody has counted."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way on from a stop; without a choice where play goes on by itself."""

    start: str
    end: str
    choice: str = ""
    """Id of the choice, of a form ``part.answer``."""
    text: str = ""
    """What is read on the choice, its first line."""
    open_when: str = ""
    """Condition of the choice itself."""
    branches: tuple[str, ...] = ()
    """Ids of the cases and branches of chance that lead here, outermost first."""
    when: str = ""
    """Conditions of those cases, or what lets play go on by itself."""
    odds: float | None = None
    """Chance of those branches, 0 to 1; None where no luck is asked for."""
    anytime: bool = False
    """Whether the choice is open in several situations."""
    share: float | None = None
    """How often a random play goes this way; None where nobody has counted."""

    @property
    def label(self) -> str:
        """The way in words: its choice, its branches, their conditions and odds."""
        share = "" if self.odds is None else f"{self.odds:.0%}"
        return " · ".join(filter(None, (self.choice, *self.branches, self.when, share)))


@dataclass(frozen=True, slots=True)
class Graph:
    """One scenario's stops, as they are written, and its ways."""

    id: str
    title: str
    first: str
    stops: tuple[Stop, ...]
    ways: tuple[Way, ...]
    marks: tuple[Diagnostic, ...] = ()
    """Diagnostics about the scenario as a whole."""


def graph_of(scenario_id: str, scenario: Scenario, marks: Marks | None = None, visits: Visits | None = None) -> Graph:
    """Return the graph of a well-shaped scenario; targets that do not exist become stops of their own.

    Raises TooManyWaysError where it is too large to be drawn.
    """
    marks = marks or {}
    ways = tuple(islice(_ways(scenario), MOST_WAYS + 1))
    if len(ways) > MOST_WAYS:
        raise TooManyWaysError(f"'{scenario_id}' has more than {MOST_WAYS} ways to draw. Split it.")
    stops = tuple(_stops(scenario, ways, marks))
    if visits is not None:
        stops = tuple(replace(stop, share=visits.stops.get(stop.id, 0.0)) for stop in stops)
        shares = way_shares(scenario.first, ways, visits)
        ways = tuple(replace(way, share=share) for way, share in zip(ways, shares, strict=True))
    return Graph(scenario_id, scenario.title, scenario.first, stops, ways, marks.get("", ()))


def first_line(text: str) -> str:
    """Return a text's first line that says something."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _stops(scenario: Scenario, ways: Iterable[Way], marks: Marks) -> Iterator[Stop]:
    found: dict[str, Stop] = {}
    for name, situation in scenario.situations.items():
        found[name] = Stop(name, "situation", first_line(situation.text), marks.get(name, ()))
    for name, stage in scenario.stages.items():
        rests = f"{stage.after} day{'' if stage.after == 1 else 's'} later"
        found.setdefault(name, Stop(name, "stage", rests, marks.get(name, ())))
    for name, ending in scenario.endings.items():
        kind: Kind = "setback" if ending.setback else "ending"
        found.setdefault(name, Stop(name, kind, first_line(ending.text), marks.get(name, ())))
    for way in ways:
        found.setdefault(way.end, Stop(way.end, "missing"))
    yield from found.values()


def _negated(condition: str) -> str:
    """Return the opposite of a condition, without a second ``not`` and brackets where none is needed."""
    found = _NOT.fullmatch(condition)
    if found:
        return found[1] or found[2]
    return f"not {condition}" if _ONE_NAME.fullmatch(condition) else f"not ({condition})"


_ONE_NAME = re.compile(r"[\w.]+|\w+\([\w., ]*\)")
_NOT = re.compile(rf"not\s+(?:({_ONE_NAME.pattern})|\(([^()]*)\))")


def _ways(scenario: Scenario) -> Iterator[Way]:
    for name, situation in scenario.situations.items():
        if situation.when is not None and situation.otherwise is not None:
            yield Way(name, situation.otherwise, when=_negated(situation.when))
        for _, choice_id, choice in choices_of(scenario, name):
            yield from _ways_of(name, situation, choice_id, choice)
        if situation.parts and situation.next:
            yield Way(name, situation.next)
    for name, stage in scenario.stages.items():
        if name not in scenario.situations:
            yield Way(name, stage.start)


def _ways_of(name: str, situation: Situation, choice_id: str, choice: Choice) -> Iterator[Way]:
    """Yield the ways of one choice; an answer in a form that leads nowhere itself has none."""
    leaves = list(islice(_leaves(choice, _Leaf(choice.next)), MOST_BRANCHES + 1))
    if len(leaves) > MOST_BRANCHES:
        targets = dict.fromkeys(block.next or choice.next for _, block in applied_in_turn(choice))
        leaves = [_Leaf(each, ("…",)) for each in targets]
    for leaf in leaves:
        end = leaf.next or (None if situation.parts else situation.next or name)
        if end is not None:
            when = " and ".join(leaf.when)
            text, open_when = first_line(choice.text), choice.when or ""
            anytime = isinstance(choice, Anytime)
            yield Way(name, end, choice_id, text, open_when, leaf.branches, when, leaf.odds, anytime)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """Where effects can end up, and what must have come about."""

    next: str | None
    branches: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    odds: float | None = None

    def through(self, name: str, block: Case | Branch, odds: float | None = None) -> _Leaf:
        """Return this leaf one block further; ``odds`` is the share of a branch of chance."""
        when = (*self.when, block.when) if isinstance(block, Case) and block.when else self.when
        share = self.odds if odds is None else odds * (1.0 if self.odds is None else self.odds)
        return _Leaf(block.next or self.next, (*self.branches, name), when, share)


def _leaves(effects: Effects, so_far: _Leaf) -> Iterator[_Leaf]:
    """Yield every continuation in the engine's order: the first case that holds, then chance."""
    total = sum(branch.odds for branch in effects.chance.values())
    for leaf in _after_cases(effects, so_far):
        if not effects.chance:
            yield leaf
        for name, branch in effects.chance.items():
            yield from _leaves(branch, leaf.through(name, branch, branch.odds / total))


def _after_cases(effects: Effects, so_far: _Leaf) -> Iterator[_Leaf]:
    for name, case in effects.cases.items():
        yield from _leaves(case, so_far.through(name, case))
        if case.when is None:
            return
    yield replace(so_far, when=(*so_far.when, "else")) if effects.cases else so_far
