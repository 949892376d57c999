"""Offer a team's summary, as full as real ones get, and a list of summaries, for the gallery and tests of layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.frontend.leaders.present import LeadersView, SummaryView
from cxsim.frontend.leaders.telling import summary_view
from cxsim.frontend.messages import Open
from cxsim.insights.disclosed import Figure, Hidden
from cxsim.insights.leaders.measures import (
    ALL,
    DASHBOARD,
    FOUR_CS,
    LOYALTY,
    OF_THEMES,
    OUTCOMES,
    POLICIES,
    TENSION,
    WATCHED,
)
from cxsim.insights.leaders.spoken import Spoken
from cxsim.insights.leaders.summary import ORGANISATION, Cell, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.frontend.words import Words
    from cxsim.insights.leaders.summary import Summary, Table

TEAM, PERIOD = "care/first line/early", "2026-Q4"
WEEKS = 13
SPOKEN: Final = {
    "one_minute_from_warm/clock": Spoken(
        "one_minute_from_warm",
        "One minute from warm",
        ("kpi_against_culture", "unobserved", "credibility"),
        "Dervla Quinn: It has been clicking since Tuesday. I wrote it down, with the times. On the wall your clock "
        "goes from green to amber. What do you do?",
        {
            "listen": "Ask her to read you her notes, from the first one",
            "restart": "Have her restart the pump, and close it as solved",
            "pass_on": "Put her through to the technicians",
        },
    ),
    "only_a_ten/record": Spoken(
        "only_a_ten",
        "Only a ten",
        ("score_begging", "measure_and_act"),
        "Ruben: If you tell them that only a ten counts, they give a ten. Everybody does. Nobody looks at how.",
        {"refuse": "Say that you will not ask for tens", "join": "Do as everybody does", "ask": "Ask Mirela about it"},
    ),
}


def leaders_screens(say: Words) -> dict[str, Open]:
    """Return a summary, and the list of several."""
    told = summary_view(say, example())
    whole = say("How the whole organisation decides")
    fault = say("This is no team summary that cxsim wrote, or it was changed since. Ask for it once more.")
    listed = (told, SummaryView(whole, PERIOD, told.sections), SummaryView("report (2).json", fault=fault))
    folder = "/home/kim/.local/share/cxsim/saves/summaries"
    return {
        "leaders": Open("leaders", LeadersView((told,), folder)),
        "leaders-list": Open("leaders", LeadersView(listed, folder)),
    }


def example() -> Summary:
    """Return a team's figures, some of them hidden."""
    cells = (*_cells(TEAM, 0.0), *_cells(ORGANISATION, 0.15))
    return summary_of(TEAM, PERIOD, 3, SPOKEN, cells)


def _share(value: float) -> Figure:
    place = round(round(min(max(value, 0.1), 0.9) * 20) / 20, 2)
    return Figure(place, "", max(0.0, round(place - 0.2, 2)), min(1.0, round(place + 0.2, 2)), 10, 3)


def _cells(unit: str, more: float) -> Iterator[Cell]:
    """Yield a unit's figures; ``more`` is added to each."""

    def cell(table: Table, measure: str, value: float | None, subject: str = "", answer: str = "yes") -> Cell:
        figure = Hidden("few") if value is None else _share(value + more)
        return Cell(table, subject, measure, answer, unit, figure)

    yield from _over_all(cell)
    yield from _by_situation(cell)
    for each in (*OUTCOMES, *FOUR_CS):
        yield cell("weeks", each.id, 0.5, "", "mean")
        yield from (cell("weeks", each.id, 0.3 + 0.03 * week, f"week {week}", "mean") for week in range(1, WEEKS + 1))


def _over_all(cell: Callable[..., Cell]) -> Iterator[Cell]:
    for number, name in enumerate((*ALL, "reported solved", "truly solved")):
        yield cell("all", name, 0.2 + 0.07 * (number % 9))
    for name in WATCHED:
        yield cell("watched", name, 0.6)
        yield cell("alone", name, None if name == "gaming" else 0.4)
    for number, name in enumerate(POLICIES):
        yield cell("policies", name, 0.3 + 0.1 * (number % 4))
    for each in DASHBOARD:
        yield cell("weeks", f"reported_{each.id}", 0.7, "", "mean")
        yield cell("weeks", f"true_{each.id}", 0.45, "", "mean")


def _by_situation(cell: Callable[..., Cell]) -> Iterator[Cell]:
    for number, (situation, spoken) in enumerate(SPOKEN.items()):
        yield cell("tension", TENSION.id, 0.6 - 0.2 * number, situation)
        yield from (cell("tension", name, 0.3 if number else None, situation) for name in LOYALTY)
        for name in ("setback", "reported solved", "truly solved"):
            yield cell("scenarios", name, 0.5, spoken.scenario)
        for theme in spoken.themes:
            yield from (cell("themes", name, 0.5, theme) for name in OF_THEMES)
        for answer, share in zip(spoken.choices, ((0.45, 0.35, 0.2), (0.8, 0.1, 0.1))[number], strict=True):
            yield cell("answers", "choice", share, situation, answer)
            yield cell("later answers", "last choice", share + 0.1, situation, answer)
