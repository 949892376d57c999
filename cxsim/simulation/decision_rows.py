"""One decision as a row: what can be said of it from the choices that were open, and what it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.engine.events import Consequence, Drawn, Ended
from cxsim.engine.occasions import deeds_of
from cxsim.equations.deeds import evidence
from cxsim.record.rows import PRACTICES, REFERENCES, DecisionRow
from cxsim.simulation.policies import POLICIES, seen
from cxsim.simulation.tries import chosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.engine import Program
    from cxsim.engine.encounter import Encounter
    from cxsim.engine.events import Event
    from cxsim.session import Decision, Play

LONGEST_SECONDS = 3600.0
"""Whoever thought for longer went away."""
_SAME = 1e-9


class Offered(NamedTuple):
    """What choosing among some open choices can show, whichever is taken."""

    deeds: frozenset[str]
    """That any of them has."""
    as_policies: tuple[tuple[str, ...], ...]
    """What each of ``REFERENCES`` would answer."""
    truthful: frozenset[str]
    """Where time and truth compete: the choices that the policy ``honest`` thinks most of; else none."""
    quicker: frozenset[str]
    """The choices that take less time than all of these."""


class Judge:
    """Judges the same offers once: they come again and again."""

    def __init__(self) -> None:
        self._offered: dict[tuple[str, str, tuple[str, ...]], Offered] = {}
        self._shown: dict[tuple[object, ...], tuple[float | None, ...]] = {}

    def offered(self, program: Program, decision: Decision) -> Offered:
        """Return what can be said of the choices that were open at a decision."""
        key = program.id, decision.situation, decision.open
        if key not in self._offered:
            self._offered[key] = _offered(program, decision)
        return self._offered[key]

    def shown(
        self, program: Program, decision: Decision, deeds: tuple[str, ...], act_class: str | None
    ) -> tuple[float | None, ...]:
        """Return the mean level that a decision shows of each practice; None of those it says nothing about."""
        open_deeds = self.offered(program, decision).deeds
        occasions = program.situations[decision.situation].speaks_to
        key = (deeds, open_deeds, occasions, act_class)
        if key not in self._shown:
            levels = evidence(deeds, sorted(open_deeds - set(deeds)), occasions, act_class)
            found = (levels.get(each) for each in PRACTICES)
            self._shown[key] = tuple(None if each is None else round(sum(each) / len(each), 6) for each in found)
        return self._shown[key]


class Place(NamedTuple):
    """Where a decision stands among the others of its run."""

    try_: int
    coming: int
    counts: bool


def decision_row(
    judge: Judge, play: Play, decision: Decision, place: Place, before: Encounter, after: Encounter
) -> DecisionRow:
    """Return the row of a decision; the encounters are those before and after it."""
    program = play.program
    offered = judge.offered(program, decision)
    deeds = _deeds(decision.events)
    satisfaction, memory, attitude = _felt(before, after)
    return DecisionRow(
        entry=decision.entry,
        scenario=program.id,
        situation=decision.situation,
        choice="+".join(decision.answers),
        try_=place.try_,
        coming=place.coming,
        counts=place.counts,
        week=decision.before.week,
        seconds=min(decision.seconds, LONGEST_SECONDS),
        observed=program.situations[decision.situation].observed,
        open=len(decision.open),
        deeds=" ".join(deeds),
        tension=_tension(offered, decision),
        minutes=round(after.minutes - before.minutes, 6),
        costs=round(after.costs - before.costs, 6),
        satisfaction=satisfaction,
        memory=memory,
        attitude=attitude,
        solved=int(after.solved) - int(before.solved),
        reported=after.reported if before.reported is None else None,
        shown=judge.shown(program, decision, deeds, act_class(program, play.begun.events)),
        agrees=tuple([each == decision.answers for each in offered.as_policies]),
    )


def act_class(program: Program, events: Iterable[Event]) -> str | None:
    """Return the hidden class of the act, as a scenario's draws have it; None where it has none."""
    if program.act_class is None:
        return None
    drawn = (each for each in events if isinstance(each, Drawn) and each.situation is None)
    return next((each.label for each in drawn if each.place == program.act_class), None)


def _deeds(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the participant's own deeds; a promise still open at the ending is broken."""
    own: list[str] = []
    for event in events:
        if isinstance(event, Consequence):
            own += event.deeds
        elif isinstance(event, Ended):
            own += ["break_promise"] * len(event.broken)
    return tuple(own)


def _offered(program: Program, decision: Decision) -> Offered:
    deeds = (deeds_of(program, decision.situation, each) for each in decision.open)
    as_policies = (chosen(program, decision.before, decision.open, POLICIES[each]) for each in REFERENCES)
    truthful, quicker = _competing(program, decision)
    return Offered(frozenset().union(*deeds), tuple(as_policies), truthful, quicker)


def _competing(program: Program, decision: Decision) -> tuple[frozenset[str], frozenset[str]]:
    """Return the most truthful choices, and those quicker than them all; neither where one is among the quickest."""
    none: frozenset[str] = frozenset()
    if program.situations[decision.situation].parts:
        return none, none
    offers = {each: seen(program, decision.situation, each, decision.open) for each in decision.open}
    worth = {each: POLICIES["honest"].worth(offer) for each, offer in offers.items()}
    truthful = frozenset(each for each in offers if worth[each] >= max(worth.values()) - _SAME)
    least = min(offers[each].minutes for each in truthful)
    quicker = frozenset(each for each, offer in offers.items() if offer.minutes < least - _SAME)
    return (truthful, quicker) if quicker else (none, none)


def _tension(offered: Offered, decision: Decision) -> str | None:
    """Say which of time and truth won where they compete, None where they do not."""
    if decision.choice in offered.truthful:
        return "truth"
    return "time" if decision.choice in offered.quicker else None


def _felt(before: Encounter, after: Encounter) -> tuple[float | None, float | None, float | None]:
    """Return what moved for the customers: satisfaction, memory, attitude; None without customers."""
    if after.contacts is before.contacts:  # nothing was delivered or put right
        nothing = 0.0 if after.contacts else None
        return nothing, nothing, nothing
    return (
        _moved(before.satisfaction, after.satisfaction),
        _moved(before.memory, after.memory),
        _moved(before.attitude, after.attitude),
    )


def _moved(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else round(after - before, 6)
