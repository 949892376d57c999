"""Offer a dialog over the page that asks, and gauges that tell what they mean, for the gallery and tests of layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.frontend import meanings
from cxsim.frontend.messages import Confirm, NewGame, Open

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.frontend.present import Gauge
    from cxsim.frontend.words import Words

ORDER = (meanings.ON_THE_CLOCK, meanings.HANDLING_TIME, meanings.PROMOTERS, meanings.SOLVED)


def dialogs(say: Words) -> dict[str, Open]:
    """Return the question before a quarter is left behind, as it lies over its page."""
    asked = Confirm(
        say("Begin a new quarter?"),
        say("The quarter that you are in can then not be continued from here. Its save stays in its folder."),
        say("Begin anew"),
        say("Stay with this one"),
        NewGame(),
    )
    return {"dialog": Open("confirm", asked, over=True)}


def told(say: Words, gauges: Iterable[Gauge], of: tuple[str, ...] = ORDER) -> tuple[Gauge, ...]:
    """Return gauges that tell what they mean, in an order."""
    return tuple(replace(gauge, meaning=say(meaning)) for gauge, meaning in zip(gauges, of, strict=True))
