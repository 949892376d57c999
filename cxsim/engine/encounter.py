"""What a try amounts to: time, deeds, needs met and recovery, gathered from what happened and valued by E1–E4."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cxsim.engine.events import Consequence, Decided, Delivery, Ended, Event, Reported
from cxsim.equations.deeds import DEEDS
from cxsim.equations.encounter import (
    attitude,
    attitude_after,
    delivery_value,
    recovered_memory,
    recovered_satisfaction,
    recovery,
    remembered,
)
from cxsim.equations.parameters import DISPOSITION_MEAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cxsim.engine.program import NeedTerms, Program, Stakes

_JUSTICE = ("recovery_made_good", "recovery_treatment", "recovery_process")
_Worth: TypeAlias = tuple[float, float]
"""Value of a moment to a customer (E1), and what it would have been had no must-be fallen short."""
_Shown: TypeAlias = tuple[list[float], list[float], list[float]]
"""Levels shown of each of ``_JUSTICE``."""
_Felt: TypeAlias = tuple[tuple[float, ...], float, bool, float, float]
"""Moments, memory, failed, satisfaction and attitude of a contact."""
_KEPT = 8192
"""Deliveries, and encounters of one customer, whose value is kept: the same few come again and again."""


class Contact(NamedTuple):
    """What the encounter was to one customer."""

    levels: Mapping[str, float]
    """Need → level it was last met to, in [0, 1]."""
    moments: tuple[float, ...]
    """Value of each moment (E1), in order."""
    memory: float
    """What is remembered (E2, E3), in [-1, 1]."""
    failed: bool
    """Whether a must-be fell short in some moment, or the contact was closed unsolved."""
    satisfaction: float
    """What a survey would hear (E3), in [-1, 1]."""
    attitude: float
    """Of somebody who came with the mean disposition (E4), in [-1, 1]."""


class Encounter(NamedTuple):
    """What one try amounts to so far."""

    minutes: float
    """On the clock in all."""
    handling_minutes: float
    """Until the contact was closed."""
    costs: float
    deeds: tuple[str, ...]
    """The participant's, in order."""
    others: tuple[tuple[str, str], ...]
    """(colleague, deed), in order."""
    promises: Mapping[str, str]
    """Promise → open, kept or broken."""
    remembered: tuple[str, ...]
    later: tuple[str, ...]
    reported: Reported | None
    solved_at_close: bool | None
    """Whether it was solved when the contact was closed; None while it is open."""
    solved: bool
    """Whether no must-be at stake falls short of what is expected, as things stand."""
    recovery: float
    """How far failures were put right, in [0, 1]."""
    contacts: Mapping[str, Contact]
    """By customer; empty in a scenario without one."""
    waited: Mapping[str, float]
    """Customer → minutes they were let wait, of those who were."""
    ending: str | None

    @property
    def satisfaction(self) -> float | None:
        """Mean over the customers; None without one."""
        return _mean([each.satisfaction for each in self.contacts.values()])

    @property
    def memory(self) -> float | None:
        """Mean over the customers; None without one."""
        return _mean([each.memory for each in self.contacts.values()])

    @property
    def attitude(self) -> float | None:
        """Mean over the customers; None without one."""
        return _mean([each.attitude for each in self.contacts.values()])


def gather(
    program: Program,
    events: Iterable[Event],
    at_stake: Stakes | None = None,
    failed_before: Collection[str] = (),
) -> Encounter:
    """Fold what happened in one try into an encounter. Pure; the same events give the same encounter.

    ``at_stake`` is what customers have come to expect, where that is not as written; ``failed_before`` are those whom
    the firm failed not long ago: they are not won over twice (E3).
    """
    fold = _Fold(program.at_stake if at_stake is None else at_stake, failed_before)
    for event in events:
        fold.take(event)
    return fold.encounter()


def gather_each(
    program: Program,
    chunks: Iterable[Iterable[Event]],
    at_stake: Stakes | None = None,
    failed_before: Collection[str] = (),
) -> Iterator[Encounter]:
    """Yield the encounter after each chunk of what happened, as ``gather`` has it for all chunks up to that one.

    A chunk ends where a decision's consequences do: no consequence of a decision stands at the start of the next.
    """
    fold = _Fold(program.at_stake if at_stake is None else at_stake, failed_before)
    for chunk in chunks:
        for event in chunk:
            fold.take(event)
        yield fold.encounter()


