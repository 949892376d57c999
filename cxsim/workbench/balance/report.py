"""What very many plays of a scenario come to: what is seen, where it ends, what that is worth, who takes what.

It plays nothing by itself: the engine's transitions come from ``walkabout``, plays from ``batch_play`` and ``players``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from cxsim.engine import compile_scenario
from cxsim.model.walk import choices_of
from cxsim.workbench.balance.coverage import chosen, counted, items_of
from cxsim.workbench.balance.figures import Trace, Valuing
from cxsim.workbench.balance.players import at_random, circumstances, least_used, players, plays_by, plays_of
from cxsim.workbench.balance.tally import Defect, Tally, front, front_of_plays, passed, spread_of, tally_of, way_of
from cxsim.workbench.exploration.batch_play import path_of, play
from cxsim.workbench.exploration.explore import broken_in_play
from cxsim.workbench.exploration.odds import odds_of
from cxsim.workbench.exploration.outcomes import worlds
from cxsim.workbench.exploration.paths import STATES as STATES_COUNTED
from cxsim.workbench.exploration.paths import counted_paths
from cxsim.workbench.exploration.prospects import Explored, Prospects
from cxsim.workbench.exploration.walkabout import Walker
from cxsim.workbench.exploration.watched import Watched
from cxsim.workbench.rules import dominated_choice
from cxsim.workbench.study import study

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxsim.engine import Program
    from cxsim.model.pack import Pack
    from cxsim.model.walk import Path
    from cxsim.workbench.balance.coverage import Item, Kind
    from cxsim.workbench.balance.figures import Values
    from cxsim.workbench.balance.tally import DefectKind, Spread
    from cxsim.workbench.exploration.odds import Odds
    from cxsim.workbench.exploration.walkabout import Walkabout
    from cxsim.workbench.study import PackStudy, ScenarioStudy

PLAYS = 100_000
STATES = 100_000
"""States of a scenario that are explored before random play takes over."""
VALUED = 2_000
"""Of the random plays, how many are valued by the model."""
BY_POLICY = 240
"""Plays of each policy."""
SAMPLED = 20_000
"""Plays at most where not all states are known: each goes through the engine."""
MOST_WORLDS = 4_096


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much to play."""

    plays: int = PLAYS
    seed: int = 1
    states: int = STATES


@dataclass(frozen=True, slots=True)
class EndingFound:
    """One ending: how often random plays come to it, and what those come to."""

    id: str
    setback: bool
    share: float
    figures: Mapping[str, Spread]


@dataclass(frozen=True, slots=True)
class PlayerFound:
    """One player: which choices it takes, where it ends, what that comes to on average."""

    id: str
    rule: str
    taken: Mapping[Path, float]
    """Choice → share of its decisions in that situation."""
    endings: Mapping[str, float]
    means: Values


@dataclass(frozen=True, slots=True)
class ScenarioBalance:
    """All there is to say about one scenario."""

    id: str
    title: str
    states: int
    exhaustive: bool
    plays: int
    choices: int
    """Decisions in all random plays."""
    seed: int
    paths: int | None
    """Different plays that end within ``paths.LONGEST`` decisions; None where there are too many states to count."""
    items: tuple[tuple[Item, int], ...]
    """What there is to be seen, and how often it was in all random plays."""
    possible: frozenset[tuple[Kind, Path]]
    """What some play can bring; where not all states are known, what was seen."""
    offered: Mapping[Path, int]
    """Choice → how often it was open."""
    endings: tuple[EndingFound, ...]
    figures: Mapping[str, Spread]
    thresholds: Mapping[str, Mapping[int, float]]
    """Figure → share of plays in per cent → what that share reaches."""
    players: tuple[PlayerFound, ...]
    front: tuple[str, ...]
    """Players whom no other matches in every figure and beats in one."""
    best_plays: tuple[tuple[Values, tuple[str, ...]], ...]
    """Plays whom no other beats in both the handling time and the loyalty, with their choices."""
    cloud: tuple[tuple[str, Values], ...]
    """(ending, values) of the plays that were valued."""
    defects: tuple[Defect, ...]
    untaken: tuple[Path, ...]
    """Choices that no player takes."""
    dominated: tuple[str, ...]
    """What the rules on dilemmas say, a sentence each."""
    talk: tuple[str, ...]
    """For whoever leads the conversation afterwards: what the author tells them, then the debrief's questions."""


