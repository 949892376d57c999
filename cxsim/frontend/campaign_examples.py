"""Offer one view of each screen of a campaign, as full as real ones get, for the gallery and for tests of layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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
from cxsim.frontend.tree import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Faces = Callable[[str, str], Face]
PACK = "A quarter at Hearthline"
WEEKS = 13


def campaign_screens(face: Faces) -> dict[str, Open]:
    """Return every screen of a campaign, filled, by a name for its picture."""
    return {
        "week": Open("week", week(face)),
        "week-full": Open("week", full_week(face)),
        "week-quiet": Open("week", quiet_week()),
        "echo": Open("echo", echo(face)),
        "form": Open("form", form(face)),
        "rest": Open("rest", rest(face)),
    }


def week(face: Faces) -> WeekView:
    """Return the second week, with one scenario due."""
    told = "Week 1 was quiet. The team went on as it is used to."
    planner, due = tuple(_planner(2, {})), (_due_warm(face),)
    rules = (
        Rule("Average handling time, target", "6 min"),
        Rule("Average handling time, bonus", "6 % of pay"),
        Rule("Survey", "after every call"),
    )
    return WeekView(PACK, "Week 2 of 13", told, planner, example_board(1), "since week 1", due=due, rules=rules)


def full_week(face: Faces) -> WeekView:
    """Return a week in which as much happens as ever does."""
    marks = {2: ("circle-check",), 4: ("circle-check", "mail"), 5: ("mail",), 11: ("circle-check", "mail")}
    back = (
        BackView(face("dervla", "warm"), "A card with a ship on it. The radio has been warm all week, she…"),
        BackView(face("tomas", "easy"), "Tomáš leaves a mug on your desk, and a list with no times on it.", read=True),
    )
    changed = (
        RuleChange("Average handling time, target", "6 min", "7 min"),
        RuleChange("Average handling time, bonus", "6 % of pay", "none"),
        RuleChange("Called again within a week, bonus", "none", "6 % of pay, for the team"),
    )
    chair = ScenarioCard(
        "the_leads_chair",
        "The lead's chair",
        "In the lead's chair",
        "14 min",
        "Receive bad news for a day, with the clock, head office and a customer all wanting something else from you.",
        face=face("ines", "thoughtful"),
    )
    due = (DueView(_due_warm(face).card, done=True), DueView(chair, goes_on=True))
    told = "Weeks 5 to 10 were quiet. The team went on as it is used to."
    planner = tuple(_planner(11, marks))
    return WeekView(PACK, "Week 11 of 13", told, planner, example_board(10), "since week 4", changed, back, due)


def quiet_week() -> WeekView:
    """Return a week in which nothing is left to do."""
    on, rules = Onward("Close the quarter"), (Rule("Average handling time, target", "6 min"),)
    return WeekView(
        PACK, "Week 13 of 13", "", tuple(_planner(13, {})), example_board(12), "since week 12", onward=on, rules=rules
    )


def echo(face: Faces) -> EchoView:
    """Return a page that comes back."""
    lines = (
        Line((Span("A card with a ship on it, in a hand that has written logbooks."),)),
        Line((Span("Warm since Tuesday, 17:04. I have written that down, too."),), face("dervla", "warm")),
    )
    return EchoView("Week 5", "One minute from warm", lines, face("dervla", "warm"), "1 of 2")


def form(face: Faces) -> FormView:
    """Return a form of three parts."""
    stage = Stage("The lead's chair", "In person", "users", face("ines", "thoughtful"), _gauges(), "7 waiting")
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
    return FormView(stage, said, parts, "From next quarter", can_step_back=True)


def rest(face: Faces) -> RestView:
    """Return a scenario that rests."""
    on = Onward("On to week 12")
    return RestView("The fourth day", "It goes on in week 13.", face("edda", "calm"), on, can_step_back=True)


def _planner(now: int, marks: dict[int, tuple[str, ...]]) -> Iterator[PlannerWeek]:
    for number in range(1, WEEKS + 1):
        standing = "now" if number == now else "past" if number < now else "ahead"
        spoken = "Week {week}".format(week=number)
        yield PlannerWeek(number, standing, marks.get(number, ()), spoken)


def _gauges() -> tuple[Gauge, ...]:
    return (
        Gauge("Average handling time", 0.53, "6 min 20 s", 0.5, "target 6 min", "short", "bonus 6 %"),
        Gauge("Solved at the first contact", 0.66, "66 %", 0.75, "target 75 %", "short"),
        Gauge("Would recommend us", 0.84, "68", 0.75, "target 50", "good"),
    )


def example_board(weeks: int) -> tuple[BoardKpi, ...]:
    """Return a board after so many weeks."""
    time, solved, rating = _gauges()
    steps = tuple(at / 12 for at in range(weeks + 1))
    down, up = "trending-down", "trending-up"
    return (
        BoardKpi(time, tuple(0.9 - 0.5 * at for at in steps), 0.4, Move("− 22 s", "good", down)),
        BoardKpi(solved, tuple(0.1 + 0.1 * at for at in steps), 1.0, Move("as before", "", "minus")),
        BoardKpi(rating, tuple(0.5 + 0.4 * at for at in steps), 0.1, Move("+ 9", "good", up), "give or take 9"),
    )


def _due_warm(face: Faces) -> DueView:
    aim = "See what a time target does to the last minute of a call, and who pays for it."
    warm, her = "One minute from warm", face("dervla", "dry")
    return DueView(ScenarioCard("one_minute_from_warm", warm, "A customer", "12 min", aim, face=her))
