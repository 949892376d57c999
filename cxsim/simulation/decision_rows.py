"""One decision as a row: what can be said of it from the choices that were open, and what it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cxsim.engine.events import Consequence, Drawn, Ended
from cxsim.engine.occasions import deeds_of
from cxsim.equations.deeds import evidence
from cxsim.record.rows import PRACTICES, REFERENCES, DecisionRow
from cxsim.simulation.policies import POLICIES, seen
from cxsim.simulation.tries import chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.engine import Program
    from cxsim.engine.encounter import Encounter
    from cxsim.engine.events import Event
    from cxsim.session import Decision, Play

LONGEST_SECONDS = 3600.0
"""Whoever thought for longer went away."""
_SAME = 1e-9
_Felt: TypeAlias = tuple[float | None, float | None, float | None]
"""Satisfaction, memory and attitude, on the mean of the customers; None without any."""


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


class Answered(NamedTuple):
    """What giving some answers at a situation is, whatever comes of it."""

    choice: str
    observed: bool
    open: int
    tension: str | None
    agrees: tuple[bool, ...]


class Judge:
    """Judges the same offers and answers once: they come again and again."""

    def __init__(self) -> None:
        self._offered: dict[tuple[str, str, tuple[str, ...]], Offered] = {}
        self._answered: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], Answered] = {}
        self._shown: dict[tuple[object, ...], tuple[str, tuple[float | None, ...]]] = {}

    def offered(self, program: Program, decision: Decision) -> Offered:
        """Return what can be said of the choices that were open at a decision."""
        key = program.id, decision.situation, decision.open
        if key not in self._offered:
            self._offered[key] = _offered(program, decision)
        return self._offered[key]

    def answered(self, program: Program, decision: Decision) -> Answered:
        """Return what can be said of the answers that were given at a decision."""
        key = program.id, decision.situation, decision.open, decision.answers
        found = self._answered.get(key)
        if found is None:
            found = self._answered[key] = _answered(program, decision, self.offered(program, decision))
        return found

    def shown(
        self, program: Program, decision: Decision, deeds: tuple[str, ...], act_class: str | None
    ) -> tuple[str, tuple[float | None, ...]]:
        """Return the deeds, and the mean level that they show of each practice, None of those they leave open."""
        key = program.id, decision.situation, decision.open, deeds, act_class
        found = self._shown.get(key)
        if found is None:
            others = sorted(self.offered(program, decision).deeds - set(deeds))
            levels = evidence(deeds, others, program.situations[decision.situation].speaks_to, act_class)
            of_each = (levels.get(each) for each in PRACTICES)
            means = tuple(None if each is None else round(sum(each) / len(each), 6) for each in of_each)
            found = self._shown[key] = " ".join(deeds), means
        return found


class Place(NamedTuple):
    """Where a decision stands among the others of its run."""

    try_: int
    coming: int
    counts: bool


class Standing(NamedTuple):
    """How an encounter stands at some moment of a try."""

    encounter: Encounter
    felt: _Felt


def standing_each(encounters: Iterable[Encounter]) -> Iterator[Standing]:
    """Yield how each of a try's encounters stands; what customers feel is taken anew where anything has moved them."""
    contacts: object = None
    felt: _Felt = (None, None, None)
    for each in encounters:
        if each.contacts is not contacts:
            contacts, felt = each.contacts, (each.satisfaction, each.memory, each.attitude)
        yield Standing(each, felt)


def decision_row(
    judge: Judge, play: Play, decision: Decision, place: Place, before: Standing, after: Standing
) -> DecisionRow:
    """Return the row of a decision, from how the encounter stood before and after it."""
    program, then, now = play.program, before.encounter, after.encounter
    answered = judge.answered(program, decision)
    deeds, shown = judge.shown(program, decision, _deeds(decision.events), act_class(program, play.begun.events))
    satisfaction, memory, attitude = map(_moved, before.felt, after.felt)
    return DecisionRow(  # in the order of the fields: by their names it takes three times as long
        decision.entry,
        program.id,
        decision.situation,
        answered.choice,
        *place,
        decision.before.week,
        min(decision.seconds, LONGEST_SECONDS),
        answered.observed,
        answered.open,
        deeds,
        answered.tension,
        _difference(then.minutes, now.minutes),
        _difference(then.costs, now.costs),
        satisfaction,
        memory,
        attitude,
        now.solved - then.solved,
        now.reported if then.reported is None else None,
        shown,
        answered.agrees,
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
    offers = seen(program, decision.situation, decision.open)
    worth = {each: POLICIES["honest"].worth(offer) for each, offer in offers.items()}
    most = max(worth.values())
    truthful = frozenset(each for each in offers if worth[each] >= most - _SAME)
    least = min(offers[each].minutes for each in truthful)
    quicker = frozenset(each for each, offer in offers.items() if offer.minutes < least - _SAME)
    return (truthful, quicker) if quicker else (none, none)


def _answered(program: Program, decision: Decision, offered: Offered) -> Answered:
    agrees = tuple([each == decision.answers for each in offered.as_policies])
    observed = program.situations[decision.situation].observed
    return Answered("+".join(decision.answers), observed, len(decision.open), _tension(offered, decision), agrees)


def _tension(offered: Offered, decision: Decision) -> str | None:
    """Say which of time and truth won where they compete, None where they do not."""
    if decision.choice in offered.truthful:
        return "truth"
    return "time" if decision.choice in offered.quicker else None


def _moved(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else _difference(before, after)


def _difference(before: float, after: float) -> float:
    return 0.0 if before == after else round(after - before, 6)
