"""What there is to be seen in a scenario, and how often it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxsim.engine.events import Consequence, Decided, Ended, Entered, Rested
from cxsim.model.walk import blocks, choices_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.engine.events import Event
    from cxsim.model.scenario import Scenario
    from cxsim.model.walk import Path

Kind = Literal["situation", "choice", "line", "case", "branch", "reply", "stage", "ending"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a play may bring."""

    kind: Kind
    path: Path
    place: str
    """The situation or ending it belongs to; of an ``anytime``'s case, the choice."""

    @property
    def name(self) -> str:
        """How an author knows it: situation.choice, or the ids on the way to it."""
        words = [str(each) for each in self.path if each not in _FIELDS]
        return ".".join([*words, "reply"] if self.kind == "reply" else words)


_FIELDS = frozenset({
    "situations", "choices", "endings", "cases", "chance", "also", "stages", "anytime", "parts", "happens",
})  # fmt: skip


def items_of(scenario: Scenario) -> tuple[Item, ...]:
    """Return all there is to be seen, as it is written."""
    return tuple(dict.fromkeys(_items(scenario)))


def _items(scenario: Scenario) -> Iterator[Item]:
    for name, situation in scenario.situations.items():
        yield Item("situation", ("situations", name), name)
        yield from (Item("line", ("situations", name, "also", line), name) for line in situation.also)
        yield from (Item("choice", chosen(name, choice), name) for _, choice, _ in choices_of(scenario, name))
    for block in blocks(scenario):
        if block.path[0] == "echoes":
            continue
        place = block.situation if block.situation and block.path[0] != "anytime" else str(block.path[1])
        if block.path[-2] in {"cases", "chance"}:
            yield Item("case" if block.path[-2] == "cases" else "branch", block.path, place)
        if block.effects.reply is not None:
            yield Item("reply", block.path, place)
    yield from (Item("stage", ("stages", name), name) for name in scenario.stages)
    for name, ending in scenario.endings.items():
        yield Item("ending", ("endings", name), name)
        yield from (Item("line", ("endings", name, "also", line), name) for line in ending.also)


def chosen(situation: str, choice: str) -> Path:
    """Return where a choice counts: in the situation it was made in, also where it is open at any time."""
    return ("situations", situation, "choices", choice)


def brought(events: Iterable[Event]) -> Iterator[tuple[Kind, Path]]:
    """Yield what events bring to be seen; of several replies in one step, the last is read."""
    reply: Path | None = None
    for event in events:
        match event:
            case Decided(situation=situation, choice=choice, answers=answers):
                yield from (("choice", chosen(situation, each)) for each in answers or (choice,))
            case Consequence(path=path):
                if path[-2] in {"cases", "chance"}:
                    yield ("case" if path[-2] == "cases" else "branch"), path
                reply = path if event.replies else reply
            case Entered(situation=name, lines=lines):
                yield "situation", ("situations", name)
                yield from (("line", ("situations", name, "also", line)) for line in lines)
            case Ended(ending=name, lines=lines):
                yield "ending", ("endings", name)
                yield from (("line", ("endings", name, "also", line)) for line in lines)
            case Rested(stage=name):
                yield "stage", ("stages", name)
            case _:
                pass
    if reply is not None:
        yield "reply", reply


def counted(steps: Iterable[tuple[Iterable[Event], int]]) -> Counter[tuple[Kind, Path]]:
    """Return how often each thing was seen, from steps and how often each was taken; 0 where it could have been."""
    found: Counter[tuple[Kind, Path]] = Counter()
    for events, times in steps:
        for each in brought(events):
            found[each] += times
    return found
