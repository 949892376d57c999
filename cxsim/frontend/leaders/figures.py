"""Put the tables of a team's summary into words: dashboard, tension, agreement, weeks, scenarios, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.leaders import present as shown
from cxsim.insights.disclosed import Figure
from cxsim.insights.leaders.charts import window
from cxsim.insights.leaders.measures import (
    ALL,
    DASHBOARD,
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
from cxsim.insights.leaders.saying import amount, amount_with_interval, people, share, shortened, with_interval
from cxsim.insights.leaders.sections import (
    LEAD_OF_THEMES,
    MOST_PLACES,
    MOST_TOLD,
    NOTHING,
    TWO_WEEKS,
    sides,
    themes_shown,
)
from cxsim.insights.leaders.summary import ORGANISATION, split_and_agreed

if TYPE_CHECKING:
    from cxsim.frontend.words import Words
    from cxsim.insights.disclosed import Hidden
    from cxsim.insights.leaders.measures import Quantity
    from cxsim.insights.leaders.summary import Summary


def figure_of(figure: Figure | Hidden) -> float | None:
    """Return where a figure lies, None where it is hidden."""
    return figure.value if isinstance(figure, Figure) else None


def dashboard(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    """Return what was reported beside what was so, and what was done watched and not."""
    heads = say("As reported"), say("As it was")
    solved = tuple(share(told.figure("all", f"{side} solved"), say) for side in ("reported", "truly"))
    rows = [shown.Row(say("Cases of the scenarios that were solved"), tuple(zip(heads, solved, strict=True)))]
    for each in DASHBOARD:
        sides = (told.figure("weeks", f"{side}_{each.id}", answer="mean") for side in ("reported", "true"))
        said = tuple(amount(figure, each, say) for figure in sides)
        rows.append(shown.Row(say(each.says), tuple(zip(heads, said, strict=True))))
    lead = say("The dashboard shows what was written down and who answered. What customers met is beside it.")
    return (
        shown.Said(lead),
        shown.Figures(say("Reported beside true, the last four weeks"), tuple(rows)),
        shown.Figures(say("While watched, and with nobody watching"), _watched(say, told)),
    )


def _watched(say: Words, told: Summary) -> tuple[shown.Row, ...]:
    return tuple(
        shown.Row(
            say(ALL[each].says),
            (
                (say("While watched"), with_interval(told.figure("watched", each), say)),
                (say("With nobody watching"), with_interval(told.figure("alone", each), say)),
            ),
        )
        for each in WATCHED
    )


def tension(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    """Return where the quick way won over the honest one, and what it cost in loyalty."""
    lead = shown.Said(say("Here the quickest way open was not among the most honest ones."))
    heads = say("Loyalty fell, where the quick way won"), say("Loyalty fell, where the honest one did")
    found = []
    for situation in told.subjects("tension"):
        figure = told.figure("tension", TENSION.id, situation)
        if isinstance(figure, Figure):
            costs = (share(told.figure("tension", each, situation), say) for each in LOYALTY)
            spoken = told.spoken[situation]
            label = say("{label}: {value}", label=spoken.title, value=shortened(spoken.text))
            won = say("The quick way won"), with_interval(figure, say)
            drawn = shown.Interval(figure.value, figure.low, figure.high)
            found.append((figure.value, shown.Row(label, (won, *zip(heads, costs, strict=True)), drawn)))
    found.sort(key=lambda each: -each[0])
    rows = tuple(row for _, row in found[:MOST_PLACES])
    return lead, shown.Figures(say("Time against truth"), rows) if rows else shown.Said(say(NOTHING))


def agreement(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    """Return the situations that split the team, those it agrees on, and which way of playing it is nearest to."""
    blocks: list[shown.Block] = []
    for head, situations in zip((say("Split"), say("Agreed")), split_and_agreed(told), strict=True):
        cards: list[shown.Block] = [_situation(say, told, each) for each in situations[:MOST_TOLD]]
        blocks += [shown.Heading(head), *(cards or [shown.Said(say(NOTHING))])]
    rows = tuple(_way(say, told, name) for name in POLICIES)
    return (*blocks, shown.Heading(say("Whom you decide like")), shown.Figures(say("Somebody who …"), rows))


def _way(say: Words, told: Summary, name: str) -> shown.Row:
    mine, everybody = told.figure("policies", name), told.figure("policies", name, unit=ORGANISATION)
    both = (say("Your team decides the same"), mine), (say("Whole organisation"), everybody)
    drawn = shown.Interval(mine.value, mine.low, mine.high, figure_of(everybody)) if isinstance(mine, Figure) else None
    said = tuple((head, share(figure, say)) for head, figure in (both if told.team else both[1:]))
    return shown.Row(say(POLICIES[name]), said, drawn)


def _situation(say: Words, told: Summary, situation: str) -> shown.SituationCard:
    spoken = told.spoken[situation]
    answers = []
    for cell in told.cells:
        if (cell.table, cell.subject, cell.unit) != ("answers", situation, told.team):
            continue
        if isinstance(cell.figure, Figure):
            said = share(cell.figure, say)
            later = told.figure("later answers", "last choice", situation, answer=cell.answer)
            if isinstance(later, Figure):
                said += say("; of those who came back: {share}", share=share(later, say))
            answers.append(shown.Answered(spoken.choices.get(cell.answer, cell.answer), said, cell.figure.value))
    return shown.SituationCard(spoken.title, shortened(spoken.text, 260), tuple(answers))


def course(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    """Return loyalty, referrals, morale and the four Cs, week by week."""
    quantities = (*OUTCOMES, *FOUR_CS)
    went = tuple(found for each in quantities if (found := _went(say, told, each)))
    rows = []
    for each in quantities:
        mine = amount_with_interval(told.figure("weeks", each.id, answer="mean"), each, say)
        everybody = amount(told.figure("weeks", each.id, answer="mean", unit=ORGANISATION), each, say)
        both = tuple((head, mine if unit == told.team else everybody) for head, unit in sides(told, say))
        rows.append(shown.Row(say(each.says), both))
    return (*went, shown.Figures(say("The last four weeks"), tuple(rows)))


def _went(say: Words, told: Summary, quantity: Quantity) -> shown.Course | None:
    points = []
    for week in told.subjects("weeks"):
        figure = told.figure("weeks", quantity.id, week, answer="mean")
        if week and isinstance(figure, Figure):
            points.append((int(week.removeprefix("week ")), figure))
    if len(points) < TWO_WEEKS:
        return None
    low, high = window(figure for _, figure in points)
    (first, before), (last, after) = points[0], points[-1]
    went = say(
        "week {first}: {before}; week {last}: {after}",
        first=first,
        before=amount(before, quantity, say),
        last=last,
        after=amount(after, quantity, say),
    )
    return shown.Course(say(quantity.says), went, tuple((each.value - low) / (high - low) for _, each in points))


def scenarios(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    """Return the scenarios that were played, one by one."""
    titles = {each.scenario: each.title for each in told.spoken.values()}
    heads = say("People, at least"), say(SETBACK.says), say("Reported as solved"), say("Was solved")
    rows = []
    for scenario in told.subjects("scenarios"):
        figures = [told.figure("scenarios", each, scenario) for each in ("setback", "reported solved", "truly solved")]
        said = people(figures[0], say), *(share(each, say) for each in figures)
        rows.append(shown.Row(titles[scenario], tuple(zip(heads, said, strict=True))))
    lead = say("Everybody counts once in a scenario, with the first try. A setback is part of learning, not a mistake.")
    return shown.Said(lead), shown.Figures(say("Scenarios of the period"), tuple(rows))


def themes(say: Words, told: Summary) -> tuple[shown.Block, ...]:
    """Return how often the team did what matters most, theme by theme."""
    rows = tuple(
        shown.Row(
            say(THEMES[theme]),
            tuple((say(ALL[each].says), share(told.figure("themes", each, theme), say)) for each in OF_THEMES),
        )
        for theme in themes_shown(told)
    )
    lead = shown.Said(say(LEAD_OF_THEMES))
    return lead, shown.Figures(say("Themes of the period"), rows) if rows else shown.Said(say(NOTHING))
