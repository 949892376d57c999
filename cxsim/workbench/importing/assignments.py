"""What a passage or a choice sets, in order and partly under conditions → cases that exclude each other.

Other tools set one variable after the other; here everything is set at once, read from before. So each variable
that is read carries how often it had been set by then, and every case is worked out as far as it is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxsim.workbench.importing.values import Operation, Plain, Unknown, Variable, both, decided, opposite, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxsim.workbench.importing.values import Value

MOST_CASES = 12
MOST_CONDITIONAL = 40
"""Assignments under a condition, of one passage or choice."""
COST = 20
"""What working out one assignment in one case counts against looking at one character."""
BEFORE = " before"
"""Added to a variable's name for what it was when a passage was entered; no tool has such a name."""


class TooManyCasesError(Exception):
    """More cases than anybody would write."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One variable that is set; what is read in it carries its version."""

    name: str
    value: Value
    when: Value | None
    version: int


@dataclass(slots=True)
class Case:
    """One way it can go: its condition, given that none of those before it holds, and what is set then."""

    when: Value | None = None
    known: dict[Value, bool] = field(default_factory=dict)
    values: dict[tuple[str, int], Value] = field(default_factory=dict)
    """(Variable, version) → its value, read from before."""
    sets: dict[str, Value] = field(default_factory=dict)

    def reads(self, value: Value) -> Value:
        """Return a value with what has been set up to then."""
        return replaced(value, lambda each: self.values.get((each.name, each.version), Variable(each.name)))

    def holds(self, condition: Value | None) -> bool | None:
        """Whether a condition holds in this case; None where that is open."""
        if condition is None or condition in self.known:
            return condition is None or self.known[condition]
        answers = [self._known(each) for each in joined_by_and(condition)]
        return False if False in answers else None if None in answers else True

    def _known(self, part: Value) -> bool | None:
        found = self.known.get(part)
        return decided(part) if found is None else found

    def split(self, condition: Value) -> Case:
        """Return the case in which a condition also holds; this one goes on as where it does not."""
        unknown = [each for each in joined_by_and(condition) if self._known(each) is None]
        when = self.when
        for each in unknown:  # what is known besides follows from the cases before this one
            when = both(when, each)
        inner = Case(when, {**self.known, **_so(unknown), condition: True}, dict(self.values), dict(self.sets))
        self.known[condition] = False
        if len(unknown) == 1:
            self.known |= {each: not so for each, so in _so(unknown).items()}
        return inner

    def take(self, step: Assignment, *, held: bool) -> None:
        """Set a variable, or leave it what it was."""
        value = self.reads(step.value) if held else self.reads(Variable(step.name, step.version - 1))
        self.values[step.name, step.version] = value
        self.sets.pop(step.name, None)
        if value != Variable(step.name):
            self.sets[step.name] = value


@dataclass(slots=True)
class Assignments:
    """Variables in the order in which they are set."""

    steps: list[Assignment] = field(default_factory=list)
    _versions: dict[str, int] = field(default_factory=dict)
    _copied: dict[str, None] = field(default_factory=dict)
    _worked_out: Case = field(default_factory=Case)
    _afterwards: dict[int, tuple[Value, Value]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.steps)

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        """Yield each variable with what it is set to."""
        return ((each.name, each.value) for each in self.steps)

    def now(self, value: Value) -> Value:
        """Return a value as it is read now: each variable with how often it was set so far."""
        return replaced(value, lambda each: Variable(each.name, self._versions.get(each.name, 0)))

    def add(self, name: str, value: Value, when: Value | None = None) -> None:
        """Set a variable to a value that was read, under a condition that was read."""
        version = self._versions[name] = self._versions.get(name, 0) + 1
        self.steps.append(Assignment(name, value, when, version))

    def afterwards(self, value: Value | None) -> Value | None:
        """Return a condition that was read on the way, as it is read once everything is set."""
        if value is None:
            return None
        found = self._afterwards.get(id(value))  # the value is kept beside the answer, so its id stays its own
        if found is None:
            found = self._afterwards[id(value)] = value, replaced(value, self._later)
        return found[1]

    def _later(self, each: Variable) -> Value:
        last = self._versions.get(each.name, 0)
        return Variable(each.name) if each.version == last else replaced(self._on_the_way(each), self._at_first)

    def _on_the_way(self, each: Variable) -> Value:
        """Return what a variable was before it was set again, read from before."""
        if each.version == 0:
            return Variable(each.name)
        if not self._worked_out.values:
            for step in self.steps:
                self._worked_out.take(step, held=True)
                if step.when is not None:
                    what = Unknown(f"'{step.name[:60]}', which is set under a condition and again further down")
                    self._worked_out.values[step.name, step.version] = what
        return self._worked_out.values[each.name, each.version]

    def _at_first(self, each: Variable) -> Value:
        if each.name not in self._versions:
            return each
        self._copied[each.name] = None
        return Variable(each.name + BEFORE)

    def copies(self) -> Iterator[tuple[str, str]]:
        """Yield each variable that keeps what another was, with that other."""
        return ((name + BEFORE, name) for name in self._copied)

    def ordered(self, most: int) -> tuple[list[Assignment], list[Assignment]]:
        """Return what is set, with the copies first and at most so many under a condition; and those after these."""
        found = [Assignment(copy, Variable(name), None, 1) for copy, name in self.copies()]
        more: list[Assignment] = []
        for each in self.steps:
            most -= each.when is not None
            (found if each.when is None or most >= 0 else more).append(each)
        return found, more


def cases(steps: Sequence[Assignment], spend: Callable[[int], None]) -> list[Case]:
    """Return the cases in order: the first that holds is the one; raise :class:`TooManyCasesError` for too many."""
    found = [Case()]
    for step in steps:
        spend(COST * len(found))
        after: list[Case] = []
        for case in found:
            when = None if step.when is None else case.reads(step.when)
            held = case.holds(when)
            if held is None and when is not None:
                inner = case.split(when)
                inner.take(step, held=True)
                after.append(inner)
            case.take(step, held=held is True)
            after.append(case)
        if len(after) > MOST_CASES:
            raise TooManyCasesError
        found = after
    return found


def joined_by_and(condition: Value) -> list[Value]:
    """Return the parts that all hold where a condition does; none where it always holds."""
    waiting = [condition]
    found: list[Value] = []
    while waiting:
        each = waiting.pop()
        if isinstance(each, Operation) and each.op == "and":
            waiting += reversed(each.parts)
        elif each != Plain(value=True):
            found.append(each)
    return found


def _so(parts: Sequence[Value]) -> dict[Value, bool]:
    """Return what is known where all parts hold: they do, and the opposite of each does not."""
    found: dict[Value, bool] = {}
    for each in parts:
        found |= {each: True, opposite(each): False}
    return found
