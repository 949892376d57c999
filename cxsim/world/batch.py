"""The batch path: a firm of thousands, or hundreds of firms side by side, on numpy arrays.

Nothing outside the ``batch`` modules imports numpy. Customers lie firm after firm in one flat array of slots, agents in
one row a firm. A single firm keeps its team's quantities as plain floats, which is faster than arrays of one.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, cast

import numpy as np

from cxsim.equations.arrays import where
from cxsim.equations.behaviour import churn_slope
from cxsim.world.batch_crowd import ArrayCrowd, Column
from cxsim.world.batch_draws import BatchDraws
from cxsim.world.batch_roster import ArrayRoster
from cxsim.world.customer import EMPTY, NOBODY, Customer, newcomer
from cxsim.world.start import FIRST_CUSTOMER, firm_of, first_agent
from cxsim.world.tables import Tables, quantile_tables

if TYPE_CHECKING:
    from cxsim.equations.arrays import Array, Truths, Values
    from cxsim.world.draws import Draws
    from cxsim.world.firm import Firm
    from cxsim.world.start import Beginning

__all__ = ["BatchDraws", "array_firm", "array_tables"]


def array_tables(tables: Tables) -> Tables:
    """Return the same quantile tables as arrays."""
    return Tables(*(cast("Column", np.asarray(getattr(tables, each.name))) for each in fields(Tables)))


def array_firm(beginning: Beginning, draws: Draws, firms: int = 1) -> Firm:
    """Return one firm, or ``firms`` alike with luck of their own, on arrays."""
    tables = array_tables(quantile_tables())
    luck = draws.week(FIRST_CUSTOMER)
    disposition, propensity, leaning = _strata(beginning, luck.uniform(6, beginning.slots * firms), firms)
    slope = churn_slope(beginning.preset)
    nobody = cast("Array", np.full(beginning.slots * firms, float(NOBODY)))
    alike = newcomer((disposition, propensity, leaning), FIRST_CUSTOMER, nobody, tables).settled(slope)
    people = Customer(*(_column(getattr(alike, each.name), beginning.slots * firms) for each in fields(Customer)))
    here = cast("Array", np.tile(np.arange(beginning.slots) < beginning.kept, firms))
    people = people.changed(**{name: where(here, getattr(people, name), value) for name, value in EMPTY.items()})
    shape = (3, beginning.agents) if firms == 1 else (3, firms, beginning.agents)
    traits: Column = np.reshape(luck.uniform(3, beginning.agents * firms), shape)
    roster = ArrayRoster(first_agent(beginning, (traits[0], traits[1], traits[2]), tables), tables)
    return firm_of(beginning, roster, ArrayCrowd(people, tables, beginning.weight, slope, firms))


def _column(value: Values | Truths, slots: int) -> Column:
    return np.full(slots, value)


def _strata(beginning: Beginning, draws: Column, firms: int) -> Column:
    """Return three columns of draws, a firm's own drawn from equal strata: what ``plain_firm`` does with lists."""
    rows = np.reshape(draws, (6, firms, beginning.slots))[:, :, : beginning.kept]
    ranks = rows[3:].argsort(axis=-1).argsort(axis=-1)
    drawn = np.full((3, firms, beginning.slots), 0.5)
    drawn[:, :, : beginning.kept] = (ranks + rows[:3]) / max(beginning.kept, 1)
    return drawn.reshape(3, -1)
