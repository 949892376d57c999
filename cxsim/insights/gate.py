"""The disclosure gate, first half: which people may be counted together, and what a new publication may change.

Everything a leader is shown is a sum over *blocks*. A block is people of one team (or of several small teams of one
department, or of several small departments) who met the same thing in the same period, at least `LEAST_PEOPLE` of them.
Teams that are too small are pooled upwards; what is still too small at the top is counted nowhere. So no figure of a
department less the figures of its teams, no theme less its scenarios, is ever about fewer people than a block.

A block is published anew only where at least `LEAST_PEOPLE` people in it were in no publication before, and where these
did not all answer alike. The newest figure in any combination of all that was ever published therefore brings that many
people who are in no other, and no combination is about fewer. Why it is done so: docs/decisions/032-blocks.md.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LEAST_PEOPLE = 5
"""People in a block. A hard floor: there is no way to set it lower."""

ALL = "choice"
"""The measure that the others of an item follow from, where it has it."""

Counts = dict[str, dict[str, float]]
"""Measure → answer → how many people gave it. The answers to a measure exclude each other."""
Means = dict[str, tuple[float, float, float]]
"""Measure → people, sum, sum of squares of a quantity in [0, 1], one value a person."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a query found of one team and one item: exact sums, not to be shown.

    ``team`` is a path, outermost group first, joined with ``/``. ``item`` is what these people met: a situation, a
    scenario, a week. ``people`` are distinct and opted in; each counts once in the item.
    """

    team: str
    item: str
    people: int
    counts: Counts = field(default_factory=dict)
    means: Means = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """People who are counted together, as they were when they were published."""

    unit: str
    """The smallest group that holds them all; empty for the whole organisation."""
    people: Mapping[str, int]
    """Team → how many of its people."""
    counts: Counts
    means: Means
    edition: int
    """Number of the publication that brought these figures."""

    @property
    def size(self) -> int:
        """How many people."""
        return sum(self.people.values())


@dataclass(frozen=True, slots=True)
class Ledger:
    """What has been published: the gate's memory. Confidential, as exact sums are in it."""

    edition: int = 0
    blocks: Mapping[str, Mapping[str, tuple[Block, ...]]] = field(default_factory=dict)
    """Period → item → its blocks."""
    seen: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    """Period → item → team → most people that a publication has counted."""


def published(ledger: Ledger, period: str, tallies: Iterable[Tally]) -> Ledger:
    """Return the ledger after one more publication of a period, from everything that is known of it today.

    Raises ValueError where a team comes twice in an item, or counts more answers than people.
    """
    edition = ledger.edition + 1
    old, seen = ledger.blocks.get(period, {}), ledger.seen.get(period, {})
    by_item: dict[str, dict[str, Tally]] = defaultdict(dict)
    for each in tallies:
        if each.team in by_item[each.item]:
            raise ValueError(f"Team '{each.team}' comes twice in '{each.item}': people would be counted twice.")
        by_item[each.item][each.team] = each
    blocks, counted = dict(old), dict(seen)
    for item, teams in by_item.items():
        before = seen.get(item, {})
        blocks[item] = tuple(_next(old.get(item, ()), _blocks(teams, edition), before))
        counted[item] = _seen(blocks[item], before, edition)
    return Ledger(edition, {**ledger.blocks, period: blocks}, {**ledger.seen, period: counted})


def _blocks(teams: Mapping[str, Tally], edition: int) -> Iterator[Block]:
    """Yield the smallest blocks that hold enough people; whoever is in none of them is left out."""
    small: dict[str, list[Tally]] = defaultdict(list)
    for team, tally in teams.items():
        if tally.people >= LEAST_PEOPLE:
            yield Block(team, {team: tally.people}, tally.counts, tally.means, edition)
        elif tally.people > 0:
            small[team].append(tally)
    for unit in _from_the_leaves(small):
        pooled = small.pop(unit)
        if sum(each.people for each in pooled) >= LEAST_PEOPLE:
            yield _together(unit, pooled, edition)
        elif unit:
            small[_above(unit)].extend(pooled)


def _from_the_leaves(small: dict[str, list[Tally]]) -> Iterator[str]:
    """Yield the units with somebody left in them, the innermost first; units above may join while this goes on."""
    while small:
        yield max(small, key=lambda unit: (unit.count("/") if unit else -1, unit))


def _above(unit: str) -> str:
    return unit.rpartition("/")[0]


