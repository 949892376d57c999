"""Where an organisation starts: a firm of one kind or the other, made from the same draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.equations.arrays import power
from cxsim.equations.behaviour import LoyaltyPreset, churn_slope
from cxsim.equations.churn import WEEKS
from cxsim.equations.customer_parameters import CONTACT_RATE, DETRACTORS_USUAL
from cxsim.equations.team_parameters import (
    CULTURE_SCALE,
    LEARNING_WEEKS,
    NEWCOMER_SKILL,
    PRESSURE_TO_SLACK,
    QUIT_YEARLY,
    SLACK,
    USUAL_PRESSURE,
)
from cxsim.equations.work_pressure import load
from cxsim.world.agent import Agent, giving_trait, trait
from cxsim.world.customer import NOBODY, empty_slot, newcomer
from cxsim.world.firm import Firm, Team
from cxsim.world.plain import PlainCrowd, PlainRoster
from cxsim.world.tables import quantile_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.equations.arrays import Values
    from cxsim.equations.organisation import Start
    from cxsim.world.crowd import Crowd, Roster
    from cxsim.world.draws import Draws
    from cxsim.world.tables import Tables

USUAL_RESOLUTION = 0.70
"""First-contact resolution that capacity is planned for (SQM Group's industry mean)."""
FOUR_CS = ("conscience", "communication", "consistency", "credibility")
FIRST_CUSTOMER = -1
"""Week of arrival of those who were there before the first week."""
ROOM = 0.1
"""Free slots at the start, as a share of the customers."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """An organisation before its first week; levels in [0, 1]."""

    customers: int = 4000
    representatives: int | None = None
    """How many of them are kept one by one, each for several; None: all."""
    agents: int = 20
    safety: float = 0.55
    exhaustion: float = 0.35
    engagement: float = 0.55
    knowledge: float = 0.10
    culture: float = 0.40
    """Level of the four Cs where they are not set apart."""
    culture_apart: tuple[tuple[str, float], ...] = ()
    slack: float = SLACK.value
    preset: LoyaltyPreset = "temkin2016"
    margin_advantage: bool = True

    def __post_init__(self) -> None:
        if self.customers < 0 or self.agents < 1 or (self.representatives is not None and self.representatives < 1):
            raise ValueError(
                "expected at least one agent, one representative and no fewer than 0 customers, "
                f"got {self.agents}, {self.representatives} and {self.customers}"
            )

    @property
    def kept(self) -> int:
        """How many customers are kept one by one."""
        return self.customers if self.representatives is None else self.representatives

    @property
    def weight(self) -> float:
        """How many customers each of them stands for."""
        return self.customers / self.kept if self.kept else 1.0

    def culture_of(self, dimension: str) -> float:
        """Return one of the four Cs in points of 5."""
        return CULTURE_SCALE.value * dict(self.culture_apart).get(dimension, self.culture)

    @property
    def slots(self) -> int:
        """Slots for customers at the start, some of them free."""
        return self.kept + max(int(self.kept * ROOM), 1)


def beginning_of(start: Start) -> Beginning:
    """Return the beginning that a pack's preset of the organisation means."""
    level = {name: each.value for name, each in start.qualities.items()}
    usual = Beginning()
    lift = level["morale"] - (usual.engagement + 1.0 - usual.exhaustion) / 2.0
    return Beginning(
        safety=level["safety"],
        exhaustion=usual.exhaustion - lift,
        engagement=usual.engagement + lift,
        knowledge=level["knowledge"],
        culture_apart=tuple((name, level[name]) for name in FOUR_CS),
        slack=usual.slack + PRESSURE_TO_SLACK.value * (USUAL_PRESSURE.value - level["pressure"]),
    )


def plain_firm(beginning: Beginning, draws: Draws) -> Firm:
    """Return the firm on plain floats, without any library."""
    tables = quantile_tables()
    luck = draws.week(FIRST_CUSTOMER)
    rows = [*luck.uniform("slots", 6, beginning.slots)]
    traits = [_strata(rows[each], rows[each + 3], beginning.kept) for each in range(3)]
    slope = churn_slope(beginning.preset)
    people = [newcomer(each, FIRST_CUSTOMER, NOBODY, tables, slope) for each in zip(*traits, strict=True)]
    spare = [empty_slot(tables)] * (beginning.slots - beginning.kept)
    crowd = PlainCrowd(people + spare, tables, beginning.weight, slope)
    agents = tuple(
        first_agent(beginning, each, tables) for each in zip(*luck.uniform("agents", 4, beginning.agents), strict=True)
    )
    return firm_of(beginning, PlainRoster(agents, tables), crowd)


def firm_of(beginning: Beginning, agents: Roster, customers: Crowd) -> Firm:
    """Return a firm of these people before its first week."""
    issues = beginning.customers * CONTACT_RATE.value
    team = Team(
        standard=1.0,
        solved=USUAL_RESOLUTION,
        knowledge=beginning.knowledge,
        conscience=beginning.culture_of("conscience"),
        communication=beginning.culture_of("communication"),
        consistency=beginning.culture_of("consistency"),
        credibility=beginning.culture_of("credibility"),
        capacity=load(issues, USUAL_RESOLUTION) * (1.0 + beginning.slack),
    )
    return Firm(
        week=0,
        team=team,
        agents=agents,
        average=agents.average(),
        customers=customers,
        size=customers.size(),
        first_customers=float(beginning.customers),
        detractors=DETRACTORS_USUAL.value,
        due=0.0,
        preset=beginning.preset,
        margin_advantage=beginning.margin_advantage,
    )


def first_agent(beginning: Beginning, draws: Sequence[Values], tables: Tables) -> Agent:
    """Return somebody of the first team; skill as after a tenure drawn from the usual rate of quitting.

    The four draws are for tenure, strain, zest and giving.
    """
    tenure, strain, zest, giving = draws
    some = 0.0 * tenure
    learned = power(tenure, WEEKS / QUIT_YEARLY.value / LEARNING_WEEKS.value)
    return Agent(
        skill=1.0 - (1.0 - NEWCOMER_SKILL.value) * learned,
        exhaustion=some + beginning.exhaustion,
        engagement=some + beginning.engagement,
        safety=some + beginning.safety,
        strain_trait=trait(strain, tables),
        zest_trait=trait(zest, tables),
        giving_trait=giving_trait(giving, tables),
    )


def _strata(draws: Sequence[float], shuffle: Sequence[float], count: int) -> list[float]:
    """Return one draw from each of ``count`` equal strata of (0, 1), in shuffled order: a firm is a fair sample."""
    ranked = sorted(range(count), key=shuffle.__getitem__)
    rank = {slot: each for each, slot in enumerate(ranked)}
    return [(rank[slot] + draws[slot]) / count for slot in range(count)]
