"""Put a team's summary into words: the same figures and sentences as on the page that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.leaders import present as shown
from cxsim.frontend.leaders.figures import agreement, course, dashboard, figure_of, scenarios, tension, themes
from cxsim.frontend.words import marked
from cxsim.insights.disclosed import Figure
from cxsim.insights.leaders.findings import evidence_of, headline_of, questions_of, sureness_of
from cxsim.insights.leaders.measures import ALL, FAILURES
from cxsim.insights.leaders.saying import share, with_interval
from cxsim.insights.leaders.sections import METHOD, sides
from cxsim.insights.leaders.summary import ORGANISATION

if TYPE_CHECKING:
    from cxsim.frontend.words import Words
    from cxsim.insights.leaders.summary import Finding, Summary

LEGEND = marked("The dot is the team, the band where it likely lies, the stroke everybody.")


def summary_view(say: Words, told: Summary) -> shown.SummaryView:
    """Return a summary in words."""
    team = told.team.rpartition("/")[2]
    title = say("How team {team} decides", team=team) if team else say("How the whole organisation decides")
    figures = (each.figure for each in told.cells if each.unit == told.team)
    people = max((each.people for each in figures if isinstance(each, Figure)), default=0)
    many = say("at least {count} people who shared their decisions", count=people)
    about = " · ".join(each for each in (told.team.replace("/", " / "), told.period, many) if each)
    return shown.SummaryView(title, about, _sections(say, told))


def _sections(say: Words, told: Summary) -> tuple[shown.Section, ...]:
    return (
        shown.Section(say("What stands out"), _findings(say, told)),
        shown.Section(say("For your next team meeting"), _meeting(say, told)),
        shown.Section(say("How failures were received"), _failures(say, told)),
        shown.Section(say("What the dashboard would have hidden"), dashboard(say, told)),
        shown.Section(say("Where time and truth compete"), tension(say, told)),
        shown.Section(say("Where you agree, and where you are split"), agreement(say, told)),
        shown.Section(say("How it went from week to week"), course(say, told)),
        shown.Section(say("Scenario by scenario"), (*scenarios(say, told), *themes(say, told))),
        shown.Section(say("How this was made, and what it protects"), _method(say, told)),
    )


def _findings(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    titles = tuple(dict.fromkeys(each.title for each in told.spoken.values()))
    tried = say(
        "First tries that ended in a setback: {setbacks}. Of these people, tried again: {retry}.",
        setbacks=share(told.figure("all", "setback"), say),
        retry=with_interval(told.figure("all", "retry"), say),
    )
    cards = tuple(_finding(say, number, each) for number, each in enumerate(told.findings, start=1))
    nothing = shown.Said(say("There are too few people yet for anything to stand out."))
    lead = shown.Said(say(LEGEND), quiet=True) if cards else nothing
    practised = shown.Heading(say("What the team practised"))
    return (lead, *cards, practised, shown.Said(tried), shown.Chips(titles))


def _finding(say: Words, number: int, found: Finding) -> shown.FindingCard:
    interval = shown.Interval(found.team.value, found.team.low, found.team.high, figure_of(found.organisation))
    return shown.FindingCard(
        number, headline_of(found, say), evidence_of(found, say), sureness_of(found, say), interval
    )


def _meeting(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    lead = say("Questions, not verdicts. Let the team answer before you do, and say what you will do with the answers.")
    return shown.Said(lead), shown.Points(tuple(say(each) for each in questions_of(told)), asks=True)


def _failures(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    rows = []
    for name in FAILURES:
        mine, everybody = told.figure("all", name), told.figure("all", name, unit=ORGANISATION)
        both = tuple(
            (head, with_interval(mine, say) if unit == told.team else share(everybody, say))
            for head, unit in sides(told, say)
        )
        drawn = (
            shown.Interval(mine.value, mine.low, mine.high, figure_of(everybody)) if isinstance(mine, Figure) else None
        )
        rows.append(shown.Row(say(ALL[name].says), both, drawn))
    lead = say("Reporting a failure never costs a point in cxsim. What decides is how the news is received.")
    title = say("Of the first answers where it could be")
    return shown.Said(lead), shown.Said(say(LEGEND), quiet=True), shown.Figures(title, tuple(rows))


def _method(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    made = say("Publication number {number} of this store.", number=told.edition)
    foot = say("Made by cxsim. Confidential: for this team and whoever leads it.")
    return shown.Points(tuple(say(each) for each in METHOD)), shown.Said(made, quiet=True), shown.Said(foot, quiet=True)
