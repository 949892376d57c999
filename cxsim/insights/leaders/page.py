"""A team's summary as one page that needs nothing beside it: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cxsim.insights.disclosed import Figure
from cxsim.insights.leaders import charts, sections
from cxsim.insights.leaders.charts import tag
from cxsim.insights.leaders.findings import evidence_of, headline_of, questions_of, sureness_of
from cxsim.insights.leaders.saying import share, with_interval
from cxsim.model.mark import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.insights.leaders.saying import Say
    from cxsim.insights.leaders.summary import Finding, Summary

Colours = dict[str, str]
"""Name of a colour → its value."""


def page(told: Summary, say: Say, style: str, themes: tuple[Colours, Colours]) -> str:
    """Return the page; ``style`` is its style sheet, ``themes`` are the colours of light and dark."""
    light, dark = (";".join(f"--{name}:{value}" for name, value in theme.items()) for theme in themes)
    colours = f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}@media print{{:root{{{light}}}}}"
    team = told.team.rpartition("/")[2]
    title = say("How team {team} decides", team=team) if team else say("How the whole organisation decides")
    parts = list(_parts(told, say))
    links = "".join(tag("li", tag("a", escape(head), href=f"#{name}")) for name, head, _ in parts)
    body = "".join(
        tag("section", tag("h2", escape(head), id=f"{name}-h") + inside, id=name, aria_labelledby=f"{name}-h")
        for name, head, inside in parts
    )
    skip = tag("a", escape(say("To the summary")), href="#summary", class_="skip")
    foot = tag("p", escape(say("Made by cxsim. Confidential: for this team and whoever leads it.")))
    menu = tag("nav", tag("ul", links), aria_label=say("Contents"))
    return (
        f'<!doctype html>\n<html lang="{escape(say.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{colours}{style}</style></head>\n"
        f'<body>{skip}<header>{_head(told, title, say)}{menu}</header><main id="summary">{body}</main>'
        f"<footer>{foot}</footer>"
        "</body></html>\n"
    )


def _head(told: Summary, title: str, say: Say) -> str:
    mine = (each.figure for each in told.cells if each.unit == told.team)
    people = max((each.people for each in mine if isinstance(each, Figure)), default=0)
    facts = [
        told.team.replace("/", " / "),
        told.period,
        say("at least {count} people who shared their decisions", count=people),
    ]
    inside = escape(" · ".join(each for each in facts if each))
    return (
        tag("p", escape(say("Team summary")), class_="over")
        + tag("h1", escape(title))
        + tag("p", inside, class_="quiet")
    )


def _parts(told: Summary, say: Say) -> Iterator[tuple[str, str, str]]:
    yield "practised", say("What the team practised"), _practised(told, say)
    yield "findings", say("What stands out"), _findings(told, say)
    yield "meeting", say("For your next team meeting"), _questions(told, say)
    yield "failures", say("How failures were received"), sections.failures(told, say)
    yield "dashboard", say("What the dashboard would have hidden"), sections.dashboard(told, say)
    yield "tension", say("Where time and truth compete"), sections.tension(told, say)
    yield "agreement", say("Where you agree, and where you are split"), sections.agreement(told, say)
    yield "course", say("How it went from week to week"), sections.course(told, say)
    yield "scenarios", say("Scenario by scenario"), sections.scenarios(told, say)
    yield "themes", say("Theme by theme"), sections.themes(told, say)
    yield "method", say("How this was made, and what it protects"), sections.method(told, say)


def _practised(told: Summary, say: Say) -> str:
    titles = dict.fromkeys(each.title for each in told.spoken.values())
    answered = with_interval(told.figure("all", "retry"), say)
    setbacks = share(told.figure("all", "setback"), say)
    tried = say(
        "First tries that ended in a setback: {setbacks}. Of these people, tried again: {retry}.",
        setbacks=setbacks,
        retry=answered,
    )
    chips = "".join(tag("li", escape(each)) for each in titles)
    return tag("ul", chips, class_="chips") + tag("p", escape(tried))


LEGEND = marked("The dot is the team, the band where it likely lies, the dashed line everybody.")


def _findings(told: Summary, say: Say) -> str:
    if not told.findings:
        return tag("p", escape(say("There are too few people yet for anything to stand out.")))
    lead = tag("p", escape(say(LEGEND)))
    return lead + tag("ol", "".join(_finding(each, say) for each in told.findings), class_="findings")


def _finding(found: Finding, say: Say) -> str:
    headline, evidence = headline_of(found, say), evidence_of(found, say)
    picture = charts.interval(found.team, found.organisation, f"{headline}. {evidence}", say)
    words = tag("p", f"{escape(evidence)} {tag('em', escape(sureness_of(found, say)))}")
    return tag("li", tag("h3", escape(headline)) + picture + words)


def _questions(told: Summary, say: Say) -> str:
    lead = say("Questions, not verdicts. Let the team answer before you do, and say what you will do with the answers.")
    items = "".join(tag("li", escape(say(each))) for each in questions_of(told))
    return tag("p", escape(lead)) + tag("ul", items, class_="questions")
