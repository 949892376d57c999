"""One try: the way through a scenario so far, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from cxsim.engine.encounter import gather, gather_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.engine.encounter import Encounter
    from cxsim.engine.events import Event, Events
    from cxsim.engine.program import Program, Stakes, State, Step


class Decision(NamedTuple):
    """A choice that was made, or a form that was answered."""

    entry: int
    """Number of its entry in the journal, from 0."""
    situation: str
    answers: tuple[str, ...]
    """The choice; of a form, one ``part.answer`` per part."""
    open: tuple[str, ...]
    """Choices that were open, as written; all others were closed."""
    before: State
    after: State
    events: Events
    seconds: float

    @property
    def choice(self) -> str:
        """The choice; of a form, its first answer."""
        return self.answers[0]


@dataclass(frozen=True, slots=True)
class Awakening:
    """A scenario that had rested went on in a later week."""

    entry: int
    after: State
    events: Events


@dataclass(frozen=True, slots=True)
class Play:
    """One pass through a scenario."""

    program: Program
    week: int
    """Week in which it was begun."""
    begun: Step
    steps: tuple[Decision | Awakening, ...] = ()
    at_stake: Stakes | None = None
    """What customers had come to expect; None: as written."""
    failed_before: frozenset[str] = frozenset()
    """Customers whom the firm had failed not long ago."""
    _valued: list[Encounter] = field(default_factory=list, init=False, compare=False, repr=False)
    """What it amounts to, once somebody has asked: all of it, last, or before its first step and after each."""

    @property
    def scenario(self) -> str:
        """Id of the scenario."""
        return self.program.id

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions, in order."""
        return tuple(each for each in self.steps if isinstance(each, Decision))

    @property
    def state(self) -> State:
        """Where the try stands."""
        return self.steps[-1].after if self.steps else self.begun.state

    @property
    def ending(self) -> str | None:
        """Id of the ending that was reached, None while under way."""
        return self.state.place if self.state.place in self.program.endings else None

    @property
    def rests(self) -> bool:
        """Whether it rests until a later week."""
        return self.state.place in self.program.stages

    @property
    def due(self) -> int:
        """Week in which a scenario that rests goes on."""
        rested, _ = self.program.stages[self.state.place]
        return self.state.week + weeks_of(rested.days)

    def events(self, decisions: int | None = None) -> Iterator[Event]:
        """Yield what happened, up to and with the first so many ``decisions`` (all, where None)."""
        yield from self.begun.events
        made = 0
        for step in self.steps:
            if isinstance(step, Decision):
                if made == decisions:
                    return
                made += 1
            yield from step.events

    def encounter(self, decisions: int | None = None) -> Encounter:
        """Return what it amounts to, up to and with so many decisions (all, where None)."""
        if decisions is not None:
            return gather(self.program, self.events(decisions), self.at_stake, self.failed_before)
        if not self._valued:  # tries that count are asked at every scenario
            self._valued.append(gather(self.program, self.events(), self.at_stake, self.failed_before))
        return self._valued[-1]

    def encounters(self) -> Sequence[Encounter]:
        """Return what it amounts to before its first step, and after each; ``encounter`` need not work it out again."""
        if len(self._valued) <= len(self.steps):
            chunks = (self.begun.events, *(step.events for step in self.steps))
            self._valued[:] = gather_each(self.program, chunks, self.at_stake, self.failed_before)
        return self._valued

    def and_then(self, step: Decision | Awakening) -> Play:
        """Return the try one step further on."""
        steps = (*self.steps, step)
        return Play(self.program, self.week, self.begun, steps, self.at_stake, self.failed_before)

    def after_decisions(self, count: int) -> Play:
        """Return the try as it was after so many decisions."""
        ends = [at for at, step in enumerate(self.steps) if isinstance(step, Decision)]
        return replace(self, steps=self.steps[: ends[count]]) if count < len(ends) else self

    def before_entry(self, entry: int) -> Play:
        """Return the try as it was before the decision of that entry; KeyError where it has none of this week."""
        for at in reversed(range(len(self.steps))):
            step = self.steps[at]
            if isinstance(step, Awakening):
                break  # a week begun closes what came before it
            if step.entry == entry:
                return replace(self, steps=self.steps[:at])
        raise KeyError(entry)


def weeks_of(days: int) -> int:
    """Return after how many weeks something that takes so many days is there: at least one."""
    return max(1, -(-days // DAYS))


DAYS = 7
