"""One customer, or a column of them: the same elementwise rules for plain floats and for arrays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.equations.arrays import Truths, Values, clip, minimum, where
from cxsim.equations.churn import annual_hazard, margin, margin_multiple, weekly_hazard
from cxsim.equations.contact import contact_value, satisfaction_after_recovery, treatment_value
from cxsim.equations.customer_parameters import (
    COURTESY_EXPECTED,
    COURTESY_SPREAD,
    COURTESY_SURPLUS,
    DISPOSITION_SPREAD,
    SCORE_SPREAD,
    SECOND_FAILURE_WEEKS,
)
from cxsim.equations.encounter import attitude_after, expectation_after
from cxsim.equations.parameters import DISPOSITION_MEAN
from cxsim.equations.scores import is_satisfied, recommend_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.world.tables import Tables

NEVER = -1000
"""Week of the last failure of somebody who has met none."""
PASSIVE = 7.5
"""An answer that counts neither among promoters nor among detractors."""
EMPTY = MappingProxyType({"here": False, "sheltered": False, "attitude": 0.0, "score": PASSIVE, "hazard": 0.0})
"""What tells a slot in which there is nobody: it adds nothing to any sum, and nobody leaves it."""
NOBODY = -1
"""Referrer of somebody who came without one."""


@dataclass(frozen=True, slots=True)
class Customer:
    """What the model keeps of a customer. In the batch path every field is an array."""

    here: Truths
    disposition: Values
    """Stable part of the attitude, in [-1, 1]."""
    remembered: Values
    """Remembered part of the attitude, in [-1, 1]."""
    expects_courtesy: Values
    expects_extra: Values
    propensity: Values
    """Yearly churn propensity."""
    leaning: Values
    """Points by which they answer surveys above others."""
    referrer: Values
    """Slot of whoever brought them, NOBODY where nobody did."""
    sheltered: Truths
    """Whether that referrer is still a customer."""
    since: Values
    """Week of arrival; below 0 for the first customers."""
    failed: Values
    """Week of the last failure."""
    attitude: Values
    """E4: attitude, in [-1, 1]; follows from the two parts."""
    score: Values
    """What they answer to "would you recommend us"; follows from attitude and leaning."""
    hazard: Values
    """E8: chance to leave within the week; 0 in an empty slot."""

    def settled(
        self,
        slope: float,
        *,
        remembered: Values | None = None,
        expects_courtesy: Values | None = None,
        expects_extra: Values | None = None,
        failed: Values | None = None,
    ) -> Customer:
        """Return the customer with the three fields that follow from the others; what is given is new."""
        memory = self.remembered if remembered is None else remembered
        felt = clip(self.disposition + memory, -1.0, 1.0)
        leaves = weekly_hazard(annual_hazard(self.propensity, felt, self.sheltered, slope))
        return Customer(  # all fields by name: ``replace`` takes three times as long
            here=self.here,
            disposition=self.disposition,
            remembered=memory,
            expects_courtesy=self.expects_courtesy if expects_courtesy is None else expects_courtesy,
            expects_extra=self.expects_extra if expects_extra is None else expects_extra,
            propensity=self.propensity,
            leaning=self.leaning,
            referrer=self.referrer,
            sheltered=self.sheltered,
            since=self.since,
            failed=self.failed if failed is None else failed,
            attitude=felt,
            score=recommend_score(felt, self.leaning),
            hazard=leaves,
        )

    def changed(self, **fields: Values | Truths) -> Customer:
        """Return the customer with other values in some fields."""
        return replace(self, **fields)  # type: ignore[arg-type]  # each field takes one of the two

    def yearly_hazard(self, slope: float) -> Values:
        """E8: chance to leave within a year as things are."""
        return annual_hazard(self.propensity, self.attitude, self.sheltered, slope)

    def equity(self, slope: float) -> Values:
        """Customer lifetime value in yearly margins as things are (a label at constant retention)."""
        return margin_multiple(1.0 - self.yearly_hazard(slope))

    def yearly_margin(self, week: int, *, advantage: bool) -> Values:
        """E8: margin a year, as a multiple of an ordinary customer's."""
        return margin((week - self.since) / 52, self.referrer >= 0, advantage=advantage)


