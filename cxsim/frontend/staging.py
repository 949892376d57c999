"""Build the views of play: a situation, the consequence of a decision, an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cxsim.engine.events import Consequence, Ended, Entered
from cxsim.frontend.board import clock, kpi_gauge, shown_kpis
from cxsim.frontend.present import (
    ChoiceView,
    ConsequenceView,
    EndingView,
    Face,
    FormView,
    Part,
    SituationView,
    Stage,
)
from cxsim.frontend.telling import Moment, Teller
from cxsim.frontend.wording import moves_in_play
from cxsim.frontend.words import marked
from cxsim.model.mark import marked_as
from cxsim.model.walk import choices_of
from cxsim.session import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.engine.encounter import Encounter
    from cxsim.engine.events import Event
    from cxsim.frontend.present import Gauge, Line
    from cxsim.frontend.words import Words
    from cxsim.model.effects import Choice
    from cxsim.model.scenario import Also, Ending, Scenario, Situation
    from cxsim.session import Play, Session

ICONS: Final = {
    "phone": "phone",
    "chat": "message-square",
    "counter": "store",
    "email": "mail",
    "social": "share-2",
    "in_person": "users",
}
CHANNELS: Final = {
    "phone": marked("On the phone"),
    "chat": marked("In the chat"),
    "counter": marked("At the counter"),
    "email": marked("By e-mail"),
    "social": marked("On social media"),
    "in_person": marked("In person"),
}
IDS: Final = {
    "agent": marked_as("role or department", "Agent"),
    "lead": marked_as("role or department", "Lead"),
    "head_of_operations": marked_as("role or department", "Head of operations"),
    "head_of_technical": marked_as("role or department", "Head of technical"),
    "librarian": marked_as("role or department", "Librarian"),
    "councillor": marked_as("role or department", "Councillor"),
    "care": marked_as("role or department", "Care"),
    "technical": marked_as("role or department", "Technical"),
    "sales": marked_as("role or department", "Sales"),
    "billing": marked_as("role or department", "Billing"),
    "operations": marked_as("role or department", "Operations"),
    "lending": marked_as("role or department", "Lending"),
    "council": marked_as("role or department", "Council"),
}
"""Roles and departments of whoever works there: the format has them as ids alone."""


class Director:
    """Builds views from a session; reads it and never changes it."""

    def __init__(self, session: Session, teller: Teller) -> None:
        self._session = session
        self._pack = session.pack
        self._teller = teller
        self._say = teller.say

    def situation(self, play: Play) -> SituationView:
        """Return the situation in which a try stands."""
        place = play.state.place
        scenario = self._scenario(play)
        situation = scenario.situations[place]
        moment = self._moment(scenario, situation)
        text = told(situation, seen(play, place))
        moods = self._moods(play)
        lines = self._teller.lines(text, moment, moods)
        written = choices_by_id(scenario, place)
        choices = tuple(
            ChoiceView(name, self._teller.words(written[name].text, moment)) for name in self._session.open_choices()
        )
        stage = self._stage(scenario, situation, lines, moods)
        return SituationView(stage, lines, choices, can_step_back=can_step_back(play))

    def form(self, play: Play) -> FormView:
        """Return the form in which a try stands: its open answers by part."""
        whole = self.situation(play)
        scenario = self._scenario(play)
        situation = scenario.situations[play.state.place]
        moment = self._moment(scenario, situation)
        parts = tuple(
            Part(
                self._teller.words(situation.labels[part], moment)
                if part in situation.labels
                else as_words(self._say, part),
                tuple(each for each in whole.choices if each.id.partition(".")[0] == part),
            )
            for part in situation.parts
        )
        holds = self._say("From {time}", time=situation.from_) if situation.from_ else ""
        return FormView(whole.stage, whole.lines, parts, holds, can_step_back=whole.can_step_back)

    def consequence(self, play: Play) -> ConsequenceView | None:
        """Return what answered the last decision, None where nothing did."""
        decision = play.decisions[-1]
        scenario = self._scenario(play)
        reply = reply_of(scenario, decision)
        if not reply:
            return None
        situation = scenario.situations[decision.situation]
        moment = self._moment(scenario, situation)
        moods = self._moods(play.after_decisions(len(play.decisions) - 1))
        lines = self._teller.lines(reply, moment, moods)
        before = self._session.encounter(len(play.decisions) - 1)
        moves = moves_in_play(self._say, self._pack, scenario, before, self._session.encounter())
        written = choices_by_id(scenario, decision.situation)
        decided = self._teller.answers(decision.answers, written, moment)
        return ConsequenceView(self._stage(scenario, situation, lines, moods), decided, lines, moves)

    def ending(self, play: Play) -> EndingView:
        """Return the ending that a try has reached."""
        scenario = self._scenario(play)
        ending = scenario.endings[play.state.place]
        moment = Moment(self._session.organisation, self._session.encounter().minutes, scenario.queue)
        lines = self._teller.lines(told(ending, seen(play, play.state.place)), moment, self._moods(play))
        face = speaker(lines) or self._teller.face(scenario.with_[0], self._moods(play).get(scenario.with_[0], ""))
        ask, takeaway = (self._teller.words(text, moment) for text in (ending.ask, ending.takeaway))
        shows = ending.setback and ending.looks != "fine"  # what nobody sees yet is seen in the debrief
        return EndingView(scenario.title, lines, face, ask, takeaway, shows)

    def _stage(
        self, scenario: Scenario, situation: Situation, lines: tuple[Line, ...], moods: Mapping[str, str]
    ) -> Stage:
        channel = situation.channel or scenario.channel
        person = (situation.with_ or scenario.with_)[0]
        face = speaker(lines) or self._teller.face(person, moods.get(person, ""))
        observed = scenario.observed if situation.observed is None else situation.observed
        queue = scenario.queue if situation.queue is None else situation.queue
        return Stage(
            scenario.title,
            self._say(CHANNELS[channel]),
            ICONS[channel],
            face,
            tuple(self._gauges(self._session.encounter(), channel)),
            self._say.many("{count} waiting", "{count} waiting", queue) if queue else "",
            "" if observed else self._say("Nobody is listening in"),
            channel,
        )

    def _gauges(self, encounter: Encounter, channel: str) -> Iterator[Gauge]:
        organisation = self._session.organisation
        target = organisation.target("handling_time")
        labels = {"phone": self._say("This call"), "chat": self._say("This chat")}
        label = labels.get(channel) or self._say("Your clock")
        yield clock(self._say, label, encounter.handling_minutes, target)
        for name in shown_kpis(organisation):
            yield kpi_gauge(self._say, organisation, name)

    def _moment(self, scenario: Scenario, situation: Situation) -> Moment:
        queue = scenario.queue if situation.queue is None else situation.queue
        return Moment(self._session.organisation, self._session.encounter().minutes, queue)

    def _moods(self, play: Play) -> Mapping[str, str]:
        """Return the mood that each person was last seen in, in this try."""
        scenario = self._scenario(play)
        moods: dict[str, str] = {}
        for event in play.begun.events:
            moods |= self._left_by(scenario, event)
        for decision in play.decisions:
            moods |= self._teller.moods(reply_of(scenario, decision))
            for event in decision.events:
                moods |= self._left_by(scenario, event)
        return moods

    def _left_by(self, scenario: Scenario, event: Event) -> dict[str, str]:
        if isinstance(event, Entered):
            return self._teller.moods(told(scenario.situations[event.situation], event.lines))
        return {}

    def _scenario(self, play: Play) -> Scenario:
        return self._pack.scenarios[play.scenario]


def told(written: Situation | Ending, seen_lines: tuple[str, ...]) -> str:
    """Return a situation's or an ending's text with the lines that are seen; one marked `instead` replaces it."""
    also: list[Also] = [written.also[name] for name in seen_lines]
    instead = [line.text for line in also if line.instead]
    first = instead[-1] if instead else written.text
    return "\n".join((first, *(line.text for line in also if not line.instead)))


def seen(play: Play, place: str) -> tuple[str, ...]:
    """Return the ids of the lines that were seen when a try last came to a place."""
    for event in reversed(tuple(play.events())):
        match event:
            case Entered(situation=name, lines=lines) | Ended(ending=name, lines=lines) if name == place:
                return lines
            case _:
                pass
    return ()


def reply_of(scenario: Scenario, decision: Decision) -> str:
    """Return the reply that a decision brought, "" where there is none; the last one stands."""
    for event in reversed(decision.events):
        if isinstance(event, Consequence) and event.replies:
            return _written_at(scenario, event.path)
    return ""


def choices_by_id(scenario: Scenario, situation: str) -> dict[str, Choice]:
    """Return the choices that a situation offers, written there or for anytime."""
    return {name: choice for _, name, choice in choices_of(scenario, situation)}


def can_step_back(play: Play) -> bool:
    """Say whether the last step of a try is a decision of this week."""
    return bool(play.steps) and isinstance(play.steps[-1], Decision)


def as_words(say: Words, name: str) -> str:
    """Say an id for which the format has no words: in English as it is written, where it is not one of ours."""
    return say.meant("role or department", IDS[name]) if name in IDS else name.replace("_", " ").capitalize()


def speaker(lines: tuple[Line, ...]) -> Face | None:
    """Return who spoke last."""
    return next((line.face for line in reversed(lines) if line.face), None)


def _written_at(scenario: Scenario, path: tuple[str | int, ...]) -> str:
    block: Any = scenario
    for step in path:
        block = block[step] if isinstance(block, dict) else getattr(block, str(step))
    reply: str | None = block.reply
    return reply or ""
