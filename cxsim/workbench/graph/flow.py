"""How often each way of a graph is gone, from how often its stops are come to and its choices made."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxsim.workbench.graph.ways import Visits, Way


def way_shares(first: str, ways: Sequence[Way], visits: Visits) -> tuple[float, ...]:
    """Return how often a play goes each way; ``first`` is where it starts."""
    made = _Made(ways, visits)
    shares = [made.share(way) if way.choice else 0.0 for way in ways]
    come, gone = defaultdict(float, visits.stops), defaultdict[str, float](float)
    for way, share in zip(ways, shares, strict=True):
        gone[way.start] += share
    for at, way in enumerate(ways):
        if not way.choice and not way.when:  # from a stage, or from a form whose answers do not lead on themselves
            shares[at] = max(come[way.start] - gone[way.start], 0.0)
    coming = defaultdict(float, {first: 1.0})
    for way, share in zip(ways, shares, strict=True):
        together = max(gone[way.start], come[way.start])  # answers of one form lead on together, once
        coming[way.end] += share * come[way.start] / together if together else 0.0
    past = _past(ways, coming, come)
    return tuple(past.get(at, share) for at, share in enumerate(shares))


def _past(ways: Sequence[Way], coming: dict[str, float], come: Mapping[str, float]) -> Mapping[int, float]:
    """Return how often a play goes past situations whose ``when`` fails, by the number of the way."""
    leading = {way.start: at for at, way in enumerate(ways) if not way.choice and way.when}
    found: dict[int, float] = {}
    for start in _in_turn({start: ways[at].end for start, at in leading.items()}):
        past = max(coming[start] - come.get(start, 0.0), 0.0)
        found[leading[start]] = past
        coming[ways[leading[start]].end] += past
    return found


def _in_turn(ends: Mapping[str, str]) -> Iterable[str]:
    """Return the situations that can be passed by, each behind those past which one comes to it; circles last."""
    before = Counter(ends.values())
    ready = [start for start in ends if not before[start]]
    found: dict[str, None] = {}
    while ready:
        found[ready[-1]] = None
        end = ends[ready.pop()]
        before[end] -= 1
        if end in ends and not before[end]:
            ready.append(end)
    return {**found, **dict.fromkeys(ends)}


class _Made:
    """How often choices were made."""

    def __init__(self, ways: Sequence[Way], visits: Visits) -> None:
        self._visits = visits
        self._beside: defaultdict[tuple[str, str], list[Way]] = defaultdict(list)
        for way in ways:
            self._beside[way.start, way.choice].append(way)
        self._anywhere: defaultdict[str, float] = defaultdict(float)
        """How often a choice that is open in several situations was made in any: so its branches are counted."""
        for place, beside in self._beside.items():
            if beside[0].anytime:
                self._anywhere[place[1]] += visits.choices.get(place, 0.0)

    def share(self, way: Way) -> float:
        """Return how often a play goes the way of a choice."""
        place = way.start, way.choice
        chosen, beside = self._visits.choices.get(place, 0.0), self._beside[place]
        if len(beside) == 1 or not chosen:
            return chosen
        all_of_it = self._anywhere[way.choice] if way.anytime else chosen
        taken = self._visits.branches.get(_branch(way))
        if taken is None:  # what is left when no case holds
            taken = max(all_of_it - sum(self._visits.branches.get(_branch(each), 0.0) for each in beside), 0.0)
        return min(taken * chosen / all_of_it, chosen)


def _branch(way: Way) -> str:
    start = way.choice if way.anytime else f"{way.start}.{way.choice}"
    return ".".join([start, *way.branches])
