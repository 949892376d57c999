"""The sections of a summary's page that are tables and pictures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cxsim.insights.disclosed import Figure
from cxsim.insights.leaders import charts
from cxsim.insights.leaders.charts import tag
from cxsim.insights.leaders.measures import (
    ALL,
    DASHBOARD,
    FAILURES,
    FOUR_CS,
    LOYALTY,
    OF_THEMES,
    OUTCOMES,
    POLICIES,
    SETBACK,
    TENSION,
    THEMES,
    WATCHED,
)
from cxsim.insights.leaders.saying import (
    amount,
    amount_with_interval,
    people,
    share,
    shortened,
    unmasked,
    with_interval,
)
from cxsim.insights.leaders.summary import ORGANISATION, split_and_agreed
from cxsim.model.mark import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxsim.insights.leaders.measures import Quantity
    from cxsim.insights.leaders.saying import Say
    from cxsim.insights.leaders.summary import Summary

MOST_TOLD, MOST_PLACES = 3, 6
"""Situations told of each kind; places where time and truth compete."""


def row(head: str, *cells: str) -> str:
    """Return a row of a table; its texts are not markup yet."""
    return tag("tr", tag("th", escape(head), scope="row") + "".join(tag("td", escape(each)) for each in cells))


def table(caption: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    """Return a table that scrolls by itself where it is wider than the page."""
    top = "".join(tag("th", escape(each), scope="col") for each in heads)
    inside = tag("caption", escape(caption)) + tag("thead", tag("tr", top)) + tag("tbody", "".join(rows))
    return tag("div", tag("table", inside), class_="wide", tabindex="0", role="region", aria_label=caption)


def scenarios(told: Summary, say: Say) -> str:
    """Return the scenarios that were played, one by one."""
    titles = {each.scenario: each.title for each in told.spoken.values()}
    rows = []
    for scenario in told.subjects("scenarios"):
        figures = [told.figure("scenarios", each, scenario) for each in ("setback", "reported solved", "truly solved")]
        rows.append(row(titles[scenario], people(figures[0], say), *(share(each, say) for each in figures)))
    heads = (
        say("Scenario"),
        say("People, at least"),
        say(SETBACK.says),
        say("Reported as solved"),
        say("Was solved"),
    )
    lead = say("Everybody counts once in a scenario, with the first try. A setback is part of learning, not a mistake.")
    return tag("p", escape(lead)) + table(say("Scenarios of the period"), heads, rows)


def themes(told: Summary, say: Say) -> str:
    """Return how often the team did what matters most, theme by theme."""
    rows = [
        row(say(THEMES[each]), *(share(told.figure("themes", measure, each), say) for measure in OF_THEMES))
        for each in themes_shown(told)
    ]
    lead = tag("p", escape(say(LEAD_OF_THEMES)))
    if not rows:
        return lead + tag("p", escape(say(NOTHING)))
    return lead + table(
        say("Themes of the period"), (say("What was practised"), *(say(ALL[each].says) for each in OF_THEMES)), rows
    )


LEAD_OF_THEMES = marked("Of the themes that the scenarios practise, these are the ones with the most room to grow.")
MOST_THEMES = 8


def themes_shown(told: Summary) -> tuple[str, ...]:
    """Return the themes in which the team did least of what the culture asks for, of those that can be shown."""
    found: list[tuple[float, str]] = []
    for theme in THEMES:
        shown = [(ALL[each], told.figure("themes", each, theme)) for each in OF_THEMES]
        levels = [
            figure.value if measure.good else 1 - figure.value
            for measure, figure in shown
            if isinstance(figure, Figure)
        ]
        if levels:
            found.append((sum(levels) / len(levels), theme))
    found.sort(key=lambda each: each[0])
    return tuple(theme for _, theme in found[:MOST_THEMES])


def sides(told: Summary, say: Say) -> tuple[tuple[str, str], ...]:
    """Return whose figures stand side by side, each with its unit: the team's and everybody's, or everybody's alone."""
    everybody = say("Whole organisation"), ORGANISATION
    return ((say("Your team"), told.team), everybody) if told.team else (everybody,)