class _Fold:
    def __init__(self, at_stake: Stakes, failed_before: Collection[str]) -> None:
        self._at_stake = at_stake
        self._failed_before = failed_before
        self._must = [
            (customer, need, terms.expects)
            for customer, needs in at_stake.items()
            for need, terms in needs.items()
            if terms.kind == "must_be"
        ]
        self._minutes = self._costs = 0.0  # this and what follows is replaced, never changed: encounters share it
        self._deeds: tuple[str, ...] = ()
        self._others: tuple[tuple[str, str], ...] = ()
        self._promises: Mapping[str, str] = {}
        self._remembered: tuple[str, ...] = ()
        self._later: tuple[str, ...] = ()
        self._waited: Mapping[str, float] = {}
        self._levels: dict[str, Mapping[str, float]] = {customer: {} for customer in at_stake}
        """Customer → need → level that was delivered last."""
        self._reported: Reported | None = None
        self._closed: tuple[Reported, float, bool] | None = None
        self._now: dict[str, dict[str, float]] = {}
        """The same, of the moment under way."""
        self._over: dict[str, list[_Worth]] = {customer: [] for customer in at_stake}
        """Customer → each moment that is over and brought them anything."""
        self._shown: tuple[_Shown, _Shown] = ([], [], []), ([], [], [])
        """Levels of each justice: of the participant's deeds, and of others'."""
        self._ending: str | None = None
        self._evidence = self._delivered = 0
        self._solved = self._is_solved()
        self._healed: tuple[object, float] = (None, 0.0)
        """What recovery was valued for last, and its value; most decisions change neither it nor any contact."""
        self._valued: tuple[object, Mapping[str, Contact]] = (None, {})

    def take(self, event: Event) -> None:
        if self._reported and (not isinstance(event, Consequence) or event.happens):
            self._close(self._reported)
        match event:
            case Decided():
                self._next_moment()
            case Consequence():
                self._consequence(event)
            case Ended(ending=ending, broken=broken):
                self._ending = ending
                self._promises = {**self._promises, **dict.fromkeys(broken, "broken")}
                self._done(("break_promise",) * len(broken))
            case _:
                pass

    def _next_moment(self) -> None:
        """What the moment brought is valued once and for all."""
        for customer, brought in self._now.items():
            if customer in self._over:
                self._over[customer].append(_worth(brought, self._at_stake[customer]))
        self._now = {}

    def _consequence(self, event: Consequence) -> None:
        if event.minutes:
            self._minutes = round(self._minutes + event.minutes, 6)
            for customer in event.waits:
                waited = round(self._waited.get(customer, 0.0) + event.minutes, 6)
                self._waited = {**self._waited, customer: waited}
        if event.costs:
            self._costs = round(self._costs + event.costs, 6)
        if event.deeds:
            self._done(event.deeds)
        for who, deeds in event.others:
            self._others += tuple([(who, deed) for deed in deeds])
            self._show(self._shown[1], deeds)
        if event.promised or event.kept or event.broken:
            stand = ("open", event.promised), ("kept", event.kept), ("broken", event.broken)
            self._promises = {**self._promises, **{name: status for status, names in stand for name in names}}
        self._remembered += event.remembered
        self._later += event.later
        if event.deliveries:
            self._deliver(event.deliveries)
        self._reported = event.reported or self._reported

    def _deliver(self, deliveries: tuple[Delivery, ...]) -> None:
        self._delivered += len(deliveries)
        for each in deliveries:
            self._now.setdefault(each.customer, {})[each.need] = each.level
            self._levels[each.customer] = {**self._levels.get(each.customer, {}), each.need: each.level}
        self._solved = self._is_solved()

    def _done(self, deeds: tuple[str, ...]) -> None:
        self._deeds += deeds
        self._show(self._shown[0], deeds)

    def _show(self, shown: _Shown, deeds: tuple[str, ...]) -> None:
        """Add the levels that deeds show of the justices."""
        for deed in deeds:
            for at, level in _justice(deed):
                shown[at].append(level)
                self._evidence += 1

    def _close(self, reported: Reported) -> None:
        """The contact is closed once all that the decision brings about is done; a second report changes nothing."""
        self._closed = self._closed or (reported, self._minutes, self._solved)
        self._reported = None

    def encounter(self) -> Encounter:
        if self._reported:
            self._close(self._reported)
        reported, minutes, solved_at_close = self._closed or (None, self._minutes, None)
        healed = self._recovery()
        return Encounter(
            self._minutes,
            minutes,
            self._costs,
            self._deeds,
            self._others,
            self._promises,
            self._remembered,
            self._later,
            reported,
            solved_at_close,
            self._solved,
            healed,
            self._contacts(healed),
            self._waited,
            self._ending,
        )

    def _is_solved(self) -> bool:
        levels = self._levels
        return all(levels[customer].get(need, 0.0) >= expects for customer, need, expects in self._must)

    def _recovery(self) -> float:
        """E3's r: the mean level the deeds show of each justice; put right in the end counts as made good."""
        of = self._evidence, self._ending
        if self._healed[0] != of:
            self._healed = of, self._recovery_anew()
        return self._healed[1]

    def _contacts(self, healed: float) -> Mapping[str, Contact]:
        of = self._delivered, healed, self._closed, self._ending
        if self._valued[0] != of:
            found = {name: self._contact(name, needs, healed) for name, needs in self._at_stake.items()}
            self._valued = of, found
        return self._valued[1]

    def _recovery_anew(self) -> float:
        made_good, treatment, process = [own + others for own, others in zip(*self._shown, strict=True)]
        if self._ending is not None and self._solved:
            made_good.append(1.0)
        return recovery(_mean(made_good) or 0.0, _mean(treatment) or 0.0, _mean(process) or 0.0)

    def _contact(self, customer: str, needs: Mapping[str, NeedTerms], healed: float) -> Contact:
        unsolved = self._closed is not None and not self._closed[2]
        again = customer in self._failed_before
        return Contact(self._levels[customer], *_felt(self._told(customer, needs), healed, unsolved, again))

    def _told(self, customer: str, needs: Mapping[str, NeedTerms]) -> tuple[_Worth, ...]:
        """Return what each moment that brought a customer anything was worth."""
        closing = self._never_delivered(customer, needs) if self._ending is not None else {}
        brought = (self._now.get(customer), closing)
        return (*self._over[customer], *[_worth(each, needs) for each in brought if each])

    def _never_delivered(self, customer: str, needs: Mapping[str, NeedTerms]) -> dict[str, float]:
        """The closing moment: every must-be that was never delivered, at level 0."""
        delivered = self._levels[customer]
        return {need: 0.0 for need, terms in needs.items() if terms.kind == "must_be" and need not in delivered}


