"""Where a quarter stands among replays of the same quarter by the six reference policies, luck for luck.

Each policy plays the same scenarios in the same weeks, with the board and the customers as the participant met them
and with what its own earlier tries are remembered for. In each replay luck falls anew, in the scenarios and in the
firm; the participant's own quarter lives through the same luck of the firm.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from statistics import fmean
from typing import TYPE_CHECKING, TypeAlias

from cxsim.engine import hash_luck
from cxsim.engine.luck import place_key
from cxsim.simulation.chances import Foretold
from cxsim.simulation.lives import BETTER, OUTCOMES, band, by_outcome, deviation, estimate, living
from cxsim.simulation.policies import POLICIES, remembering
from cxsim.simulation.quarter import life_as_played, life_of, marks_of
from cxsim.simulation.tries import begun, finished
from cxsim.simulation.work import done

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxsim.engine import Luck
    from cxsim.session import Play
    from cxsim.simulation.lives import Outcome, Range
    from cxsim.simulation.policies import Chooser, Policy
    from cxsim.simulation.quarter import Life, Mark, Quarter
    from cxsim.simulation.work import Work

LUCKS = 34
"""Lucks of each policy: six times as many replays, at least 200 in all."""
OWN = "participant"
_Tried: TypeAlias = "tuple[tuple[Mark, ...], tuple[str, ...]]"
NOTICED = 0.25
"""Least difference that counts between two ways to play, in standard deviations between all runs [J]."""
AIMS = tuple(name for name in OUTCOMES if name != "cost")
"""Outcomes that a firm is for. Cost is what it gives for them: it is told beside the front, and is no way onto it."""


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
    """Players whom no other beats, cost apart; see :func:`front`."""
    behind: float
    """How far the participant is behind the nearest of the front where it is furthest behind; 0 on the front. In
    standard deviations between replays.
    """
    spread: Mapping[str, float]
    """Outcome → standard deviation between the policies' replays."""


def standing(quarter: Quarter, lucks: int = LUCKS) -> Standing:
    """Return where a quarter stands; needs at least one luck."""
    return standing_among(done(replaying(quarter, lucks)))


@dataclass(frozen=True, slots=True)
class Replays:
    """What came of everybody's runs, a run a luck; runs of one place share their luck."""

    players: Mapping[str, list[Outcome]]
    """The participant, and the policies by id."""
    as_before: list[Outcome]
    """The firm that goes on as it did before the quarter."""


def replaying(quarter: Quarter, lucks: int = LUCKS) -> Work[Replays]:
    """Let the policies play the quarter, and the firm live on with each."""
    rows: dict[str, list[Life]] = {OWN: [life_as_played(quarter)] * lucks}
    for policy in POLICIES.values():
        rows[policy.id] = []
        for life in _replays(quarter, policy, lucks):
            rows[policy.id].append(life)
            yield "replays"
    lives = [*rows.values(), [life_of(quarter, ())] * lucks]
    *players, before = yield from living(quarter.beginning(), lives, quarter.seed, "years")
    return Replays(dict(zip(rows, players, strict=True)), before)


def standing_among(replays: Replays) -> Standing:
    """Return where a quarter stands among its replays."""
    found = replays.players
    means = {player: {name: fmean(each) for name, each in by_outcome(runs).items()} for player, runs in found.items()}
    on_front = front(found)
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
        name: 100 * fmean(0.5 + 0.5 * _sign(BETTER[name] * (own[name] - other[name])) for own, other in pairs)
        for name in OUTCOMES
    }


def front(players: Mapping[str, Sequence[Outcome]]) -> tuple[str, ...]:
    """Return the Pareto front of what a firm is for (``AIMS``): players whom no other beats.

    One beats another that is better at something and worse at nothing, by runs of the same luck. A difference whose
    80 % interval has zero in it is none, nor is one that nobody would notice (``NOTICED``). Where everybody is beaten,
    in a circle, nobody is off the front.
    """
    least = {name: NOTICED * by for name, by in _spread([run for runs in players.values() for run in runs]).items()}
    unbeaten = tuple(
        player for player, own in players.items() if not any(_beats(other, own, least) for other in players.values())
    )
    return unbeaten or tuple(players)


def _replays(quarter: Quarter, policy: Policy, lucks: int) -> Iterator[Life]:
    """Yield how the firm is run where a policy plays the quarter, once for each luck.

    Where luck falls alike, the same tries come of it, and the same life: each is played once.
    """
    chooser = remembering(policy)
    tries: dict[tuple[int, tuple[str, ...]], Foretold[_Tried]] = {}
    lives: dict[tuple[int, ...], Life] = {}
    for number in range(lucks):
        luck = hash_luck(place_key("replay", quarter.seed, number))
        facts: tuple[str, ...] = ()
        marks: list[tuple[Mark, ...]] = []
        for at, play in enumerate(quarter.plays):
            if (at, facts) not in tries:
                known = {fact: fact in facts for fact in quarter.sheet.facts}
                tries[at, facts] = Foretold(partial(_tried, play, known, chooser))
            of_try, remembered = tries[at, facts](luck)
            facts = tuple(sorted({*facts, *remembered}))
            marks.append(of_try)
        alike = tuple(map(id, marks))
        if alike not in lives:
            lives[alike] = life_of(quarter, chain.from_iterable(marks))
        yield lives[alike]


def _tried(play: Play, facts: Mapping[str, bool], chooser: Chooser, luck: Luck) -> _Tried:
    """Return what the weeks get from a try as a policy plays it, and the facts it is remembered for."""
    again = finished(begun(play, luck, facts), chooser, luck)
    return marks_of(again, luck), again.encounter().remembered


def _beats(other: Sequence[Outcome], own: Sequence[Outcome], least: Outcome) -> bool:
    pairs = list(zip(other, own, strict=True))
    apart = {name: estimate([BETTER[name] * (there[name] - here[name]) for there, here in pairs]) for name in AIMS}
    signs = [_sign_of(each) if abs(each.middle) >= least[name] else 0 for name, each in apart.items()]
    return min(signs) >= 0 and max(signs) > 0


def _shortfall(own: Outcome, other: Outcome, spread: Mapping[str, float]) -> float:
    """Return how far one is behind another where it is furthest behind, in standard deviations; at least 0."""
    behind = (BETTER[name] * (other[name] - own[name]) / spread[name] for name in AIMS if spread[name])
    return max([0.0, *behind])


def _spread(runs: list[Outcome]) -> dict[str, float]:
    return {name: deviation(values) for name, values in by_outcome(runs).items()}


def _sign_of(difference: Range) -> int:
    """Return 1 or -1 where the whole range lies above or below 0, else 0."""
    return (difference.low > 0) - (difference.high < 0)


def _sign(x: float) -> int:
    return (x > 0) - (x < 0)
