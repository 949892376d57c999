"""One campaign in progress: the only mutable game object."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from cxsim.engine import (
    Place,
    Program,
    Step,
    answer,
    begin,
    choose,
    come_back,
    compile_scenario,
    hash_luck,
    open_choices,
    wake,
)
from cxsim.engine.events import Consequence
from cxsim.engine.luck import place_key, uniform
from cxsim.session.campaign import ComesBack, Due, echoes, expected, failed_lately, planned, remembered
from cxsim.session.fallen import KeptLuck, fallen, said
from cxsim.session.journal import Begin, Decide, Entry, Header, Journal, Leave, Resume, Rewind, Unkept, Wake, Week
from cxsim.session.organisation import Organisation, organisation_at_start
from cxsim.session.play import Awakening, Decision, Play
from cxsim.session.renames import first_place, lasting
from cxsim.session.replay import Gap, Replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cxsim.engine import Luck, State
    from cxsim.engine.closures import Value
    from cxsim.engine.encounter import Encounter
    from cxsim.model.pack import Pack
    from cxsim.session.living import Kept

FIRST_WEEK = 1
Chooses: TypeAlias = "Callable[[Program, State, str, Luck], Step]"
"""Makes an open choice; raises IllegalChoiceError where it is not."""


class NothingToPlayError(LookupError):
    """The caller asked for something that only a scenario under way has."""


class Session:
    """Plays scenarios of one pack. Tells the journal before it changes; where the journal raises, it stands."""

    def __init__(
        self,
        pack: Pack,
        header: Header,
        journal: Journal,
        luck: Luck | None = None,
        programs: dict[str, Program] | None = None,
        kept: Kept | None = None,
        chooses: Chooses = choose,
    ) -> None:
        """Begin; ``programs`` are scenarios of the pack that are compiled, for many sessions to share.

        ``kept`` says how the firm is kept where it is not on floats; ``chooses`` makes a choice, as the engine does.
        """
        self.pack = pack
        self.header = header
        self.journal = journal
        self.current: Play | None = None
        """The try under way, or the last one finished."""
        self._last: dict[str, Play] = {}
        """Of each scenario, the try that was left behind last."""
        self._finished: dict[tuple[str, int], Play] = {}
        """Of each scenario and week, the try left behind that was finished last."""
        self.tries: tuple[Play, ...] = ()
        """All tries that were left behind, in order."""
        self.entries = 0
        """How many entries the journal has kept."""
        self.week = FIRST_WEEK
        """Of the campaign; a game of single scenarios stays in the first."""
        self._organisation: Organisation | None = None
        self._read: tuple[Organisation, Mapping[str, Value]] | None = None
        """The firm, and what conditions read of it, once a scenario has been begun in its week."""
        self.luck = KeptLuck(luck or lasting(hash_luck(header.seed), pack))
        """As it fell where a replay has said so, else by the seed."""
        self._programs = {} if programs is None else programs
        self._kept = kept
        self._chooses = chooses

    # -- playing --------------------------------------------------------------------------------------------------

    def begin(self, scenario: str, week: int | None = None) -> Play:
        """Begin a try of a scenario; raise KeyError where the pack has none of that id."""
        week = week or self._week_of(scenario)
        program = self._program(scenario)
        before = self._before(scenario)
        step = begin(program, self.luck, week, self._outside(before))
        stakes = expected(program, before) if before else None
        play = Play(program, week, step, (), stakes, failed_lately(before, week))
        self._keep(Begin(week, scenario, play.state.place, fallen(step.events)))
        self.put_aside()
        self.current = play
        return play

    def wake(self, scenario: str, week: int | None = None) -> Play:
        """Go on with a scenario that rests and is due; outside a campaign ``week`` says when that is."""
        week = week or self.week
        play = self.resting().get(scenario)
        if play is None or play.due > week:
            raise NothingToPlayError(f"'{scenario}' does not rest, or is not due")
        stage = play.state.place
        step = wake(play.program, play.state, self.luck, week, self._outside(self._before(scenario)))
        woken = play.and_then(Awakening(self.entries, step.state, step.events))
        self._keep(Wake(week, scenario, stage, step.state.place, fallen(step.events)))
        self.put_aside()
        self.tries = tuple(each for each in self.tries if each is not play)
        self.current = woken
        return woken

    def open_choices(self) -> tuple[str, ...]:
        """Return the ids of what may be answered now, in the order it is shown."""
        play = self._playing()
        found = open_choices(play.program, play.state)
        scenario = self.pack.scenarios[play.scenario]
        situation = scenario.situations.get(play.state.place)
        order = (situation.order if situation else None) or scenario.order
        if order == "as_written" or (situation and situation.parts):
            return found
        here = Place(play.scenario, 0, play.state.place, "", 0)
        return tuple(sorted(found, key=lambda each: self._shuffle(here._replace(choice=each))))

    def decide(self, choice: str, seconds: float = 0.0) -> Decision:
        """Make a choice; raise IllegalChoiceError where it is not open."""
        play = self._playing()
        return self._decided((choice,), self._chooses(play.program, play.state, choice, self.luck), seconds)

    def answer(self, answers: Sequence[str], seconds: float = 0.0) -> Decision:
        """Answer a form, one ``part.answer`` per part; raise IllegalChoiceError where that is not what it asks for."""
        play = self._playing()
        step = answer(play.program, play.state, answers, self.luck)
        ordered = tuple(
            each
            for part in play.program.situations[play.state.place].parts
            for each in answers
            if each.startswith(f"{part}.")
        )
        return self._decided(ordered, step, seconds)

    def _decided(self, answers: tuple[str, ...], step: Step, seconds: float) -> Decision:
        play = self._playing()
        decision = self._decision(play, answers, step, seconds)
        week, place, _ = decision.before
        luck = fallen(step.events)
        self._keep(Decide(week, play.scenario, place, answers, step.state.place, round(seconds, 1), luck))
        self.current = play.and_then(decision)
        return decision

    def _decision(self, play: Play, answers: tuple[str, ...], step: Step, seconds: float) -> Decision:
        before = play.state
        offered = open_choices(play.program, before)
        return Decision(self.entries, before.place, answers, offered, before, step.state, step.events, seconds)

    def rewind(self, entry: int) -> Play:
        """Go back to before a decision of the current try; the try as it was stays in the record."""
        play = self._playing()
        try:
            earlier = play.before_entry(entry)
        except KeyError:
            raise NothingToPlayError(f"entry {entry} is no decision of the current try") from None
        self._keep(Rewind(entry))
        self.put_aside()
        self.current = earlier
        return earlier

    def step_back(self) -> Play:
        """Go back to before the last decision."""
        decisions = self._playing().decisions
        if not decisions:
            raise NothingToPlayError("there is no decision to go back to")
        return self.rewind(decisions[-1].entry)

    def preview(self, answers: Sequence[str]) -> str:
        """Return where what may be answered would lead, without answering it."""
        return self.foreseen(answers).state.place

    def foreseen(self, answers: Sequence[str]) -> Step:
        """Return the step that an answer would be, without answering; raise IllegalChoiceError where it is not open."""
        play = self._playing()
        situation = play.program.situations.get(play.state.place)
        if situation and situation.parts:
            return answer(play.program, play.state, answers, self.luck)
        return self._chooses(play.program, play.state, "".join(answers[:1]), self.luck)

    def take(self, answers: tuple[str, ...], step: Step, seconds: float) -> Decision:
        """Decide what was foreseen just now, and is in the journal already."""
        play = self._playing()
        decision = self._decision(play, answers, step, seconds)
        self.entries += 1
        self.current = play.and_then(decision)
        return decision

    def imagined(self) -> Session:
        """Return a session that stands where this one does and keeps nothing; what it plays changes nothing here."""
        other = copy(self)
        other.journal = Unkept()
        other._last, other._finished = {**self._last}, {**self._finished}  # noqa: SLF001 - one of its own
        return other

    # -- the campaign's weeks -------------------------------------------------------------------------------------

    @property
    def organisation(self) -> Organisation:
        """The firm as the weeks so far have made it."""
        if self._organisation is None:
            self._organisation = organisation_at_start(self.pack.sheet, self.header.seed)
        return self._organisation

    def facts(self) -> frozenset[str]:
        """Return what is remembered: by the tries that count, and by scenarios that rest."""
        return remembered((*self.counted(), *self.resting().values()))

    def due(self) -> tuple[Due, ...]:
        """Return what is to be played this week, and has not been finished."""
        done = {play.scenario for play in self.counted() if play.state.week == self.week}
        resting = self.resting()
        goes_on = [Due(name, play.state.place) for name, play in resting.items() if play.due <= self.week]
        plan = planned(self.pack.sheet, self.week, self.facts(), self.organisation.outside())
        return (*goes_on, *(Due(each) for each in plan if each not in done and each not in resting))

    def came_back(self) -> tuple[ComesBack, ...]:
        """Return the echoes of this week."""
        return tuple(each for each in echoes(self.counted()) if each.week == self.week)

    @property
    def last_week(self) -> int:
        """The campaign's last week; 0 where the pack has none."""
        return self.pack.sheet.campaign.weeks if self.pack.sheet.campaign else 0

    def next_week(self) -> int:
        """Close this week's tries, let the firm live it, and begin the next; raise where a scenario is under way."""
        play = self.current
        if play is not None and play.ending is None and not play.rests:
            raise NothingToPlayError("a scenario is under way")
        if self.week > self.last_week:
            raise NothingToPlayError("the campaign is over")
        finished = [each for each in self.counted() if each.state.week == self.week]
        events = [
            event
            for each in self.came_back()
            for event in come_back(each.play.program, each.play.state, each.echo, self.luck, self.week)
        ]
        brought = [event for event in events if isinstance(event, Consequence)]
        from cxsim.session.living import ON_FLOATS, after_week  # noqa: PLC0415 - it loads the organisation model

        after = after_week(self.organisation, finished, brought, self._kept or ON_FLOATS)
        self._keep(Week(self.week + 1, fallen(events)))
        self.put_aside()
        self._organisation = after
        self.week += 1
        return self.week

    def counted(self) -> tuple[Play, ...]:
        """Return the tries that count: of each scenario, the last one finished in a week."""
        play = self.current
        finished = {(play.scenario, play.state.week): play} if play and play.ending is not None else {}
        return tuple({**self._finished, **finished}.values())

    def resting(self) -> dict[str, Play]:
        """Return the scenarios that rest, each as it was last left."""
        last = self._last | ({self.current.scenario: self.current} if self.current else {})
        return {name: play for name, play in last.items() if play.rests}

    def _before(self, scenario: str) -> tuple[Play, ...]:
        """Return the tries that count and came before a new one: an earlier try of this week would be replaced."""
        return tuple([play for play in self.counted() if play.scenario != scenario or play.state.week != self.week])

    def _outside(self, before: tuple[Play, ...]) -> Mapping[str, Value]:
        facts = dict.fromkeys(remembered((*before, *self.resting().values())), True)
        if self._read is None or self._read[0] is not self.organisation:
            self._read = self.organisation, self.organisation.outside()
        return {**facts, **self._read[1]}

    def _week_of(self, scenario: str) -> int:
        """Return the week a try is played in: the campaign's once that has begun, else the one it is planned for."""
        if self.week > FIRST_WEEK:
            return self.week
        campaign = self.pack.sheet.campaign
        plan = campaign.plan.values() if campaign else ()
        return next((each.week for each in plan if each.play == scenario), FIRST_WEEK)

    # -- the journal ----------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Note that the participant left."""
        self._keep(Leave())

    def encounter(self, decisions: int | None = None) -> Encounter:
        """Return what the current try amounts to, up to and with so many decisions (all, where None)."""
        return self._playing().encounter(decisions)

    def resume(self, entries: Iterable[Entry], content: str) -> tuple[Gap, ...]:
        """Replay a journal's entries, then note the return in it; return what could not be followed.

        Play stands where it stood, or before the first decision that this version of the pack cannot follow.
        """
        journal, replay = self.journal, Replay(self, content)
        for entry in said(entries):
            replay.follow(entry)
        self.journal = journal
        self._keep(Resume(self.pack.sheet.version, content, tuple(replay.unsaid)))
        stopped = replay.stopped if self.current is not None else None
        if stopped is not None:
            self._keep(Rewind(stopped))
        return tuple([replace(each, goes_on=each.entry == stopped) for each in replay.gaps])

    def _keep(self, entry: Entry) -> None:
        self.journal.append(entry)
        self.entries += 1

    def put_aside(self) -> None:
        """Leave the current try behind; it stays in the record."""
        play = self.current
        if play is None:
            return
        self.tries = (*self.tries, play)
        self._last[play.scenario] = play
        if play.ending is not None:
            self._finished[play.scenario, play.state.week] = play
        self.current = None

    def _playing(self) -> Play:
        if self.current is None:
            raise NothingToPlayError("no scenario has been begun")
        return self.current

    def _program(self, scenario: str) -> Program:
        if scenario not in self._programs:
            self._programs[scenario] = compile_scenario(self.pack, scenario)
        return self._programs[scenario]

    def _shuffle(self, place: Place) -> float:
        first = first_place(place, self.pack)
        return uniform(place_key(self.header.seed, "order", first.scenario, first.situation, first.choice), 0)
