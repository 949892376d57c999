"""What a week came to: as the dashboard reports it, and as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values


@dataclass(frozen=True, slots=True)
class Reported:
    """The dashboard. Shares in [0, 1], times as ratios to the nominal time, ratings in points of [-100, 100]."""

    handling_time: Values
    solved_first_time: Values
    satisfied: Values
    """Share of those asked who tick "satisfied"."""
    rating: Values
    """Net promoter score of those who were asked; 0 where nobody was."""
    rating_margin: Values
    """Half of its 95 % interval."""
    asked: Values
    """How many customers answered."""
    repeat_contacts: Values
    """Share of customers who called again within the week, as far as it is counted."""
    failures: Values
    """Failures of one's own that were made known."""


@dataclass(frozen=True, slots=True)
class Truth:
    """How it is; hidden until the debrief."""

    time_per_issue: Values
    """Handling time until an issue is solved, repeat contacts included."""
    solved_first_time: Values
    satisfied: Values
    rating: Values
    """Net promoter score of all customers."""
    attitude: Values
    """Mean attitude of all customers, in [-1, 1]."""
    failures: Values
    pressure: Values
    standard: Values
    gaming: Values
    morale: Values
    safety: Values
    exhaustion: Values
    engagement: Values
    citizenship: Values
    """How much colleagues help each other, in [0, 1]."""
    skill: Values
    knowledge: Values
    conscience: Values
    communication: Values
    consistency: Values
    credibility: Values


@dataclass(frozen=True, slots=True)
class Flow:
    """Customers: before + joined + referred - left = after; and money."""

    before: Values
    contacts: Values
    joined: Values
    """Newcomers who came for other reasons than a referral."""
    referred: Values
    left: Values
    after: Values
    quits: Values
    """Agents who left, and were replaced."""
    cost: Values
    """In nominal contacts."""
    margin: Values
    """Of the week, in yearly margins of an ordinary customer."""


@dataclass(frozen=True, slots=True)
class WeekReport:
    """One week of a firm."""

    week: int
    reported: Reported
    truth: Truth
    flow: Flow

    @property
    def gap(self) -> Values:
        """Reported less true net promoter score, in points."""
        return self.reported.rating - self.truth.rating
