"""What a try shows of the team's practices: deeds done, deeds passed up, occasions, and time against usual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from cxsim.engine.events import Consequence, Decided, Drawn, Ended, Event
from cxsim.equations.deeds import evidence

if TYPE_CHECKING:
    from cxsim.engine.program import Program

Shown = Mapping[str, tuple[float, ...]]
"""Practice → levels shown, in order; ``time_per_contact`` is a ratio."""


def practice_shown(
    program: Program, events: Iterable[Event], opened: Iterable[tuple[str, ...]], *, observed: bool | None = None
) -> Shown:
    """Return what one try shows; ``opened`` are the choices that were open at each decision, in order.

    ``observed`` keeps only what was shown while somebody watched (True) or while nobody did (False).

    Deeds of colleagues count for the firm in the same way. A deed that counts when passed up is passed up where an
    open choice had it and the choice taken says nothing about that practice.
    """
    happened = list(events)
    act_class = _drawn(happened, program.act_class)
    starts = [at for at, event in enumerate(happened) if isinstance(event, Decided)]
    shown: dict[str, tuple[float, ...]] = {}
    whole = observed in {None, program.situations[program.first].observed}  # what belongs to no decision of its own
    if whole:
        for done in _done(happened[: starts[0] if starts else None]):
            add_shown(shown, evidence(done, act_class=act_class))
    for (start, end), choices in zip(pairwise([*starts, len(happened)]), opened, strict=True):
        decided = happened[start]
        if isinstance(decided, Decided) and observed in {None, program.situations[decided.situation].observed}:
            add_shown(shown, _decision(program, decided, happened[start:end], choices, act_class))
    if whole and any(isinstance(event, Ended) for event in happened):
        add_shown(shown, _of_the_whole(program, [event for event in happened if isinstance(event, Consequence)]))
    return shown


def _of_the_whole(program: Program, happened: list[Consequence]) -> Shown:
    """Return what no single decision shows: time against usual, and who of those who could be delighted was."""
    shown: dict[str, tuple[float, ...]] = {}
    if program.usual:
        shown["time_per_contact"] = (round(sum(event.minutes for event in happened) / program.usual, 6),)
    met = {(each.customer, each.need): each.level for event in happened for each in event.deliveries}
    extras = {
        customer: [met.get((customer, need), 0.0) for need, terms in needs.items() if terms.kind == "delight"]
        for customer, needs in program.at_stake.items()
    }
    delighted = tuple(float(max(levels) > 0) for levels in extras.values() if levels)
    return shown | ({"delight": delighted} if delighted else {})


def deeds_of(program: Program, situation: str, choice: str) -> frozenset[str]:
    """Return the deeds written at a choice itself: what one can see that it offers."""
    effect = program.situations[situation].choices[choice].effect
    return frozenset(deed for event in effect.events for deed in event.deeds)


def _decision(
    program: Program, decided: Decided, happened: list[Event], choices: tuple[str, ...], act_class: str | None
) -> Shown:
    situation = program.situations[decided.situation]
    done, by_others = _done(happened)
    passed_up = {deed for each in choices for deed in deeds_of(program, situation.id, each)} - set(done)
    own = evidence(done, sorted(passed_up), situation.speaks_to, act_class)
    total = dict(own)
    add_shown(total, evidence(by_others, act_class=act_class))
    return total


def _done(happened: Iterable[Event]) -> tuple[list[str], list[str]]:
    """Return the participant's deeds and the colleagues'; a promise still open at the ending is broken."""
    own: list[str] = []
    others: list[str] = []
    for event in happened:
        match event:
            case Consequence():
                own += event.deeds
                others += (deed for _, deeds in event.others for deed in deeds)
            case Ended(broken=broken):
                own += ["break_promise"] * len(broken)
            case _:
                pass
    return own, others


def add_shown(total: dict[str, tuple[float, ...]], more: Shown) -> None:
    """Add levels to those shown before."""
    for practice, levels in more.items():
        total[practice] = (*total.get(practice, ()), *levels)


def _drawn(happened: Iterable[Event], draw: str | None) -> str | None:
    return next((e.label for e in happened if isinstance(e, Drawn) and e.situation is None and e.place == draw), None)
