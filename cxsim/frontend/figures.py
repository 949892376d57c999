"""Write figures with their units, as a participant reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.organisation import KPIS

if TYPE_CHECKING:
    from cxsim.frontend.words import Words

SECONDS = 60
POINTS = 100


def minutes(say: Words, value: float) -> str:
    """Write a duration given in minutes: "6 min", "6 min 20 s", "40 s"."""
    whole, seconds = divmod(round(value * SECONDS), SECONDS)
    if not seconds:
        return say.many("{count} min", "{count} min", whole)
    if not whole:
        return say.many("{count} s", "{count} s", seconds)
    return say("{minutes} min {seconds} s", minutes=whole, seconds=seconds)


def share(say: Words, value: float) -> str:
    """Write a share in [0, 1] as per cent."""
    return say.notation.share(value)


def money(say: Words, value: float, currency: str) -> str:
    """Write an amount in a currency."""
    return say.notation.amount(value, currency)


def of_seven(say: Words, value: float) -> str:
    """Write a rating on the seven-point scale."""
    return say("{rating} of 7", rating=say.notation.number(value, 1))


def kpi(say: Words, name: str, value: float) -> str:
    """Write a KPI's value in its unit; KeyError where there is no such KPI."""
    match KPIS[name].unit:
        case "minutes":
            return minutes(say, value)
        case "share":
            return share(say, value)
        case "points":
            return say.notation.number(value)


def fraction(name: str, value: float, target: float) -> float:
    """Return where a KPI's value stands on its dial, 0 to 1: minutes up to twice the target, points from -100."""
    return min(1.0, max(0.0, _part(name, value, target)))


def _part(name: str, value: float, target: float) -> float:
    match KPIS[name].unit:
        case "minutes":
            return value / (2 * target) if target else 0.0
        case "share":
            return value
        case "points":
            return (value + POINTS) / (2 * POINTS)


def difference(say: Words, name: str, value: float) -> str:
    """Write how far a KPI moved, with its sign; "" where no digit of it did."""
    unit = KPIS[name].unit
    moved = round(value * {"minutes": SECONDS, "share": POINTS, "points": 1}[unit])
    if not moved:
        return ""
    if unit == "minutes":
        sign = say.notation.number(moved, signed=True)[0]
        return say("{sign}{duration}", sign=sign, duration=minutes(say, abs(value)))
    amount = say.notation.number(moved, signed=True)
    if unit == "share":
        return say.many("{change} point", "{change} points", abs(moved), change=amount)
    return amount