def _together(unit: str, tallies: Sequence[Tally], edition: int) -> Block:
    counts: Counts = {}
    means: Means = {}
    for each in tallies:
        for measure, answers in each.counts.items():
            row = counts.setdefault(measure, {})
            for answer, count in answers.items():
                row[answer] = row.get(answer, 0.0) + count
        for measure, more in each.means.items():
            have = means.get(measure, (0.0, 0.0, 0.0))
            means[measure] = (have[0] + more[0], have[1] + more[1], have[2] + more[2])
    return Block(unit, {each.team: each.people for each in tallies}, counts, means, edition)


def _next(old: Sequence[Block], new: Iterable[Block], seen: Mapping[str, int]) -> Iterator[Block]:
    """Yield what stands after this publication: new blocks where they may replace the old ones, else the old."""
    for before, after in _families(old, list(new)):
        fresh = bool(after) and all(_newcomers(each, seen) >= LEAST_PEOPLE for each in after)
        fresh = fresh and not _alike(before, after)
        yield from (after if fresh else before)


def _newcomers(block: Block, seen: Mapping[str, int]) -> int:
    """Return how many people at least are in no earlier publication."""
    return sum(max(0, people - seen.get(team, 0)) for team, people in block.people.items())


def _alike(before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Tell whether the newcomers may all have answered alike, as far as figures tell: it waits for more then."""
    if not before:
        return False
    old, new = (_together("", [_as_tally(each) for each in blocks], 0) for blocks in (before, after))
    for measure in (ALL,) if ALL in new.counts else new.counts:
        was, now = old.counts.get(measure, {}), new.counts.get(measure, {})
        sizes = sum(was.values()), sum(now.values())
        if sizes[0] != sizes[1] and not all(
            _mixed((was.get(answer, 0.0), now.get(answer, 0.0)), sizes) for answer in was | now
        ):
            return True
    return False


def _mixed(counts: tuple[float, float], sizes: tuple[float, float]) -> bool:
    """Tell whether some newcomers gave an answer and some did not, whatever blurring leaves open.

    Blurring does not tell 0 from 1, nor all from all but one. What nobody to speak of gives, before and after, is not
    told either way.
    """
    came = sizes[1] - sizes[0]
    (was_least, was_most), (now_least, now_most) = (
        _left_open(count, size) for count, size in zip(counts, sizes, strict=True)
    )
    both_at_an_end = now_most <= 1 or (was_least >= sizes[0] - 1 and now_least >= sizes[1] - 1)
    least, most = max(now_least - was_most, 0.0), min(now_most - was_least, came)
    return both_at_an_end or (least >= 1 and most <= came - 1)


def _left_open(count: float, size: float) -> tuple[float, float]:
    if count <= 1:
        return 0.0, 1.0
    return (size - 1, size) if count >= size - 1 else (count, count)


def _as_tally(block: Block) -> Tally:
    return Tally(block.unit, "", block.size, block.counts, block.means)


def _families(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Yield old and new blocks that share teams, directly or through others: they change together or not at all."""
    if not old:
        yield from (([], [each]) for each in new)
        return
    leader: dict[str, str] = {}

    def found(team: str) -> str:
        while leader.setdefault(team, team) != team:
            team = leader[team]
        return team

    for block in (*old, *new):
        first, *others = block.people
        for team in others:
            leader[found(team)] = found(first)
    families: dict[str, tuple[list[Block], list[Block]]] = defaultdict(lambda: ([], []))
    for at, blocks in enumerate((old, new)):
        for block in blocks:
            families[found(next(iter(block.people)))][at].append(block)
    yield from families.values()


def _seen(blocks: Iterable[Block], before: Mapping[str, int], edition: int) -> dict[str, int]:
    counted = dict(before)
    for block in blocks:
        if block.edition == edition:
            for team, people in block.people.items():
                counted[team] = max(counted.get(team, 0), people)
    return counted


def as_plain(ledger: Ledger) -> dict[str, Any]:
    """Return the ledger as plain values, for whoever keeps it."""
    blocks = {
        period: {
            item: [[each.unit, dict(each.people), each.counts, each.means, each.edition] for each in found]
            for item, found in items.items()
        }
        for period, items in ledger.blocks.items()
    }
    return {"edition": ledger.edition, "blocks": blocks, "seen": ledger.seen}


def from_plain(kept: Mapping[str, Any]) -> Ledger:
    """Return the ledger that `as_plain` has made plain; raise ValueError where it is something else."""
    try:
        blocks = {
            period: {item: tuple(_block(*each) for each in found) for item, found in items.items()}
            for period, items in kept["blocks"].items()
        }
        return Ledger(int(kept["edition"]), blocks, kept["seen"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"This is no ledger of publications: {error}.") from error


def _block(unit: str, people: dict[str, int], counts: Counts, means: dict[str, list[float]], edition: int) -> Block:
    return Block(unit, people, counts, {name: (row[0], row[1], row[2]) for name, row in means.items()}, edition)
