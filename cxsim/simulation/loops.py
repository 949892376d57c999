"""Which loop mattered most: each causal link is switched off in turn, and the same luck lived through without it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from cxsim.simulation.lives import OUTCOMES, Range, estimate, living
from cxsim.simulation.quarter import life_as_played
from cxsim.simulation.work import done
from cxsim.world.firm import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.simulation.quarter import Quarter
    from cxsim.simulation.work import Work

LUCKS = 8
LINKS: tuple[Link, ...] = get_args(Link)
SETS: Mapping[Link, str] = {"learning": "learning"}
"""Link → the outcome that it sets itself. That one does not count for its size: it would only say what a link is."""


@dataclass(frozen=True, slots=True)
class Loop:
    """What a causal link did in a run."""

    link: Link
    did: Mapping[str, Range]
    """Outcome → what it is with the link less what it would be without, and the 80 % interval that is known to."""
    size: float
    """Root mean square over the outcomes but the one it sets itself, in standard deviations between replays."""


def loops(quarter: Quarter, spread: Mapping[str, float], lucks: int = LUCKS) -> tuple[Loop, ...]:
    """Return what each link did over the quarter and the two years after, the one that did most first.

    ``spread`` are the standard deviations that ``replays.standing`` found. Needs at least two lucks.
    """
    return done(looping(quarter, spread, lucks))


def looping(quarter: Quarter, spread: Mapping[str, float], lucks: int = LUCKS) -> Work[tuple[Loop, ...]]:
    """Do the same in parts; firms with and without each link live side by side, under the same luck."""
    life = life_as_played(quarter)
    off: list[tuple[Link, ...]] = [(), *((link,) for link in LINKS)]
    rows = [[life] * lucks for _ in off]
    asis, *others = yield from living(quarter.beginning(), rows, quarter.seed, "loops", off=off)
    found = []
    for link, without in zip(LINKS, others, strict=True):
        did = {
            name: estimate([there[name] - gone[name] for there, gone in zip(asis, without, strict=True)])
            for name in OUTCOMES
        }
        found.append(Loop(link, did, _size(link, did, spread)))
    return tuple(sorted(found, key=lambda each: -each.size))


def _size(link: Link, did: Mapping[str, Range], spread: Mapping[str, float]) -> float:
    counts = [name for name in did if spread[name] and name != SETS.get(link)]
    squares = [(did[name].middle / spread[name]) ** 2 for name in counts]
    return math.sqrt(sum(squares) / max(len(squares), 1))
