"""Build the view of a debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.present import DebriefView, DecisionView, OtherChoice
from cxsim.frontend.staging import choices_by_id, seen, told
from cxsim.frontend.telling import Moment, Teller
from cxsim.frontend.wording import comparison_in_words, move_in_words

if TYPE_CHECKING:
    from cxsim.insights.debrief import Debrief, LookedBack
    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Scenario


def debrief_view(pack: Pack, teller: Teller, debrief: Debrief) -> DebriefView:
    """Return a try looked back upon, in words."""
    play = debrief.play
    scenario = pack.scenarios[play.scenario]
    ending = scenario.endings.get(play.ending or "")
    moment = Moment(debrief.encounter.minutes, scenario.queue)
    told_end = teller.excerpt(told(ending, seen(play, play.state.place)), moment) if ending else "Not ended yet"
    return DebriefView(
        scenario.title,
        told_end,
        tuple(comparison_in_words(item) for item in debrief.comparisons),
        tuple(_decision(pack, teller, scenario, item) for item in debrief.decisions),
        setback=ending is not None and ending.setback,
        tries="Try {number}".format(number=debrief.number),
    )


def _decision(pack: Pack, teller: Teller, scenario: Scenario, item: LookedBack) -> DecisionView:
    name = item.decision.situation
    situation = scenario.situations[name]
    moment = Moment(0, scenario.queue if situation.queue is None else situation.queue)
    choices = {key: teller.words(choice.text, moment) for key, choice in choices_by_id(scenario, name).items()}
    return DecisionView(
        teller.excerpt(situation.text, moment),
        choices[item.decision.choice],
        tuple(move_in_words(pack, scenario, move) for move in item.moves),
        (
            *(OtherChoice(choices[key]) for key in item.open),
            *(OtherChoice(choices[key], "Was not open this time") for key in item.closed),
        ),
        teller.words(scenario.debrief.get(name, ""), moment),
    )
