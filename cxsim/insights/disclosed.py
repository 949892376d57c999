"""The disclosure gate, second half: the only way from sums to something that is shown.

Every figure is made of blocks after they have been *blurred*: an answer that next to nobody in a block gave is not told
from one that nobody gave, and the like for nearly everybody. What is made of blurred blocks cannot undo it. Then shares
are rounded to `STEP`, masked near nothing and near all, and people are counted in steps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from cxsim.insights.gate import LEAST_PEOPLE
from cxsim.insights.units import around, upwards

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxsim.insights.gate import Block, Ledger, Means

LEAST_FOR_ALL_ANSWERS = 10
"""People that it takes to show how all answers are distributed."""
STEP = 0.05
"""Shares, and means within their range, are rounded to it."""
MASKED = 0.10
"""Shares up to here, and from one less this on, are told as a bound."""
PEOPLE_STEP = 5
Z = 1.96
"""Quantile of the normal distribution for intervals of 95 %."""
YES, NO = "yes", "no"

Why = Literal["few", "few-for-all-answers", "nobody"]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that is not shown, and why."""

    why: Why
    least: int = LEAST_PEOPLE
    """How many people it would take."""


class Figure(NamedTuple):
    """A share, or a mean within its range, that may be shown: in [0, 1] and in steps of `STEP`."""

    value: float
    """Rounded; where masked, the bound."""
    masked: Literal["", "at most", "at least"]
    low: float
    high: float
    """The 95 % interval for how such people answer, rounded outwards."""
    people: int
    """At least so many people are in it; in steps."""
    edition: int
    """The newest publication that anything of it is from."""


_Row: TypeAlias = tuple[dict[str, float], float, float, int]
"""Answer → people, how many of them had an occasion, by how many it is blurred, and the newest edition."""

_Moments: TypeAlias = tuple[float, float, float, int]
"""How many people have a value, its sum, its sum of squares, and the newest edition."""
_Sized: TypeAlias = "tuple[Block, int]"
"""A block, and how many people are in it."""
_Sums: TypeAlias = tuple[float, float, float, float, int, float | None]


