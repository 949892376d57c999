"""Offer the end of a quarter, before and after looking behind the board, for the gallery and for tests of layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend import figures
from cxsim.frontend.campaign_examples import PACK, example_board
from cxsim.frontend.messages import Open
from cxsim.frontend.present import Move
from cxsim.frontend.quarter_present import (
    Found,
    LoopRow,
    OtherWay,
    OutcomeBar,
    OutcomeRow,
    QuarterView,
    TruthRow,
    WeighedDecision,
)

if TYPE_CHECKING:
    from cxsim.frontend.campaign_examples import Faces
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
        luck=(
            Move(
                say(
                    "{outcome} {change} points", outcome=say("Morale"), change=say.notation.number(0.4, 1, signed=True)
                ),
                "good",
                "trending-up",
            ),
            Move(
                say("{outcome} {change}", outcome=say("Cost"), change=say.notation.share(0.003, 1, signed=True)),
                "short",
                "trending-up",
            ),
        ),
        gap=(
            TruthRow(
                say("Honesty about failures"),
                "",
                say.many("{count} point more while watched", "{count} points more while watched", 31),
                "",
                "",
            ),
            TruthRow(
                say("Something extra that nobody expected"),
                "",
                say.many("{count} point more while nobody watched", "{count} points more while nobody watched", 23),
                "",
                "",
            ),
        ),
    )


def _truth(say: Words) -> tuple[TruthRow, ...]:
    return (
        TruthRow(
            say("Handling time; true: until it is solved"),
            figures.minutes(say, 6),
            figures.minutes(say, 10 + 20 / 60),
            figures.minutes(say, 6 + 25 / 60),
            figures.minutes(say, 10),
            apart=True,
        ),
        TruthRow(
            say("Solved at the first contact"),
            figures.share(say, 0.61),
            figures.share(say, 0.58),
            figures.share(say, 0.6),
            figures.share(say, 0.57),
            apart=True,
        ),
        TruthRow(
            say("Satisfied customers"),
            figures.share(say, 0.53),
            figures.share(say, 0.44),
            figures.share(say, 0.59),
            figures.share(say, 0.41),
            apart=True,
        ),
        TruthRow(say("Would recommend us"), "60 ± 9", "31", "73 ± 9", "34", apart=True),
        TruthRow(
            say("Failures of our own, a week"),
            say.notation.number(4.5, 1),
            "10.5",
            say.notation.number(4.5, 1),
            say.notation.number(9.0, 1),
            apart=True,
        ),
        TruthRow(
            say("What customers feel"),
            "",
            say("{rating} of 7", rating=say.notation.number(5.0, 1)),
            "",
            say("{rating} of 7", rating=say.notation.number(5.1, 1)),
        ),
        TruthRow(
            say("Work pressure (what a rested team can take: 100%)"),
            "",
            figures.share(say, 1.23),
            "",
            figures.share(say, 1.36),
        ),
        TruthRow(say("Morale"), "", figures.share(say, 0.55), "", figures.share(say, 0.5)),
        TruthRow(say("Psychological safety"), "", figures.share(say, 0.38), "", figures.share(say, 0.4)),
    )


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
    up, down = "trending-up", "trending-down"
    tell = OtherWay(
        "Tell her about E-31, the two earlier calls, and the minute that was missing",
        (
            Move(
                say("{outcome} {change}", outcome=say("Loyalty"), change=say.notation.share(0.005, 1, signed=True)),
                "good",
                up,
            ),
            Move(
                say(
                    "{outcome} {change} points", outcome=say("Morale"), change=say.notation.number(1.2, 1, signed=True)
                ),
                "good",
                up,
            ),
            Move(
                say(
                    "{outcome} {change} points",
                    outcome=say("Learning"),
                    change=say.notation.number(0.3, 1, signed=True),
                ),
                "good",
                up,
            ),
            Move(
                say("{outcome} {change}", outcome=say("Cost"), change=say.notation.share(0.001, 1, signed=True)),
                "short",
                up,
            ),
        ),
        say(
            "As luck fell: {moved}",
            moved=say("{outcome} {change}", outcome=say("Loyalty"), change=say.notation.share(0.011, 1, signed=True)),
        ),
    )
    fewer = OtherWay(
        "Ask her to read you what she wrote down",
        (
            Move(
                say(
                    "{outcome} {change} points", outcome=say("Morale"), change=say.notation.number(-0.1, 1, signed=True)
                ),
                "short",
                down,
            ),
        ),
    )
    fine = "Say that it is fine. She wants to go home, too"
    first = WeighedDecision(
        say("Week {week}, {scenario}", week=2, scenario="One minute from warm"),
        fine,
        (tell, fewer, OtherWay("Say nothing", ())),
        turning=True,
    )
    more = (
        WeighedDecision(
            f"Week {week}, Two Linds", "Take the callers who are waiting first. It keeps until lunch", (fewer,)
        )
        for week in range(3, 20)
    )
    return (first, *more)
