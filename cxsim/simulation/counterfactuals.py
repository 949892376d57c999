"""What else could have been: for each decision, what every other open choice would have led to, two years on.

The other choice is made, the reference policy nearest to the participant plays on to the end of that scenario, and the
deeds of all later tries are kept. The difference in practice times the sensitivity of outcomes is what it comes to.
Judgement is kept apart from luck: ``moved`` is what would have been with the luck there was, ``expected`` the mean over
all luck that the participant could not tell from it at that moment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from cxsim.simulation.chances import ways
from cxsim.simulation.lives import OUTCOMES, Range, estimate, living
from cxsim.simulation.policies import POLICIES, remembering
from cxsim.simulation.quarter import instead, life_of, marks_of, practice_of
from cxsim.simulation.sensitivity import LUCKS, shift_between
from cxsim.simulation.tries import Answers, alternatives, answers_made, begun, decided, finished, nearest, retraced
from cxsim.world.practice import PRACTICE_NAMES, Practice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cxsim.engine import Luck
    from cxsim.session import Play
    from cxsim.simulation.chances import Way
    from cxsim.simulation.lives import Outcome
    from cxsim.simulation.quarter import Life, Mark, Quarter
    from cxsim.simulation.sensitivity import Sensitivity, Shift
    from cxsim.simulation.work import Work


@dataclass(frozen=True, slots=True)
class Alternative:
    """What else was open at a decision, and where it would have led."""

    answers: tuple[str, ...]
    ending: str | None
    """Where the scenario would have ended, with the luck there was."""
    shift: Shift
    """Practice at the end of the quarter: difference to what it is."""
    moved: Mapping[str, Range]
    """Outcome two years on: difference to what was decided, with the luck there was."""
    expected: Mapping[str, Range]
    """The same over all luck that could not be told from it when the decision was made."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A decision, weighed against what else was open."""

    play: int
    """Which of the tries that count, from 0."""
    scenario: str
    week: int
    entry: int
    situation: str
    answers: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Fortune:
    """What luck added: the practice there is, against the mean over luck of deciding as was decided."""

    shift: Shift
    """Expected less realised practice."""
    expected: Mapping[str, Range]
    """Outcome two years on: expected less realised."""


def weighing(quarter: Quarter, found: Sensitivity) -> Work[tuple[Weighed, ...]]:
    """Weigh every decision of a quarter, in parts."""
    return _Weighing(quarter, found).all()


def fortune(quarter: Quarter, found: Sensitivity) -> Fortune:
    """Return what would have come of the same decisions on average over luck, the nearest policy filling in."""
    return _Weighing(quarter, found).fortune()