def balance_of(pack: Pack, scenario: str, wanted: Wanted, read: PackStudy | None = None) -> ScenarioBalance:
    """Return the balance of one scenario of a sound pack."""
    return _Balancing(pack, scenario, wanted, read or study(pack)).found()


class _Balancing:
    def __init__(self, pack: Pack, scenario: str, wanted: Wanted, read: PackStudy) -> None:
        self._wanted = wanted
        self._pack = pack
        self._read = read
        self._study: ScenarioStudy = next(each for each in read.scenarios if each.id == scenario)
        self._scenario = self._study.scenario
        remembered = frozenset(
            name for each in read.scenarios for block in each.blocks for name in block.effects.remember
        )
        self._compiled = compile_scenario(pack, scenario, self._study.manuscript)
        self._program: Program = Watched(self._compiled, self._scenario).program
        self._walk: Walkabout = Walker(self._program, self._study, remembered, wanted.states).walk()
        self._worlds = tuple(islice(worlds(self._program, self._study, remembered), MOST_WORLDS))
        self._valuing = Valuing(self._program, pack.sheet.start)

    def found(self) -> ScenarioBalance:
        """Play, and count."""
        tally = self._explored() if not self._walk.stopped else self._sampled()
        count = BY_POLICY if all(each.kind == "dead end" for each in tally.defects) else BY_POLICY // 10
        by_player = {
            name: tuple(plays_of(self._program, policy, circumstances(self._worlds, count, self._wanted.seed)))
            for name, policy in players().items()
        }
        valued = [(trace, self._valuing.values(trace)) for trace in self._ended(tally.traces)[:VALUED]]
        rows = [(trace.place, values) for trace, values in valued]
        found = tuple(self._player(name, traces) for name, traces in by_player.items())
        decided = Counter(path for player in found for path in player.taken)
        return ScenarioBalance(
            id=self._study.id,
            title=self._scenario.title,
            states=len(self._walk.states),
            exhaustive=not self._walk.stopped,
            plays=tally.plays,
            choices=tally.choices,
            seed=self._wanted.seed,
            paths=self._paths(),
            items=tuple((each, tally.seen[each.kind, each.path]) for each in items_of(self._scenario)),
            possible=frozenset(tally.seen),
            offered=tally.offered,
            endings=tuple(self._endings(tally, rows)),
            figures=spread_of([values for _, values in rows]),
            thresholds=passed([values for _, values in rows]),
            players=found,
            front=front({player.id: player.means for player in found}),
            best_plays=front_of_plays([(values, way_of(trace)) for trace, values in valued]),
            cloud=tuple(rows),
            defects=tally.defects,
            untaken=tuple(path for path in self._choices() if path not in decided),
            dominated=tuple(self._dominated()),
            talk=tuple(self._talk()),
        )

    def _talk(self) -> Iterable[str]:
        asked = self._scenario.debrief
        for text in (
            self._scenario.about.facilitator,
            *(asked[each] for each in self._scenario.situations if each in asked),
        ):
            yield from text.splitlines()

    def _paths(self) -> int | None:
        alone = replace(self._read, scenarios=(self._study,))
        return counted_paths(self._pack, alone, min(self._wanted.states, STATES_COUNTED)).get(self._study.id)

    def _dominated(self) -> Iterable[str]:
        """Yield what the rules on dilemmas say of this scenario: what is written, and what follows."""
        yield from (each.problem for each in dominated_choice.check(self._read) if each.file == self._study.file)
        if not self._walk.stopped:
            explored = Explored(self._pack, self._read, self._study, self._compiled, self._program, self._walk)
            yield from (finding.problem for _, _, _, finding in broken_in_play(Prospects(explored)))

    def _choices(self) -> Iterable[Path]:
        for name in self._scenario.situations:
            yield from (chosen(name, choice) for _, choice, _ in choices_of(self._scenario, name))

    def _explored(self) -> Tally:
        """Play over the tables of a scenario of which every state is known."""
        odds = odds_of(self._walk)
        played = play(odds, self._wanted.plays, self._wanted.seed, min(VALUED, self._wanted.plays))
        seen = counted((row.events, times) for row, times in zip(odds.rows, played.taken, strict=True))
        traces = [self._trace(odds, path) for path in played.paths]
        endings = Counter[str]()
        for end, times in Counter(played.ends).items():
            state = odds.states[end]
            if state is not None:
                endings[state.place] += times
        return Tally(
            plays=self._wanted.plays,
            choices=played.choices,
            seen=seen,
            offered=self._offered(odds, played.taken),
            endings=endings,
            traces=traces,
            defects=tuple(self._defects(odds, played.ends)),
        )

    def _offered(self, odds: Odds, taken: Sequence[int]) -> Mapping[Path, int]:
        """Return how often each choice was open: as often as its state was decided in."""
        comings = Counter[int]()
        for row, times in zip(odds.rows, taken, strict=True):
            comings[row.state] += times
        found = Counter[tuple[str, str]]()
        for number, times in comings.items():
            if state := odds.states[number]:
                found.update({(state.place, choice): times for choice in self._walk.steps[number - 1].opened})
        return {chosen(*each): times for each, times in found.items()}

    def _trace(self, odds: Odds, path: Sequence[int]) -> Trace:
        rows = [odds.rows[each] for each in path]
        made = [row for row in rows if row.answers]
        return Trace(
            tuple((self._walk.states[row.state - 1].place, row.answers) for row in made),
            tuple(self._walk.steps[row.state - 1].opened for row in made),
            tuple(event for row in rows for event in row.events),
            self._walk.states[odds.target[path[-1]] - 1].place,
        )

    def _defects(self, odds: Odds, ends: Sequence[int]) -> Iterable[Defect]:
        """Yield the first play of each place that stops where nothing is open, or does not stop."""
        told: set[str] = set()
        for number, end in enumerate(ends):
            state = odds.states[end]
            if state is not None and state.place not in self._program.endings and state.place not in told:
                told.add(state.place)
                trace = self._trace(odds, path_of(odds, self._wanted.seed + number))
                kind: DefectKind = "never ends" if odds.width[end] else "dead end"
                yield Defect(kind, state.place, self._wanted.seed + number, way_of(trace))

    def _sampled(self) -> Tally:
        """Play through the engine, at random and least used first, where there are more states than can be kept."""
        random = Random(self._wanted.seed)  # noqa: S311 - a play that can be shown again
        count = min(self._wanted.plays, SAMPLED)
        traces: list[Trace] = []
        for at, chooser in enumerate((at_random(random), least_used(random))):
            begun = circumstances(self._worlds, count // 2 or 1, self._wanted.seed + at)
            traces += plays_by(self._program, chooser, begun)
        return tally_of(traces, self._program, self._wanted.seed)

    def _ended(self, traces: Sequence[Trace]) -> list[Trace]:
        """Return the plays that came to an end: only those are worth anything."""
        return [trace for trace in traces if trace.place in self._program.endings]

    def _endings(self, tally: Tally, rows: Sequence[tuple[str, Values]]) -> Iterable[EndingFound]:
        for name, ending in self._scenario.endings.items():
            values = [each for place, each in rows if place == name]
            yield EndingFound(name, ending.setback, tally.endings[name] / tally.plays, spread_of(values))

    def _player(self, name: str, traces: Sequence[Trace]) -> PlayerFound:
        made = Counter((place, each) for trace in traces for place, answers in trace.decisions for each in answers)
        comings = Counter(place for trace in traces for place, _ in trace.decisions)
        endings = Counter(trace.place for trace in traces)
        found = spread_of([self._valuing.values(trace) for trace in self._ended(traces)])
        return PlayerFound(
            id=name,
            rule=players()[name].rule,
            taken={chosen(*each): times / comings[each[0]] for each, times in made.items()},
            endings={place: times / len(traces) for place, times in endings.items()},
            means={figure: spread.mean for figure, spread in found.items()},
        )
