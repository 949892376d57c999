"""Many firms side by side through a quarter and two years: the batch path of the debrief, on numpy arrays."""

from __future__ import annotations

from dataclasses import fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np

from cxsim.equations.arrays import where
from cxsim.equations.work_pressure import standard_restored
from cxsim.simulation.organisation_runs import outcomes
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.firm import Week
from cxsim.world.practice import HouseRules, Practice
from cxsim.world.week import lived_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cxsim.equations.arrays import Truths
    from cxsim.simulation.lives import Outcome
    from cxsim.simulation.quarter import Life
    from cxsim.simulation.work import Part, Work
    from cxsim.world.firm import Firm, Link
    from cxsim.world.start import Beginning

Column: TypeAlias = Any
"""A numpy array: one value a firm, all lucks of the first copy, then all of the second."""


def live(
    beginning: Beginning,
    lives: Sequence[Sequence[Life]],
    seed: int,
    part: Part,
    after: int,
    off: Sequence[Collection[Link]] = (),
) -> Work[list[list[Outcome]]]:
    """Return what every life comes to ``after`` weeks after its quarter, week by week.

    ``lives`` has a row a copy and a column a luck: lives in one column share their luck. ``off`` has a row's links that
    are switched off.
    """
    flat = [life for row in lives for life in row]
    lucks = len(lives[0])
    draws = BatchDraws(seed, copies=len(lives))
    firm = start = array_firm(beginning, draws, len(flat))
    reports = []
    for week in _weeks(flat, after, _switched(off, lucks)):
        yield part
        firm, report = lived_on(_restated(firm, flat), week, draws)
        reports.append(report)
    found = outcomes(start, firm, reports)
    columns = {each.name: np.broadcast_to(getattr(found, each.name), len(flat)) for each in fields(found)}
    by_firm: list[Outcome] = [{name: float(column[at]) for name, column in columns.items()} for at in range(len(flat))]
    return [by_firm[first : first + lucks] for first in range(0, len(flat), lucks)]


def _weeks(lives: list[Life], after: int, off: Mapping[Link, Truths]) -> Iterator[Week]:
    """Yield what holds in each week, an array of firms each field."""
    quarter = len(lives[0].practices)
    for week in range(quarter):
        practice = _columns(Practice, [life.practices[week] for life in lives])
        yield Week(practice, _columns(HouseRules, [life.rules[week] for life in lives]), off=off)
    practice = _columns(Practice, [life.goes_on_with for life in lives])
    then = Week(practice, _columns(HouseRules, [life.rules[quarter] for life in lives]), off=off)
    for _ in range(after):
        yield then


def _columns(kind: type[Any], each: Sequence[object]) -> Any:  # noqa: ANN401 - a practice, or house rules, of arrays
    values = attrgetter(*(field.name for field in fields(kind)))
    return kind(*np.array([values(one) for one in each], float).T.copy())


def _switched(off: Sequence[Collection[Link]], lucks: int) -> dict[Link, Truths]:
    """Return link → for each firm, whether it is switched off; only of links that are, somewhere."""
    links = sorted({link for row in off for link in row})
    return {link: cast("Truths", np.repeat([link in row for row in off], lucks)) for link in links}


def _restated(firm: Firm, lives: list[Life]) -> Firm:
    """Restore the felt standard where somebody said this week how long good work takes."""
    week = firm.week
    said: Column = np.array([week < len(life.restated) and life.restated[week] for life in lives])
    if not said.any():
        return firm
    restored = standard_restored(firm.team.standard)
    return replace(firm, team=replace(firm.team, standard=where(said, restored, firm.team.standard)))
