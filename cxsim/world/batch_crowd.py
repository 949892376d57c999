"""Customers as numpy arrays, firm after firm in one flat array of slots."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np

from cxsim.equations.arrays import PLAIN, maximum
from cxsim.equations.churn import WEEKS, annual_hazard, margin, weekly_hazard
from cxsim.equations.gaming import survey_weight
from cxsim.equations.scores import is_detractor, is_promoter
from cxsim.equations.word_of_mouth import referral_chance
from cxsim.world.crowd import Answers, Census, Contacts
from cxsim.world.customer import EMPTY, NOBODY, Customer, Experience, Luck, Offer, Service, met, newcomer
from cxsim.world.plain import grown

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values
    from cxsim.equations.behaviour import Link
    from cxsim.world.draws import WeekDraws
    from cxsim.world.tables import Tables

Column: TypeAlias = Any
"""A numpy array; the equations know it by what they ask of it (``arrays.Array``)."""
_NAMES = tuple(each.name for each in fields(Customer))
_columns = attrgetter(*_NAMES)
_met = attrgetter("remembered", "expects_courtesy", "expects_extra", "failed", "attitude", "score", "hazard")
"""Fields that a contact changes."""


@dataclass(frozen=True, slots=True)
class _Served:
    """This week's contacts: a column each field."""

    slots: Column
    firm: Column
    after: Customer
    came: Experience
    survey_luck: Column
    talk_luck: Column


