"""The state of an organisation between two weeks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.equations.arrays import Truths, Values
    from cxsim.equations.behaviour import LoyaltyPreset
    from cxsim.world.agent import Agent
    from cxsim.world.crowd import Crowd, Roster
    from cxsim.world.practice import HouseRules, Practice

Link = Literal["corner_cutting", "rework", "exhaustion", "morale", "learning", "safety", "word_of_mouth", "gaming"]
"""A causal link that can be switched off, to see what it did."""


@dataclass(frozen=True, slots=True)
class Team:
    """What a team has in common."""

    standard: Values
    """Felt standard of time per contact, a ratio to the nominal time."""
    solved: Values
    """First-contact resolution of the last week."""
    knowledge: Values
    """What it knows from shared failures, in [0, 1)."""
    conscience: Values
    """C1, in points of 5, like the three that follow."""
    communication: Values
    consistency: Values
    credibility: Values
    capacity: Values
    """Contacts of nominal time that it can take in a week, rested and at full headcount."""


@dataclass(frozen=True, slots=True)
class Firm:
    """An organisation: team, agents, customers. ``week`` is the next one to be lived."""

    week: int
    team: Team
    agents: Roster
    average: Agent
    """Mean of the agents."""
    customers: Crowd
    size: Values
    """How many customers there are."""
    first_customers: float
    detractors: Values
    """Share of detractors among the customers, as talk has it."""
    due: Values
    """Newcomers who are on their way, less than a whole one."""
    preset: LoyaltyPreset
    margin_advantage: bool
    """Whether referred customers bring more margin at first."""


@dataclass(frozen=True, slots=True)
class Week:
    """What holds in a week: habits, rules, and how many customers have an issue against the usual."""

    practice: Practice
    rules: HouseRules
    demand: float = 1.0
    standard_restated: bool = False
    """Whether somebody said this week how long good work takes."""
    off: Mapping[Link, Truths] = field(default_factory=dict)
    """Link → whether it is switched off; in the batch path perhaps for each firm."""
