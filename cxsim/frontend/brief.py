"""Build the views that come before play: the scenarios of a pack, and a prebrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend import figures
from cxsim.frontend.present import ChooseView, PrebriefView, Rule, ScenarioCard
from cxsim.frontend.telling import Moment, Teller
from cxsim.session.start import target_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cxsim.model.pack import Pack


def planned(pack: Pack) -> tuple[str, ...]:
    """Return the ids of the scenarios: those of the campaign by week, then the others by name."""
    campaign = pack.sheet.campaign
    weeks = sorted(campaign.plan.values(), key=lambda each: each.week) if campaign else []
    first = dict.fromkeys(each.play for each in weeks if each.play in pack.scenarios)
    return tuple(dict.fromkeys((*first, *sorted(pack.scenarios))))


def choose_view(pack: Pack, teller: Teller, played: Collection[str]) -> ChooseView:
    """Return the scenarios to choose from; `played` are the ids of those finished before."""
    cards = tuple(_card(pack, teller, name, "Played before" if name in played else "") for name in planned(pack))
    return ChooseView(pack.sheet.title, cards)


def prebrief_view(pack: Pack, teller: Teller, name: str) -> PrebriefView:
    """Return a scenario's prebrief; KeyError where the pack has none of that id."""
    scenario = pack.scenarios[name]
    person = pack.cast.person(scenario.with_[0])
    lines = teller.lines(scenario.prebrief, Moment(queue=scenario.queue))
    about = " ".join(person.about.split()) if person else ""
    return PrebriefView(_card(pack, teller, name), lines, tuple(_rules(pack)), about)


def _card(pack: Pack, teller: Teller, name: str, standing: str = "") -> ScenarioCard:
    scenario = pack.scenarios[name]
    about = scenario.about
    kinds = {"customer": "A customer", "team": "The team", "lead's chair": "In the lead's chair"}
    plays = figures.minutes(about.plays) if about.plays else ""
    face = teller.face(scenario.with_[0])
    return ScenarioCard(name, scenario.title, kinds[about.kind], plays, about.aim, about.care, face, standing)


def _rules(pack: Pack) -> Iterator[Rule]:
    sheet, rules = pack.sheet, pack.sheet.house_rules
    for name, kpi in sheet.kpis.items():
        if kpi.shown == "everybody" and (kpi.target is not None or name == "handling_time"):
            label = "{kpi}, target".format(kpi=kpi.label)
            yield Rule(label, figures.kpi(name, target_of(sheet, name)))
    if rules.bonus:
        kpi_label = sheet.kpis[rules.bonus.on].label if rules.bonus.on in sheet.kpis else rules.bonus.on
        text = "{share} of pay".format(share=figures.share(rules.bonus.share))
        yield Rule("{kpi}, bonus".format(kpi=kpi_label), text)
    if rules.survey:
        yield Rule("Survey", rules.survey)
    if rules.emergency_visits:
        yield Rule("Emergency visits", rules.emergency_visits)
