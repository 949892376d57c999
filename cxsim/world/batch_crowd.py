"""Customers as numpy arrays, firm after firm in one flat array of slots."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np

from cxsim.equations.arrays import maximum
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
_MET = ("remembered", "expects_courtesy", "expects_extra", "failed", "attitude", "score", "hazard")
"""Fields that a contact changes."""


@dataclass(frozen=True, slots=True)
class _Served:
    """This week's contacts: a column each field."""

    slots: Column
    after: Customer
    came: Experience
    survey_luck: Column
    talk_luck: Column


class ArrayCrowd:
    """The customers of ``firms`` firms; each stands for ``weight`` of them. ``slope`` is E8's, on attitude."""

    def __init__(self, customers: Customer, tables: Tables, weight: float, slope: float, firms: int = 1) -> None:
        self.columns: Column = customers  # each field of it is an array
        self.tables, self.weight, self.slope, self.firms = tables, weight, slope, firms
        self.slots = _length(customers) // firms
        self.luck: Column = None
        """This week's draw of every slot: its low end is a contact, its high end leaving."""
        self.served_now: Column = None
        self.referrers: Column = np.empty(0, np.intp)

    def copied(self) -> ArrayCrowd:
        """Return the same customers, to be changed apart."""
        columns = Customer(*(getattr(self.columns, name).copy() for name in _NAMES))
        return ArrayCrowd(columns, self.tables, self.weight, self.slope, self.firms)

    def size(self) -> Values:
        """Return how many customers there are."""
        return self._summed(self.columns.here)

    def served(self, service: Service, rate: float, draws: WeekDraws) -> Contacts:
        """Let a share of the customers contact the team, and remember it."""
        self.luck = draws.uniform(1, self.slots * self.firms)[0]
        candidates = np.flatnonzero(self.luck < rate)
        luck: Column = draws.uniform(9, len(candidates))
        here = self.columns.here[candidates]
        slots, luck = candidates[here], luck[:, here]
        after, came = met(self._at(slots), self._offer(service, slots, luck[0]), Luck(*luck[1:7]), self.tables)
        after = after.settled(self.slope)
        for name in _MET:
            getattr(self.columns, name)[slots] = getattr(after, name)
        self.served_now = _Served(slots, after, came, luck[7], luck[8])
        return Contacts(
            count=self._counted(slots),
            solved=self._counted(slots, came.solved),
            slipped=self._counted(slots, came.slipped),
            reported=self._counted(slots, came.reported),
            made_good=self._counted(slots, came.made_good),
            extras=self._counted(slots, came.extra),
            satisfied=self._counted(slots, came.satisfied),
        )

    def surveyed(self, share: Values, effort: Values) -> Answers:
        """Ask a share of this week's contacts; gaming effort picks whom."""
        now = self.served_now
        weights: Column = survey_weight(now.after.attitude, self._each(effort, now.slots))
        usual = self._counted(now.slots, weights) / maximum(self._counted(now.slots), self.weight)
        asked = now.survey_luck * self._each(usual, now.slots) < self._each(share, now.slots) * weights
        return Answers(
            asked=self._counted(now.slots, asked),
            promoters=self._counted(now.slots, asked & is_promoter(now.after.score)),
            detractors=self._counted(now.slots, asked & is_detractor(now.after.score)),
            satisfied=self._counted(now.slots, asked & now.came.satisfied),
        )

    def told(self, recommend: Link) -> Values:
        """Let this week's contacts tell others."""
        now = self.served_now
        self.referrers = now.slots[now.talk_luck < referral_chance(now.after.attitude, recommend)]
        return self._counted(self.referrers)

    def left(self) -> Values:
        """Let customers leave; return how many."""
        all_of = self.columns
        leaving = np.flatnonzero(1.0 - self.luck < all_of.hazard)
        for name, value in EMPTY.items():
            getattr(all_of, name)[leaving] = value
        sheltered = np.flatnonzero(all_of.sheltered)
        firsts = sheltered // self.slots * self.slots
        orphaned = sheltered[~all_of.here[firsts + all_of.referrer[sheltered].astype(np.intp)]]
        if len(orphaned):
            all_of.sheltered[orphaned] = False
            all_of.hazard[orphaned] = self._at(orphaned).settled(self.slope).hazard
        return self._counted(leaving)

    def joined(self, organic: Values, week: int, draws: WeekDraws) -> tuple[Values, Values]:
        """Let newcomers take the free slots, the referred first."""
        others = np.floor_divide(np.full(self.firms, organic), self.weight).astype(np.intp)
        referred = np.bincount(self.referrers // self.slots, minlength=self.firms)
        coming = others + referred
        self._make_room(coming)
        slots, firm, rank = self._free(coming)
        referrer: Column = np.full(len(slots), float(NOBODY))
        referrer[rank < referred[firm]] = self.referrers % self.slots
        luck: Column = draws.uniform(3 * int(coming.max()), self.firms)
        disposition, propensity, leaning = (luck[3 * rank + each, firm] for each in range(3))
        arrived = newcomer((disposition, propensity, leaning), week, referrer, self.tables).settled(self.slope)
        for name in _NAMES:
            getattr(self.columns, name)[slots] = getattr(arrived, name)
        joined = self._by_firm(others * self.weight)
        return joined, organic - joined

    def census(self, week: int, *, advantage: bool) -> Census:
        """Ask everybody, truthfully."""
        all_of = self.columns
        count = self._summed(all_of.here)
        referred = np.flatnonzero(all_of.here & (all_of.referrer >= 0))
        extra = self._at(referred, "referrer", "since").yearly_margin(week, advantage=advantage) - 1.0
        return Census(
            count=count,
            promoters=self._summed(is_promoter(all_of.score)),
            detractors=self._summed(is_detractor(all_of.score)),
            attitude=self._summed(all_of.attitude) / maximum(count, self.weight),
            margin=count + self._counted(referred, extra),
        )

    def equity(self) -> tuple[Values, Values]:
        """Return customer equity in yearly margins: of all, and of those who came by referral."""
        worth: Column = self.columns.equity(self.slope) * self.columns.here
        return self._summed(worth), self._summed(worth * (self.columns.referrer >= 0))

    def kept(self) -> Values:
        """Return how many of the first customers are still here."""
        return self._summed(self.columns.here & (self.columns.since < 0))

    def _at(self, slots: Column, *names: str) -> Customer:
        """Return the customers in these slots; where ``names`` are given, the other fields are left as they lie."""
        columns = (getattr(self.columns, name) for name in _NAMES)
        if not names:
            return Customer(*(column[slots] for column in columns))
        return self.columns.changed(**{name: getattr(self.columns, name)[slots] for name in names})  # type: ignore[no-any-return]

    def _offer(self, service: Service, slots: Column, draw: Column) -> Offer:
        agents = len(service.solving) // self.firms
        agent = (draw * agents).astype(np.intp)
        if self.firms > 1:
            agent += slots // self.slots * agents
        by_agent: Column = (service.solving, service.courtesy)
        team = (service.error, service.known, service.recovery, service.delight, service.begging)
        return Offer(service.week, *(each[agent] for each in by_agent), *(self._each(each, slots) for each in team))

    def _each(self, team: Column, slots: Column) -> Column:
        """Return a team's value for each of these slots."""
        return team if isinstance(team, float | int) else team[slots // self.slots]

    def _free(self, coming: Column) -> tuple[Column, Column, Column]:
        """Return the first free slots of every firm for those who come, with their firm and their rank in it."""
        free = np.flatnonzero(~self.columns.here)
        if self.firms == 1:
            free = free[: int(coming[0])]
            return free, np.zeros(len(free), np.intp), np.arange(len(free))
        firm = free // self.slots
        rank = np.arange(len(free)) - np.searchsorted(firm, np.arange(self.firms))[firm]
        takes = rank < coming[firm]
        return free[takes], firm[takes], rank[takes]

    def _make_room(self, coming: Column) -> None:
        free = self.slots - self.columns.here.reshape(self.firms, -1).sum(axis=1)
        missing = int((coming - free).max())
        if missing <= 0:
            return
        old, more = self.slots, grown(self.slots, missing)
        empty = {**dict.fromkeys(_NAMES, 0.0), **EMPTY}

        def widened(name: str) -> Column:
            rows = getattr(self.columns, name).reshape(self.firms, -1)
            added = np.full((self.firms, more), empty[name], rows.dtype)
            return np.concatenate([rows, added], axis=1).ravel()

        self.slots = old + more
        self.referrers = self.referrers // old * self.slots + self.referrers % old
        self.columns = Customer(*map(widened, _NAMES))

    def _counted(self, slots: Column, truths: Column = None) -> Values:
        """Return customers a firm among these slots, where it is true of them (or the sum of a value)."""
        if self.firms == 1:
            return (float(len(slots)) if truths is None else _sum(truths)) * self.weight
        return cast("Values", np.bincount(slots // self.slots, truths, minlength=self.firms) * self.weight)

    def _summed(self, column: Column) -> Values:
        """Return the sum of a column of all slots, a firm."""
        if self.firms == 1:
            return _sum(column) * self.weight
        return cast("Values", column.reshape(self.firms, -1).sum(axis=1) * self.weight)

    def _by_firm(self, counts: Column) -> Values:
        return float(counts[0]) if self.firms == 1 else cast("Values", counts)


def _length(customers: Customer) -> int:
    columns: Column = customers
    return len(columns.hazard)


def _sum(column: Column) -> float:
    """Return the sum of a column; counting truths is four times as fast as adding them up."""
    return float(np.count_nonzero(column) if column.dtype == np.bool_ else column.sum())
