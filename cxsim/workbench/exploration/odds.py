"""A walkabout as flat tables: every state a number, every way luck can fall a row. Plays are drawn from them.

Which option is taken and how luck falls on it are drawn at once, by the alias method (Walker 1977; Vose 1991): one
uniform number and two look-ups a decision, however many options there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.engine import State
    from cxsim.engine.events import Events
    from cxsim.workbench.exploration.walkabout import Answers, Walkabout


@dataclass(frozen=True, slots=True)
class Row:
    """One way luck can fall on one option."""

    state: int
    """Number of the state it is taken in."""
    answers: Answers
    """What is decided; nothing where play begins or goes on by itself."""
    events: Events


@dataclass(frozen=True, slots=True)
class Odds:
    """What a player who takes every open option equally often is led by."""

    states: tuple[State | None, ...]
    """By number, one more than in the walkabout; the first is before the beginning."""
    rows: tuple[Row, ...]
    """By number; those of one state stand together."""
    first: tuple[int, ...]
    """State → its first row."""
    width: tuple[int, ...]
    """State → how many rows it has; 0 where play stops."""
    accept: tuple[float, ...]
    """Row → chance that its own place in the table means itself."""
    alias: tuple[int, ...]
    """Row → which row its place means otherwise."""
    target: tuple[int, ...]
    """Row → the state it leads to."""
    decides: tuple[bool, ...]
    """Row → whether somebody chose it."""


def odds_of(found: Walkabout) -> Odds:
    """Return the tables of a walkabout that was not stopped."""
    rows: list[Row] = [Row(0, (), each.events) for each in found.begun]
    target = [each.state + 1 for each in found.begun]
    first, width, accept, alias = [0], [len(rows)], [], []
    for chance, other in aliases([each.chance for each in found.begun]):
        accept.append(chance)
        alias.append(other)
    for number, (steps, leads) in enumerate(zip(found.steps, found.leads, strict=True), start=1):
        start = len(rows)
        rows += [Row(number, answers, move.events) for answers, move in steps.moves]
        target += [state + 1 for state in leads]
        first.append(start)
        width.append(len(rows) - start)
        count = len(steps.options)
        for chance, other in aliases([move.chance / count for _, move in steps.moves]):
            accept.append(chance)
            alias.append(start + other)
    return Odds(
        states=(None, *found.states),
        rows=tuple(rows),
        first=tuple(first),
        width=tuple(width),
        accept=tuple(accept),
        alias=tuple(alias),
        target=tuple(target),
        decides=tuple(bool(row.answers) for row in rows),
    )


def aliases(chances: Sequence[float]) -> Iterator[tuple[float, int]]:
    """Yield for each of these chances, which sum to 1, how often its place means itself and what it means otherwise."""
    count = len(chances)
    if count == 1 or max(chances, default=0.0) == min(chances, default=0.0):
        yield from ((1.0, at) for at in range(count))
        return
    left = [chance * count for chance in chances]
    found = [(1.0, at) for at in range(count)]
    small = [at for at, chance in enumerate(left) if chance < 1]
    large = [at for at, chance in enumerate(left) if chance >= 1]
    while small and large:
        less, more = small.pop(), large.pop()
        found[less] = (left[less], more)
        left[more] -= 1 - left[less]
        (small if left[more] < 1 else large).append(more)
    yield from found
