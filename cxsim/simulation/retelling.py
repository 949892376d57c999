"""A save, replayed, as rows of the record store: what was decided, what it moved, what it came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cxsim.record.rows import BreakRow, Told, TryRow, WeekRow
from cxsim.session import Awakening, Decision, Leave, Resume, Session, Unkept, Week
from cxsim.session.fallen import said
from cxsim.session.replay import Replay
from cxsim.simulation.decision_rows import Judge, Place, decision_row, standing_each
from cxsim.simulation.known_steps import KnownSteps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxsim.engine import Program
    from cxsim.model.pack import Pack
    from cxsim.record.rows import Break, DecisionRow
    from cxsim.session import Entry, Header, Play
    from cxsim.session.living import Kept
    from cxsim.session.renames import Renames
    from cxsim.simulation.decision_rows import Standing
    from cxsim.world.report import WeekReport


class RetellingError(ValueError):
    """A save that no session has written, or that the pack does not lead along: why."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A pack, ready to read many saves with: compiled, and with what its choices look like from outside."""

    pack: Pack
    content: str
    """Content hash of the pack."""
    programs: dict[str, Program] = field(default_factory=dict)
    renames: dict[str, Renames] = field(default_factory=dict)
    judge: Judge = field(default_factory=Judge)
    steps: KnownSteps = field(default_factory=KnownSteps)


def content_needed(header: Header, entries: Iterable[Entry]) -> str:
    """Return the content hash that a save was last played with."""
    resumed = [each.content for each in entries if each.entry == "resume"]
    return resumed[-1] if resumed else header.content


def retold(reader: Reader, header: Header, entries: Sequence[Entry]) -> Told:
    """Replay a save; raise RetellingError where the pack does not lead along it to its end."""
    kept = on_arrays() if any(isinstance(each, Week) for each in entries) else None
    session = Session(reader.pack, header, Unkept(), programs=reader.programs, kept=kept, chooses=reader.steps)
    replay = Replay(session, reader.content, reader.renames)
    pauses: list[BreakRow] = []
    for number, entry in enumerate(said(entries)):
        try:
            replay.follow(entry)
        except (LookupError, ValueError) as error:
            raise RetellingError(f"entry {number} cannot be followed: {error}") from error
        play = session.current
        if play is not None and play.state.place not in play.program.situations:
            play.encounters()  # rows need each; asked for all of it alone first, it would be worked out twice
        elif play is not None and play.steps and isinstance(entry, Leave | Resume):
            kind: Break = "suspended" if isinstance(entry, Leave) else "resumed"
            before = sum(each.scenario == play.scenario for each in session.tries)
            pauses.append(BreakRow(number, kind, play.scenario, before + 1))
        if isinstance(entry, Week) and entry.week != session.week:
            raise RetellingError(f"entry {number} begins week {entry.week}, where week {session.week} is next")
    if replay.gaps:
        first = replay.gaps[0]
        raise RetellingError(f"entry {first.entry} cannot be followed: {first.reason}")
    return told(reader, session, pauses)


@cache
def on_arrays() -> Kept | None:
    """Return how to keep a firm on arrays, which live a week in a tenth of the time; None without numpy."""
    if find_spec("numpy") is None:
        return None
    from cxsim.session.living import Kept  # noqa: PLC0415 - saves of single scenarios live no weeks
    from cxsim.world.batch import SameDraws, array_firm  # noqa: PLC0415 - as above

    return Kept(SameDraws, lambda beginning, seed: array_firm(beginning, SameDraws(seed)))


def told(reader: Reader, session: Session, pauses: Sequence[BreakRow] = ()) -> Told:
    """Return the rows of a session as it stands; ``pauses`` are when the game was left and come back to."""
    tries = tuple(_numbered(session))
    counted = {id(play) for play in session.counted()}
    return Told(
        version=reader.pack.sheet.version,
        content=reader.content,
        week=session.week,
        decisions=tuple(_decisions(reader, tries, counted)),
        tries=tuple(_tries(reader.pack, tries, counted)),
        weeks=tuple(_week(each) for each in session.organisation.reports),
        breaks=_in_order((*pauses, *_breaks(session, tries))),
    )


def _numbered(session: Session) -> Iterator[tuple[int, Play]]:
    """Yield the tries with their numbers: of each scenario, from 1."""
    counts: Counter[str] = Counter()
    for play in (*session.tries, *([session.current] if session.current else ())):
        counts[play.scenario] += 1
        yield counts[play.scenario], play