class _Weighing:
    def __init__(self, quarter: Quarter, found: Sensitivity) -> None:
        self._quarter = quarter
        self._found = found
        self._marks = quarter.marks()
        self._asis = instead(self._marks, -1, ())
        self._life = life_of(quarter, self._asis)
        self._policy = remembering(nearest(quarter.plays, POLICIES.values()))
        self._runs: list[tuple[Alternative, Life]] = []
        """Alternatives that change more than practice, and the lives they make."""

    def all(self) -> Work[tuple[Weighed, ...]]:
        weighed = []
        for at, play in enumerate(self._quarter.plays):
            for step in range(len(play.decisions)):
                yield "decisions"
                weighed.append(self._weighed(at, play, step))
        ran = yield from self._ran()
        return tuple(
            replace(each, alternatives=tuple(ran.get(id(other), other) for other in each.alternatives))
            for each in weighed
        )

    def fortune(self) -> Fortune:
        total = dict.fromkeys(PRACTICE_NAMES, 0.0)
        for at, play in enumerate(self._quarter.plays):
            redone = partial(self._redone, play)
            for name, by in shift_between(self._life.goes_on_with, self._expected(at, redone)).items():
                total[name] += by
        shift = {name: by for name, by in total.items() if by}
        return Fortune(shift, self._found.worth(shift))

    def _weighed(self, at: int, play: Play, step: int) -> Weighed:
        decision = play.decisions[step]
        as_decided = self._expected(at, partial(self._redecided, play, step, decision.answers, answers_made(play)))
        others = alternatives(play.program, decision)
        return Weighed(
            play=at,
            scenario=play.scenario,
            week=decision.before.week,
            entry=decision.entry,
            situation=decision.situation,
            answers=decision.answers,
            alternatives=tuple(self._alternative(at, play, step, each, as_decided) for each in others),
        )

    def _alternative(
        self, at: int, play: Play, step: int, answers: tuple[str, ...], as_decided: Practice
    ) -> Alternative:
        luck = self._quarter.luck
        other = finished(_turned(play, step, answers, luck), self._policy, luck)
        marks = instead(self._marks, at, marks_of(other, luck))
        expected = self._expected(at, partial(self._redecided, play, step, answers, {}))
        shift = shift_between(self._life.goes_on_with, practice_of(self._quarter, marks))
        found = Alternative(
            answers=answers,
            ending=other.ending,
            shift=shift,
            moved=self._found.worth(shift),
            expected=self._found.worth(shift_between(as_decided, expected)),
        )
        if _beyond_practice(marks) != _beyond_practice(self._asis):
            self._runs.append((found, life_of(self._quarter, marks)))
        return found

    def _redone(self, play: Play, luck: Luck) -> Play:
        """Return the try decided as it was, under other luck."""
        return finished(begun(play, luck), self._policy, luck, answers_made(play))

    def _redecided(self, play: Play, step: int, answers: tuple[str, ...], then: Answers, luck: Luck) -> Play | None:
        """Return the try with an answer to one decision, under other luck; None where that luck would have shown."""
        before = retraced(play, step, luck)
        if before is None:
            return None
        decision = decided(play.program, before.state, answers, luck, len(before.steps))
        return finished(before.and_then(decision), self._policy, luck, then)

    def _expected(self, at: int, of: Callable[[Luck], Play | None]) -> Practice:
        """Return the mean practice over luck at the end of the quarter."""

        def practice(luck: Luck) -> Practice | None:
            play = of(luck)
            if play is None:
                return None
            return practice_of(self._quarter, instead(self._marks, at, marks_of(play, luck)))

        found = ways(practice)
        return _mean(found) if found else self._life.goes_on_with

    def _ran(self) -> Work[dict[int, Alternative]]:
        """Run in full what changes more than practice: house rules, or the standard said aloud."""
        if not self._runs:
            return {}
        lives = (self._life, *(life for _, life in self._runs))
        rows = [[life] * LUCKS for life in lives]
        asis, *others = yield from living(self._quarter.beginning(), rows, self._quarter.seed, "decisions")
        return {id(found): _as_run(found, asis, other) for (found, _), other in zip(self._runs, others, strict=True)}


def _as_run(found: Alternative, asis: Sequence[Outcome], other: Sequence[Outcome]) -> Alternative:
    """Return an alternative by its runs; other luck changes practice, and is worth what the sensitivity says."""
    moved = {
        name: estimate([than[name] - before[name] for than, before in zip(other, asis, strict=True)])
        for name in OUTCOMES
    }
    expected = {name: each.plus(found.expected[name].middle - found.moved[name].middle) for name, each in moved.items()}
    return replace(found, moved=moved, expected=expected)


def _beyond_practice(marks: Sequence[Mark]) -> list[object]:
    return [(each.week, each.changes, each.restates) for each in marks if each.changes or each.restates]


def _mean(found: Sequence[Way[Practice]]) -> Practice:
    """Return the mean practice over ways luck can fall."""
    levels = (sum(way.chance * getattr(way.result, name) for way in found) for name in PRACTICE_NAMES)
    return Practice(*levels)


def _turned(play: Play, step: int, answers: tuple[str, ...], luck: Luck) -> Play:
    """Return the try as far as one decision, which falls otherwise."""
    decision = play.decisions[step]
    before = replace(play, steps=play.steps[: play.steps.index(decision)])
    return before.and_then(decided(play.program, decision.before, answers, luck, decision.entry))