@dataclass(frozen=True, slots=True)
class Service:
    """What a team gives its customers this week."""

    week: int
    solving: Sequence[Values]
    """E7: chance to solve, by agent."""
    courtesy: Sequence[Values]
    """E10: how far morale moves courtesy, by agent."""
    error: Values
    """E11: failures of one's own per contact."""
    known: Values
    """E11: share of failures that are owned up to."""
    recovery: Values
    """E3: how far they are put right."""
    delight: Values
    """Share of contacts with an extra."""
    begging: Values
    """E12: share of contacts in which a good mark is begged for."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one contact meets: the service of the agent who took it."""

    week: int
    solving: Values
    courtesy: Values
    error: Values
    known: Values
    recovery: Values
    delight: Values
    begging: Values


@dataclass(frozen=True, slots=True)
class Luck:
    """The draws of one contact, each in (0, 1)."""

    slip: Values
    known: Values
    solve: Values
    extra: Values
    courtesy: Values
    begged: Values


@dataclass(frozen=True, slots=True)
class Experience:
    """What came of a contact."""

    solved: Truths
    slipped: Truths
    reported: Truths
    """A failure of one's own that was made known."""
    made_good: Truths
    """Left unsolved or failed, and owned up to: what recovery is spent on."""
    extra: Truths
    satisfaction: Values
    satisfied: Truths


def met(customer: Customer, offer: Offer, luck: Luck, tables: Tables, slope: float) -> tuple[Customer, Experience]:
    """E1-E4, E8, E11, E12 (b): return the customer after a contact, settled, and what came of it."""
    slipped = luck.slip < offer.error
    solved = (luck.solve < offer.solving) & (luck.slip >= offer.error)
    owned = (solved ^ True) & (luck.known < offer.known)
    extra = (luck.extra < offer.delight) & solved
    spread = COURTESY_SPREAD.value * tables.normal(luck.courtesy)
    courtesy = clip(COURTESY_EXPECTED.value + COURTESY_SURPLUS.value + offer.courtesy + spread, 0.0, 1.0)
    given = where(extra, 1.0, 0.0)
    begged = luck.begged < offer.begging
    kindness, surprise = courtesy - customer.expects_courtesy, given - customer.expects_extra
    treatment = treatment_value(kindness, surprise, begged)
    # What follows is read of those only who were owned up to.
    value, fine = contact_value(solved, treatment), contact_value(solved=True, treatment=treatment)
    second = customer.failed >= offer.week - SECOND_FAILURE_WEEKS.value
    healed = satisfaction_after_recovery(value, fine, offer.recovery, second)
    satisfaction = where(owned, healed, value)
    after = customer.settled(
        slope,
        remembered=attitude_after(customer.remembered, where(owned, minimum(healed, fine), value)),
        expects_courtesy=expectation_after(customer.expects_courtesy, courtesy),
        expects_extra=expectation_after(customer.expects_extra, given),
        failed=where(solved, customer.failed, float(offer.week)),
    )
    reported = slipped & owned
    return after, Experience(solved, slipped, reported, owned, extra, satisfaction, is_satisfied(satisfaction))


def newcomer(
    draws: tuple[Values, Values, Values], week: int, referrer: Values, tables: Tables, slope: float
) -> Customer:
    """Return somebody who becomes a customer this week; the draws are for disposition, propensity and leaning.

    What all newcomers have in common is one value, in the batch path too.
    """
    inclined = clip(DISPOSITION_MEAN.value + DISPOSITION_SPREAD.value * tables.normal(draws[0]), -1.0, 1.0)
    propensity = tables.propensity(draws[1])
    leaning = SCORE_SPREAD.value * tables.normal(draws[2])
    sheltered = referrer >= 0
    return Customer(
        here=True,
        disposition=inclined,
        remembered=0.0,
        expects_courtesy=COURTESY_EXPECTED.value,
        expects_extra=0.0,
        propensity=propensity,
        leaning=leaning,
        referrer=referrer,
        sheltered=sheltered,
        since=float(week),
        failed=float(NEVER),
        attitude=inclined,
        score=recommend_score(inclined, leaning),
        hazard=weekly_hazard(annual_hazard(propensity, inclined, sheltered, slope)),
    )


def empty_slot(tables: Tables) -> Customer:
    """Return a slot in which there is nobody."""
    return newcomer((0.5, 0.5, 0.5), 0, NOBODY, tables, slope=0.0).changed(**EMPTY)
