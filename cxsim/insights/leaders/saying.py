"""How figures are said: a share with its interval, a bound, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from cxsim.insights.disclosed import Figure, Hidden
from cxsim.model.mark import marked

if TYPE_CHECKING:
    from cxsim.insights.leaders.measures import Quantity
    from cxsim.model.notation import Notation


class Say(Protocol):
    """Words in one language (see docs/decisions/025): texts in, texts out."""

    language: str
    notation: Notation

    def __call__(self, text: str, /, **values: str | int) -> str:
        """Say a text."""


WHY: Final = {
    "few": marked("hidden: fewer than {count} people"),
    "few-for-all-answers": marked("hidden: all answers are shown from {count} people on"),
    "nobody": marked("hidden: too few people"),
}


def hidden(figure: Hidden, say: Say) -> str:
    """Say why a figure is not shown."""
    return say(WHY[figure.why], count=figure.least)


def share(figure: Figure | Hidden, say: Say) -> str:
    """Say a share, without its interval."""
    if isinstance(figure, Hidden):
        return hidden(figure, say)
    value = say.notation.share(figure.value)
    if figure.masked == "at most":
        return say("{share} or less", share=value)
    return say("{share} or more", share=value) if figure.masked else value


def with_interval(figure: Figure | Hidden, say: Say) -> str:
    """Say a share and the interval in which it likely lies."""
    if isinstance(figure, Hidden):
        return hidden(figure, say)
    low, high = say.notation.share(figure.low), say.notation.share(figure.high)
    return say("{share} (likely {low} to {high})", share=share(figure, say), low=low, high=high)


def people(figure: Figure | Hidden, say: Say) -> str:
    """Say how many people at least a figure is made of."""
    return say.notation.number(figure.people) if isinstance(figure, Figure) else hidden(figure, say)


def amount(figure: Figure | Hidden, quantity: Quantity, say: Say) -> str:
    """Say the mean of a quantity in its own unit."""
    if isinstance(figure, Hidden):
        return hidden(figure, say)
    value = _amount(figure.value, quantity, say)
    if figure.masked == "at most":
        return say("{share} or less", share=value)
    return say("{share} or more", share=value) if figure.masked else value


def amount_with_interval(figure: Figure | Hidden, quantity: Quantity, say: Say) -> str:
    """Say the mean of a quantity, and the interval in which it likely lies."""
    if isinstance(figure, Hidden):
        return hidden(figure, say)
    low, high = (_amount(each, quantity, say) for each in (figure.low, figure.high))
    return say("{share} (likely {low} to {high})", share=amount(figure, quantity, say), low=low, high=high)


def shortened(text: str, most: int = 140) -> str:
    """Return the beginning of a text, up to a word's end."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(",;:") + " …"


def unmasked(place: float, quantity: Quantity, say: Say) -> str:
    """Say a place in a quantity's range, for an axis."""
    return _amount(place, quantity, say)


def _amount(place: float, quantity: Quantity, say: Say) -> str:
    value = quantity.low + place * (quantity.high - quantity.low)
    if quantity.unit == "%":
        return say.notation.share(value)
    if quantity.unit == "×":
        return say.notation.number(value, 1) + " ×"
    return say.notation.number(value, 1 if quantity.unit else 0)
