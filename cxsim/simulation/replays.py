"""Where a quarter stands among replays of the same quarter by the six reference policies, luck for luck.

Each policy plays the same scenarios in the same weeks, with the board and the customers as the participant met them
and with what its own earlier tries are remembered for. In each replay luck falls anew, in the scenarios and in the
firm; the participant's own quarter lives through the same luck of the firm.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, stdev
from typing import TYPE_CHECKING

from cxsim.engine import hash_luck
from cxsim.engine.luck import place_key
from cxsim.simulation.lives import BETTER, OUTCOMES, band, by_outcome, lived
from cxsim.simulation.policies import POLICIES, remembering
from cxsim.simulation.quarter import life_as_played, life_of, marks_of
from cxsim.simulation.tries import begun, finished

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.simulation.lives import Outcome, Range
    from cxsim.simulation.policies import Policy
    from cxsim.simulation.quarter import Life, Mark, Quarter

LUCKS = 34
"""Lucks of each policy: six times as many replays, at least 200 in all."""
OWN = "participant"


@dataclass(frozen=True, slots=True)
class Standing:
    """A quarter among its replays. Players are the six policies by id, and the participant."""

    bands: Mapping[str, Mapping[str, Range]]
    """Player → outcome → mean, and the ends between which 80 % of the runs lie."""
    percentiles: Mapping[str, float]
    """Outcome → share in [0, 100] of the policies' replays that the participant's run of the same luck does better
    than.
    """
    front: tuple[str, ...]
    """Players, by the mean of their runs, whom no other matches on every outcome and beats on one."""
    behind: float
    """How far the participant is behind the nearest of the front where it is furthest behind; 0 on the front. In
    standard deviations between replays.
    """
    spread: Mapping[str, float]
    """Outcome → standard deviation between the policies' replays."""


def standing(quarter: Quarter, lucks: int = LUCKS) -> Standing:
    """Return where a quarter stands; needs at least one luck."""
    rows: dict[str, list[Life]] = {OWN: [life_as_played(quarter)] * lucks}
    rows |= {policy.id: list(_replays(quarter, policy, lucks)) for policy in POLICIES.values()}
    found = dict(zip(rows, lived(quarter.beginning(), list(rows.values()), quarter.seed), strict=True))
    means = {player: {name: mean(each) for name, each in by_outcome(runs).items()} for player, runs in found.items()}
    on_front = front(means)
    spread = _spread([run for player, runs in found.items() if player != OWN for run in runs])
    return Standing(
        bands={
            player: {name: band(values) for name, values in by_outcome(runs).items()} for player, runs in found.items()
        },
        percentiles=percentiles(found),
        front=on_front,
        behind=min(_shortfall(means[OWN], means[each], spread) for each in on_front),
        spread=spread,
    )


def percentiles(found: Mapping[str, list[Outcome]]) -> dict[str, float]:
    """Return the share of the policies' runs, luck for luck, that the participant's does better than; a tie is half."""
    others = [runs for player, runs in found.items() if player != OWN]
    pairs = [pair for runs in others for pair in zip(found[OWN], runs, strict=True)]
    return {
        name: 100 * mean(0.5 + 0.5 * _sign(BETTER[name] * (own[name] - other[name])) for own, other in pairs)
        for name in OUTCOMES
    }


def front(players: Mapping[str, Outcome]) -> tuple[str, ...]:
    """Return the Pareto front: players whom no other matches on every outcome and beats on one."""
    return tuple(player for player, own in players.items() if not any(_beats(other, own) for other in players.values()))


def _replays(quarter: Quarter, policy: Policy, lucks: int) -> Iterator[Life]:
    """Yield how the firm is run where a policy plays the quarter, once for each luck."""
    chooser = remembering(policy)
    for number in range(lucks):
        luck = hash_luck(place_key("replay", quarter.seed, number))
        facts = dict.fromkeys(quarter.sheet.facts, False)
        marks: list[Mark] = []
        for play in quarter.plays:
            again = finished(begun(play, luck, facts), chooser, luck)
            facts |= dict.fromkeys(again.encounter().remembered, True)
            marks += marks_of(again, luck)
        yield life_of(quarter, marks)


def _beats(other: Outcome, own: Outcome) -> bool:
    ahead = [BETTER[name] * (other[name] - own[name]) for name in OUTCOMES]
    return min(ahead) >= 0 and max(ahead) > 0


def _shortfall(own: Outcome, other: Outcome, spread: Mapping[str, float]) -> float:
    """Return how far one is behind another where it is furthest behind, in standard deviations; at least 0."""
    behind = (BETTER[name] * (other[name] - own[name]) / spread[name] for name in OUTCOMES if spread[name])
    return max([0.0, *behind])


def _spread(runs: list[Outcome]) -> dict[str, float]:
    return {name: stdev(values) if len(values) > 1 else 0.0 for name, values in by_outcome(runs).items()}


def _sign(x: float) -> int:
    return (x > 0) - (x < 0)
