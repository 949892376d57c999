"""What the week step asks of customers and agents, whether they are kept as objects or as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxsim.equations.arrays import Values
    from cxsim.equations.behaviour import Link
    from cxsim.world.agent import Agent, TeamWeek
    from cxsim.world.customer import Service
    from cxsim.world.draws import WeekDraws


@dataclass(frozen=True, slots=True)
class Contacts:
    """What came of a week's contacts, in customers (a representative counts for those it stands for)."""

    count: Values
    solved: Values
    slipped: Values
    reported: Values
    made_good: Values
    extras: Values
    satisfied: Values


@dataclass(frozen=True, slots=True)
class Answers:
    """What those who were asked answered, in customers."""

    asked: Values
    promoters: Values
    detractors: Values
    satisfied: Values


@dataclass(frozen=True, slots=True)
class Census:
    """What all customers would answer and think, in customers."""

    count: Values
    promoters: Values
    detractors: Values
    attitude: Values
    """Mean attitude; 0 where there is nobody."""
    margin: Values
    """Sum of yearly margins."""


class Crowd(Protocol):
    """The customers of a firm, during one week; a new week begins with a copy, or takes them over."""

    def copied(self) -> Crowd:
        """Return the same customers, to be changed apart."""
        ...

    def taken(self) -> Crowd:
        """Return the same customers, which this object hands on: it is not to be asked any more."""
        ...

    def size(self) -> Values:
        """Return how many customers there are."""
        ...

    def served(self, service: Service, rate: float, draws: WeekDraws) -> Contacts:
        """Let a share ``rate`` of the customers contact the team, whoever of it is free, and remember it."""
        ...

    def surveyed(self, share: Values, effort: Values) -> Answers:
        """Ask a share of this week's contacts; gaming effort picks whom."""
        ...

    def told(self, recommend: Link) -> Values:
        """Let this week's contacts tell others; return how many newcomers that brings, in customers."""
        ...

    def left(self) -> Values:
        """Let customers leave; return how many."""
        ...

    def joined(self, organic: Values, week: int, draws: WeekDraws) -> tuple[Values, Values]:
        """Let the referred and ``organic`` others join; return (others who did, those not yet a whole one)."""
        ...

    def census(self, week: int, *, advantage: bool) -> Census:
        """Ask everybody, truthfully."""
        ...

    def equity(self) -> tuple[Values, Values]:
        """Return customer equity in yearly margins: of all, and of those who came by referral."""
        ...

    def kept(self) -> Values:
        """Return how many of the first customers are still here."""
        ...


class Roster(Protocol):
    """The agents of a team."""

    def by_agent(self, of: Callable[..., Values], *team: Values) -> Sequence[Values]:
        """Return ``of(agent, *team)`` for every agent; ``team`` are values of the whole team."""
        ...

    def average(self) -> Agent:
        """Return the mean of every field over a team's agents; 0 where there are none."""
        ...

    def after(self, week: TeamWeek, draws: WeekDraws) -> tuple[Self, Values]:
        """Return the agents after a week, and how many quit."""
        ...
