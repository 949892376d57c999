"""Build the view of a debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.present import DebriefView, DecisionView, OtherChoice
from cxsim.frontend.staging import choices_by_id, reply_of, seen, told
from cxsim.frontend.telling import Moment, Teller
from cxsim.frontend.wording import comparison_in_words, moves_in_words
from cxsim.session import Awakening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.present import Onward
    from cxsim.insights.debrief import Debrief, LookedBack
    from cxsim.model.scenario import Scenario
    from cxsim.session import Session


def debrief_view(session: Session, teller: Teller, debrief: Debrief, onward: Onward | None = None) -> DebriefView:
    """Return a try looked back upon, in words; in a campaign with the way on."""
    play = debrief.play
    scenario = session.pack.scenarios[play.scenario]
    ending = scenario.endings.get(play.ending or "")
    moment, say = Moment(session.organisation, debrief.encounter.minutes, scenario.queue), teller.say
    return DebriefView(
        scenario.title,
        teller.excerpt(told(ending, seen(play, play.state.place)), moment) if ending else say("Not ended yet"),
        tuple(comparison_in_words(say, item) for item in debrief.comparisons),
        tuple(_decisions(session, teller, scenario, debrief)),
        setback=ending is not None and ending.setback,
        tries=say("Try {number}", number=debrief.number),
        onward=onward,
    )


def _decisions(session: Session, teller: Teller, scenario: Scenario, debrief: Debrief) -> Iterator[DecisionView]:
    woken = max((step.entry for step in debrief.play.steps if isinstance(step, Awakening)), default=-1)
    for item in debrief.decisions:
        situation = scenario.situations[item.decision.situation]
        queue = scenario.queue if situation.queue is None else situation.queue
        moment = Moment(session.organisation, 0, queue)
        name = item.decision.situation
        yield DecisionView(
            teller.excerpt(situation.text, moment),
            teller.answers(item.decision.answers, choices_by_id(scenario, name), moment),
            moves_in_words(teller.say, session.pack, scenario, item.moves),
            tuple(_others(teller, scenario, item, moment)),
            teller.words(scenario.debrief.get(name, ""), moment),
            teller.words(reply_of(scenario, item.decision), moment),
            closed=item.decision.entry < woken,
        )


def _others(teller: Teller, scenario: Scenario, item: LookedBack, moment: Moment) -> Iterator[OtherChoice]:
    written = choices_by_id(scenario, item.decision.situation)
    for name in item.open:
        if name not in item.decision.answers:
            yield OtherChoice(teller.words(written[name].text, moment))
    for name in item.closed:
        yield OtherChoice(teller.words(written[name].text, moment), teller.say("Was not open this time"))