@dataclass(slots=True)
class _Memo:
    """What has been worked out of a publication, which never changes."""

    sized: dict[str, list[_Sized]] = field(default_factory=dict)
    inside: dict[str, dict[str, list[_Sized]]] = field(default_factory=dict)
    """Item → unit → the blocks that lie in it."""
    rows: dict[tuple[str, str], dict[str, _Row]] = field(default_factory=dict)
    """Item and measure → unit → its blocks together."""
    over: dict[tuple[tuple[str, ...], str], list[dict[str, _Row]]] = field(default_factory=dict)
    """Items and measure → these, item by item."""
    moments: dict[tuple[str, str], dict[str, _Moments]] = field(default_factory=dict)
    held_over: dict[tuple[tuple[str, ...], str], list[dict[str, _Moments]]] = field(default_factory=dict)
    blurred: dict[tuple[object, ...], _Row] = field(default_factory=dict)
    figures: dict[_Sums, Figure | Hidden] = field(default_factory=dict)
    items: frozenset[str] | None = None
    units: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What may be shown of one period; everything goes through its methods."""

    ledger: Ledger
    period: str
    _memo: _Memo = field(default_factory=_Memo, compare=False, repr=False)

    @property
    def items(self) -> frozenset[str]:
        """What there is anything of."""
        if self._memo.items is None:
            held = self.ledger.blocks.get(self.period, {})
            self._memo.items = frozenset(item for item, blocks in held.items() if blocks)
        return self._memo.items

    def units(self) -> tuple[str, ...]:
        """Return every group that a figure may be asked of, the whole organisation (an empty text) first."""
        if self._memo.units is None:
            held = self.ledger.blocks.get(self.period, {}).values()
            teams = {team for blocks in held for block in blocks for team in block.people}
            self._memo.units = tuple(sorted({unit for team in teams for unit in around(team)} | {""}))
        return self._memo.units

    def share(
        self, unit: str, items: Iterable[str], measure: str, answer: str = YES, spread: str = ""
    ) -> Figure | Hidden:
        """Return the share of an answer among those who had an occasion to give one, over some items together.

        ``spread`` is an item that has, as a mean under the same name, each person's own share: where many answers of
        each person are in a figure, its interval comes from how much the people differ.
        """
        rows = [row for each in self._over(tuple(items), measure) if (row := each.get(unit))]
        if not rows:
            return Hidden("nobody")
        if len(rows) == 1:
            found, all_given, slack, edition = rows[0]
            given, people = found.get(answer, 0.0), all_given
        else:
            answered, all_of_each, slacks, editions = zip(*rows, strict=True)
            given = sum([row.get(answer, 0.0) for row in answered])
            all_given, slack, people, edition = sum(all_of_each), sum(slacks), max(all_of_each), max(editions)
        margin = self._margin(unit, spread, measure) if spread else None
        key = (given, all_given, people, slack, edition, margin)
        figure = self._memo.figures.get(key)
        if figure is None:
            figure = self._memo.figures[key] = _figure(*key)
        return figure

    def _over(self, items: tuple[str, ...], measure: str) -> list[dict[str, _Row]]:
        """Return unit → its blurred blocks together, for each of some items."""
        key = (items, measure)
        found = self._memo.over.get(key)
        if found is None:
            found = self._memo.over[key] = [self._blurred(item, measure) for item in items]
        return found

    def _blurred(self, item: str, measure: str) -> dict[str, _Row]:
        """Return unit → its blurred blocks together; made once, for all units at a time."""
        key = (item, measure)
        found = self._memo.rows.get(key)
        if found is None:
            own = [
                (block.unit, self._blur(given, size, block.edition))
                for block, size in self._sized(item)
                if (given := block.counts.get(measure))
            ]
            found = self._memo.rows[key] = upwards(own, _added)
        return found

    def _blur(self, given: Mapping[str, float], size: int, edition: int) -> _Row:
        """Return a block's answers blurred, how many gave one, and by how many they are blurred; made once."""
        key = (size, edition, *given, *given.values())
        found = self._memo.blurred.get(key)
        if found is None:
            row, slack = blur(given, size)
            row.pop(_NONE, None)
            found = self._memo.blurred[key] = row, sum(row.values()), slack, edition
        return found

    def _sized(self, item: str) -> list[_Sized]:
        """Return the blocks of an item, each with how many people are in it."""
        found = self._memo.sized.get(item)
        if found is None:
            blocks = self.ledger.blocks.get(self.period, {}).get(item, ())
            found = self._memo.sized[item] = [(each, each.size) for each in blocks]
        return found

    def _inside(self, unit: str, item: str) -> list[_Sized]:
        """Return the blocks of an item that lie in a unit."""
        found = self._memo.inside.get(item)
        if found is None:
            own = [(each[0].unit, [each]) for each in self._sized(item)]
            found = self._memo.inside[item] = upwards(own, _joined)
        return found.get(unit, [])

    def answers(self, unit: str, item: str, measure: str) -> Mapping[str, Figure] | Hidden:
        """Return how all answers to one thing are distributed."""
        found = self._inside(unit, item)
        people = sum(size for block, size in found if measure in block.counts)
        if people < LEAST_FOR_ALL_ANSWERS:
            return Hidden("few-for-all-answers" if people else "few", LEAST_FOR_ALL_ANSWERS)
        named = {answer: None for block, _ in found for answer in block.counts.get(measure, {})}
        shown = {answer: self.share(unit, (item,), measure, answer) for answer in named}
        figures = {answer: each for answer, each in shown.items() if isinstance(each, Figure)}
        return figures if len(figures) == len(shown) and shown else Hidden("few-for-all-answers", LEAST_FOR_ALL_ANSWERS)

    def mean(self, unit: str, items: Iterable[str], measure: str) -> Figure | Hidden:
        """Return the mean of a quantity, as a place in its range."""
        found = self._moments(unit, items, measure)
        if found is None:
            return Hidden("few")
        value, deviation, people, edition = found
        return _rounded(value, student(people) * deviation / math.sqrt(people), MASKED, people, edition)

    def _margin(self, unit: str, item: str, measure: str) -> float | None:
        """Return half the interval of a mean over people, None where it cannot be told."""
        found = self._moments(unit, (item,), measure)
        return None if found is None else student(found[2]) * found[1] / math.sqrt(found[2])

    def _moments(self, unit: str, items: Iterable[str], measure: str) -> tuple[float, float, int, int] | None:
        """Return mean, standard deviation, people in steps, and edition; None with too few people."""
        held = [row for each in self._held_over(tuple(items), measure) if (row := each.get(unit))]
        people = max([row[0] for row in held], default=0.0)
        if people < LEAST_PEOPLE:
            return None
        count, total, squares, edition = held[0] if len(held) == 1 else _more(held)
        value = total / count
        variance = max(squares / count - value * value, 0.0) * count / (count - 1)
        return value, math.sqrt(variance), _in_steps(people), edition

    def _held_over(self, items: tuple[str, ...], measure: str) -> list[dict[str, _Moments]]:
        """Return unit → its held blocks together, for each of some items."""
        key = (items, measure)
        found = self._memo.held_over.get(key)
        if found is None:
            found = self._memo.held_over[key] = [self._held(item, measure) for item in items]
        return found

    def _held(self, item: str, measure: str) -> dict[str, _Moments]:
        """Return unit → its held blocks together; made once, for all units at a time."""
        key = (item, measure)
        by_unit = self._memo.moments.get(key)
        if by_unit is None:
            own = [
                (block.unit, (*sums, block.edition))
                for block, size in self._sized(item)
                if (sums := held(block.means, measure, size))
            ]
            by_unit = self._memo.moments[key] = upwards(own, _more)
        return by_unit


