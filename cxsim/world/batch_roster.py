"""Agents as numpy arrays: one team, or a row a team."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np

from cxsim.equations.arrays import PLAIN
from cxsim.world.agent import Agent, TeamWeek, agent_after, new_hire, quits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxsim.equations.arrays import Values
    from cxsim.world.draws import WeekDraws
    from cxsim.world.tables import Tables

Column: TypeAlias = Any
"""A numpy array; the equations know it by what they ask of it (``arrays.Array``)."""
_columns = attrgetter(*(each.name for each in fields(Agent)))


@dataclass(frozen=True, slots=True)
class ArrayRoster:
    """The agents of one team (an array each field) or of several (a row a team)."""

    agents: Agent
    tables: Tables

    def by_agent(self, of: Callable[..., Values], *team: Values) -> Sequence[Values]:
        """Return ``of(agent, *team)`` for every agent, team after team in one flat array."""
        rows: Column = of(self.agents, *map(self._spread, team))
        return cast("Sequence[Values]", rows.ravel())

    def average(self) -> Agent:
        """Return the mean of every field over a team's agents; 0 where there are none."""
        columns = np.array(_columns(self.agents))
        means = columns.sum(axis=-1) / max(columns.shape[-1], 1)
        return Agent(*(means.tolist() if means.ndim == 1 else means))

    def after(self, week: TeamWeek, draws: WeekDraws) -> tuple[ArrayRoster, Values]:
        """Return the agents after a week, and how many quit."""
        skill: Column = self.agents.skill
        luck: Column = draws.uniform("agents", 4, skill.size)
        gone, *traits = luck.reshape(4, *skill.shape)
        if skill.ndim > 1:
            week = TeamWeek(*(self._spread(getattr(week, each.name)) for each in fields(TeamWeek)))
        after = agent_after(self.agents, week)
        leaves: Column = quits(after, gone)
        if np.count_nonzero(leaves):
            hired = new_hire([each[leaves] for each in traits], self.tables)
            after = Agent(*map(partial(_put, leaves), _columns(after), _columns(hired)))
        left = leaves.sum(axis=-1) if skill.ndim > 1 else float(np.count_nonzero(leaves))
        return ArrayRoster(after, self.tables), left

    def _spread(self, team: Values) -> Values:
        if isinstance(team, PLAIN):
            return team
        teams: Column = team
        return cast("Values", teams[:, None])


def _put(where: Column, column: Column, values: Column) -> Column:
    """Return the column with these values there."""
    changed = column.copy()
    changed[where] = values
    return changed
