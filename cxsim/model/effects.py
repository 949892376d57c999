"""The effect block, the same in five places: a choice, a case, a branch of chance, a situation, an ending."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from cxsim.model.authored import Authored, Delivered, DottedId, Id, Ids, Minutes, Odds, Prose, Source, Truth
from cxsim.model.house_rules import HouseRules

Number = Annotated[float, Field(ge=-1e9, le=1e9, strict=True)]
Costs = Annotated[float, Field(ge=0, le=1e6, strict=True)]
Value = Annotated[Truth | Number | Source, Field(union_mode="left_to_right")]
"""What a variable is set to: a number, a truth value, a word of its own, or an expression."""


class Effects(Authored):
    """What happens, in this order: takes, delivers, set, remember, promises; then the first case, or chance."""

    takes: Minutes = 0.0
    """Minutes on the participant's clock."""
    costs: Costs = 0.0
    """Money of the firm, in its currency."""
    delivers: dict[DottedId, Delivered] = Field(default_factory=dict)
    """Needs of the customer and how far they are met; a later delivery replaces an earlier one."""
    does: Ids = ()
    """Deeds of the participant, from the closed list."""
    others: dict[Id, Ids] = Field(default_factory=dict)
    """Deeds of colleagues: they move the firm and are never counted as the participant's."""
    set: dict[Id, Value] = Field(default_factory=dict)
    """Variables and their new values, all read from before the choice."""
    remember: Ids = ()
    """Facts of the pack that hold from now on."""
    later: Ids = ()
    """Echoes that will come back between two weeks."""
    promises: Ids = ()
    """Promises that are given now."""
    keeps: Ids = ()
    """Promises that are kept now."""
    breaks: Ids = ()
    """Promises that are broken now."""
    reports_as: Literal["solved", "open"] | None = None
    """Closes the contact: what the participant writes into the record."""
    house_rules: HouseRules | None = None
    """Rules in force that change from now on."""
    waits: Ids = ()
    """Customers who wait while this is done: for the minutes that it takes, and what is nested in it."""
    reply: Prose | None = None
    """What answers, before the next situation."""
    next: Id | None = None
    """Situation, ending or stage that comes next."""
    cases: dict[Id, Case] = Field(default_factory=dict)
    """Of these, the first whose ``when`` holds is added, and may replace ``next`` and ``reply``."""
    chance: dict[Id, Branch] = Field(default_factory=dict)
    """Of these, one by odds: luck of the moment."""


class Case(Effects):
    """One of several continuations; without ``when`` it always holds."""

    when: Source | None = None
    """Condition under which it is taken."""


class Branch(Effects):
    """One outcome of chance."""

    odds: Odds
    """Weight against the other branches: 2 beside 1 comes twice as often."""


class Choice(Effects):
    """An authored response to a situation."""

    text: Prose
    """What the participant reads on it."""
    when: Source | None = None
    """Condition under which it is open; closed choices are hidden, and listed in the debrief."""
    renamed_from: Ids = ()
    """Ids it had before, so that saves still find it."""


class Anytime(Choice):
    """A choice that stays open in several situations, written once."""

    offered_in: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Situations in which it is open."""


def applied_in_turn(effects: Effects) -> tuple[tuple[tuple[str, ...], Effects], ...]:
    """Return this block and all that are nested in it, each with its path of field names."""
    if not effects.cases and not effects.chance:
        return (((), effects),)
    found: list[tuple[tuple[str, ...], Effects]] = [((), effects)]
    inner: dict[str, dict[str, Any]] = {"cases": effects.cases, "chance": effects.chance}
    for field, blocks in inner.items():
        for name, block in blocks.items():
            found += [((field, name, *path), each) for path, each in applied_in_turn(block)]
    return tuple(found)
