"""What a story of another tool amounts to, before it is written as ours; both readers end here."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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


class ImportRefusedError(Exception):
    """A file that cannot be imported: one sentence for whoever wants to."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that could not be carried over."""

    place: str
    """Line of the source, or path in it."""
    what: str
    """A sentence."""


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
    sets: dict[str, Value] = field(default_factory=dict)
    reply: list[str] = field(default_factory=list)


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
    sets: dict[str, Value] = field(default_factory=dict)
    """Applied on entering."""

    def say(self, line: Said) -> bool:
        """Add a line of text; return whether there was room for it."""
        if len(self.said) < MOST_LINES:
            self.said.append(line)
        return len(self.said) < MOST_LINES

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
    left: deque[Left] = field(default_factory=lambda: deque(maxlen=MOST_LEFT))
    steps: int = 0

    def leave(self, place: str, what: str) -> None:
        """Note what could not be carried over, once for each place."""
        found = Left(place, what)
        if not self.left or found != self.left[-1]:
            self.left.append(found)

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
            self.leave(passage.place, f"a second passage called '{passage.name[:60]}'")
            return
        self.passages[passage.name] = passage
