"""One agent, or an array of them: strained, carried, learning, leaving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.equations.failure import safety_after, safety_drifted
from cxsim.equations.people import (
    adapted,
    citizenship,
    engagement_goal,
    exhaustion_goal,
    morale,
    quit_chance,
    skill_after,
)
from cxsim.equations.team_parameters import (
    CITIZENSHIP_SPREAD,
    NEWCOMER_ENGAGEMENT,
    NEWCOMER_EXHAUSTION,
    NEWCOMER_SAFETY,
    NEWCOMER_SKILL,
    TRAIT_SPREAD,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.equations.arrays import Truths, Values
    from cxsim.world.tables import Tables


@dataclass(frozen=True, slots=True)
class Agent:
    """What the model keeps of an agent; levels in [0, 1]. In the batch path every field is an array."""

    skill: Values
    exhaustion: Values
    engagement: Values
    safety: Values
    """Psychological safety."""
    strain_trait: Values
    """A person's own tendency to exhaustion, as a logit."""
    zest_trait: Values
    """A person's own tendency to engagement, as a logit."""
    giving_trait: Values
    """A person's own tendency to help others, as a level."""

    @property
    def morale(self) -> Values:
        """Morale as it is displayed."""
        return morale(self.engagement, self.exhaustion)

    @property
    def citizenship(self) -> Values:
        """What they do for colleagues that nobody could ask for."""
        return citizenship(self.engagement, self.giving_trait)


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """What a week is like for every agent of a team."""

    pressure: Values
    acting: Values
    autonomy: Values
    response: Values
    """How news of failure was received, as it was felt."""
    reported: Values
    """Chance that there was any such news."""
    safety: Values
    """Mean psychological safety of the team."""
    knowledge: Values
    citizenship: Values
    """Mean of the team: how much colleagues help."""


def agent_after(agent: Agent, week: TeamWeek) -> Agent:
    """E10, E11: return the agent after a week."""
    safety = safety_after(agent.safety, week.response, week.reported)
    tired = exhaustion_goal(week.pressure, week.acting, week.safety, agent.strain_trait)
    keen = engagement_goal(week.safety, week.autonomy, week.acting, trait=agent.zest_trait)
    return Agent(
        skill=skill_after(agent.skill, week.knowledge, week.citizenship),
        exhaustion=adapted(agent.exhaustion, tired),
        engagement=adapted(agent.engagement, keen),
        safety=safety_drifted(safety, week.safety),
        strain_trait=agent.strain_trait,
        zest_trait=agent.zest_trait,
        giving_trait=agent.giving_trait,
    )


def quits(agent: Agent, draw: Values) -> Truths:
    """E10: whether they quit this week; the draw is in (0, 1)."""
    return draw < quit_chance(agent.exhaustion)


def new_hire(draws: Sequence[Values], tables: Tables) -> Agent:
    """E10, E11: return somebody who takes the place of one who quit; the draws are for strain, zest and giving.

    What all new hires have in common is one value, in the batch path too.
    """
    strain, zest, giving = draws
    return Agent(
        skill=NEWCOMER_SKILL.value,
        exhaustion=NEWCOMER_EXHAUSTION.value,
        engagement=NEWCOMER_ENGAGEMENT.value,
        safety=NEWCOMER_SAFETY.value,
        strain_trait=trait(strain, tables),
        zest_trait=trait(zest, tables),
        giving_trait=giving_trait(giving, tables),
    )


def trait(draw: Values, tables: Tables) -> Values:
    """Return a person's own tendency, as a logit, from a draw in (0, 1) [C]."""
    return TRAIT_SPREAD.value * tables.normal(draw)


def giving_trait(draw: Values, tables: Tables) -> Values:
    """Return a person's own tendency to help, as a level, from a draw in (0, 1) [C]."""
    return CITIZENSHIP_SPREAD.value * tables.normal(draw)
