"""One try: the way through a scenario so far, frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.engine.events import Event, Events
    from cxsim.engine.program import Program, State, Step


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice that was made."""

    entry: int
    """Number of its entry in the journal, from 0."""
    situation: str
    choice: str
    open: tuple[str, ...]
    """Choices that were open, as written; all others were closed."""
    before: State
    after: State
    events: Events
    seconds: float


@dataclass(frozen=True, slots=True)
class Play:
    """One pass through a scenario."""

    program: Program
    week: int
    begun: Step
    decisions: tuple[Decision, ...] = ()

    @property
    def scenario(self) -> str:
        """Id of the scenario."""
        return self.program.id

    @property
    def state(self) -> State:
        """Where the try stands."""
        return self.decisions[-1].after if self.decisions else self.begun.state

    @property
    def ending(self) -> str | None:
        """Id of the ending that was reached, None while under way."""
        return self.state.place if self.state.place in self.program.endings else None

    def events(self, decisions: int | None = None) -> Iterator[Event]:
        """Yield what happened, up to and with the first so many ``decisions`` (all, where None)."""
        yield from self.begun.events
        for decision in self.decisions[:decisions]:
            yield from decision.events

    def with_decision(self, decision: Decision) -> Play:
        """Return the try one decision further on."""
        return replace(self, decisions=(*self.decisions, decision))

    def before_entry(self, entry: int) -> Play:
        """Return the try as it was before the decision of that entry; KeyError where it has none."""
        for at, decision in enumerate(self.decisions):
            if decision.entry == entry:
                return replace(self, decisions=self.decisions[:at])
        raise KeyError(entry)
