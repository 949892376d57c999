"""Offer the end of a quarter, before and after looking behind the board, for the gallery and for tests of layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def quarter_screens(face: Faces) -> dict[str, Open]:
    """Return both, by a name for its picture."""
    faces = (face("dervla", "dry"), face("edda", "smiling"), face("ines", "thoughtful"))
    facts = ("Dervla spent the night in the cold", "The list shows customer numbers")
    told = "13 weeks have passed. This is what the board says about them."
    before = QuarterView(PACK, told, example_board(13), faces, facts)
    return {"quarter": Open("quarter", before), "behind": Open("quarter", QuarterView(PACK, told, (), found=found()))}


def found() -> Found:
    """Return what a quarter may have come to, as full as it gets."""
    return Found(
        truth=_truth(),
        presets=("If loyalty answers as Temkin found in 2016", "If it answers as XM Institute found in 2024"),
        outcomes=_outcomes(),
        replays="Held against 204 replays of your quarter by six others, with the same luck",
        decisions=_decisions(),
        loop="Cutting corners",
        loop_told="When work piles up, everybody takes a little less time for each customer, and gets used to it.",
        loops=tuple(LoopRow(f"Loop {number}", 1 - number / 9) for number in range(8)),
        nearest="giving whoever is there most of what they came for, at once",
        front="Another way did as well at everything and better at something. 6 ways are not beaten like that.",
        luck=(Move("Morale + 0.4 points", "good", "trending-up"), Move("Cost + 0.3 %", "short", "trending-up")),
        gap=(
            TruthRow("Honesty about failures", "", "31 points more while watched", "", ""),
            TruthRow("Something extra that nobody expected", "", "23 points more while nobody watched", "", ""),
        ),
    )


def _truth() -> tuple[TruthRow, ...]:
    return (
        TruthRow("Handling time; true: until it is solved", "6 min", "10 min 20 s", "6 min 25 s", "10 min", apart=True),
        TruthRow("Solved at the first contact", "61 %", "58 %", "60 %", "57 %", apart=True),
        TruthRow("Satisfied customers", "53 %", "44 %", "59 %", "41 %", apart=True),
        TruthRow("Would recommend us", "60 ± 9", "31", "73 ± 9", "34", apart=True),
        TruthRow("Failures of our own, a week", "4.5", "10.5", "4.5", "9.0", apart=True),
        TruthRow("What customers feel", "", "5.0 of 7", "", "5.1 of 7"),
        TruthRow("Work pressure; 100 % is what a rested team can take", "", "123 %", "", "136 %"),
        TruthRow("Morale", "", "55 %", "", "50 %"),
        TruthRow("Psychological safety", "", "38 %", "", "40 %"),
    )


def _outcomes() -> tuple[OutcomeRow, ...]:
    spoken = "21,398, most likely between 20,700 and 22,100; before the quarter 20,500"
    bars = (OutcomeBar("21,398", 0.35, 0.57, 0.77, 0.31, spoken), OutcomeBar("21,791", 0.5, 0.69, 0.89, 0.49, spoken))
    standing = "better than 35 of 100 replays"
    return (
        OutcomeRow("Loyalty: what customers are worth", "yearly margins", bars, standing),
        OutcomeRow("Loyalty: customers who stay for a year", "", bars, standing),
        OutcomeRow("Referrals", "customers they brought", bars, standing),
        OutcomeRow("Morale", "", bars, standing),
        OutcomeRow("Learning from failures", "", bars, standing),
        OutcomeRow("Cost; less is better", "contacts a week", bars, standing),
    )


def _decisions() -> tuple[WeighedDecision, ...]:
    up, down = "trending-up", "trending-down"
    tell = OtherWay(
        "Tell her about E-31, the two earlier calls, and the minute that was missing",
        (
            Move("Loyalty + 0.5 %", "good", up),
            Move("Morale + 1.2 points", "good", up),
            Move("Learning + 0.3 points", "good", up),
            Move("Cost + 0.1 %", "short", up),
        ),
        "As luck fell: Loyalty + 1.1 %, Learning + 0.4 points",
    )
    fewer = OtherWay("Ask her to read you what she wrote down", (Move("Morale − 0.1 points", "short", down),))
    fine = "Say that it is fine. She wants to go home, too"
    first = WeighedDecision(
        "Week 2, One minute from warm", fine, (tell, fewer, OtherWay("Say nothing", ())), turning=True
    )
    more = (
        WeighedDecision(
            f"Week {week}, Two Linds", "Take the callers who are waiting first. It keeps until lunch", (fewer,)
        )
        for week in range(3, 20)
    )
    return (first, *more)
