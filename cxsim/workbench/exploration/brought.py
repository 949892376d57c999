"""What every step of a walkabout brings, read once: what adds up, and what stands until something else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.workbench.exploration.merits import Judge, delivered, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.engine import State
    from cxsim.engine.events import Events
    from cxsim.workbench.exploration.walkabout import Answers, Move, Steps, Walkabout

REPORTED = "reported"


class Step(NamedTuple):
    """What one step brings, by place in a vector."""

    adds: tuple[tuple[int, float], ...]
    stands: tuple[tuple[int, float], ...]


Shares = tuple[tuple[float, int], ...]
"""How often each of several moves comes up, and the number of its step."""


class Answer(NamedTuple):
    """What is answered in all the states that share their steps."""

    shares: int
    """Number of the shares of its moves."""
    moves: slice
    """Where they stand among all that start there."""


Brings = tuple[tuple["Answers", int], ...]
"""All answers that can be given, each with the number of its shares."""


class Brought:
    """The steps of one scenario. Those alike, and shares alike, are kept once and have a number."""

    def __init__(self, judge: Judge, needs: Iterable[str], walk: Walkabout) -> None:
        self._judge = judge
        self.stands = {name: at for at, name in enumerate([REPORTED, *needs])}
        """What stands → where its value is; how far it still stands is as many places further on."""
        self.adds: dict[str, int] = {}
        """What adds up → where its value is, after all that stands."""
        self.steps: list[Step] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        """Mark → number of the step."""
        self._by_move: dict[int, int] = {}
        """By the identity of a move, which the walkabout keeps."""
        self.shares: list[Shares] = []
        self._kept: dict[Shares, int] = {}
        self.answers: dict[Steps, dict[Answers, Answer]] = {}
        """In every state that shares these steps: answers → what they bring."""
        self.brings: dict[Steps, Brings] = {}
        for state, steps in zip(walk.states, walk.steps, strict=True):
            if steps not in self.answers:
                self.answers[steps] = dict(self._read(state, steps))
                self.brings[steps] = tuple((each, answer.shares) for each, answer in self.answers[steps].items())

    def number(self, shares: Shares) -> int:
        """Return the number of shares."""
        if shares not in self._kept:
            self._kept[shares] = len(self.shares)
            self.shares.append(shares)
        return self._kept[shares]

    def _read(self, state: State, steps: Steps) -> Iterator[tuple[Answers, Answer]]:
        first = 0
        for answers, moves in steps.options:
            opened = steps.opened if answers else ()
            shares = tuple([(move.chance, self._step(state, opened, move)) for move in moves])
            yield answers, Answer(self.number(shares), slice(first, first + len(moves)))
            first += len(moves)

    def _step(self, state: State, opened: Answers, move: Move) -> int:
        if id(move) not in self._by_move:
            mark = self._judge.mark(state, opened, move.events)
            if mark not in self._numbers:
                self._numbers[mark] = len(self.steps)
                merits = self._judge.merits(state, opened, move.events)
                adds = [(self._place(name), by) for name, by in merits.items()]
                self.steps.append(Step(tuple(adds), tuple(self._stands(move.events))))
            self._by_move[id(move)] = self._numbers[mark]
        return self._by_move[id(move)]

    def _place(self, merit: str) -> int:
        return self.adds.setdefault(merit, 2 * len(self.stands) + len(self.adds))

    def _stands(self, events: Events) -> Iterator[tuple[int, float]]:
        first = reported(events)
        if first is not None:
            yield self.stands[REPORTED], first
        yield from ((self.stands[need], level) for need, level in delivered(events).items())
