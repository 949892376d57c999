"""Build the views of a quarter's end: what the board says, and what was found behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.frontend import quarter_words as words
from cxsim.frontend.board import board
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
from cxsim.frontend.staging import choices_by_id
from cxsim.frontend.telling import Moment
from cxsim.session.start import kpis_at_start
from cxsim.simulation.lives import BETTER
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.replays import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.frontend.telling import Teller
    from cxsim.insights.quarter import BesideTruth, DecisionWeighed, QuarterDebrief
    from cxsim.insights.quarter import OtherWay as Weighed
    from cxsim.session import Session
    from cxsim.simulation.lives import Range

APART = {"handling_time": 0.05, "solved_first_time": 0.03, "satisfied": 0.03, "rating": 5.0, "failures": 0.5}
"""From which difference on a quantity is shown as other than reported."""
MARGIN = 0.12
"""Room at either end of an outcome's bar, as a share of what it spans."""
LUCKY = 0.25
"""From which share of what could be expected on luck is told."""


def quarter_view(session: Session, teller: Teller) -> QuarterView:
    """Return the end of a quarter before anybody has looked behind the board."""
    sheet = session.pack.sheet
    told = "{weeks} weeks have passed. This is what the board says about them."
    people = dict.fromkeys(play.program.id for play in session.tries)
    faces = (teller.face(session.pack.scenarios[name].with_[0]) for name in people)
    return QuarterView(
        sheet.title,
        told.format(weeks=session.last_week),
        board(session.organisation, 1),
        tuple(face for face in faces if face),
        tuple(sheet.facts[fact] for fact in sheet.facts if fact in session.facts()),
    )


def found_view(session: Session, teller: Teller, debrief: QuarterDebrief, lucks: int) -> QuarterView:
    """Return the end of a quarter with what was found behind the board, in so many lucks a policy."""
    replays = "Held against {count} replays of your quarter by six others, with the same luck"
    base = debrief.outlooks[0].as_played
    label, told = words.LOOPS[debrief.dominant_loop.link]
    most = max((loop.size for loop in debrief.loops), default=0.0) or 1.0
    turning = {each.decision.entry for each in debrief.turning_points}
    found = Found(
        truth=tuple(_truth(session, debrief)),
        presets=tuple(words.PRESETS[each.preset] for each in debrief.outlooks),
        outcomes=tuple(_outcomes(debrief)),
        replays=replays.format(count=lucks * len(POLICIES)),
        decisions=tuple(
            _weighed(session, teller, each, base, turning=each.decision.entry in turning) for each in debrief.decisions
        ),
        loop=label,
        loop_told=told,
        loops=tuple(LoopRow(words.LOOPS[each.link][0], each.size / most) for each in debrief.loops),
        nearest=words.POLICIES[debrief.nearest],
        front=_front(debrief),
        luck=tuple(_moves(words.VECTOR, debrief.luck, base, sure=True)),
        gap=tuple(_gap(debrief)),
    )
    return replace(quarter_view(session, teller), found=found)


def _truth(session: Session, debrief: QuarterDebrief) -> Iterator[TruthRow]:
    minutes = kpis_at_start(session.pack.sheet)["handling_time"]
    firsts, lasts = (
        {str(each.quantity): each for each in debrief.beside_truth if each.when == when} for when in ("start", "end")
    )
    for name, label in words.QUANTITIES.items():
        if name in firsts:
            last = lasts[name]
            apart = last.reported is not None and abs(last.reported - last.true) >= APART.get(name, 0.0)
            yield TruthRow(label, *_both(firsts[name], minutes), *_both(last, minutes), apart=apart)


def _both(each: BesideTruth, minutes: float) -> tuple[str, str]:
    reported = ""
    if each.reported is not None:
        reported = words.quantity(each.quantity, each.reported, minutes, each.margin)
    return reported, words.quantity(each.quantity, each.true, minutes)