def _decisions(reader: Reader, tries: Sequence[tuple[int, Play]], counted: set[int]) -> Iterator[DecisionRow]:
    """Yield a row for each decision in order, told of the try that it was made in; one gone back upon has it, too."""
    counting = {each.entry for _, play in tries if id(play) in counted for each in play.decisions}
    comings: Counter[tuple[str, str]] = Counter()
    made = sorted(_made(tries), key=lambda each: each.decision.entry)
    for number, play, decision, before, after in made:
        where = play.scenario, decision.situation
        comings[where] += 1
        place = Place(number, comings[where], decision.entry in counting)
        yield decision_row(reader.judge, play, decision, place, before, after)


class _Made(NamedTuple):
    try_: int
    play: Play
    decision: Decision
    before: Standing
    after: Standing


def _made(tries: Iterable[tuple[int, Play]]) -> Iterator[_Made]:
    """Yield each decision once, with the first try that has it and the encounters around it."""
    done: set[int] = set()
    for number, play in tries:
        if all(step.entry in done for step in play.steps):
            continue
        for step, (before, after) in zip(play.steps, pairwise(standing_each(play.encounters())), strict=True):
            if step.entry not in done:
                done.add(step.entry)
                if isinstance(step, Decision):
                    yield _Made(number, play, step, before, after)


def _tries(pack: Pack, tries: Sequence[tuple[int, Play]], counted: set[int]) -> Iterator[TryRow]:
    last = {play.scenario: number for number, play in tries}
    for number, play in tries:
        found = play.encounter()
        ending = pack.scenarios[play.scenario].endings[play.ending] if play.ending else None
        yield TryRow(
            scenario=play.scenario,
            try_=number,
            week=play.state.week,
            decisions=len(play.decisions),
            ending=play.ending,
            setback=ending is not None and ending.setback,
            looks_fine=ending is not None and ending.looks == "fine",
            counts=id(play) in counted,
            tried_again=last[play.scenario] > number,
            minutes=found.minutes,
            handling_minutes=found.handling_minutes,
            costs=found.costs,
            reported=found.reported,
            solved_at_close=found.solved_at_close,
            solved=found.solved,
            satisfaction=found.satisfaction,
            memory=found.memory,
            attitude=found.attitude,
            recovery=found.recovery,
        )


def _in_order(breaks: Iterable[BreakRow]) -> tuple[BreakRow, ...]:
    """Return each once, told of the first try that has it: tries after a step back share their beginning."""
    found: dict[tuple[int, str], BreakRow] = {}
    for each in breaks:
        found.setdefault((each.entry, each.kind), each)
    return tuple(found[key] for key in sorted(found))


def _breaks(session: Session, tries: Iterable[tuple[int, Play]]) -> Iterator[BreakRow]:
    """Yield where a scenario rested and woke, and where a try was left without an ending."""
    for number, play in tries:
        for before, step in pairwise(play.steps):
            if isinstance(step, Awakening):
                yield BreakRow(before.entry, "suspended", play.scenario, number)
                yield BreakRow(step.entry, "resumed", play.scenario, number)
        if play.steps and play.rests:
            yield BreakRow(play.steps[-1].entry, "suspended", play.scenario, number)
        elif play.steps and play.ending is None and play is not session.current:
            yield BreakRow(play.steps[-1].entry, "terminated", play.scenario, number)


def _week(report: WeekReport) -> WeekRow:
    from cxsim.simulation.quarter import plain  # noqa: PLC0415 - it loads the organisation model, as a week has already

    seen, truth, flow = report.reported, report.truth, report.flow
    return WeekRow(
        report.week + 1,
        *(
            round(plain(each), 6)
            for each in (
                seen.handling_time,
                seen.solved_first_time,
                seen.satisfied,
                seen.rating,
                seen.asked,
                seen.repeat_contacts,
                seen.failures,
                truth.time_per_issue,
                truth.solved_first_time,
                truth.satisfied,
                truth.rating,
                truth.failures,
                truth.attitude,
                truth.pressure,
                truth.gaming,
                truth.morale,
                truth.safety,
                truth.knowledge,
                truth.conscience,
                truth.communication,
                truth.consistency,
                truth.credibility,
                flow.before,
                flow.referred,
                flow.left,
                flow.after,
                flow.quits,
                flow.margin,
            )
        ),
    )