def _worth(brought: Mapping[str, float], needs: Mapping[str, NeedTerms]) -> _Worth:
    """Return what a moment was worth that brought a customer these levels of needs."""
    value = forgiving = 0.0
    for need, level in brought.items():
        terms = needs[need]
        worth = _value_of(level, terms.expects, terms.weight, terms.kind)
        value += worth
        forgiving += 0.0 if terms.kind == "must_be" else worth
    return value, forgiving


_value_of = lru_cache(_KEPT)(delivery_value)


@lru_cache(_KEPT)
def _felt(told: tuple[_Worth, ...], healed: float, unsolved: bool, again: bool) -> _Felt:  # noqa: FBT001 - remembered by position
    """Return what moments of these worths were to a customer; ``again``: the firm failed them before, not long ago."""
    values, forgiving = tuple([value for value, _ in told]), tuple([value for _, value in told])
    memory, fine = remembered(values), remembered(forgiving)
    satisfaction = memory
    failed = unsolved or values != forgiving
    if failed:
        satisfaction = recovered_satisfaction(memory, fine, healed, second_failure=again)
        memory = recovered_memory(satisfaction, fine)
    felt = attitude(DISPOSITION_MEAN.value, attitude_after(0.0, memory))
    return tuple([round(each, 6) for each in values]), round(memory, 6), failed, round(satisfaction, 6), round(felt, 6)


@cache
def _justice(deed: str) -> tuple[tuple[int, float], ...]:
    """Return the level that a deed shows of each justice that it shows, by its place."""
    levels = [DEEDS[deed].level(practice) for practice in _JUSTICE]
    return tuple((at, level) for at, level in enumerate(levels) if level is not None)


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
