"""What one play comes to: the KPIs that would be reported of it, what is so, and where such a team ends up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxsim.engine.encounter import gather
from cxsim.engine.events import Consequence
from cxsim.engine.occasions import practice_shown
from cxsim.equations.culture import practice_after
from cxsim.equations.encounter import rating
from cxsim.workbench.slopes import slopes, worth
from cxsim.world.practice import PRACTICE_NAMES
from cxsim.world.presets import START_PRACTICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.engine import Program
    from cxsim.engine.events import Event
    from cxsim.equations.organisation import Preset

Kind = Literal["reported", "true", "firm"]
Values = dict[str, float]
"""Figure → value; a figure that a play has nothing to say of is left out."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that plays are compared by."""

    id: str
    label: str
    unit: Literal["min", "share", "of 7", "level", "money", "%", "points"]
    better: Literal[1, -1]
    """1 where more is better, -1 where less is."""
    kind: Kind


_FIGURES = (
    Figure("handling_time", "handling time", "min", -1, "reported"),
    Figure("solved_first_time", "put down as solved", "share", 1, "reported"),
    Figure("rating", "mark in the survey", "of 7", 1, "reported"),
    Figure("repeat_contacts", "calls again", "share", -1, "reported"),
    Figure("solved", "really solved", "share", 1, "true"),
    Figure("memory", "what the customer keeps", "level", 1, "true"),
    Figure("recovery", "put right", "share", 1, "true"),
    Figure("costs", "money spent", "money", -1, "true"),
    Figure("equity", "loyalty in two years", "%", 1, "firm"),
    Figure("referrals", "referrals in two years", "%", 1, "firm"),
    Figure("morale", "morale in two years", "points", 1, "firm"),
    Figure("learning", "learning in two years", "points", 1, "firm"),
    Figure("cost", "cost in two years", "%", -1, "firm"),
)
FIGURES: Mapping[str, Figure] = {each.id: each for each in _FIGURES}
KPIS = tuple(each.id for each in _FIGURES if each.kind == "reported")


@dataclass(frozen=True, slots=True)
class Trace:
    """One play: what was decided, what was open, what happened, and where it stands."""

    decisions: tuple[tuple[str, tuple[str, ...]], ...]
    """(situation, answers) in order."""
    opened: tuple[tuple[str, ...], ...]
    """What was open at each."""
    events: tuple[Event, ...]
    place: str


class Valuing:
    """Values the plays of one scenario, in the firm that its pack starts from."""

    def __init__(self, program: Program, preset: Preset) -> None:
        self._program = program
        start = START_PRACTICE[preset]
        self._start = {name: float(getattr(start, name)) for name in PRACTICE_NAMES}
        self._slopes = slopes(preset)
        self._known: dict[tuple[object, ...], Values] = {}

    def values(self, trace: Trace) -> Values:
        """Return what a play comes to; plays that bring the same are valued once."""
        brought = tuple([id(event) if isinstance(event, Consequence) else event for event in trace.events])
        key = (trace.opened, brought)
        if key not in self._known:
            self._known[key] = self._values(trace)
        return self._known[key]

    def _values(self, trace: Trace) -> Values:
        found = gather(self._program, trace.events)
        values: Values = {"costs": found.costs}
        if self._program.usual or found.reported:
            values["handling_time"] = found.handling_minutes
        if found.reported:
            values["solved_first_time"] = float(found.reported == "solved")
        if found.satisfaction is not None and found.memory is not None:
            closed = found.solved if found.solved_at_close is None else found.solved_at_close
            values |= {
                "rating": round(rating(found.satisfaction), 6),
                "repeat_contacts": float(not closed),
                "solved": float(found.solved),
                "memory": found.memory,
                "recovery": round(found.recovery, 6),
            }
        return values | self._firm(trace)

    def _firm(self, trace: Trace) -> Values:
        """Return how outcomes move, in per cent, where a team goes on for a week as in this play."""
        shown = practice_shown(self._program, trace.events, trace.opened)
        means = {name: sum(levels) / len(levels) for name, levels in shown.items()}
        moved = {name: (float(str(practice_after(self._start[name], mean))),) for name, mean in means.items()}
        gained = worth(self._slopes, moved, self._start)
        return {name: round(100 * by, 6) for name, by in gained.items() if name in FIGURES}
