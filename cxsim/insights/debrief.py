"""A participant's debrief: what each decision moved, what else was open, the dashboard beside the truth.

Numbers and ids only; whoever shows them finds the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxsim.equations.encounter import rating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.engine.encounter import Encounter
    from cxsim.session import Decision, Play, Session

Quantity = Literal["minutes", "costs", "satisfaction", "attitude", "solved", "reported", "promise", "waited"]


@dataclass(frozen=True, slots=True)
class Move:
    """Something that a decision moved.

    Minutes, also those that a customer waited, costs in the firm's currency, satisfaction and attitude on the
    seven-point scale; solved 0 or 1; for ``reported`` and ``promise`` the words are in ``word``.
    """

    quantity: Quantity
    before: float
    after: float
    word: str = ""
    """What it was reported as; what became of the promise named in ``about``."""
    about: str = ""
    """A promise, or the customer who waited."""


@dataclass(frozen=True, slots=True)
class LookedBack:
    """One decision, looked back upon."""

    decision: Decision
    moves: tuple[Move, ...]
    deeds: tuple[str, ...]
    """What the participant did, as deeds."""
    open: tuple[str, ...]
    """Other choices that were open."""
    closed: tuple[str, ...]
    """Choices whose condition did not hold."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quantity as the dashboard has it, and as it is. None where there is nothing to show."""

    quantity: Literal["minutes", "solved", "satisfaction", "attitude"]
    reported: float | None
    true: float

    @property
    def apart(self) -> bool:
        """Whether the two differ enough to see."""
        return self.reported is not None and abs(self.reported - self.true) >= NOTICEABLE


NOTICEABLE = 0.05
"""In minutes, points of seven, or 0 and 1: what rounds to a different figure on the page."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """A try looked back upon."""

    play: Play
    decisions: tuple[LookedBack, ...]
    comparisons: tuple[Comparison, ...]
    encounter: Encounter
    number: int
    """Which try of this scenario it is, from 1."""


def debrief(session: Session) -> Debrief:
    """Look back on the current try; raise NothingToPlayError where there is none."""
    encounter = session.encounter()
    play = session.current
    assert play is not None  # noqa: S101 - encounter() has raised otherwise
    earlier = sum(each.scenario == play.scenario for each in session.tries)
    return Debrief(
        play=play,
        decisions=tuple(_decisions(session, play)),
        comparisons=tuple(_comparisons(encounter)),
        encounter=encounter,
        number=earlier + 1,
    )


def moves_between(before: Encounter, after: Encounter) -> tuple[Move, ...]:
    """Return what moved from one point of a try to a later one, in the order it is told."""
    return tuple(_moves(before, after))


def _decisions(session: Session, play: Play) -> Iterator[LookedBack]:
    so_far = [session.encounter(count) for count in range(len(play.decisions) + 1)]
    for before, after, decision in zip(so_far, so_far[1:], play.decisions, strict=False):
        written = play.program.situations[decision.situation].choices
        yield LookedBack(
            decision=decision,
            moves=moves_between(before, after),
            deeds=after.deeds[len(before.deeds) :],
            open=tuple(each for each in decision.open if each != decision.choice),
            closed=tuple(each for each in written if each not in decision.open),
        )


def _moves(before: Encounter, after: Encounter) -> Iterator[Move]:
    if after.minutes != before.minutes:
        yield Move("minutes", before.minutes, after.minutes)
    for customer, minutes in after.waited.items():
        if minutes != before.waited.get(customer):
            yield Move("waited", before.waited.get(customer, 0.0), minutes, about=customer)
    if after.costs != before.costs:
        yield Move("costs", before.costs, after.costs)
    yield from _felt("satisfaction", before.satisfaction, after.satisfaction)
    yield from _felt("attitude", before.attitude, after.attitude)
    if after.contacts and after.solved != before.solved:
        yield Move("solved", float(before.solved), float(after.solved))
    if after.reported and not before.reported:
        yield Move("reported", 0.0, 1.0, after.reported)
    for promise, status in after.promises.items():
        if before.promises.get(promise) != status:
            yield Move("promise", 0.0, 1.0, status, promise)


def _felt(quantity: Quantity, before: float | None, after: float | None) -> Iterator[Move]:
    if before is not None and after is not None and before != after:
        yield Move(quantity, rating(before), rating(after))


def _comparisons(encounter: Encounter) -> Iterator[Comparison]:
    yield Comparison("minutes", encounter.handling_minutes if encounter.reported else None, encounter.minutes)
    if not encounter.contacts:
        return
    reported = None if encounter.reported is None else float(encounter.reported == "solved")
    yield Comparison("solved", reported, float(encounter.solved))
    if encounter.satisfaction is not None and encounter.memory is not None and encounter.attitude is not None:
        yield Comparison("satisfaction", rating(encounter.satisfaction), rating(encounter.memory))
        yield Comparison("attitude", None, rating(encounter.attitude))
