"""What an author can ask of a preview, beside what a participant can ask of the game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tab = Literal["watch", "places", "lines"]


@dataclass(frozen=True, slots=True)
class ShowTab:
    """Turn to a page of the panel: values, places to jump to, lines of the file."""

    tab: Tab


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to a situation, an ending or a stage, with all values as they are."""

    place: str


@dataclass(frozen=True, slots=True)
class Reseed:
    """Play the same choices with other luck."""

    seed: int


@dataclass(frozen=True, slots=True)
class StartOver:
    """Begin the scenario anew."""


@dataclass(frozen=True, slots=True)
class Rehearse:
    """Preview another scenario of the pack."""

    scenario: str


Previewing = ShowTab | Jump | Reseed | StartOver | Rehearse
