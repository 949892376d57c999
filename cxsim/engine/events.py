"""What happened, frozen. Everything is named by id; no event holds prose. Built once, when a scenario is compiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cxsim.model.house_rules import HouseRules

Reported = Literal["solved", "open"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Luck fell on ``label``: a draw's truth (no situation), or a branch of chance."""

    situation: str | None
    """Id of the situation, or of the ending."""
    place: str
    """Id of the draw, or of the choice."""
    label: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A situation came up; ``lines`` are the ids of its ``also`` lines that were seen."""

    situation: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """The participant made a choice, or answered a form."""

    situation: str
    choice: str
    """Of a form, the first answer."""
    answers: tuple[str, ...] = ()
    """Of a form, one ``part.answer`` per part."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A customer's need was met to ``level`` in [0, 1]."""

    customer: str
    need: str
    level: float


@dataclass(frozen=True, slots=True)
class Consequence:
    """One effect block was applied."""

    path: tuple[str | int, ...]
    """Where it is written, from the top of the scenario."""
    minutes: float
    costs: float
    deeds: tuple[str, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    deliveries: tuple[Delivery, ...]
    remembered: tuple[str, ...]
    later: tuple[str, ...]
    promised: tuple[str, ...]
    kept: tuple[str, ...]
    broken: tuple[str, ...]
    reported: Reported | None
    house_rules: HouseRules | None
    """Rules that change from the next week on."""
    replies: bool
    """Whether it brings a reply; the last one shown stands."""
    waits: tuple[str, ...] = ()
    """Customers who wait while it takes its minutes."""

    @property
    def happens(self) -> bool:
        """Whether it came with entering a situation or an ending, not with a decision."""
        return self.path[2:3] == ("happens",)


@dataclass(frozen=True, slots=True)
class Rested:
    """The scenario rests, and goes on so many days later."""

    stage: str
    days: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The scenario ended; ``broken`` are the promises that were still open."""

    ending: str
    lines: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


Event = Drawn | Entered | Decided | Consequence | Rested | Ended
Events = tuple[Event, ...]
