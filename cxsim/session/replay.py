"""Replay: a journal's entries → the session that wrote them, as far as this version of the pack can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.engine import IllegalChoiceError, open_choices
from cxsim.model.mark import Sentence, marked, sentence
from cxsim.session.fallen import LuckGoneError, fallen
from cxsim.session.journal import Begin, Decide, Entry, Leave, Resume, Rewind, Wake, Week
from cxsim.session.renames import renames_of, scenario_now

if TYPE_CHECKING:
    from cxsim.engine import Step
    from cxsim.session.journal import Fallen
    from cxsim.session.renames import Renames
    from cxsim.session.session import Session


@dataclass(frozen=True, slots=True)
class Gap:
    """An entry that this version of the pack cannot follow, and why; play was not carried on past it."""

    entry: int
    scenario: str
    why: Sentence
    goes_on: bool = False
    """Whether play stands before it: the decision is the next one of the try under way."""

    @property
    def reason(self) -> str:
        """The reason in English, in a participant's words."""
        return str(self.why)


class Replay:
    """Follows entries as far as this version of the pack can; never plays other content than they name.

    It is the session's journal meanwhile: what would be written stands in a save already, and must agree with it.
    """

    def __init__(self, session: Session, content: str, renames: dict[str, Renames] | None = None) -> None:
        """Begin; ``renames`` are those of the pack's scenarios that are known, for many replays to share."""
        session.journal = self
        self._session = session
        self._content = content
        self._said: Fallen = ()
        self._at = -1
        self._renames = {} if renames is None else renames
        self.gaps: list[Gap] = []
        self.stopped: int | None = None
        """Entry before which the current try stopped, while it does."""
        self.unsaid: list[tuple[int, str, str]] = []
        """How luck fell where the save does not say so, as ``Resume`` keeps it."""

    def follow(self, entry: Entry) -> None:
        """Follow one entry, or say why not."""
        self._at += 1
        session = self._session
        session.entries = self._at
        match entry:
            case Decide() if self.stopped is None:
                self._decide(entry)
            case Begin():
                self.stopped = None
                self._begin(entry)
            case Rewind(to=to) if self.stopped is None or to <= self.stopped:
                self._rewind(to)
            case Week():
                self._week(entry)
            case Wake():
                self._wake(entry)
            case Resume(content=content) if content == self._content:
                self.gaps.clear()  # told when the participant came back with this same content
            case _:
                pass
        session.entries = self._at + 1
        self._falls(())

    def append(self, entry: Entry) -> None:
        """Take what would be written; raise LuckGoneError where something fell that nobody asks for any more."""
        self._session.luck.settle()
        self._note(() if isinstance(entry, Rewind | Leave | Resume) else entry.luck)

    def _begin(self, entry: Begin) -> None:
        session = self._session
        name = scenario_now(session.pack, entry.scenario)
        if name not in session.pack.scenarios:
            told = sentence("The scenario '{scenario}' is not in this pack any more.", scenario=entry.scenario)
            self._lost(entry.scenario, told)
            return
        self._falls(self._renames_of(name).luck(entry.luck))
        try:
            session.begin(name, entry.week)
        except LuckGoneError as gone:
            self._lost(entry.scenario, gone.reason)

    def _week(self, entry: Week) -> None:
        """A week begins whatever became of the try before it, and of what chance brought back."""
        session = self._session
        play = session.current
        if play is not None and play.ending is None and not play.rests:
            session.put_aside()
        self.stopped = None
        self._falls(entry.luck)
        try:
            session.next_week()
        except LuckGoneError as gone:
            self.gaps.append(Gap(self._at, "", gone.reason))
            self._falls(())
            session.next_week()

    def _wake(self, entry: Wake) -> None:
        session = self._session
        self.stopped = None
        name = scenario_now(session.pack, entry.scenario)
        play = session.resting().get(name)
        if play is None or play.state.place != entry.stage or play.due > entry.week:
            told = marked("The scenario '{scenario}' does not rest at '{stage}' any more.")
            self._lost(entry.scenario, sentence(told, scenario=entry.scenario, stage=entry.stage))
            return
        self._falls(self._renames_of(name).luck(entry.luck))
        try:
            session.wake(name, entry.week)
        except LuckGoneError as gone:
            self._lost(entry.scenario, gone.reason)

    def _decide(self, entry: Decide) -> None:
        session = self._session
        if session.current is None:
            return
        playing = session.current.scenario
        renames = self._renames_of(playing)
        situation = renames.place(entry.situation)
        answers = tuple([renames.choice(situation, each) for each in entry.answers])
        if scenario_now(session.pack, entry.scenario) == playing:
            self._falls(renames.luck(entry.luck))
            try:
                found = self._step(situation, answers, renames.place(entry.next))
            except LuckGoneError as gone:
                found = gone.reason
        else:
            found = sentence(
                "The decision '{decision}' is of '{scenario}', and '{playing}' was being played.",
                decision=f"{situation}.{answers[0] if answers else ''}",
                scenario=entry.scenario,
                playing=playing,
            )
        if isinstance(found, Sentence):
            self._gap(entry.scenario, found)
        elif session.current.program.situations[situation].parts:
            session.answer(answers, entry.seconds)
        else:
            self._note(fallen(found.events))
            session.take(answers[:1], found, entry.seconds)

    def _step(self, situation: str, answers: tuple[str, ...], after: str) -> Step | Sentence:
        """Return the step that a decision is, or say what keeps it from being followed; LuckGoneError if luck does."""
        session = self._session
        play = session.current
        if play is None or play.state.place != situation:
            return sentence("The situation '{place}' is not where this version of the pack leads.", place=situation)
        opened = open_choices(play.program, play.state)
        for each in answers or ("",):
            if each not in opened:
                known = each in play.program.situations[situation].choices
                choice = f"{situation}.{each}"
                closed, gone = (
                    marked("The choice '{choice}' is closed now."),
                    marked("The choice '{choice}' is not there any more."),
                )
                return sentence(closed if known else gone, choice=choice)
        try:
            step = session.foreseen(answers)
            session.luck.settle()
        except IllegalChoiceError:
            return sentence("'{place}' asks for something else now.", place=situation)
        found = step.state.place
        if found == after:
            return step
        said = f"{situation}.{answers[0]}"
        places = (play.program.situations, play.program.endings, play.program.stages)
        if not any(after in each for each in places):
            return sentence("'{choice}' led to '{place}', which is not there any more.", choice=said, place=after)
        return sentence("'{choice}' led to '{place}', and leads to '{now}' now.", choice=said, place=after, now=found)

    def _rewind(self, to: int) -> None:
        play = self._session.current
        if play is not None and any(decision.entry == to for decision in play.decisions):
            self._session.rewind(to)
        self.stopped = None

    def _falls(self, luck: Fallen) -> None:
        """Let luck fall as is said, by the names that things have now."""
        self._said = luck
        self._session.luck.falls(luck)

    def _note(self, luck: Fallen) -> None:
        if luck:
            said = {name for name, _ in self._said}
            self.unsaid += [(self._at, name, label) for name, label in luck if name not in said]

    def _renames_of(self, scenario: str) -> Renames:
        if scenario not in self._renames:
            self._renames[scenario] = renames_of(self._session.pack.scenarios[scenario])
        return self._renames[scenario]

    def _lost(self, scenario: str, reason: Sentence) -> None:
        """Note that a try cannot be followed from its beginning, or from where it woke."""
        self._gap(scenario, reason)
        self._session.put_aside()

    def _gap(self, scenario: str, reason: Sentence) -> None:
        self.gaps.append(Gap(self._at, scenario, reason))
        self.stopped = self._at
