"""All that the debrief of a quarter is made of, as plain floats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.simulation.counterfactuals import Fortune, Weighed, counterfactuals, fortune
from cxsim.simulation.lives import band, by_outcome, lived
from cxsim.simulation.loops import LUCKS as LUCKS_OF_LOOPS
from cxsim.simulation.loops import Loop, loops
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.quarter import culture_gap, life_as_played, life_of
from cxsim.simulation.replays import LUCKS, Standing, standing
from cxsim.simulation.sensitivity import LUCKS as LUCKS_OF_SLOPES
from cxsim.simulation.sensitivity import sensitivity
from cxsim.simulation.tries import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.equations.behaviour import LoyaltyPreset
    from cxsim.simulation.lives import Range
    from cxsim.simulation.quarter import Quarter

LOYALTY_PRESETS: tuple[LoyaltyPreset, ...] = ("temkin2016", "xmi2024")


@dataclass(frozen=True, slots=True)
class Outlook:
    """Two years on, by outcome: the mean, and the ends between which 80 % of the runs lie."""

    preset: LoyaltyPreset
    as_played: Mapping[str, Range]
    """If the team keeps doing what was played."""
    as_before: Mapping[str, Range]
    """If it had gone on as it did before the quarter, under the same luck."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a quarter came to, and what else it could have."""

    outlooks: tuple[Outlook, ...]
    """One for each loyalty preset."""
    nearest: str
    """Id of the reference policy that agrees with most of the decisions."""
    decisions: tuple[Weighed, ...]
    fortune: Fortune
    standing: Standing
    loops: tuple[Loop, ...]
    """What did most first."""
    culture_gap: Mapping[str, float]
    """Practice → level while watched less level while not; only of practices that were shown both ways."""


def findings(quarter: Quarter, lucks: int = LUCKS) -> Findings:
    """Return what a quarter came to.

    ``lucks``, at least two, bounds how often luck falls for each thing: fewer are sooner computed and less sure.
    """
    slopes = sensitivity(quarter, life_as_played(quarter), min(lucks, LUCKS_OF_SLOPES))
    stands = standing(quarter, lucks)
    return Findings(
        outlooks=tuple(outlook(quarter, preset, lucks) for preset in LOYALTY_PRESETS),
        nearest=nearest(quarter.plays, POLICIES.values()).id,
        decisions=counterfactuals(quarter, slopes),
        fortune=fortune(quarter, slopes),
        standing=stands,
        loops=loops(quarter, stands.spread, min(lucks, LUCKS_OF_LOOPS)),
        culture_gap=culture_gap(quarter),
    )


def outlook(quarter: Quarter, preset: LoyaltyPreset, lucks: int) -> Outlook:
    """Return where a quarter leads under one loyalty preset; needs at least one luck."""
    lives = [[life] * lucks for life in (life_as_played(quarter), life_of(quarter, ()))]
    played, before = (by_outcome(row) for row in lived(quarter.beginning(preset), lives, quarter.seed))
    return Outlook(
        preset=preset,
        as_played={name: band(values) for name, values in played.items()},
        as_before={name: band(values) for name, values in before.items()},
    )
