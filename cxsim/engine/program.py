"""A scenario compiled for play: ids become positions, expressions closures, constant events prebuilt; no prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.engine.closures import Closure, Condition, Value, Values
    from cxsim.engine.events import Consequence, Decided, Drawn, Entered, Events, Rested
    from cxsim.engine.luck import Weights
    from cxsim.equations.encounter import NeedKind


class State(NamedTuple):
    """Where a try stands. With the program and luck it alone decides what a choice leads to."""

    week: int
    place: str
    """Id of the situation, or of the ending."""
    values: Values
    """One value per slot of the program."""


class Assignment(NamedTuple):
    """One slot gets a new value, held within its bounds."""

    slot: int
    value: Closure
    low: float
    high: float
    number: bool


@dataclass(frozen=True, slots=True)
class EffectProgram:
    """One effect block, ready to run."""

    events: tuple[Consequence, ...]
    assignments: tuple[Assignment, ...]
    """Read from the values before the choice."""
    writes: tuple[tuple[int, Value], ...]
    """Slots and the constants they get: levels, facts, promises."""
    minutes: tuple[int, float] | None
    """Slot of the clock and what is added, where a condition reads it."""
    next: str | None
    cases: tuple[tuple[Condition | None, EffectProgram], ...]
    chance: ChanceProgram | None
    changes: bool
    """Whether it changes any value."""
    plain: bool
    """Whether it has neither cases nor chance."""


@dataclass(frozen=True, slots=True)
class ChanceProgram:
    """Luck of the moment, ready to run."""

    situation: str
    choice: str
    visits: int | None
    """Slot of the situation's visits; an ending has none."""
    weights: Weights
    branches: Mapping[str, tuple[Drawn, EffectProgram]]


@dataclass(frozen=True, slots=True)
class ChoiceProgram:
    """One choice, or one answer of a form, ready to run."""

    id: str
    when: Condition | None
    decided: Decided
    effect: EffectProgram
    next: str
    """Where it leads, unless a case or chance says otherwise."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Which ``also`` lines are seen on entering; None where there are none to choose from."""

    lines: tuple[tuple[str, Condition], ...]


@dataclass(frozen=True, slots=True)
class SituationProgram:
    """One situation, ready to run."""

    id: str
    when: Condition | None
    otherwise: str
    visits: int | None
    """Slot of its visits, where a condition or chance asks for them."""
    happens: EffectProgram | None
    entered: Entered
    texts: Texts | None
    choices: Mapping[str, ChoiceProgram]
    always_open: tuple[str, ...] | None
    """All choices, where nothing can close one."""
    speaks_to: tuple[str, ...]
    observed: bool
    parts: tuple[str, ...]
    """Of a form, what it asks for: its choices are called ``part.answer``, one is given per part."""


@dataclass(frozen=True, slots=True)
class EndingProgram:
    """One ending, ready to run."""

    id: str
    happens: EffectProgram | None
    texts: Texts | None


@dataclass(frozen=True, slots=True)
class NeedTerms:
    """A need at stake as E1 reads it; ``weight`` is its share of all that is at stake for this customer."""

    kind: NeedKind
    expects: float
    weight: float


Stakes: TypeAlias = "Mapping[str, Mapping[str, NeedTerms]]"
"""Customer → need → terms."""


@dataclass(frozen=True, slots=True)
class Program:
    """One scenario, ready to run. Immutable; shared by every try."""

    id: str
    first: str
    initial: Values
    slots: Mapping[str, int]
    draws: tuple[tuple[str, int, Weights], ...]
    """(id, slot, odds) of each hidden truth."""
    outside: Mapping[str, int]
    """Slots that are filled from outside at the beginning: week, facts, kpi.x, target.x, team.x."""
    promises: tuple[tuple[str, int], ...]
    situations: Mapping[str, SituationProgram]
    endings: Mapping[str, EndingProgram]
    stages: Mapping[str, tuple[Rested, str]]
    """Where the scenario rests, and the situation in which it goes on."""
    at_stake: Stakes
    echoes: Mapping[str, tuple[Rested, EffectProgram | None]]
    """What comes back between two weeks: after how many days, and what happens then."""
    usual: float | None
    """Minutes that such a contact usually takes."""
    act_class: str | None
    """Draw that is the hidden class of the act."""


class Step(NamedTuple):
    """What came of a call: the new state and what happened."""

    state: State
    events: Events
