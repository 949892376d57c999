"""The batch path: a firm of thousands, or hundreds of firms side by side, on numpy arrays.

Nothing outside the ``batch`` modules imports numpy. Customers lie in one flat array: copy after copy of the firms that
share their luck, in each slot after slot, in each firm after firm; so a firm that makes room moves nobody's luck.
Agents lie in one row a firm. A single firm keeps its team's quantities as plain floats, which is faster than arrays of
one.
"""

from __future__ import annotations

from dataclasses import Field, fields
from typing import TYPE_CHECKING, cast

import numpy as np

from cxsim.equations.arrays import where
from cxsim.equations.behaviour import churn_slope
from cxsim.world.batch_crowd import ArrayCrowd, Column
from cxsim.world.batch_draws import BatchDraws, SameDraws
from cxsim.world.batch_roster import ArrayRoster
from cxsim.world.customer import EMPTY, NOBODY, Customer, newcomer
from cxsim.world.start import FIRST_CUSTOMER, firm_of, first_agent
from cxsim.world.tables import Tables, quantile_tables

if TYPE_CHECKING:
    from cxsim.equations.arrays import Array
    from cxsim.world.firm import Firm
    from cxsim.world.start import Beginning

__all__ = ["BatchDraws", "SameDraws", "array_firm", "array_tables"]


def array_tables(tables: Tables) -> Tables:
    """Return the same quantile tables as arrays."""
    return Tables(*(cast("Column", np.asarray(getattr(tables, each.name))) for each in fields(Tables)))


def array_firm(beginning: Beginning, draws: BatchDraws | SameDraws, firms: int = 1) -> Firm:
    """Return one firm, or ``firms`` alike with luck of their own, on arrays."""
    tables = array_tables(quantile_tables())
    luck = draws.week(FIRST_CUSTOMER)
    slope = churn_slope(beginning.preset)
    people = _customers(beginning, luck.uniform("slots", 6, beginning.slots * firms), firms // draws.copies, tables)
    shape = (4, beginning.agents) if firms == 1 else (4, firms, beginning.agents)
    traits: Column = np.reshape(luck.uniform("agents", 4, beginning.agents * firms), shape)
    roster = ArrayRoster(first_agent(beginning, traits, tables), tables)
    columns: list[Column] = [np.tile(_of(people, each), draws.copies) for each in fields(Customer)]
    crowd = ArrayCrowd(Customer(*columns), tables, beginning.weight, slope, firms, draws.copies)
    return firm_of(beginning, roster, crowd)


def _customers(beginning: Beginning, draws: Column, lucks: int, tables: Tables) -> Customer:
    """Return the customers of one copy of the firms; all copies have the same."""
    places = beginning.slots * lucks
    nobody = cast("Array", np.full(places, float(NOBODY)))
    strata = _strata(beginning, draws[:, :places], lucks)
    slope = churn_slope(beginning.preset)
    alike = newcomer((strata[0], strata[1], strata[2]), FIRST_CUSTOMER, nobody, tables, slope)
    columns: list[Column] = [np.full(places, _of(alike, each)) for each in fields(Customer)]
    people = Customer(*columns)
    here = cast("Array", (np.arange(beginning.slots) < beginning.kept).repeat(lucks))
    return people.changed(**{name: where(here, getattr(people, name), value) for name, value in EMPTY.items()})


def _of(people: Customer, each: Field[object]) -> Column:
    return getattr(people, each.name)


def _strata(beginning: Beginning, draws: Column, lucks: int) -> Column:
    """Return three columns of draws, a firm's own drawn from equal strata: what ``plain_firm`` does with lists."""
    rows = np.reshape(draws, (6, beginning.slots, lucks))[:, : beginning.kept]
    ranks = rows[3:].argsort(axis=1).argsort(axis=1)
    drawn = np.full((3, beginning.slots, lucks), 0.5)
    drawn[:, : beginning.kept] = (ranks + rows[:3]) / max(beginning.kept, 1)
    return drawn.reshape(3, -1)
