"""Find the words for a quarter: what was reported and true, outcomes, loops, policies, practices."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.equations.encounter import rating
from cxsim.frontend import figures

if TYPE_CHECKING:
    from collections.abc import Mapping

QUANTITIES: Mapping[str, str] = MappingProxyType(
    {
        "handling_time": "Handling time; true: until it is solved",
        "solved_first_time": "Solved at the first contact",
        "satisfied": "Satisfied customers",
        "rating": "Would recommend us",
        "failures": "Failures of our own, a week",
        "attitude": "What customers feel",
        "pressure": "Work pressure; 100 % is what a rested team can take",
        "morale": "Morale",
        "safety": "Psychological safety",
    }
)
OUTCOMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "equity": ("Loyalty: what customers are worth", "yearly margins"),
        "retention": ("Loyalty: customers who stay for a year", ""),
        "referrals": ("Referrals", "customers they brought"),
        "morale": ("Morale", ""),
        "learning": ("Learning from failures", ""),
        "cost": ("Cost; less is better", "contacts a week"),
    }
)
"""Outcome → label and unit."""
VECTOR: Mapping[str, str] = MappingProxyType(
    {"equity": "Loyalty", "referrals": "Referrals", "morale": "Morale", "learning": "Learning", "cost": "Cost"}
)
"""The outcomes by which one way is held against another, never added up."""
PRESETS: Mapping[str, str] = MappingProxyType(
    {
        "temkin2016": "If loyalty answers as Temkin found in 2016",
        "xmi2024": "If it answers as XM Institute found in 2024",
    }
)
LOOPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "corner_cutting": (
            "Cutting corners",
            "When work piles up, everybody takes a little less time for each customer, and gets used to it.",
        ),
        "rework": ("Rework", "What is not solved comes back, and takes the time that it would have needed before."),
        "exhaustion": ("Exhaustion", "Tired people do less, and what they leave undone tires them further."),
        "morale": ("Morale", "How people are treated comes out in how they treat customers."),
        "learning": ("Learning from failures", "A failure that is told and talked over happens less often again."),
        "safety": ("Psychological safety", "How bad news is received decides how much of it is heard."),
        "word_of_mouth": ("Word of mouth", "Customers bring other customers, or keep them away."),
        "gaming": ("Dressing up the figures", "A score that pay hangs on is looked after, and the customer less."),
    }
)
"""Link → its name, and what it does."""
POLICIES: Mapping[str, str] = MappingProxyType(
    {
        "hurry": "taking whatever is over soonest",
        "please": "giving whoever is there most of what they came for, at once",
        "by_the_book": "doing as the rule, the script and the target say",
        "honest": "saying what is so to whoever it concerns, and keeping your word",
        "hide": "keeping out of trouble, and calling it solved",
        "careful_lead": "receiving bad news well, looking back on it, and letting people decide",
    }
)
PRACTICES: Mapping[str, str] = MappingProxyType(
    {
        "time_per_contact": "Time taken for a contact",
        "honesty": "Honesty about failures",
        "recovery_made_good": "Making failures good",
        "recovery_treatment": "Kindness when something failed",
        "recovery_process": "Putting failures right without fuss",
        "speaking_up": "Speaking up",
        "leader_response": "How bad news is received",
        "debrief_quality": "Looking back on failures",
        "enforcement": "Pressing for speed",
        "gaming": "Dressing up the figures",
        "autonomy": "Deciding for oneself",
        "surface_acting": "Keeping up a face",
        "accountability": "Holding each other to it",
        "standard": "Saying how long good work takes",
        "conscience": "Knowing what the customer needs",
        "communication": "Passing things on",
        "consistency": "Treating colleagues as customers",
        "credibility": "Keeping promises",
        "delight": "Something extra that nobody expected",
    }
)


def quantity(name: str, value: float, minutes: float, margin: float | None = None) -> str:
    """Write a quantity of the debrief; `minutes` is what a time of 1 stands for."""
    match name:
        case "handling_time":
            return figures.minutes(value * minutes)
        case "rating":
            points = str(round(value))
            return points if margin is None else "{points} ± {margin}".format(points=points, margin=round(margin))
        case "failures":
            return "{count:.1f}".format(count=value)
        case "attitude":
            return figures.of_seven(rating(value))
        case "pressure":
            return figures.share(value)
        case _:
            return figures.share(value)


def outcome(name: str, value: float) -> str:
    """Write an outcome."""
    if name in {"retention", "morale", "learning"}:
        return "{percent:.1f} %".format(percent=100 * value)
    return f"{value:,.0f}"


def outcome_moved(name: str, by: float, base: float) -> str:
    """Write how far an outcome would have moved: points of a hundred, or per cent of what it is; "" for nothing."""
    per_cent = round(100 * by if name in {"morale", "learning"} else 100 * by / base if base else 0.0, 1)
    unit = "points" if name in {"morale", "learning"} else "%"
    if not per_cent:
        return ""
    words = "{outcome} {sign} {amount:.1f} {unit}"
    return words.format(outcome=VECTOR[name], sign="+" if by > 0 else "−", amount=abs(per_cent), unit=unit)
