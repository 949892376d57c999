"""All that the debrief of a quarter is made of, as plain floats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.simulation.counterfactuals import Fortune, Weighed, fortune, weighing
from cxsim.simulation.lives import band, by_outcome, living
from cxsim.simulation.loops import LUCKS as LUCKS_OF_LOOPS
from cxsim.simulation.loops import Loop, looping
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.quarter import culture_gap, life_as_played, life_of
from cxsim.simulation.replays import LUCKS, OWN, Standing, replaying, standing_among
from cxsim.simulation.sensitivity import LUCKS as LUCKS_OF_SLOPES
from cxsim.simulation.sensitivity import leaning
from cxsim.simulation.tries import nearest
from cxsim.simulation.work import done

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxsim.equations.behaviour import LoyaltyPreset
    from cxsim.simulation.lives import Outcome, Range
    from cxsim.simulation.quarter import Quarter
    from cxsim.simulation.work import Work


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
    return done(finding(quarter, lucks))


def finding(quarter: Quarter, lucks: int = LUCKS) -> Work[Findings]:
    """Do the same in parts."""
    replays = yield from replaying(quarter, lucks)
    stands = standing_among(replays)
    outlooks = [Outlook("temkin2016", _bands(replays.players[OWN]), _bands(replays.as_before))]
    outlooks.append((yield from looking_ahead(quarter, "xmi2024", lucks)))
    slopes = yield from leaning(quarter, life_as_played(quarter), min(lucks, LUCKS_OF_SLOPES))
    return Findings(
        outlooks=tuple(outlooks),
        nearest=nearest(quarter.plays, POLICIES.values()).id,
        decisions=(yield from weighing(quarter, slopes)),
        fortune=fortune(quarter, slopes),
        standing=stands,
        loops=(yield from looping(quarter, stands.spread, min(lucks, LUCKS_OF_LOOPS))),
        culture_gap=culture_gap(quarter),
    )


def looking_ahead(quarter: Quarter, preset: LoyaltyPreset, lucks: int) -> Work[Outlook]:
    """Return where a quarter leads under one loyalty preset; needs at least one luck."""
    lives = [[life] * lucks for life in (life_as_played(quarter), life_of(quarter, ()))]
    played, before = yield from living(quarter.beginning(preset), lives, quarter.seed, "years")
    return Outlook(preset, _bands(played), _bands(before))


def _bands(runs: Sequence[Outcome]) -> dict[str, Range]:
    return {name: band(values) for name, values in by_outcome(runs).items()}