def failures(told: Summary, say: Say) -> str:
    """Return how failures were received: practices, team beside organisation."""
    rows = [
        row(
            say(ALL[each].says),
            with_interval(told.figure("all", each), say),
            *(share(told.figure("all", each, unit=unit), say) for _, unit in sides(told, say)[1:]),
        )
        for each in FAILURES
    ]
    heads = (say("Of the first answers where it could be"), *(head for head, _ in sides(told, say)))
    lead = say("Reporting a failure never costs a point in cxsim. What decides is how the news is received.")
    caption = say("Your team beside the whole organisation") if told.team else say("Whole organisation")
    return tag("p", escape(lead)) + table(caption, heads, rows)


def dashboard(told: Summary, say: Say) -> str:
    """Return what was reported beside what was so, and what was done watched and not."""
    solved = [("all", f"{side} solved") for side in ("reported", "truly")]
    figures = [share(told.figure("all", measure), say) for _, measure in solved]
    rows = [row(say("Cases of the scenarios that were solved"), *figures)]
    for each in DASHBOARD:
        sides = (told.figure("weeks", f"{side}_{each.id}", answer="mean") for side in ("reported", "true"))
        rows.append(row(say(each.says), *(amount(figure, each, say) for figure in sides)))
    heads = (say("Quantity"), say("As reported"), say("As it was"))
    lead = say("The dashboard shows what was written down and who answered. What customers met is beside it.")
    watched = [
        row(
            say(ALL[each].says),
            with_interval(told.figure("watched", each), say),
            with_interval(told.figure("alone", each), say),
        )
        for each in WATCHED
    ]
    told_apart = (say("Of the first answers where it could be"), say("While watched"), say("With nobody watching"))
    return (
        tag("p", escape(lead))
        + table(say("Reported beside true, the last four weeks"), heads, rows)
        + table(say("While watched, and with nobody watching"), told_apart, watched)
    )


def tension(told: Summary, say: Say) -> str:
    """Return where the quick way won over the honest one, and what it cost in loyalty."""
    lead = say("Here the quickest way open was not among the most honest ones.")
    found: list[tuple[float, str]] = []
    for situation in told.subjects("tension"):
        figure = told.figure("tension", TENSION.id, situation)
        if isinstance(figure, Figure):
            costs = [share(told.figure("tension", each, situation), say) for each in LOYALTY]
            spoken = told.spoken[situation]
            text = f"{spoken.title}: {shortened(spoken.text)}"
            found.append((-figure.value, row(text, with_interval(figure, say), *costs)))
    if not found:
        return tag("p", escape(lead)) + tag("p", escape(say(NOTHING)))
    found.sort()
    heads = (
        say("Situation"),
        say("The quick way won"),
        say("Loyalty fell, where the quick way won"),
        say("Loyalty fell, where the honest one did"),
    )
    return tag("p", escape(lead)) + table(say("Time against truth"), heads, [each for _, each in found[:MOST_PLACES]])


NOTHING = marked("Nothing can be shown here yet: it takes more people.")


def agreement(told: Summary, say: Say) -> str:
    """Return the situations that split the team, those it agrees on, and which way of playing it is nearest to."""
    split, agreed = split_and_agreed(told)
    parts = []
    for head, situations in ((say("Split"), split), (say("Agreed"), agreed)):
        shown = "".join(_situation(told, each, say) for each in situations[:MOST_TOLD])
        parts.append(tag("h3", escape(head)) + (shown or tag("p", escape(say(NOTHING)))))
    units = [unit for _, unit in sides(told, say)]
    rows = [
        row(say(POLICIES[each]), *(share(told.figure("policies", each, unit=unit), say) for unit in units))
        for each in POLICIES
    ]
    own = (say("Your team decides the same"),) if told.team else ()
    heads = (say("Somebody who …"), *own, say("Whole organisation"))
    return (
        "".join(parts)
        + tag("h3", escape(say("Whom you decide like")))
        + table(say("Agreement with six ways of playing"), heads, rows)
    )


