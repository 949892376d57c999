"""One campaign in progress: the only mutable game object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.engine import Luck, Program, begin, choose, compile_scenario, hash_luck, open_choices
from cxsim.engine.encounter import Encounter, gather
from cxsim.engine.luck import place_key, uniform
from cxsim.session.journal import Begin, Decide, Entry, Header, Journal, Leave, Resume, Rewind, Unkept
from cxsim.session.play import Decision, Play
from cxsim.session.renames import lasting, renames_of, scenario_now
from cxsim.session.start import outside_at_start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.model.pack import Pack

FIRST_WEEK = 1


class NothingToPlayError(LookupError):
    """The caller asked for something that only a scenario under way has."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An entry that this version of the pack cannot follow, and why; play was not carried on past it."""

    entry: int
    scenario: str
    reason: str
    """In a participant's words."""


class Session:
    """Plays scenarios of one pack. Tells the journal before it changes; where the journal raises, it stands."""

    def __init__(self, pack: Pack, header: Header, journal: Journal, luck: Luck | None = None) -> None:
        self.pack = pack
        self.header = header
        self.journal = journal
        self.current: Play | None = None
        """The try under way, or the last one finished."""
        self.tries: tuple[Play, ...] = ()
        """All tries that were left behind, in order."""
        self.entries = 0
        """How many entries the journal has kept."""
        self._luck = luck or lasting(hash_luck(header.seed), pack)
        self._programs: dict[str, Program] = {}

    def begin(self, scenario: str, week: int | None = None) -> Play:
        """Begin a try of a scenario; raise KeyError where the pack has none of that id."""
        week = week or self._planned_week(scenario)
        program = self._program(scenario)
        play = Play(program, week, begin(program, self._luck, week, outside_at_start(self.pack.sheet)))
        self._keep(Begin(week, scenario, play.state.place))
        self._leave_behind()
        self.current = play
        return play

    def open_choices(self) -> tuple[str, ...]:
        """Return the ids of the choices that may be made now, in the order they are shown."""
        play = self._playing()
        found = open_choices(play.program, play.state)
        scenario = self.pack.scenarios[play.scenario]
        situation = scenario.situations.get(play.state.place)
        order = (situation.order if situation else None) or scenario.order
        if order == "as_written":
            return found
        return tuple(sorted(found, key=lambda each: self._shuffle(play.scenario, play.state.place, each)))

    def decide(self, choice: str, seconds: float = 0.0) -> Decision:
        """Make a choice; raise IllegalChoiceError where it is not open."""
        play = self._playing()
        before = play.state
        step = choose(play.program, before, choice, self._luck)
        decision = Decision(
            entry=self.entries,
            situation=before.place,
            choice=choice,
            open=open_choices(play.program, before),
            before=before,
            after=step.state,
            events=step.events,
            seconds=seconds,
        )
        self._keep(Decide(play.week, play.scenario, before.place, (choice,), step.state.place, round(seconds, 1)))
        self.current = play.with_decision(decision)
        return decision

    def rewind(self, entry: int) -> Play:
        """Go back to before a decision of the current try; the try as it was stays in the record."""
        play = self._playing()
        try:
            earlier = play.before_entry(entry)
        except KeyError:
            raise NothingToPlayError(f"entry {entry} is no decision of the current try") from None
        self._keep(Rewind(entry))
        self._leave_behind()
        self.current = earlier
        return earlier

    def step_back(self) -> Play:
        """Go back to before the last decision."""
        decisions = self._playing().decisions
        if not decisions:
            raise NothingToPlayError("there is no decision to go back to")
        return self.rewind(decisions[-1].entry)

    def preview(self, choice: str) -> str:
        """Return where a choice that is open would lead, without making it."""
        play = self._playing()
        return choose(play.program, play.state, choice, self._luck).state.place

    def leave(self) -> None:
        """Note that the participant left."""
        self._keep(Leave())

    def encounter(self, decisions: int | None = None) -> Encounter:
        """Return what the current try amounts to, up to and with so many decisions (all, where None)."""
        play = self._playing()
        return gather(play.program, play.events(decisions))

    def resume(self, entries: Iterable[Entry], content: str) -> tuple[Gap, ...]:
        """Replay a journal's entries, then note the return in it; return what could not be followed.

        Play stands where it stood, or before the first decision that this version of the pack cannot follow.
        """
        journal, self.journal = self.journal, Unkept()
        replay = _Replay(self, content)
        for entry in entries:
            replay.follow(entry)
        self.journal = journal
        self._keep(Resume(self.pack.sheet.version, content))
        if replay.stopped is not None and self.current is not None:
            self._keep(Rewind(replay.stopped))
        return tuple(replay.gaps)

    def _keep(self, entry: Entry) -> None:
        self.journal.append(entry)
        self.entries += 1

    def _leave_behind(self) -> None:
        if self.current is not None:
            self.tries = (*self.tries, self.current)

    def _playing(self) -> Play:
        if self.current is None:
            raise NothingToPlayError("no scenario has been begun")
        return self.current

    def _program(self, scenario: str) -> Program:
        if scenario not in self._programs:
            self._programs[scenario] = compile_scenario(self.pack, scenario)
        return self._programs[scenario]

    def _planned_week(self, scenario: str) -> int:
        campaign = self.pack.sheet.campaign
        planned = campaign.plan.values() if campaign else ()
        return next((each.week for each in planned if each.play == scenario), FIRST_WEEK)

    def _shuffle(self, *place: str) -> float:
        return uniform(place_key(self.header.seed, "order", *place), 0)


