"""What a story of another tool amounts to, before it is written as ours; both readers end here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from cxsim.workbench.importing.assignments import Assignments

if TYPE_CHECKING:
    from cxsim.workbench.importing.values import Value

Known = float | bool | str
"""What a variable can start as."""
LARGEST_SOURCE = 2_000_000
"""Bytes of a file that is imported."""
MOST_STEPS = 3_000_000
"""Characters looked at, or instructions followed: many times what a file of that size needs."""
MOST_PASSAGES = 1_500
MOST_WAYS = 60
"""Links out of one passage."""
MOST_LINES = 2_000
"""Of text in one passage."""
MOST_LEFT = 2_000
"""Kinds of things that could not be carried over."""


class ImportRefusedError(Exception):
    """A file that cannot be imported: one sentence for whoever wants to."""


class Weight(IntEnum):
    """How much is lost with something; what weighs most is listed first."""

    WHOLE = 0
    """How the whole story is read."""
    STRUCTURE = 1
    """Where the story leads."""
    CONDITION = 2
    """When it leads there."""
    VALUE = 3
    """What it keeps in mind and shows of it."""
    EFFECT = 4
    """How it looks and sounds."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that could not be carried over."""

    place: str
    """Line of the source, or path in it; the first where there are several."""
    what: str
    """A sentence."""
    times: int = 1
    """In how many places."""

    def __str__(self) -> str:
        if self.times == 1:
            return f"{self.place}: {self.what}"
        return f"{self.what}, {self.times} times, first in {self.place}"


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text, and when it is seen."""

    text: str
    when: Value | None = None


@dataclass(slots=True)
class Way:
    """A link or choice. ``target`` None: the story ends there."""

    text: str
    target: str | None
    when: Value | None = None
    sets: Assignments = field(default_factory=Assignments)
    reply: list[str] = field(default_factory=list)
    once: bool = False
    """Whether it is gone once it was chosen."""
    otherwise: bool = False
    """Whether it is only there where no other is."""
    place: str = ""
    """Where its content stands, by which it can be asked whether it was chosen."""


@dataclass(slots=True)
class Exit:
    """Where a passage leads without being asked."""

    target: str | None
    when: Value | None = None


@dataclass(slots=True)
class Passage:
    """A passage, knot, stitch or gather."""

    name: str
    place: str
    said: list[Said] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    exits: list[Exit] = field(default_factory=list)
    sets: Assignments = field(default_factory=Assignments)
    """Applied on entering."""

    def say(self, line: Said) -> bool:
        """Add a line of text; return whether there was room for it."""
        if len(self.said) < MOST_LINES:
            self.said.append(line)
        return len(self.said) < MOST_LINES

    def settle(self) -> None:
        """Read every condition as it stands once everything is set, as text and choices are read here."""
        self.said = [Said(each.text, self.sets.afterwards(each.when)) for each in self.said]
        for way in self.ways:
            way.when = self.sets.afterwards(way.when)
        for leads in self.exits:
            leads.when = self.sets.afterwards(leads.when)

    @property
    def leads_on(self) -> bool:
        """Whether anything comes after it."""
        return bool(self.ways) or any(each.target is not None for each in self.exits)


@dataclass(slots=True)
class Story:
    """A whole story."""

    tool: str
    """What it was made with, in words."""
    title: str = ""
    start: str = ""
    passages: dict[str, Passage] = field(default_factory=dict)
    variables: dict[str, Known] = field(default_factory=dict)
    """What each variable starts as."""
    counted: set[str] = field(default_factory=set)
    """Places of which a condition asks how often they were visited."""
    chosen: dict[str, str] = field(default_factory=dict)
    """Place of a choice's content → the variable that says whether it was chosen."""
    steps: int = 0
    _left: dict[tuple[Weight, str], tuple[str, str, int]] = field(default_factory=dict)
    """Weight and sentence → first place, last place, how often."""

    def leave(self, place: str, what: str, weight: Weight = Weight.VALUE) -> None:
        """Note what could not be carried over, once for each place."""
        key = weight, what
        if key not in self._left and len(self._left) >= MOST_LEFT:
            key = Weight.EFFECT, "something else: there is too much of it to list"
        first, last, times = self._left.get(key, (place, "", 0))
        self._left[key] = first, place, times + (place != last)

    @property
    def left(self) -> tuple[Left, ...]:
        """What could not be carried over, each kind once, what weighs most first."""
        found = sorted(self._left.items(), key=lambda each: each[0][0])
        return tuple(Left(place, what, times) for (_, what), (place, _, times) in found)

    @property
    def weighty(self) -> int:
        """Of how many kinds that is which concerns where the story leads, and when."""
        return sum(weight <= Weight.CONDITION for weight, _ in self._left)

    def spend(self, steps: int = 1) -> None:
        """Count work; raise :class:`ImportRefusedError` where a file asks for more than any story needs."""
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise ImportRefusedError("It takes more steps to read than any story needs.")

    def add(self, passage: Passage) -> None:
        """Add a passage; a name that comes twice keeps the first, as the tools do."""
        if len(self.passages) >= MOST_PASSAGES:
            raise ImportRefusedError(f"It has more than {MOST_PASSAGES:,} passages. Split it first.")
        if passage.name in self.passages:
            self.leave(passage.place, f"a second passage called '{passage.name[:60]}'", Weight.STRUCTURE)
            return
        self.passages[passage.name] = passage