def _situation(told: Summary, situation: str, say: Say) -> str:
    spoken = told.spoken[situation]
    figures = [
        (each.answer, each.figure)
        for each in told.cells
        if (each.table, each.subject, each.unit) == ("answers", situation, told.team)
        and isinstance(each.figure, Figure)
    ]
    later = {answer: told.figure("later answers", "last choice", situation, answer=answer) for answer, _ in figures}
    items = []
    for swatch, (answer, figure) in zip(charts.swatches(len(figures)), figures, strict=True):
        text = f"{spoken.choices.get(answer, answer)} – {share(figure, say)}"
        back = later[answer]
        if isinstance(back, Figure):
            text += say("; of those who came back: {share}", share=share(back, say))
        items.append(tag("li", swatch + tag("span", escape(text))))
    picture = charts.answers(figures, say("First answers to: {situation}", situation=shortened(spoken.text)), say)
    inside = (
        tag("p", escape(shortened(spoken.text, 260)), class_="asked")
        + picture
        + tag("ul", "".join(items), class_="answers")
    )
    return tag("div", tag("h4", escape(spoken.title)) + inside, class_="situation")


def course(told: Summary, say: Say) -> str:
    """Return loyalty, referrals, morale and the four Cs, week by week."""
    lead = say("The line is the team with the band where it likely lies, the dashed line the whole organisation.")
    shown = "".join(_course(told, each, say) for each in (*OUTCOMES, *FOUR_CS))
    heads = (say("The last four weeks"), *(head for head, _ in sides(told, say)))
    rows = [
        row(
            say(each.says),
            amount_with_interval(told.figure("weeks", each.id, answer="mean"), each, say),
            *(
                amount(told.figure("weeks", each.id, answer="mean", unit=unit), each, say)
                for _, unit in sides(told, say)[1:]
            ),
        )
        for each in (*OUTCOMES, *FOUR_CS)
    ]
    pictures = tag("div", shown, class_="courses") if shown else ""
    return tag("p", escape(lead)) + pictures + table(say("Outcomes and the four Cs"), heads, rows)


def _course(told: Summary, quantity: Quantity, say: Say) -> str:
    lines = []
    for unit in dict.fromkeys((told.team, ORGANISATION)):
        points = []
        for week in told.subjects("weeks"):
            figure = told.figure("weeks", quantity.id, week, answer="mean", unit=unit)
            if week and isinstance(figure, Figure):
                points.append((int(week.removeprefix("week ")), figure))
        lines.append((unit, points))
    mine = lines[0][1]
    if len(mine) < TWO_WEEKS:
        return ""
    before, after = amount(mine[0][1], quantity, say), amount(mine[-1][1], quantity, say)
    (first, _), (last, _) = mine[0], mine[-1]
    went = say("week {first}: {before}; week {last}: {after}", first=first, before=before, last=last, after=after)
    least, most = charts.window(figure for _, points in lines for _, figure in points)
    ends = unmasked(least, quantity, say), unmasked(most, quantity, say)
    picture = charts.weeks(lines, (least, most), ends, f"{say(quantity.says)}: {went}")
    return tag("figure", tag("figcaption", tag("b", escape(say(quantity.says))) + escape(f" {went}")) + picture)


TWO_WEEKS = 2


METHOD = (
    marked("Decisions come from people who have chosen to share them. Whoever takes that back is in no new figure."),
    marked("Everybody counts once in a situation, with the first answer; later answers are shown beside it."),
    marked("No figure is about fewer than 5 people, and all answers to a situation are shown from 10 people on."),
    marked("Small teams are counted with others of their department, so that subtracting figures gives nothing away."),
    marked("Shares are rounded to 5 points; near nothing and near all, only a bound is told."),
    marked("A published figure changes only when at least 5 more people are in it."),
    marked("“Likely” is an interval of 95 %: it says how far chance alone could have carried so few people."),
    marked(
        "There are no names here and no ranking of persons. This is confidential, not anonymous: please do not guess."
    ),
    marked("A game is not the work itself. Take a figure as a reason to ask, never as an appraisal."),
)


def method(told: Summary, say: Say) -> str:
    """Return method and privacy, in plain words."""
    items = "".join(tag("li", escape(say(each))) for each in METHOD)
    made = say("Publication number {number} of this store.", number=told.edition)
    return tag("ul", items) + tag("p", escape(made), class_="quiet")