class _Replay:
    """Follows entries as far as this version of the pack can; never plays other content than they name."""

    def __init__(self, session: Session, content: str) -> None:
        self._session = session
        self._content = content
        self._at = -1
        self.gaps: list[Gap] = []
        self.stopped: int | None = None
        """Entry before which the current try stopped, while it does."""

    def follow(self, entry: Entry) -> None:
        """Follow one entry, or say why not."""
        self._at += 1
        session = self._session
        session.entries = self._at
        match entry:
            case Begin():
                self.stopped = None
                self._begin(entry)
            case Rewind(to=to) if self.stopped is None or to <= self.stopped:
                self._rewind(to)
            case Decide() if self.stopped is None:
                self._decide(entry)
            case Resume(content=content) if content == self._content:
                self.gaps.clear()  # told when the participant came back with this same content
            case _:
                pass
        session.entries = self._at + 1

    def _begin(self, entry: Begin) -> None:
        session = self._session
        name = scenario_now(session.pack, entry.scenario)
        if name not in session.pack.scenarios:
            self._gap(entry.scenario, f"The scenario '{entry.scenario}' is not in this pack any more.")
            session.tries += () if session.current is None else (session.current,)
            session.current = None
            return
        session.begin(name, entry.week)

    def _decide(self, entry: Decide) -> None:
        session = self._session
        if session.current is None:
            return
        playing = session.current.scenario
        renames = renames_of(session.pack.scenarios[playing])
        situation = renames.place(entry.situation)
        choice = renames.choice(situation, "".join(entry.answers[:1]))
        if scenario_now(session.pack, entry.scenario) == playing:
            reason = self._obstacle(situation, choice, renames.place(entry.next))
        else:
            reason = f"The decision '{situation}.{choice}' is of '{entry.scenario}', and '{playing}' was being played."
        if reason is None:
            session.decide(choice, entry.seconds)
        else:
            self._gap(entry.scenario, reason)

    def _obstacle(self, situation: str, choice: str, after: str) -> str | None:
        """Say what keeps a decision from being followed, None where nothing does."""
        session = self._session
        play = session.current
        if play is None or play.state.place != situation:
            return f"The situation '{situation}' is not where this version of the pack leads."
        if choice not in open_choices(play.program, play.state):
            known = choice in play.program.situations[situation].choices
            return f"The choice '{situation}.{choice}' " + ("is closed now." if known else "is not there any more.")
        found = session.preview(choice)
        if found == after:
            return None
        if after not in play.program.situations and after not in play.program.endings:
            return f"'{situation}.{choice}' led to '{after}', which is not there any more."
        return f"'{situation}.{choice}' led to '{after}', and leads to '{found}' now."

    def _rewind(self, to: int) -> None:
        play = self._session.current
        if play is not None and any(decision.entry == to for decision in play.decisions):
            self._session.rewind(to)
        self.stopped = None

    def _gap(self, scenario: str, reason: str) -> None:
        self.gaps.append(Gap(self._at, scenario, reason))
        self.stopped = self._at
