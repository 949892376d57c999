"""Six players made of code. Each has a rule one can read, and sees no more than a participant does.

A policy judges an open choice by the choice's own effect block: its minutes and costs, the deeds it names (and those it
passes up), what it delivers, what it writes into the record. What hides behind cases and chance stays hidden from it.
The weights are judgement [J]: they make six temperaments that differ, not six studies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from cxsim.engine.occasions import deeds_of
from cxsim.equations.deeds import DEEDS, MIDDLE, evidence
from cxsim.equations.encounter import delivery_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cxsim.engine import Program, State
    from cxsim.engine.events import Consequence

_Judged = TypeVar("_Judged")
Judge: TypeAlias = "Callable[[Program, State, tuple[str, ...]], _Judged]"
"""Whatever can be said of the open choices: (program, state, open choices) → it. Pure."""
Chooser: TypeAlias = "Judge[str]"
"""A rule of play: (program, state, open choices) → one of them. Pure."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one can see of a choice before it is made."""

    minutes: float
    costs: float
    levels: Mapping[str, float]
    """Practice → mean level in [0, 1] that the deeds done and passed up would show."""
    delivered: float
    """Value (E1) of what it delivers, as a share of all that is at stake."""
    closed: bool
    """Whether it writes "solved" into the record."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A temperament: what each thing that can be seen of a choice is worth to it."""

    id: str
    rule: str
    """In words, for the documentation."""
    practices: Mapping[str, float] = field(default_factory=dict)
    """Practice → worth of showing it fully instead of not at all."""
    minute: float = 0.0
    cost: float = 0.0
    """Of one unit of the firm's currency."""
    delivered: float = 0.0
    """Of delivering all that is at stake."""
    closed: float = 0.0
    """Of writing "solved" into the record."""

    def worth(self, offer: Offer) -> float:
        """Return what a choice is worth to this policy; a practice it shows nothing of counts as the middle."""
        shown = sum(
            weight * (offer.levels[practice] - MIDDLE)
            for practice, weight in self.practices.items()
            if practice in offer.levels
        )
        seen = self.minute * offer.minutes + self.cost * offer.costs + self.delivered * offer.delivered
        return shown + seen + self.closed * offer.closed

    def __call__(self, program: Program, state: State, offered: tuple[str, ...]) -> str:
        """Return the choice that is worth most, of equals the one that is written first."""
        return self.best(program, state, offered)[0]

    def best(self, program: Program, state: State, offered: tuple[str, ...]) -> tuple[str, ...]:
        """Return the choices that are worth most, in the order in which they are written."""
        worth = {choice: round(self.worth(each), 9) for choice, each in seen(program, state.place, offered).items()}
        most = max(worth.values())
        return tuple(choice for choice in offered if worth[choice] == most)


_POLICIES = (
    Policy("hurry", "takes whatever is over soonest", minute=-1.0),
    Policy(
        "please",
        "gives whoever is in front of them most of what they came for, kindly, and at once",
        {"recovery_treatment": 0.4, "recovery_made_good": 0.4, "leader_response": 0.2, "enforcement": -0.2},
        minute=-0.02,
        delivered=1.0,
    ),
    Policy(
        "by_the_book",
        "does as the rule, the script and the target say: bends nothing, dresses nothing, spends nothing",
        {"autonomy": -1.0, "gaming": -0.6, "honesty": 0.4, "surface_acting": 0.4, "enforcement": 0.4},
        minute=-0.05,
        cost=-0.002,
    ),
    Policy(
        "honest",
        "says what is so to whoever it concerns, and keeps their word, whatever it costs on the board",
        {"honesty": 1.0, "credibility": 0.7, "speaking_up": 0.7, "recovery_process": 0.5, "gaming": -0.7},
    ),
    Policy(
        "hide",
        "keeps out of trouble: leaves no trace, says nothing up the line, calls it solved",
        {"honesty": -1.0, "speaking_up": -0.7, "gaming": 0.4, "communication": -0.3},
        minute=-0.05,
        closed=0.3,
    ),
    Policy(
        "careful_lead",
        "receives bad news well, looks back on it, says how long good work takes, and lets people decide",
        {
            "leader_response": 1.0, "debrief_quality": 1.0, "standard": 0.7, "autonomy": 0.6, "accountability": 0.5,
            "communication": 0.5, "consistency": 0.5, "conscience": 0.4, "speaking_up": 0.4, "enforcement": -1.0,
            "gaming": -0.5,
        },
    ),
)  # fmt: skip
POLICIES: Mapping[str, Policy] = {policy.id: policy for policy in _POLICIES}


def seen(program: Program, situation: str, offered: Iterable[str]) -> dict[str, Offer]:
    """Return what can be seen of each choice among those that are offered together, in order."""
    deeds = {each: deeds_of(program, situation, each) for each in offered}
    together = frozenset[str]().union(*deeds.values())
    return {each: _offer(program, situation, each, together) for each in deeds}


def _offer(program: Program, situation: str, choice: str, together: frozenset[str]) -> Offer:
    """Return what can be seen of a choice; ``together`` are the deeds of all that are offered."""
    here = program.situations[situation]
    blocks = here.choices[choice].effect.events
    done = [deed for block in blocks for deed in block.deeds]
    passed_up = together.difference(done)
    shown = evidence(done, sorted(passed_up), here.speaks_to)
    levels = {practice: sum(found) / len(found) for practice, found in shown.items()}
    return Offer(
        minutes=sum(block.minutes for block in blocks),
        costs=sum(block.costs for block in blocks),
        levels=_by_any_class(done) | levels,
        delivered=sum(_delivered(program, block) for block in blocks),
        closed=any(block.reported == "solved" for block in blocks),
    )


def remembering(judge: Judge[_Judged]) -> Judge[_Judged]:
    """Return what judges each set of offers once; for whoever looks at nothing but the offers."""
    judged: dict[tuple[str, str, tuple[str, ...]], _Judged] = {}

    def remembered(program: Program, state: State, offered: tuple[str, ...]) -> _Judged:
        key = (program.id, state.place, offered)
        if key not in judged:
            judged[key] = judge(program, state, offered)
        return judged[key]

    return remembered


def _delivered(program: Program, block: Consequence) -> float:
    terms = ((each, program.at_stake[each.customer][each.need]) for each in block.deliveries)
    return sum(delivery_value(each.level, need.expects, need.weight, need.kind) for each, need in terms)


def _by_any_class(done: Iterable[str]) -> dict[str, float]:
    """Return the mean over the classes of an act where a deed's level hangs on it: nobody can see the class."""
    by_class = (pair for deed in done for pair in DEEDS[deed].by_class.items())
    return {practice: sum(levels.values()) / len(levels) for practice, levels in by_class}
