"""Find the words for a quarter: what was reported and true, outcomes, loops, policies, practices."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.equations.encounter import rating
from cxsim.frontend import figures
from cxsim.frontend.words import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.words import Words

QUANTITIES: Mapping[str, str] = MappingProxyType(
    {
        "handling_time": marked("Handling time; true: until it is solved"),
        "solved_first_time": marked("Solved at the first contact"),
        "satisfied": marked("Satisfied customers"),
        "rating": marked("Would recommend us"),
        "failures": marked("Failures of our own, a week"),
        "attitude": marked("What customers feel"),
        "pressure": marked("Work pressure (what a rested team can take: 100%)"),
        "morale": marked("Morale"),
        "safety": marked("Psychological safety"),
    }
)
OUTCOMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "equity": (marked("Loyalty: what customers are worth"), marked("yearly margins")),
        "retention": (marked("Loyalty: customers who stay for a year"), ""),
        "referrals": (marked("Referrals"), marked("customers they brought")),
        "morale": (marked("Morale"), ""),
        "learning": (marked("Learning from failures"), ""),
        "cost": (marked("Cost; less is better"), marked("contacts a week")),
    }
)
"""Outcome → label and unit."""
VECTOR: Mapping[str, str] = MappingProxyType(
    {
        "equity": marked("Loyalty"),
        "referrals": marked("Referrals"),
        "morale": marked("Morale"),
        "learning": marked("Learning"),
        "cost": marked("Cost"),
    }
)
"""The outcomes by which one way is held against another, never added up."""
PRESETS: Mapping[str, str] = MappingProxyType(
    {
        "temkin2016": marked("If loyalty answers as Temkin found in 2016"),
        "xmi2024": marked("If it answers as XM Institute found in 2024"),
    }
)
LOOPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "corner_cutting": (
            marked("Cutting corners"),
            marked("When work piles up, everybody takes a little less time for each customer, and gets used to it."),
        ),
        "rework": (
            marked("Rework"),
            marked("What is not solved comes back, and takes the time that it would have needed before."),
        ),
        "exhaustion": (
            marked("Exhaustion"),
            marked("Tired people do less, and what they leave undone tires them further."),
        ),
        "morale": (marked("Morale"), marked("How people are treated comes out in how they treat customers.")),
        "learning": (
            marked("Learning from failures"),
            marked("A failure that is told and talked over happens less often again."),
        ),
        "safety": (marked("Psychological safety"), marked("How bad news is received decides how much of it is heard.")),
        "word_of_mouth": (marked("Word of mouth"), marked("Customers bring other customers, or keep them away.")),
        "gaming": (
            marked("Dressing up the figures"),
            marked("A score that pay hangs on is looked after, and the customer less."),
        ),
    }
)
"""Link → its name, and what it does."""
POLICIES: Mapping[str, str] = MappingProxyType(
    {
        "hurry": marked("taking whatever is over soonest"),
        "please": marked("giving whoever is there most of what they came for, at once"),
        "by_the_book": marked("doing as the rule, the script and the target say"),
        "honest": marked("saying what is so to whoever it concerns, and keeping your word"),
        "hide": marked("keeping out of trouble, and calling it solved"),
        "careful_lead": marked("receiving bad news well, looking back on it, and letting people decide"),
    }
)
PRACTICES: Mapping[str, str] = MappingProxyType(
    {
        "time_per_contact": marked("Time taken for a contact"),
        "honesty": marked("Honesty about failures"),
        "recovery_made_good": marked("Making failures good"),
        "recovery_treatment": marked("Kindness when something failed"),
        "recovery_process": marked("Putting failures right without fuss"),
        "speaking_up": marked("Speaking up"),
        "leader_response": marked("How bad news is received"),
        "debrief_quality": marked("Looking back on failures"),
        "enforcement": marked("Pressing for speed"),
        "gaming": marked("Dressing up the figures"),
        "autonomy": marked("Deciding for oneself"),
        "surface_acting": marked("Keeping up a face"),
        "accountability": marked("Holding each other to it"),
        "standard": marked("Saying how long good work takes"),
        "conscience": marked("Knowing what the customer needs"),
        "communication": marked("Passing things on"),
        "consistency": marked("Treating colleagues as customers"),
        "credibility": marked("Keeping promises"),
        "delight": marked("Something extra that nobody expected"),
    }
)


def quantity(say: Words, name: str, value: float, minutes: float, margin: float | None = None) -> str:
    """Write a quantity of the debrief; `minutes` is what a time of 1 stands for."""
    number = say.notation.number
    match name:
        case "handling_time":
            return figures.minutes(say, value * minutes)
        case "rating":
            return number(value) if margin is None else f"{number(value)} ± {number(margin)}"
        case "failures":
            return number(value, 1)
        case "attitude":
            return figures.of_seven(say, rating(value))
        case _:
            return figures.share(say, value)


def outcome(say: Words, name: str, value: float) -> str:
    """Write an outcome."""
    if name in {"retention", "morale", "learning"}:
        return say.notation.share(value, 1)
    return say.notation.number(value)


def outcome_moved(say: Words, name: str, by: float, base: float) -> str:
    """Write how far an outcome would have moved: points of a hundred, or per cent of what it is; "" for nothing."""
    in_points = name in {"morale", "learning"}
    share = by if in_points else by / base if base else 0.0
    if not round(100 * share, 1):
        return ""
    if in_points:
        change = say.notation.number(100 * by, 1, signed=True)
        return say("{outcome} {change} points", outcome=say(VECTOR[name]), change=change)
    return say("{outcome} {change}", outcome=say(VECTOR[name]), change=say.notation.share(share, 1, signed=True))
