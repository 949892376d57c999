"""What a session writes down: a header and entries. Replaying them gives the session back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Fallen = tuple[tuple[str, str], ...]
"""How luck fell: (the draw, or ``situation.choice``; label), in the order that it was asked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a save says of itself before its first entry."""

    pack: str
    version: str
    """Of the pack."""
    content: str
    """Content hash of the pack."""
    seed: int
    """In [0, 2**32): luck and the order of choices follow from it."""
    started: str
    """UTC, ISO 8601."""
    pseudonym: str = ""
    team: tuple[str, ...] = ()
    """Path of the team, from the outermost group down."""
    opt_in: bool = False
    """Whether the participant shares decisions with the team summary."""
    campaign: bool = False
    """Whether the campaign's weeks are played, or single scenarios."""


@dataclass(frozen=True, slots=True)
class Begin:
    """A scenario was begun; a try."""

    week: int
    scenario: str
    next: str
    """Where play came to."""
    luck: Fallen = ()
    """How it fell, the draws first. Here as below, what nothing says falls by the seed."""
    entry: Literal["begin"] = "begin"


@dataclass(frozen=True, slots=True)
class Decide:
    """A decision."""

    week: int
    scenario: str
    situation: str
    answers: tuple[str, ...]
    """Ids of choices; one, outside forms."""
    next: str
    """Situation or ending that it led to."""
    seconds: float
    """How long the participant thought."""
    luck: Fallen = ()
    entry: Literal["decide"] = "decide"


@dataclass(frozen=True, slots=True)
class Week:
    """A week began; what was tried before it is closed."""

    week: int
    luck: Fallen = ()
    """Of the echoes that came back."""
    entry: Literal["week"] = "week"


@dataclass(frozen=True, slots=True)
class Wake:
    """A scenario that had rested went on."""

    week: int
    scenario: str
    stage: str
    """Where it had rested."""
    next: str
    luck: Fallen = ()
    entry: Literal["wake"] = "wake"


@dataclass(frozen=True, slots=True)
class Rewind:
    """Play went back to before entry ``to``, a decision; entries count from 0."""

    to: int
    entry: Literal["rewind"] = "rewind"


@dataclass(frozen=True, slots=True)
class Leave:
    """The participant left."""

    entry: Literal["leave"] = "leave"


@dataclass(frozen=True, slots=True)
class Resume:
    """The participant came back; with which version of the pack."""

    version: str
    content: str
    luck: tuple[tuple[int, str, str], ...] = ()
    """How it fell in earlier entries that do not say so: (number of the entry, then as in ``Fallen``)."""
    entry: Literal["resume"] = "resume"


Entry = Begin | Decide | Week | Wake | Rewind | Leave | Resume


class Journal(Protocol):
    """Keeps entries. A session tells it before it changes; where it raises, the session stands."""

    def append(self, entry: Entry) -> None:
        """Keep one entry for good before returning; raise where that fails."""


class Unkept:
    """A journal that keeps nothing: for replays, golden runs and previews."""

    def append(self, entry: Entry) -> None:
        """Keep nothing."""
