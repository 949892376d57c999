"""What a save comes to in the store: typed rows, one named tuple a table. ``docs/records.md`` says what each means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class DecisionRow(NamedTuple):
    """One decision: where, what, in which try, what it took, moved and showed."""

    entry: int
    scenario: str
    situation: str
    choice: str
    try_: int
    coming: int
    counts: bool
    week: int
    seconds: float
    observed: bool
    open: int
    deeds: str
    tension: str | None
    minutes: float
    costs: float
    satisfaction: float | None
    memory: float | None
    attitude: float | None
    solved: int
    reported: str | None
    shown: tuple[float | None, ...]
    """A level for each of ``PRACTICES``."""
    agrees: tuple[bool, ...]
    """One for each of ``REFERENCES``."""


PRACTICES = (
    "honesty", "recovery_made_good", "recovery_treatment", "recovery_process", "speaking_up", "leader_response",
    "debrief_quality", "enforcement", "gaming", "autonomy", "surface_acting", "accountability", "standard",
    "conscience", "communication", "consistency", "credibility",
)  # fmt: skip
"""Practices that a decision can show, in the order of their columns."""
REFERENCES = ("hurry", "please", "by_the_book", "honest", "hide", "careful_lead")
"""Reference policies, in the order of their columns."""


class TryRow(NamedTuple):
    """One try of a scenario: how it ended, and what it came to."""

    scenario: str
    try_: int
    week: int
    decisions: int
    ending: str | None
    setback: bool
    looks_fine: bool
    counts: bool
    tried_again: bool
    minutes: float
    handling_minutes: float
    costs: float
    reported: str | None
    solved_at_close: bool | None
    solved: bool
    satisfaction: float | None
    memory: float | None
    attitude: float | None
    recovery: float


class WeekRow(NamedTuple):
    """One week of the firm: reported, and true."""

    week: int
    reported_handling_time: float
    reported_solved_first_time: float
    reported_satisfied: float
    reported_rating: float
    reported_asked: float
    reported_repeat_contacts: float
    reported_failures: float
    true_handling_time: float
    true_solved_first_time: float
    true_satisfied: float
    true_rating: float
    true_failures: float
    attitude: float
    pressure: float
    gaming: float
    morale: float
    safety: float
    knowledge: float
    conscience: float
    communication: float
    consistency: float
    credibility: float
    customers_before: float
    referred: float
    customers_left: float
    customers_after: float
    quits: float
    margin: float


Break = Literal["suspended", "resumed", "terminated"]


class BreakRow(NamedTuple):
    """A try that was interrupted, gone on with, or left for good, with at least one decision made in it."""

    entry: int
    """After which it was suspended or terminated, or with which it was resumed."""
    kind: Break
    scenario: str
    try_: int


class RunRow(NamedTuple):
    """One save: whose, with what, how far."""

    run: str
    person: str
    team: str
    pack: str
    version: str
    content: str
    started: str
    period: str
    campaign: bool
    week: int
    entries: int
    digest: str


@dataclass(frozen=True, slots=True)
class Told:
    """What happened in a run, whoever played it."""

    version: str
    """Of the pack that it was replayed with."""
    content: str
    week: int
    decisions: tuple[DecisionRow, ...]
    tries: tuple[TryRow, ...]
    weeks: tuple[WeekRow, ...]
    breaks: tuple[BreakRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RunRows:
    """All rows of one save."""

    run: RunRow
    told: Told


class Stored(NamedTuple):
    """Which version of a save is in the store; the greater one stays."""

    entries: int
    digest: str


class SetAside(NamedTuple):
    """A save that was not taken, and why."""

    digest: str
    name: str
    code: str
    reason: str


class ScenarioWords(NamedTuple):
    """What a scenario is called, and what it is about."""

    scenario: str
    title: str
    kind: str
    themes: str


class ChoiceWords(NamedTuple):
    """What was read at a choice."""

    scenario: str
    situation: str
    choice: str
    place: int
    situation_text: str
    choice_text: str


@dataclass(frozen=True, slots=True)
class PackWords:
    """What is read in a pack, in the language that it is written in."""

    content: str
    scenarios: tuple[ScenarioWords, ...]
    choices: tuple[ChoiceWords, ...]
