"""Build the views that come before play: the scenarios of a pack, and a prebrief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.frontend import figures
from cxsim.frontend.board import rules_of
from cxsim.frontend.elements.wrap import run_on
from cxsim.frontend.present import ChooseView, PrebriefView, ScenarioCard
from cxsim.frontend.telling import Moment, Teller
from cxsim.frontend.words import marked

if TYPE_CHECKING:
    from collections.abc import Collection

    from cxsim.model.pack import Pack
    from cxsim.session import Organisation

KINDS: Final = {
    "customer": marked("A customer"),
    "team": marked("The team"),
    "lead's chair": marked("In the lead's chair"),
}
STAGES: Final = {
    "first weeks": marked("For the first weeks"),
    "settled": marked("Once you have settled in"),
    "no clean way out": marked("No clean way out"),
}


def planned(pack: Pack) -> tuple[str, ...]:
    """Return the ids of the scenarios: those of the campaign by week, then the others by name."""
    campaign = pack.sheet.campaign
    weeks = sorted(campaign.plan.values(), key=lambda each: each.week) if campaign else []
    first = dict.fromkeys(each.play for each in weeks if each.play in pack.scenarios)
    return tuple(dict.fromkeys((*first, *sorted(pack.scenarios))))


def choose_view(pack: Pack, teller: Teller, played: Collection[str]) -> ChooseView:
    """Return the scenarios to choose from; `played` are the ids of those finished before."""
    before = teller.say("Played before")
    cards = tuple(scenario_card(pack, teller, name, before if name in played else "") for name in planned(pack))
    return ChooseView(pack.sheet.title, cards)


def prebrief_view(pack: Pack, teller: Teller, name: str, organisation: Organisation, week: str = "") -> PrebriefView:
    """Return a scenario's prebrief in the firm as it is now; KeyError where the pack has none of that id."""
    scenario = pack.scenarios[name]
    person = pack.cast.person(scenario.with_[0])
    lines = teller.lines(scenario.prebrief, Moment(organisation, queue=scenario.queue))
    about = run_on(person.about.split()) if person else ""
    rules = tuple(rules_of(teller.say, organisation))
    return PrebriefView(scenario_card(pack, teller, name), lines, rules, about, week)


def scenario_card(pack: Pack, teller: Teller, name: str, standing: str = "") -> ScenarioCard:
    """Return a scenario to choose; KeyError where the pack has none of that id."""
    scenario = pack.scenarios[name]
    about, say = scenario.about, teller.say
    plays = figures.minutes(say, about.plays) if about.plays else ""
    face = teller.face(scenario.with_[0])
    kind, stage = say(KINDS[about.kind]), say(STAGES[about.stage]) if about.stage else ""
    return ScenarioCard(name, scenario.title, kind, plays, about.aim, about.care, face, standing, stage)
