"""Customers and agents as plain objects: 500 representatives, each for several customers, without any library."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, cast

from cxsim.equations.gaming import survey_weight
from cxsim.equations.scores import is_detractor, is_promoter
from cxsim.equations.word_of_mouth import referral_chance
from cxsim.world.agent import Agent, TeamWeek, agent_after, new_hire, quits
from cxsim.world.crowd import Answers, Census, Contacts
from cxsim.world.customer import EMPTY, NOBODY, Customer, Experience, Luck, Offer, Service, empty_slot, met, newcomer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cxsim.equations.arrays import Values
    from cxsim.equations.behaviour import Link
    from cxsim.world.draws import WeekDraws
    from cxsim.world.tables import Tables


@dataclass(frozen=True, slots=True)
class PlainRoster:
    """The agents of a team."""

    agents: tuple[Agent, ...]
    tables: Tables

    def by_agent(self, of: Callable[..., Values], *team: Values) -> Sequence[Values]:
        """Return ``of(agent, *team)`` for every agent."""
        return [of(agent, *team) for agent in self.agents]

    def average(self) -> Agent:
        """Return the mean of every field over the agents; 0 where there are none."""
        count = max(len(self.agents), 1)
        return Agent(*(sum(getattr(agent, each.name) for agent in self.agents) / count for each in fields(Agent)))

    def after(self, week: TeamWeek, draws: WeekDraws) -> tuple[PlainRoster, Values]:
        """Return the agents after a week, and how many quit."""
        gone, *traits = draws.uniform("agents", 4, len(self.agents))
        before = [agent_after(agent, week) for agent in self.agents]
        leaves = [bool(quits(agent, draw)) for agent, draw in zip(before, gone, strict=True)]
        after = (
            new_hire(each, self.tables) if left else agent
            for agent, left, each in zip(before, leaves, zip(*traits, strict=True), strict=True)
        )
        return PlainRoster(tuple(after), self.tables), sum(leaves)


@dataclass(slots=True)
class PlainCrowd:
    """The customers of one firm; each stands for ``weight`` of them."""

    customers: list[Customer]
    tables: Tables
    weight: float
    slope: float
    """E8's slope of log hazard on attitude."""
    luck: Sequence[float] = ()
    """This week's draw of every slot: its low end is a contact, its high end leaving."""
    contacted: list[tuple[int, Experience, float, float]] = field(default_factory=list)
    """Slot, experience, survey draw and referral draw of this week's contacts."""
    referrers: list[int] = field(default_factory=list)

    def copied(self) -> PlainCrowd:
        """Return the same customers, to be changed apart."""
        return PlainCrowd(list(self.customers), self.tables, self.weight, self.slope)

    def taken(self) -> PlainCrowd:
        """Return the same customers, which this object hands on."""
        return PlainCrowd(self.customers, self.tables, self.weight, self.slope)

    def size(self) -> Values:
        """Return how many customers there are."""
        return self._counted(each.here for each in self.customers)

    def served(self, service: Service, rate: float, draws: WeekDraws) -> Contacts:
        """Let a share of the customers contact the team, and remember it."""
        (self.luck,) = draws.uniform("slots", 1, len(self.customers))
        slots = [slot for slot, draw in enumerate(self.luck) if draw < rate]
        for slot, row in zip(slots, zip(*draws.uniform("contacts", 9, len(slots)), strict=True), strict=True):
            customer = self.customers[slot]
            if not customer.here:
                continue
            offer = _offer(service, int(row[0] * len(service.solving)))
            self.customers[slot], came = met(customer, offer, Luck(*row[1:7]), self.tables, self.slope)
            self.contacted.append((slot, came, row[7], row[8]))
        came_of = [came for _, came, _, _ in self.contacted]
        return Contacts(
            count=self._counted(True for _ in came_of),
            solved=self._counted(each.solved for each in came_of),
            slipped=self._counted(each.slipped for each in came_of),
            reported=self._counted(each.reported for each in came_of),
            made_good=self._counted(each.made_good for each in came_of),
            extras=self._counted(each.extra for each in came_of),
            satisfied=self._counted(each.satisfied for each in came_of),
        )

    def surveyed(self, share: Values, effort: Values) -> Answers:
        """Ask a share of this week's contacts; gaming effort picks whom."""
        weights = [cast("float", survey_weight(self.customers[slot].attitude, effort)) for slot, *_ in self.contacted]
        usual = sum(weights) / max(len(weights), 1)
        asked = [
            (self.customers[slot].score, came)
            for (slot, came, draw, _), weight in zip(self.contacted, weights, strict=True)
            if draw * usual < share * weight
        ]
        return Answers(
            asked=self._counted(True for _ in asked),
            promoters=self._counted(is_promoter(score) for score, _ in asked),
            detractors=self._counted(is_detractor(score) for score, _ in asked),
            satisfied=self._counted(came.satisfied for _, came in asked),
        )

    def told(self, recommend: Link) -> Values:
        """Let this week's contacts tell others."""
        self.referrers = [
            slot
            for slot, _, _, draw in self.contacted
            if draw < referral_chance(self.customers[slot].attitude, recommend)
        ]
        return len(self.referrers) * self.weight

    def left(self) -> Values:
        """Let customers leave; return how many."""
        leaving = {slot for slot, draw in enumerate(self.luck) if 1.0 - draw < self.customers[slot].hazard}
        for slot in leaving:
            self.customers[slot] = self.customers[slot].changed(**EMPTY)
        for slot, customer in enumerate(self.customers):
            if customer.sheltered and int(cast("float", customer.referrer)) in leaving:
                self.customers[slot] = customer.changed(sheltered=False).settled(self.slope)
        return len(leaving) * self.weight

    def joined(self, organic: Values, week: int, draws: WeekDraws) -> tuple[Values, Values]:
        """Let newcomers take the free slots, the referred first."""
        others = int(cast("float", organic) / self.weight)
        coming = [*self.referrers, *[NOBODY] * others]
        free = [slot for slot, each in enumerate(self.customers) if not each.here]
        if len(free) < len(coming):
            first = len(self.customers)
            self.customers += [empty_slot(self.tables)] * grown(first, len(coming) - len(free))
            free += range(first, len(self.customers))
        luck = zip(*draws.uniform("newcomers", 3, len(coming)), strict=True)
        for slot, referrer, traits in zip(free, coming, luck, strict=False):
            self.customers[slot] = newcomer(traits, week, referrer, self.tables, self.slope)
        return others * self.weight, cast("float", organic) - others * self.weight

    def census(self, week: int, *, advantage: bool) -> Census:
        """Ask everybody, truthfully."""
        here = [slot for slot, each in enumerate(self.customers) if each.here]
        scores = [self.customers[slot].score for slot in here]
        attitudes = [cast("float", self.customers[slot].attitude) for slot in here]
        margins = [cast("float", self.customers[slot].yearly_margin(week, advantage=advantage)) for slot in here]
        return Census(
            count=len(here) * self.weight,
            promoters=self._counted(is_promoter(each) for each in scores),
            detractors=self._counted(is_detractor(each) for each in scores),
            attitude=sum(attitudes) / max(len(attitudes), 1),
            margin=sum(margins) * self.weight,
        )

    def equity(self) -> tuple[Values, Values]:
        """Return customer equity in yearly margins: of all, and of those who came by referral."""
        worth = [(cast("float", each.equity(self.slope)), each.referrer) for each in self.customers if each.here]
        of_all = sum(value for value, _ in worth) * self.weight
        return of_all, sum(value for value, referrer in worth if referrer != NOBODY) * self.weight

    def kept(self) -> Values:
        """Return how many of the first customers are still here."""
        return self._counted(bool(each.here) and each.since < 0 for each in self.customers)

    def _counted(self, truths: Iterable[object]) -> float:
        return sum(map(bool, truths)) * self.weight


def grown(slots: int, missing: int) -> int:
    """Return how many slots to add where ``missing`` are missing: a quarter, or what is needed."""
    return max(missing, slots // 4)


def _offer(service: Service, agent: int) -> Offer:
    return Offer(
        service.week,
        service.solving[agent],
        service.courtesy[agent],
        service.error,
        service.known,
        service.recovery,
        service.delight,
        service.begging,
    )
