"""Offer one view of each screen of a campaign, as full as real ones get, for the gallery and for tests of layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cxsim.frontend import figures, meanings
from cxsim.frontend.elements.tree import Span
from cxsim.frontend.examples.dialogs import told
from cxsim.frontend.messages import Open
from cxsim.frontend.present import (
    BackView,
    BoardKpi,
    ChoiceView,
    DueView,
    EchoView,
    Face,
    FormView,
    Gauge,
    Line,
    Move,
    Onward,
    Part,
    PlannerWeek,
    RestView,
    Rule,
    RuleChange,
    ScenarioCard,
    Stage,
    WeekView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.words import Words

Faces = Callable[[str, str], Face]
PACK = "A quarter at Hearthline"
WEEKS = 13


def campaign_screens(say: Words, face: Faces) -> dict[str, Open]:
    """Return every screen of a campaign, filled, by a name for its picture."""
    return {
        "week": Open("week", week(say, face)),
        "week-full": Open("week", full_week(say, face)),
        "week-quiet": Open("week", quiet_week(say)),
        "echo": Open("echo", echo(say, face)),
        "form": Open("form", form(say, face)),
        "rest": Open("rest", rest(say, face)),
    }


def week(say: Words, face: Faces) -> WeekView:
    """Return the second week, with one scenario due."""
    told = say("Week {week} was quiet. The team went on as it is used to.", week=1)
    planner, due = tuple(_planner(say, 2, {})), (_due_warm(say, face),)
    rules = (
        Rule(say("{kpi}, target", kpi="Average handling time"), figures.minutes(say, 6)),
        Rule(say("{kpi}, target", kpi="Solved at the first contact"), figures.share(say, 0.75)),
        Rule(say("{kpi}, target", kpi="Would recommend us"), "50"),
        Rule(say("{kpi}, bonus", kpi="Average handling time"), say("{share} of pay", share=figures.share(say, 0.06))),
        Rule(say("Survey"), "after every call"),
        Rule(say("Emergency visits"), "75 years or an infant in the home"),
    )
    return WeekView(
        PACK,
        say("Week {week} of {weeks}", week=2, weeks=13),
        told,
        planner,
        example_board(say, 1),
        say("since week {week}", week=1),
        due=due,
        rules=rules,
    )


def full_week(say: Words, face: Faces) -> WeekView:
    """Return a week in which as much happens as ever does."""
    marks = {2: ("circle-check",), 4: ("circle-check", "mail"), 5: ("mail",), 11: ("circle-check", "mail")}
    back = (
        BackView(face("dervla", "warm"), "A card with a ship on it. The radio has been warm all week, she…"),
        BackView(face("tomas", "easy"), "Tomáš leaves a mug on your desk, and a list with no times on it.", read=True),
    )
    changed = (
        RuleChange(say("{kpi}, target", kpi="Average handling time"), figures.minutes(say, 6), figures.minutes(say, 7)),
        RuleChange(
            say("{kpi}, bonus", kpi="Average handling time"),
            say("{share} of pay", share=figures.share(say, 0.06)),
            say.meant("no such house rule", "none"),
        ),
        RuleChange(
            say("{kpi}, bonus", kpi="Called again within a week"),
            say.meant("no such house rule", "none"),
            say("{share} of pay, for the team", share=figures.share(say, 0.06)),
        ),
    )
    chair = ScenarioCard(
        "the_leads_chair",
        "The lead's chair",
        say("In the lead's chair"),
        figures.minutes(say, 14),
        "Receive bad news for a day, with the clock, head office and a customer all wanting something else from you.",
        face=face("ines", "thoughtful"),
    )
    due = (DueView(_due_warm(say, face).card, done=True), DueView(chair, goes_on=True))
    told = say("Weeks {first} to {last} were quiet. The team went on as it is used to.", first=5, last=10)
    planner = tuple(_planner(say, 11, marks))
    return WeekView(
        PACK,
        say("Week {week} of {weeks}", week=11, weeks=13),
        told,
        planner,
        example_board(say, 10),
        say("since week {week}", week=4),
        changed,
        back,
        due,
    )


def quiet_week(say: Words) -> WeekView:
    """Return a week in which nothing is left to do."""
    on, rules = (
        Onward(say("Close the quarter")),
        (Rule(say("{kpi}, target", kpi="Average handling time"), figures.minutes(say, 6)),),
    )
    return WeekView(
        PACK,
        say("Week {week} of {weeks}", week=13, weeks=13),
        "",
        tuple(_planner(say, 13, {})),
        example_board(say, 12),
        say("since week {week}", week=12),
        onward=on,
        rules=rules,
    )


def echo(say: Words, face: Faces) -> EchoView:
    """Return a page that comes back."""
    lines = (
        Line((Span("A card with a ship on it, in a hand that has written logbooks."),)),
        Line((Span("Warm since Tuesday, 17:04. I have written that down, too."),), face("dervla", "warm")),
    )
    return EchoView(
        say("Week {week}", week=5),
        "One minute from warm",
        lines,
        face("dervla", "warm"),
        say("{number} of {count}", number=1, count=2),
    )


def form(say: Words, face: Faces) -> FormView:
    """Return a form of three parts."""
    stage = Stage(
        "The lead's chair",
        say("In person"),
        "users",
        face("ines", "thoughtful"),
        _gauges(say),
        say.many("{count} waiting", "{count} waiting", 7),
    )
    told = "The sheet for next quarter wants three things from you before six o'clock."
    parts = (
        Part(
            "Target",
            (
                ChoiceView("target.seven", "7:00, and every E-31 is solved while the customer is on the line"),
                ChoiceView("target.same", "6:00, as before. They need something they know"),
                ChoiceView("target.down", "5:40. Tomáš shows that it can be done"),
            ),
        ),
        Part(
            "Bonus",
            (
                ChoiceView("bonus.time", "On handling time, as it was"),
                ChoiceView("bonus.marks", "On the customers' marks"),
                ChoiceView("bonus.together", "On the team's repeat calls, the same for everybody"),
            ),
        ),
        Part(
            "Board",
            (
                ChoiceView("board.all", "Everything, as it is"),
                ChoiceView("board.none", "Nothing. They can ask me"),
            ),
        ),
    )
    said = (Line((Span(told),)), Line((Span("Whatever you write, I read it out on Monday."),), face("ines", "calm")))
    return FormView(stage, said, parts, say("From {time}", time="17:00"), can_step_back=True)


def rest(say: Words, face: Faces) -> RestView:
    """Return a scenario that rests."""
    on = Onward(say("On to week {week}", week=12))
    return RestView(
        "The fourth day", say("It goes on in week {week}.", week=13), face("edda", "calm"), on, can_step_back=True
    )


def _planner(say: Words, now: int, marks: dict[int, tuple[str, ...]]) -> Iterator[PlannerWeek]:
    for number in range(1, WEEKS + 1):
        standing = "now" if number == now else "past" if number < now else "ahead"
        played = say("Week {week}: {played}", week=number, played="One minute from warm")
        spoken = played if number in marks else ""
        yield PlannerWeek(number, standing, marks.get(number, ()), spoken)


def _gauges(say: Words) -> tuple[Gauge, ...]:
    return (
        Gauge(
            "Average handling time",
            0.53,
            figures.minutes(say, 6 + 20 / 60),
            0.5,
            say("target {value}", value=figures.minutes(say, 6)),
            "short",
            say("bonus {share}", share=figures.share(say, 0.06)),
        ),
        Gauge(
            say("Solved at the first contact"),
            0.66,
            figures.share(say, 0.66),
            0.75,
            say("target {value}", value=figures.share(say, 0.75)),
            "short",
        ),
        Gauge(say("Would recommend us"), 0.84, "68", 0.75, say("target {value}", value="50"), "good"),
    )


def example_board(say: Words, weeks: int) -> tuple[BoardKpi, ...]:
    """Return a board after so many weeks."""
    of = (meanings.HANDLING_TIME, meanings.SOLVED, meanings.PROMOTERS)
    time, solved, rating = told(say, _gauges(say), of)
    steps = tuple(at / 12 for at in range(weeks + 1))
    down, up = "trending-down", "trending-up"
    return (
        BoardKpi(
            time,
            tuple(0.9 - 0.5 * at for at in steps),
            0.4,
            Move(say("{sign}{duration}", sign="−", duration=figures.minutes(say, 22 / 60)), "good", down),
        ),
        BoardKpi(solved, tuple(0.1 + 0.1 * at for at in steps), 1.0, Move(say("as before"), "", "minus")),
        BoardKpi(
            rating,
            tuple(0.5 + 0.4 * at for at in steps),
            0.1,
            Move(say.notation.number(9, signed=True), "good", up),
            say("give or take {points}", points=9),
        ),
    )


def _due_warm(say: Words, face: Faces) -> DueView:
    aim = "See what a time target does to the last minute of a call, and who pays for it."
    warm, her = "One minute from warm", face("dervla", "dry")
    return DueView(
        ScenarioCard("one_minute_from_warm", warm, say("A customer"), figures.minutes(say, 12), aim, face=her)
    )
