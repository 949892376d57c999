"""Luck as it fell: a save says so in words, and it falls so again whatever becomes of odds and names in the pack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.engine.events import Drawn
from cxsim.engine.luck import luck_name
from cxsim.model.mark import SaidError, sentence
from cxsim.session.journal import Begin, Decide, Resume, Wake, Week

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.engine import Luck, Place
    from cxsim.engine.events import Event
    from cxsim.engine.luck import Weights
    from cxsim.session.journal import Entry, Fallen


class LuckGoneError(SaidError):
    """Luck fell on what this version of the pack has no more."""

    def __init__(self, name: str) -> None:
        if "." in name:
            place = name.removesuffix(".happens")
            super().__init__(sentence("What '{place}' led to by chance is not there any more.", place=place))
        else:
            super().__init__(sentence("What was drawn as '{draw}' is not there any more.", draw=name))


class KeptLuck:
    """Luck that falls as it fell where a save says how, and else as it is asked to.

    What has fallen once stays so for later tries: draws belong to the playthrough, and a retry meets the same luck.
    """

    def __init__(self, luck: Luck) -> None:
        self._luck = luck
        self._fallen: dict[tuple[Place, Weights], str] = {}
        self._named: list[tuple[str, str]] = []
        """What is said of the entry that is replayed now, and nobody has asked for yet."""

    def __call__(self, place: Place, weights: Weights) -> str:
        """Return a label; raise LuckGoneError where a save names one that is not among them."""
        asked = luck_name(place.situation, place.choice)
        at = next((at for at, (name, _) in enumerate(self._named) if name == asked), None)
        if at is not None:
            _, label = self._named.pop(at)
            if label not in dict(weights):
                raise LuckGoneError(asked)
            self._fallen[place, weights] = label
        known = self._fallen.get((place, weights))
        return known or self._luck(place, weights)

    def falls(self, as_it_fell: Fallen) -> None:
        """Let luck fall so in what is replayed next; nothing is left of what was said before."""
        self._named = [*as_it_fell]

    def settle(self) -> None:
        """Raise LuckGoneError where nobody has asked for something that fell."""
        if self._named:
            raise LuckGoneError(self._named[0][0])


def fallen(events: Iterable[Event]) -> Fallen:
    """Return how luck fell in what happened."""
    return tuple([(luck_name(each.situation, each.place), each.label) for each in events if isinstance(each, Drawn)])


def said(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return a save's entries, each with what was noted later of how luck fell in it."""
    found = dict(enumerate(entries))
    noted = [each for entry in found.values() if isinstance(entry, Resume) for each in entry.luck]
    for number, name, label in noted:
        entry = found.get(number)
        if isinstance(entry, Begin | Decide | Wake | Week):
            found[number] = replace(entry, luck=(*entry.luck, (name, label)))
    return tuple(found.values())
