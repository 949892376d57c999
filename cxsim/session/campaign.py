"""What a campaign's weeks hold: what is due, which tries count, what is remembered and what comes back. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.engine.closures import close
from cxsim.engine.program import NeedTerms
from cxsim.equations.encounter import expectation_after
from cxsim.equations.parameters import SECOND_FAILURE_WEEKS
from cxsim.equations.vocabulary import campaign_scope
from cxsim.model.expression import TRUTH, parse
from cxsim.session.play import weeks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.engine.closures import Value
    from cxsim.engine.program import Program, Stakes
    from cxsim.model.pack import PackSheet
    from cxsim.session.play import Play


@dataclass(frozen=True, slots=True)
class Due:
    """A scenario that is to be played this week."""

    scenario: str
    stage: str | None = None
    """Where it rested, for one that goes on."""


@dataclass(frozen=True, slots=True)
class ComesBack:
    """An echo, and the play it comes from."""

    play: Play
    echo: str
    week: int


def remembered(plays: Iterable[Play]) -> frozenset[str]:
    """Return the facts that tries which count, and resting ones, have left behind."""
    found: list[str] = []
    for play in plays:
        found += play.encounter().remembered
    return frozenset(found)


def planned(sheet: PackSheet, week: int, facts: Iterable[str], outside: Mapping[str, Value]) -> Iterator[str]:
    """Yield the scenarios that the plan has for a week, where their conditions hold."""
    held = {"week": week, **dict.fromkeys(sheet.facts, False), **dict.fromkeys(facts, True), **outside}
    for each in sheet.campaign.plan.values() if sheet.campaign else ():
        if each.week == week and (each.when is None or holds(each.when, sheet, held)):
            yield each.play


def holds(text: str, sheet: PackSheet, values: Mapping[str, Value]) -> bool:
    """Say whether a campaign's condition holds."""
    names = list(values)
    closure = close(parse(text, campaign_scope(sheet.facts), TRUTH), names.index)
    return bool(closure([values[name] for name in names]))


def echoes(plays: Iterable[Play]) -> Iterator[ComesBack]:
    """Yield what comes back, and in which week, of tries that count."""
    for play in plays:
        for echo in play.encounter().later:
            rested, _ = play.program.echoes[echo]
            yield ComesBack(play, echo, play.state.week + weeks_of(rested.days))


def expected(program: Program, plays: Iterable[Play]) -> Stakes:
    """Return what a scenario's customers have come to expect (E1b): yesterday's delight is today's minimum.

    What is basic stays basic: a must-be expects fully whatever happened.
    """
    moved: dict[tuple[str, str], float] = {}
    for play in plays:
        contacts = play.encounter().contacts
        if contacts.keys().isdisjoint(program.at_stake):  # no others are asked for below
            continue
        terms = play.at_stake or play.program.at_stake
        for customer in contacts.keys() & program.at_stake.keys():
            for need, level in contacts[customer].levels.items():
                before = moved.get((customer, need), terms[customer][need].expects)
                moved[customer, need] = expectation_after(before, level)
    if not moved:
        return program.at_stake

    def now(customer: str, need: str, terms: NeedTerms) -> NeedTerms:
        if terms.kind == "must_be" or (customer, need) not in moved:
            return terms
        return NeedTerms(terms.kind, round(moved[customer, need], 6), terms.weight)

    return {
        customer: {need: now(customer, need, terms) for need, terms in needs.items()}
        for customer, needs in program.at_stake.items()
    }


def failed_lately(plays: Iterable[Play], week: int) -> frozenset[str]:
    """Return the customers whom the firm failed within the last half year: nobody is won over twice (E3)."""
    return frozenset(
        customer
        for play in plays
        if week - play.state.week < SECOND_FAILURE_WEEKS.value
        for customer, contact in play.encounter().contacts.items()
        if contact.failed
    )
