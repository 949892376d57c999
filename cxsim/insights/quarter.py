"""The debrief of a quarter: the dashboard beside the truth, where it leads, what else each decision could have been.

Numbers and ids only; whoever shows them finds the words. The numbers come from ``simulation.findings``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxsim.simulation.lives import BETTER, OUTCOMES
from cxsim.simulation.quarter import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cxsim.equations.arrays import Values
    from cxsim.simulation.counterfactuals import Alternative, Weighed
    from cxsim.simulation.findings import Findings, Outlook
    from cxsim.simulation.lives import Range
    from cxsim.simulation.loops import Loop
    from cxsim.world.report import WeekReport

Quantity = Literal[
    "handling_time", "solved_first_time", "satisfied", "rating", "failures", "attitude", "pressure", "morale", "safety"
]
When = Literal["start", "end"]
WINDOW = 4
"""Weeks at either end of the quarter that are averaged, as the board averages them."""
NOTICEABLE_GAP = 0.05
"""Smallest culture gap that is told, as a level."""


@dataclass(frozen=True, slots=True)
class BesideTruth:
    """A quantity at one end of the quarter, as the dashboard had it and as it was.

    Times are ratios to the nominal time, and the true one counts repeat contacts; shares in [0, 1]; ratings in points
    of [-100, 100]; failures a week; attitude in [-1, 1]; morale and safety in [0, 1].
    """

    quantity: Quantity
    when: When
    reported: float | None
    """None for what no dashboard shows."""
    margin: float | None
    """Half of the 95 % interval of what is reported, where it is a sample."""
    true: float


@dataclass(frozen=True, slots=True)
class OtherWay:
    """What else was open at a decision, by what it would have moved two years on."""

    alternative: Alternative
    better: tuple[str, ...]
    """Outcomes that it would have made better, as far as could be expected when it was decided."""
    worse: tuple[str, ...]
    """Outcomes that it would have made worse. Where both are empty nothing can be told apart."""
    size: float
    """Root mean square of what could be expected to move, in standard deviations between replays."""

    @property
    def luck(self) -> Mapping[str, float]:
        """Outcome → how much of what would have been is luck, not judgement."""
        moved, expected = self.alternative.moved, self.alternative.expected
        return {name: moved[name].middle - expected[name].middle for name in OUTCOMES}


@dataclass(frozen=True, slots=True)
class DecisionWeighed:
    """A decision of the quarter, and the other ways, the one that would have moved most first."""

    decision: Weighed
    others: tuple[OtherWay, ...]

    @property
    def size(self) -> float:
        """How much hung on it: the size of the other way that would have moved most."""
        return max((each.size for each in self.others), default=0.0)


@dataclass(frozen=True, slots=True)
class QuarterDebrief:
    """A quarter looked back upon."""

    weeks: int
    beside_truth: tuple[BesideTruth, ...]
    outlooks: tuple[Outlook, ...]
    """Two years on, if the team keeps doing what was played; one for each loyalty preset."""
    decisions: tuple[DecisionWeighed, ...]
    """In the order they were made."""
    turning_points: tuple[DecisionWeighed, ...]
    """The decisions on which most hung, most first."""
    luck: Mapping[str, Range]
    """Outcome → what would have come of the same decisions on average over luck, less what did."""
    nearest: str
    """Id of the reference policy that agrees with most of the decisions."""
    percentiles: Mapping[str, float]
    """Outcome → share of the replays, in [0, 100], that the quarter does better than."""
    players: Mapping[str, Mapping[str, Range]]
    """Participant and policies → outcome → mean and 80 % band."""
    front: tuple[str, ...]
    """Of these players, those whom no other matches on every outcome and beats on one."""
    behind: float
    """How far the participant is behind the front, in standard deviations between replays."""
    dominant_loop: Loop
    loops: tuple[Loop, ...]
    culture_gap: tuple[tuple[str, float], ...]
    """(practice, level while watched less level while not), the widest first; those that are noticeable."""


def quarter_debrief(reports: Sequence[WeekReport], found: Findings, most: int = 3) -> QuarterDebrief:
    """Look back on a quarter; ``reports`` are its weeks, ``most`` how many turning points are told."""
    spread = found.standing.spread
    decisions = tuple(_weighed(each, spread) for each in found.decisions)
    return QuarterDebrief(
        weeks=len(reports),
        beside_truth=tuple(beside_truth(reports)),
        outlooks=found.outlooks,
        decisions=decisions,
        turning_points=tuple(sorted(decisions, key=lambda each: -each.size)[:most]),
        luck=found.fortune.expected,
        nearest=found.nearest,
        percentiles=found.standing.percentiles,
        players=found.standing.bands,
        front=found.standing.front,
        behind=found.standing.behind,
        dominant_loop=found.loops[0],
        loops=found.loops,
        culture_gap=tuple(_noticeable(found.culture_gap)),
    )


def beside_truth(reports: Sequence[WeekReport]) -> Iterator[BesideTruth]:
    """Yield the dashboard beside the truth at the start and at the end; nothing where no week has passed."""
    ends: tuple[tuple[When, Sequence[WeekReport]], ...] = (("start", reports[:WINDOW]), ("end", reports[-WINDOW:]))
    for when, weeks in ends:
        if weeks:
            yield from (_row(quantity, when, weeks) for quantity in _TRUE)


_TRUE: Mapping[Quantity, str] = {
    "handling_time": "time_per_issue",
    "solved_first_time": "solved_first_time",
    "satisfied": "satisfied",
    "rating": "rating",
    "failures": "failures",
    "attitude": "attitude",
    "pressure": "pressure",
    "morale": "morale",
    "safety": "safety",
}
"""Quantity → its name among what is true."""
_ONLY_TRUE = ("attitude", "pressure", "morale", "safety")
_OF_ANSWERS = ("satisfied", "rating")
"""What only those who were asked have a say in."""


def _row(quantity: Quantity, when: When, weeks: Sequence[WeekReport]) -> BesideTruth:
    asked = [plain(each.reported.asked) for each in weeks]
    weights = asked if quantity in _OF_ANSWERS else [1.0] * len(weeks)
    reported = None
    if quantity not in _ONLY_TRUE and any(weights):
        reported = _mean(weeks, lambda each: getattr(each.reported, quantity), weights)
    margin = None
    if quantity == "rating" and reported is not None:
        parts = (plain(each.reported.rating_margin) * count for each, count in zip(weeks, asked, strict=True))
        margin = math.hypot(*parts) / sum(asked)
    true = _mean(weeks, lambda each: getattr(each.truth, _TRUE[quantity]), [1.0] * len(weeks))
    return BesideTruth(quantity, when, reported, margin, true)


def _mean(weeks: Sequence[WeekReport], of: Callable[[WeekReport], Values], weights: Sequence[float]) -> float:
    values = (plain(of(each)) * weight for each, weight in zip(weeks, weights, strict=True))
    return sum(values) / sum(weights)


def _weighed(decision: Weighed, spread: Mapping[str, float]) -> DecisionWeighed:
    others = (_other(each, spread) for each in decision.alternatives)
    return DecisionWeighed(decision, tuple(sorted(others, key=lambda each: -each.size)))


def _other(alternative: Alternative, spread: Mapping[str, float]) -> OtherWay:
    sure = {name: _sign_of(each) * BETTER[name] for name, each in alternative.expected.items()}
    return OtherWay(
        alternative=alternative,
        better=tuple(name for name in OUTCOMES if sure[name] > 0),
        worse=tuple(name for name in OUTCOMES if sure[name] < 0),
        size=_size(alternative.expected, spread),
    )


def _sign_of(each: Range) -> int:
    """Return 1 or -1 where the whole range lies above or below 0, else 0."""
    return (each.low > 0) - (each.high < 0)


def _size(moved: Mapping[str, Range], spread: Mapping[str, float]) -> float:
    squares = [(moved[name].middle / spread[name]) ** 2 for name in OUTCOMES if spread[name]]
    return math.sqrt(sum(squares) / max(len(squares), 1))


def _noticeable(gap: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    told = ((practice, by) for practice, by in gap.items() if abs(by) >= NOTICEABLE_GAP)
    return sorted(told, key=lambda each: -abs(each[1]))
