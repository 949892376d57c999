"""Offer the end of a quarter, before and after looking behind the board, for the gallery and for tests of layout."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cxsim.frontend import figures
from cxsim.frontend.examples.campaign import PACK, example_board
from cxsim.frontend.messages import Open
from cxsim.frontend.present import Move
from cxsim.frontend.quarter.present import (
    Found,
    LoopRow,
    OtherWay,
    OutcomeBar,
    OutcomeRow,
    QuarterView,
    TruthRow,
    Way,
    WeighedDecision,
)
from cxsim.frontend.quarter.words import POLICIES, outcome_moved
from cxsim.simulation.lives import BETTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.examples.campaign import Faces
    from cxsim.frontend.words import Words


def quarter_screens(say: Words, face: Faces) -> dict[str, Open]:
    """Return both, by a name for its picture."""
    faces = (face("dervla", "dry"), face("edda", "smiling"), face("ines", "thoughtful"))
    facts = ("Dervla spent the night in the cold", "The list shows customer numbers")
    told = say.many(
        "{count} week has passed. This is what the board says about it.",
        "{count} weeks have passed. This is what the board says about them.",
        13,
    )
    before = QuarterView(PACK, told, example_board(say, 13), faces, facts)
    return {
        "quarter": Open("quarter", before),
        "behind": Open("quarter", QuarterView(PACK, told, (), found=found(say))),
    }


def found(say: Words) -> Found:
    """Return what a quarter may have come to, as full as it gets."""
    return Found(
        truth=_truth(say),
        presets=(say("If loyalty answers as Temkin found in 2016"), say("If it answers as XM Institute found in 2024")),
        outcomes=_outcomes(say),
        replays=say.many(
            "Held against {count} replay of your quarter by six others, with the same luck",
            "Held against {count} replays of your quarter by six others, with the same luck",
            204,
        ),
        decisions=_decisions(say),
        loop=say("Cutting corners"),
        loop_told=say("When work piles up, everybody takes a little less time for each customer, and gets used to it."),
        loops=tuple(LoopRow(f"Loop {number}", 1 - number / 9) for number in range(8)),
        nearest=say("giving whoever is there most of what they came for, at once"),
        front=say.many(
            "Another way did as well at everything and better at something. {count} way is not beaten like that.",
            "Another way did as well at everything and better at something. {count} ways are not beaten like that.",
            6,
        ),
        luck=(_moved(say, "morale", 0.004), _moved(say, "cost", 0.003)),
        gap=_gap(say),
        ways=tuple(_ways(say)),
    )


def _ways(say: Words) -> Iterator[Way]:
    """Yield one's own way to play, in the middle of six others."""
    yield Way(say("You"), 0.62, 0.7, "24,310 · 287", "own")
    for at, name in enumerate(POLICIES.values()):
        figures_of = f"{17_000 + 1_800 * at:,} · {180 + 34 * at}"
        yield Way(say(name), at / 5, (at * 3 % 6) / 5, figures_of, "front" if at % 2 else "other")


def _moved(say: Words, outcome: str, by: float) -> Move:
    """Return how an outcome may have moved, of one that is 1."""
    good = by * BETTER[outcome] > 0
    symbol = "trending-up" if by > 0 else "trending-down"
    return Move(outcome_moved(say, outcome, by, 1), "good" if good else "short", symbol)


def _gap(say: Words) -> tuple[TruthRow, ...]:
    watched = say.many("{count} point more while watched", "{count} points more while watched", 31)
    alone = say.many("{count} point more while nobody watched", "{count} points more while nobody watched", 23)
    return (
        TruthRow(say("Honesty about failures"), "", watched, "", ""),
        TruthRow(say("Something extra that nobody expected"), "", alone, "", ""),
    )


def _truth(say: Words) -> tuple[TruthRow, ...]:
    number, share = say.notation.number, partial(figures.share, say)
    minutes = (figures.minutes(say, each) for each in (6, 10 + 20 / 60, 6 + 25 / 60, 10))
    felt = (say("{rating} of 7", rating=number(each, 1)) for each in (5.0, 5.1))
    failures = say("Failures of our own, a week")
    pressure = say("Work pressure (what a rested team can take: 100%)")
    return (
        TruthRow(say("Handling time; true: until it is solved"), *minutes, apart=True),
        TruthRow(say("Solved at the first contact"), *map(share, (0.61, 0.58, 0.6, 0.57)), apart=True),
        TruthRow(say("Satisfied customers"), *map(share, (0.53, 0.44, 0.59, 0.41)), apart=True),
        TruthRow(say("Would recommend us"), "60 ± 9", "31", "73 ± 9", "34", apart=True),
        TruthRow(failures, number(4.5, 1), number(10.5, 1), number(4.5, 1), number(9.0, 1), apart=True),
        _only_true(say("What customers feel"), *felt),
        _only_true(pressure, share(1.23), share(1.36)),
        _only_true(say("Morale"), share(0.55), share(0.5)),
        _only_true(say("Psychological safety"), share(0.38), share(0.4)),
    )


def _only_true(what: str, before: str, after: str) -> TruthRow:
    """Return a row of which the board says nothing."""
    return TruthRow(what, "", before, "", after)


def _outcomes(say: Words) -> tuple[OutcomeRow, ...]:
    spoken = say(
        "{middle}, most likely between {low} and {high}; before the quarter {before}",
        middle="21,398",
        low="20,700",
        high="22,100",
        before="20,500",
    )
    bars = (
        OutcomeBar(say.notation.number(21398), 0.35, 0.57, 0.77, 0.31, spoken),
        OutcomeBar(say.notation.number(21791), 0.5, 0.69, 0.89, 0.49, spoken),
    )
    standing = say("better than {share} of 100 replays", share=35)
    return (
        OutcomeRow(say("Loyalty: what customers are worth"), say("yearly margins"), bars, standing),
        OutcomeRow(say("Loyalty: customers who stay for a year"), "", bars, standing),
        OutcomeRow(say("Referrals"), say("customers they brought"), bars, standing),
        OutcomeRow(say("Morale"), "", bars, standing),
        OutcomeRow(say("Learning from failures"), "", bars, standing),
        OutcomeRow(say("Cost; less is better"), say("contacts a week"), bars, standing),
    )


def _decisions(say: Words) -> tuple[WeighedDecision, ...]:
    told = {"equity": 0.005, "morale": 0.012, "learning": 0.003, "cost": 0.001}
    tell = OtherWay(
        "Tell her about E-31, the two earlier calls, and the minute that was missing",
        tuple(_moved(say, outcome, by) for outcome, by in told.items()),
        say("As luck fell: {moved}", moved=outcome_moved(say, "equity", 0.011, 1)),
    )
    fewer = OtherWay("Ask her to read you what she wrote down", (_moved(say, "morale", -0.001),))
    first = WeighedDecision(
        say("Week {week}, {scenario}", week=2, scenario="One minute from warm"),
        "Say that it is fine. She wants to go home, too",
        (tell, fewer, OtherWay("Say nothing", ())),
        turning=True,
    )
    lunch = "Take the callers who are waiting first. It keeps until lunch"
    weeks = (say("Week {week}, {scenario}", week=week, scenario="Two Linds") for week in range(3, 20))
    return (first, *(WeighedDecision(when, lunch, (fewer,)) for when in weeks))