def _outcomes(debrief: QuarterDebrief) -> Iterator[OutcomeRow]:
    for name, (label, unit) in words.OUTCOMES.items():
        pairs = [(each.as_played[name], each.as_before[name]) for each in debrief.outlooks]
        ends = [end for pair in pairs for each in pair for end in (each.low, each.high)]
        low, high = min(ends), max(ends)
        room = (high - low) * (1 + 2 * MARGIN) or 1.0
        bottom = low - (high - low) * MARGIN
        bars = tuple(_bar(name, played, before, bottom, room) for played, before in pairs)
        standing = "better than {share} of 100 replays".format(share=round(debrief.percentiles[name]))
        yield OutcomeRow(label, unit, bars, standing)


def _bar(name: str, played: Range, before: Range, bottom: float, room: float) -> OutcomeBar:
    texts = [words.outcome(name, each) for each in (played.middle, played.low, played.high, before.middle)]
    spoken = "{middle}, most likely between {low} and {high}; before the quarter {before}"
    low, middle, high, mark = (
        (each - bottom) / room for each in (played.low, played.middle, played.high, before.middle)
    )
    return OutcomeBar(
        texts[0],
        low,
        middle,
        high,
        mark,
        spoken.format(middle=texts[0], low=texts[1], high=texts[2], before=texts[3]),
    )


def _weighed(
    session: Session, teller: Teller, item: DecisionWeighed, base: Mapping[str, Range], *, turning: bool
) -> WeighedDecision:
    decision = item.decision
    scenario = session.pack.scenarios[decision.scenario]
    written = choices_by_id(scenario, decision.situation)
    moment = Moment(session.organisation, 0, scenario.queue)
    when = "Week {week}, {scenario}".format(week=decision.week, scenario=scenario.title)
    texts = (teller.answers(each.alternative.answers, written, moment) for each in item.others)
    others = tuple(_other(text, each, base) for text, each in zip(texts, item.others, strict=True))
    return WeighedDecision(when, teller.answers(decision.answers, written, moment), others, turning=turning)


def _other(text: str, way: Weighed, base: Mapping[str, Range]) -> OtherWay:
    told = [name for name in words.VECTOR if name in {*way.better, *way.worse}]
    moves = tuple(_moves(told, way.alternative.expected, base))
    lucky = [
        words.outcome_moved(name, way.alternative.moved[name].middle, base[name].middle)
        for name in told
        if abs(way.luck[name]) > LUCKY * abs(way.alternative.expected[name].middle)
    ]
    luck = "As luck fell: {moved}".format(moved=", ".join(each for each in lucky if each)) if any(lucky) else ""
    return OtherWay(text, moves, luck)


def _moves(
    names: Iterable[str], moved: Mapping[str, Range], base: Mapping[str, Range], *, sure: bool = False
) -> Iterator[Move]:
    """Yield what would have moved; where `sure`, only what can be told from nothing."""
    for name in names:
        by = moved[name].middle
        told = words.outcome_moved(name, by, base[name].middle)
        if not told or (sure and moved[name].low <= 0 <= moved[name].high):
            continue
        good = by * BETTER[name] > 0
        symbol = "trending-up" if by > 0 else "trending-down"
        yield Move(told, "good" if good else "short", symbol)


def _front(debrief: QuarterDebrief) -> str:
    count = len(debrief.front)
    if OWN in debrief.front:
        told = "Yours is one of {count} ways that no other beats: it is better at something than each of them."
    else:
        told = "Another way did as well at everything and better at something. {count} ways are not beaten like that."
    return told.format(count=count)


def _gap(debrief: QuarterDebrief) -> Iterator[TruthRow]:
    for practice, by in debrief.culture_gap:
        words_for = "{points} points more while watched" if by > 0 else "{points} points more while nobody watched"
        told = words_for.format(points=round(100 * abs(by)))
        yield TruthRow(words.PRACTICES[practice], "", told, "", "")