_NONE = "\0none"


def _joined(lists: Sequence[list[_Sized]]) -> list[_Sized]:
    return list(chain.from_iterable(lists))


def _added(rows: Sequence[_Row]) -> _Row:
    together = dict(rows[0][0])
    for row, _, _, _ in rows[1:]:
        for answer, people in row.items():
            together[answer] = together.get(answer, 0.0) + people
    _, given, slack, edition = zip(*rows, strict=True)
    return together, sum(given), sum(slack), max(edition)


def _more(moments: Sequence[_Moments]) -> _Moments:
    count, total, squares, edition = zip(*moments, strict=True)
    return sum(count), sum(total), sum(squares), max(edition)


def blur(answers: Mapping[str, float], size: int) -> tuple[dict[str, float], float]:
    """Return answer → people so that what next to nobody gave is not told from what nobody gave; and by how many.

    ``size`` people are in the block; those who had no occasion count as an answer of its own. Where the answers that
    next to nobody gave come to one person or none, that is half a person; what is missing or left over is the most
    frequent answer's.
    """
    if not answers:
        return {}, 0.0
    row = dict(answers)
    rest = size - sum(row.values())
    if rest < 0:
        raise ValueError(f"{size} people gave {size - rest} answers: somebody counts twice.")
    if rest:
        row[_NONE] = rest
    few = max(1, int(MASKED * size))
    rare = [answer for answer, count in row.items() if count <= few]
    together = sum(row[answer] for answer in rare)
    if not rare:
        return row, 0.0
    if len(rare) == len(row):
        return dict.fromkeys(row, size / len(row)), 0.5
    shown = max(together, 0.5) if together > 1 else 0.5
    most = max(row, key=lambda answer: (row[answer], answer))
    row[most] += together - shown
    for answer in rare:
        row[answer] = shown / len(rare)
    return row, 0.5


def held(means: Means, measure: str, size: int) -> tuple[float, float, float] | None:
    """Return count, sum and squares, with the mean held away from both ends of its range.

    None where somebody in the block has no value: among newcomers, the values of very few could stand alone.
    """
    found = means.get(measure)
    if found is None or found[0] != size:
        return None
    count, total, squares = found
    held = min(max(total, MASKED * count), (1 - MASKED) * count)
    return count, held, squares if held == total else held * held / count


def _figure(
    given: float, all_given: float, people: float, slack: float, edition: int, margin: float | None
) -> Figure | Hidden:
    at_least = _in_steps(people)
    if at_least < LEAST_PEOPLE:
        return Hidden("few" if people else "nobody")
    value = given / all_given
    bound = max(MASKED, _PLACES[_up(1 / at_least)])
    if margin is None:
        margin = _wilson(min(max(value, bound), 1 - bound), at_least)
    return _rounded(value, margin + slack / all_given, bound, at_least, edition)


def _wilson(share: float, people: int) -> float:
    """Return how far Wilson's interval reaches from a share of so many people, on the side where it reaches further."""
    middle = (share + Z * Z / (2 * people)) / (1 + Z * Z / people)
    half = Z * math.sqrt(share * (1 - share) / people + Z * Z / (4 * people**2)) / (1 + Z * Z / people)
    return half + abs(middle - share)


def _rounded(value: float, margin: float, bound: float, people: int, edition: int) -> Figure:
    masked: Literal["", "at most", "at least"] = ""
    if value <= bound + _TINY:
        value, masked = bound, "at most"
    elif value >= 1 - bound - _TINY:
        value, masked = 1 - bound, "at least"
    low = 0.0 if masked == "at most" else _PLACES[max(0, _down(value - margin))]
    high = 1.0 if masked == "at least" else _PLACES[min(_LAST, _up(value + margin))]
    steps = math.floor(value / STEP + 0.5 + _TINY)  # whichever way sums were added up, half a step is rounded up
    return Figure(_PLACES[steps], masked, low, high, people, edition)


_TINY = 1e-9
_LAST = round(1 / STEP)
_PLACES = tuple(round(step * STEP, 2) for step in range(_LAST + 1))
"""What a figure can be, by its number of steps."""


def _up(value: float) -> int:
    return math.ceil(value / STEP - _TINY)


def _down(value: float) -> int:
    return math.floor(value / STEP + _TINY)


def _in_steps(people: float) -> int:
    return int(people + _TINY) // PEOPLE_STEP * PEOPLE_STEP


@cache
def student(people: int) -> float:
    """Return the 97.5 % quantile of Student's t for a mean of so many people, by the Cornish-Fisher expansion."""
    free = float(people - 1)
    return Z + sum(term / free**power for power, term in enumerate(_CORNISH_FISHER, start=1))


_CORNISH_FISHER = (
    (Z**3 + Z) / 4,
    (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96,
    (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384,
)
