"""What speaks for one step of a play: figures, needs, what practice it shows and what that is worth to the firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine.events import Consequence, Decided, Drawn, Ended
from cxsim.engine.occasions import practice_shown
from cxsim.equations.deeds import evidence
from cxsim.workbench.slopes import slopes, worth
from cxsim.world.practice import PRACTICE_NAMES
from cxsim.world.presets import START_PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.engine import Program, State
    from cxsim.engine.events import Event, Events
    from cxsim.model.pack import Pack
    from cxsim.workbench.study import PackStudy, ScenarioStudy

Merits = dict[str, float]
"""What is added up over a play: ``minutes``, ``money``, ``setback``, ``firm.x``; neither better nor worse: ``fact.x``,
``rules``.
"""
OF_THE_WHOLE = ("time_per_contact", "delight")
"""Practices that no single step shows."""
LOWER_IS_BETTER = frozenset({"minutes", "money", "setback", "plain_setback", "gap", "firm.cost"})
"""A plain setback is one that does not look fine."""
NEUTRAL = ("fact.", "rules")
"""How merits without a better side begin: plays that differ in them cannot be compared."""


class Judge:
    """Reads the steps of one scenario."""

    def __init__(self, pack: Pack, read: PackStudy, study: ScenarioStudy, program: Program) -> None:
        start = START_PRACTICE[pack.sheet.start]
        self._program = program
        self._scenario = study.scenario
        self._slopes = slopes(pack.sheet.start)
        self._start = {name: float(getattr(start, name)) for name in PRACTICE_NAMES}
        elsewhere = (each.reads for each in read.scenarios if each.id != study.id)
        self._read_elsewhere = read.planned.union(*elsewhere)
        self._class_slot = next((slot for name, slot, _ in program.draws if name == program.act_class), None)

    def mark(self, state: State, opened: tuple[str, ...], events: Events) -> tuple[object, ...]:
        """Return what steps have in common that add up to the same."""
        act = None if self._class_slot is None else state.values[self._class_slot]
        return (opened, act, *filter(None, map(_mark, events)))

    def merits(self, state: State, opened: tuple[str, ...], events: Events) -> Merits:
        """Return what one step adds up to; ``opened`` is what was open where it was decided."""
        found: Merits = {}
        for event in events:
            for name, amount in self._of_event(event):
                found[name] = found.get(name, 0.0) + amount
        shown = {name: levels for name, levels in self._shown(state, opened, events).items() if levels}
        for outcome, by in worth(self._slopes, shown, self._start).items():
            if by:
                found[f"firm.{outcome}"] = by
        return found

    def _of_event(self, event: Event) -> Iterator[tuple[str, float]]:
        match event:
            case Consequence():
                yield "minutes", event.minutes
                yield "money", event.costs
                yield from ((f"fact.{each}", 1.0) for each in event.remembered if each in self._read_elsewhere)
                if event.house_rules is not None:
                    yield f"rules {'/'.join(map(str, event.path))}", 1.0
            case Ended(ending=ending) if self._scenario.endings[ending].setback:
                yield "setback", 1.0
                if self._scenario.endings[ending].looks != "fine":
                    yield "plain_setback", 1.0
            case _:
                pass

    def _shown(self, state: State, opened: tuple[str, ...], events: Events) -> Mapping[str, tuple[float, ...]]:
        """Return the practice that one step shows, with that of the echoes it will bring."""
        act: list[Event] = []
        if self._class_slot is not None:
            act.append(Drawn(None, self._program.act_class or "", str(state.values[self._class_slot])))
        decided = (opened,) if opened else ()
        shown = dict(practice_shown(self._program, [*act, *events], decided))
        for name in OF_THE_WHOLE:
            shown.pop(name, None)
        for practice, levels in evidence(self._comes_back(events)).items():
            shown[practice] = (*shown.get(practice, ()), *levels)
        return shown

    def _comes_back(self, events: Iterable[Event]) -> Iterator[str]:
        for event in events:
            for echo in event.later if isinstance(event, Consequence) else ():
                happens = self._program.echoes[echo][1]
                for block in happens.events if happens else ():
                    yield from (deed for _, deeds in block.others for deed in deeds)


def _mark(event: Event) -> object:
    """Return what tells one event's merits from another's: what was built beforehand is itself alone."""
    match event:
        case Consequence():
            return id(event)
        case Decided() | Ended():
            return event
        case _:
            return None


def delivered(events: Iterable[Event]) -> dict[str, float]:
    """Return need → level it was last met to in one step."""
    met: dict[str, float] = {}
    for event in events:
        if isinstance(event, Consequence):
            met |= {f"{each.customer}.{each.need}": each.level for each in event.deliveries}
    return met


def reported(events: Iterable[Event]) -> float | None:
    """Return 1 where a step first reports as solved, 0 where as open; None where it does not report."""
    return next((float(e.reported == "solved") for e in events if isinstance(e, Consequence) and e.reported), None)
