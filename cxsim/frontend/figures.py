"""Write figures with their units, as a participant reads them."""

from __future__ import annotations

from cxsim.equations.organisation import KPIS

SECONDS = 60
POINTS = 100


def minutes(value: float) -> str:
    """Write a duration given in minutes: "6 min", "6 min 20 s", "40 s"."""
    whole, seconds = divmod(round(value * SECONDS), SECONDS)
    if not seconds:
        return "{minutes} min".format(minutes=whole)
    if not whole:
        return "{seconds} s".format(seconds=seconds)
    return "{minutes} min {seconds} s".format(minutes=whole, seconds=seconds)


def share(value: float) -> str:
    """Write a share in [0, 1] as per cent."""
    return "{percent} %".format(percent=round(value * 100))


def money(value: float, currency: str) -> str:
    """Write an amount in a currency."""
    amount = f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"
    return "{amount} {currency}".format(amount=amount, currency=currency)


def of_seven(value: float) -> str:
    """Write a rating on the seven-point scale."""
    return "{rating:.1f} of 7".format(rating=value)


def kpi(name: str, value: float) -> str:
    """Write a KPI's value in its unit; KeyError where there is no such KPI."""
    match KPIS[name].unit:
        case "minutes":
            return minutes(value)
        case "share":
            return share(value)
        case "points":
            return str(round(value))


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


def difference(name: str, value: float) -> str:
    """Write how far a KPI moved, with its sign; "" where no digit of it did."""
    unit = KPIS[name].unit
    moved = round(value * {"minutes": SECONDS, "share": POINTS, "points": 1}[unit])
    if not moved:
        return ""
    amount = minutes(abs(value)) if unit == "minutes" else str(abs(moved))
    words = "{sign} {amount} points" if unit == "share" else "{sign} {amount}"
    return words.format(sign="+" if moved > 0 else "−", amount=amount)
