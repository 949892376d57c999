"""A save, replayed, as rows of the record store: what was decided, what it moved, what it came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cxsim.record.rows import Told, TryRow, WeekRow
from cxsim.session import Decision, Session, Unkept, Week
from cxsim.session.replay import Replay
from cxsim.simulation.decision_rows import Judge, Place, decision_row
from cxsim.simulation.quarter import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxsim.engine import Program
    from cxsim.engine.encounter import Encounter
    from cxsim.model.pack import Pack
    from cxsim.record.rows import DecisionRow
    from cxsim.session import Entry, Header, Play
    from cxsim.session.renames import Renames
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


def content_needed(header: Header, entries: Iterable[Entry]) -> str:
    """Return the content hash that a save was last played with."""
    resumed = [each.content for each in entries if each.entry == "resume"]
    return resumed[-1] if resumed else header.content


def retold(reader: Reader, header: Header, entries: Sequence[Entry]) -> Told:
    """Replay a save; raise RetellingError where the pack does not lead along it to its end."""
    session = Session(reader.pack, header, Unkept(), programs=reader.programs)
    replay = Replay(session, reader.content, reader.renames)
    for number, entry in enumerate(entries):
        try:
            replay.follow(entry)
        except (LookupError, ValueError) as error:
            raise RetellingError(f"entry {number} cannot be followed: {error}") from error
        if isinstance(entry, Week) and entry.week != session.week:
            raise RetellingError(f"entry {number} begins week {entry.week}, where week {session.week} is next")
    if replay.gaps:
        first = replay.gaps[0]
        raise RetellingError(f"entry {first.entry} cannot be followed: {first.reason}")
    return told(reader, session)


def told(reader: Reader, session: Session) -> Told:
    """Return the rows of a session as it stands."""
    tries = tuple(_numbered(session))
    counted = {id(play) for play in session.counted()}
    return Told(
        version=reader.pack.sheet.version,
        content=reader.content,
        week=session.week,
        decisions=tuple(_decisions(reader, tries, counted)),
        tries=tuple(_tries(reader.pack, tries, counted)),
        weeks=tuple(_week(each) for each in session.organisation.reports),
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
    before: Encounter
    after: Encounter


def _made(tries: Iterable[tuple[int, Play]]) -> Iterator[_Made]:
    """Yield each decision once, with the first try that has it and the encounters around it."""
    done: set[int] = set()
    for number, play in tries:
        if all(step.entry in done for step in play.steps):
            continue
        for step, (before, after) in zip(play.steps, pairwise(play.encounters()), strict=True):
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


def _week(report: WeekReport) -> WeekRow:
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