class ArrayCrowd:
    """The customers of ``firms`` firms; each stands for ``weight`` of them. ``slope`` is E8's, on attitude.

    ``copies`` of the same firms share their luck: copy after copy, slot after slot, firm after firm in one flat array.
    """

    def __init__(
        self, customers: Customer, tables: Tables, weight: float, slope: float, firms: int = 1, copies: int = 1
    ) -> None:
        self.columns: Column = customers  # each field of it is an array
        self.tables, self.weight, self.slope = tables, weight, slope
        self.firms, self.copies, self.lucks = firms, copies, firms // copies
        self.slots = _length(customers) // firms
        self.luck: Column = None
        """This week's draw of every slot: its low end is a contact, its high end leaving."""
        self.served_now: Column = None
        self.referrers: Column = np.empty(0, np.intp)

    def copied(self) -> ArrayCrowd:
        """Return the same customers, to be changed apart."""
        return self._with(Customer(*[column.copy() for column in _columns(self.columns)]))

    def taken(self) -> ArrayCrowd:
        """Return the same customers, which this object hands on: whoever asks it again gets an error."""
        columns, self.columns = self.columns, None
        return self._with(columns)

    def _with(self, columns: Column) -> ArrayCrowd:
        return ArrayCrowd(columns, self.tables, self.weight, self.slope, self.firms, self.copies)

    def size(self) -> Values:
        """Return how many customers there are."""
        return self._summed(self.columns.here)

    def served(self, service: Service, rate: float, draws: WeekDraws) -> Contacts:
        """Let a share of the customers contact the team, and remember it."""
        self.luck = draws.uniform("slots", 1, self.slots * self.firms)[0]
        candidates = (self.luck < rate).nonzero()[0]
        luck: Column = draws.uniform("contacts", 9, len(candidates))
        here = self.columns.here.take(candidates).nonzero()[0]
        slots, luck = candidates.take(here), luck.T.take(here, axis=0).T  # whole rows, as they lie
        firm = self._firm_of(slots)
        offer = self._offer(service, firm, luck[0])
        after, came = met(self._at(slots), offer, Luck(*luck[1:7]), self.tables, self.slope)
        for column, changed in zip(_met(self.columns), _met(after), strict=True):
            column[slots] = changed
        self.served_now = _Served(slots, firm, after, came, luck[7], luck[8])
        return Contacts(
            count=self._counted(firm),
            solved=self._true(firm, came.solved),
            slipped=self._true(firm, came.slipped),
            reported=self._true(firm, came.reported),
            made_good=self._true(firm, came.made_good),
            extras=self._true(firm, came.extra),
            satisfied=self._true(firm, came.satisfied),
        )

    def surveyed(self, share: Values, effort: Values) -> Answers:
        """Ask a share of this week's contacts; gaming effort picks whom."""
        now = self.served_now
        weights: Column = survey_weight(now.after.attitude, _each(effort, now.firm))
        usual = self._counted(now.firm, weights) / maximum(self._counted(now.firm), self.weight)
        asked = now.survey_luck * _each(usual, now.firm) < _each(share, now.firm) * weights
        return Answers(
            asked=self._true(now.firm, asked),
            promoters=self._true(now.firm, asked & is_promoter(now.after.score)),
            detractors=self._true(now.firm, asked & is_detractor(now.after.score)),
            satisfied=self._true(now.firm, asked & now.came.satisfied),
        )

    def told(self, recommend: Link) -> Values:
        """Let this week's contacts tell others."""
        now = self.served_now
        self.referrers = now.slots[now.talk_luck < referral_chance(now.after.attitude, recommend)]
        return self._counted(self._firm_of(self.referrers))

    def left(self) -> Values:
        """Let customers leave; return how many."""
        all_of = self.columns
        leaving = (1.0 - self.luck < all_of.hazard).nonzero()[0]
        for name, value in EMPTY.items():
            getattr(all_of, name)[leaving] = value
        sheltered = all_of.sheltered.nonzero()[0]
        orphaned = sheltered[~all_of.here[self._beside(sheltered, all_of.referrer[sheltered].astype(np.intp))]]
        if len(orphaned):
            all_of.sheltered[orphaned] = False
            propensity, attitude = all_of.propensity[orphaned], all_of.attitude[orphaned]
            all_of.hazard[orphaned] = weekly_hazard(annual_hazard(propensity, attitude, False, self.slope))  # noqa: FBT003 - nobody of them is sheltered
        return self._counted(self._firm_of(leaving))

    def joined(self, organic: Values, week: int, draws: WeekDraws) -> tuple[Values, Values]:
        """Let newcomers take the free slots, the referred first."""
        others = self._by_firm(cast("Column", organic) // self.weight)
        coming = self._coming_to_one if self.firms == 1 else self._coming
        slots, referrer, luck = coming(others, draws)
        arrived = newcomer((luck[0], luck[1], luck[2]), week, referrer, self.tables, self.slope)
        for column, came_with in zip(_columns(self.columns), _columns(arrived), strict=True):
            column[slots] = came_with
        joined = others * self.weight
        return joined, organic - joined

    def census(self, week: int, *, advantage: bool) -> Census:
        """Ask everybody, truthfully."""
        all_of = self.columns
        count = self._summed(all_of.here)
        return Census(
            count=count,
            promoters=self._summed(is_promoter(all_of.score)),
            detractors=self._summed(is_detractor(all_of.score)),
            attitude=self._summed(all_of.attitude) / maximum(count, self.weight),
            margin=count + self._extra_margin(week) if advantage else count,
        )

    def equity(self) -> tuple[Values, Values]:
        """Return customer equity in yearly margins: of all, and of those who came by referral."""
        worth: Column = self.columns.equity(self.slope) * self.columns.here
        return self._summed(worth), self._summed(worth * (self.columns.referrer >= 0))

    def kept(self) -> Values:
        """Return how many of the first customers are still here."""
        return self._summed(self.columns.here & (self.columns.since < 0))

    def _extra_margin(self, week: int) -> Values:
        """Return what the referred bring a year beyond an ordinary customer's margin."""
        referred = (self.columns.here & (self.columns.referrer >= 0)).nonzero()[0]
        years = (week - self.columns.since.take(referred)) / WEEKS
        return self._counted(self._firm_of(referred), margin(years, True) - 1.0)  # noqa: FBT003 - all of them are referred

    def _at(self, slots: Column) -> Customer:
        """Return the customers in these slots, who are here; what no contact reads is left out."""
        all_of = self.columns
        return Customer(
            here=True,
            disposition=all_of.disposition.take(slots),
            remembered=all_of.remembered.take(slots),
            expects_courtesy=all_of.expects_courtesy.take(slots),
            expects_extra=all_of.expects_extra.take(slots),
            propensity=all_of.propensity.take(slots),
            leaning=all_of.leaning.take(slots),
            referrer=0.0,
            sheltered=all_of.sheltered.take(slots),
            since=0.0,
            failed=all_of.failed.take(slots),
            attitude=0.0,
            score=0.0,
            hazard=0.0,
        )

    def _offer(self, service: Service, firm: Column, draw: Column) -> Offer:
        agents = len(service.solving) // self.firms
        agent = (draw * agents).astype(np.intp)
        if self.firms > 1:
            agent += firm * agents
        by_agent: Column = (service.solving, service.courtesy)
        team = (service.error, service.known, service.recovery, service.delight, service.begging)
        return Offer(service.week, *(each.take(agent) for each in by_agent), *(_each(each, firm) for each in team))

    def _firm_of(self, places: Column) -> Column:
        """Return whose each of these places is."""
        if self.firms == 1:
            return np.zeros(len(places), np.intp)
        return places // (self.slots * self.lucks) * self.lucks + places % self.lucks

    def _slot_of(self, places: Column) -> Column:
        """Return which of its firm's slots each of these places is."""
        return places // self.lucks % self.slots

    def _place(self, firm: Column, slot: Column) -> Column:
        """Return where these slots of these firms lie."""
        return (firm // self.lucks * self.slots + slot) * self.lucks + firm % self.lucks

    def _beside(self, places: Column, slots: Column) -> Column:
        """Return where other slots lie, of the firms whose these places are."""
        return slots if self.firms == 1 else self._place(self._firm_of(places), slots)

    def _coming_to_one(self, others: float, draws: WeekDraws) -> tuple[Column, Column, Column]:
        """Return what ``_coming`` does for a single firm, in half the time."""
        referred = len(self.referrers)
        coming = referred + int(others)
        free = (~self.columns.here).nonzero()[0]
        if coming > len(free):
            self._make_room(coming - len(free))
            free = (~self.columns.here).nonzero()[0]
        referrer: Column = np.full(coming, float(NOBODY))
        referrer[:referred] = self.referrers
        return free[:coming], referrer, draws.uniform("newcomers", 3, coming)

    def _coming(self, others: Column, draws: WeekDraws) -> tuple[Column, Column, Column]:
        """Return the places that newcomers take, their referrers and their draws; ``others`` come by themselves."""
        firm_of = self._firm_of(self.referrers)
        referred = np.bincount(firm_of, minlength=self.firms)
        coming = others.astype(np.intp) + referred
        slots, firm, rank = self._free(coming)
        referrer: Column = np.full(len(slots), float(NOBODY))
        referrer[rank < referred[firm]] = self._slot_of(self.referrers[firm_of.argsort(kind="stable")])
        most = int(coming.max())
        luck: Column = draws.uniform("newcomers", 3, most * self.firms)
        mine = (firm // self.lucks * most + rank) * self.lucks + firm % self.lucks
        return slots, referrer, luck.take(mine, axis=1)

    def _free(self, coming: Column) -> tuple[Column, Column, Column]:
        """Return the first free places of every firm for those who come, with their firm and their rank in it."""
        cube = self.columns.here.reshape(self.copies, self.slots, self.lucks)
        free = (~cube).transpose(0, 2, 1).ravel().nonzero()[0]  # firm after firm, slot after slot
        ends = free.searchsorted(np.arange(0, (self.firms + 1) * self.slots, self.slots))
        missing = int((coming - ends[1:] + ends[:-1]).max())
        if missing > 0:
            self._make_room(missing)
            return self._free(coming)
        firm = np.arange(self.firms).repeat(coming)
        rank = np.arange(len(firm)) - (coming.cumsum() - coming)[firm]
        return self._place(firm, free[ends[firm] + rank] % self.slots), firm, rank

    def _make_room(self, missing: int) -> None:
        whose, slots = self._firm_of(self.referrers), self._slot_of(self.referrers)
        more = grown(self.slots, missing)
        empty = {**dict.fromkeys(_NAMES, 0.0), **EMPTY}

        def widened(name: str) -> Column:
            rows = getattr(self.columns, name).reshape(self.copies, self.slots, self.lucks)
            added = np.full((self.copies, more, self.lucks), empty[name], rows.dtype)
            return np.concatenate([rows, added], axis=1).ravel()

        self.columns = Customer(*map(widened, _NAMES))
        self.slots += more
        self.referrers = self._place(whose, slots)

    def _counted(self, firm: Column, worth: Column = None) -> Values:
        """Return customers a firm, each counting 1 or what it is worth; ``firm`` tells whose each of them is."""
        if self.firms == 1:
            return float(len(firm) if worth is None else worth.sum()) * self.weight
        return cast("Values", np.bincount(firm, worth, minlength=self.firms) * self.weight)

    def _true(self, firm: Column, truths: Column) -> Values:
        """Return customers a firm of whom it is true."""
        if self.firms == 1:
            return float(np.count_nonzero(truths)) * self.weight
        return self._counted(firm[truths])

    def _summed(self, column: Column) -> Values:
        """Return the sum of a column of all slots, a firm."""
        if self.firms == 1:
            return _sum(column) * self.weight
        numbers = column.astype(np.uint32) if column.dtype.kind == "b" else column
        cube = numbers.reshape(self.copies, self.slots, self.lucks)
        by_firm = np.einsum("ijk->ik", cube)  # half the time of sum along an axis that is not the last
        return cast("Values", by_firm.ravel() * self.weight)

    def _by_firm(self, value: Column) -> Column:
        """Return a value for each firm."""
        return value if self.firms == 1 else np.full(self.firms, value)


def _each(team: Column, firm: Column) -> Column:
    """Return a team's value for each of its customers."""
    return team if isinstance(team, PLAIN) else team.take(firm)


def _length(customers: Customer) -> int:
    columns: Column = customers
    return len(columns.hazard)


def _sum(column: Column) -> float:
    """Return the sum of a column; counting truths is four times as fast as adding them up."""
    return float(np.count_nonzero(column) if column.dtype.kind == "b" else column.sum())
