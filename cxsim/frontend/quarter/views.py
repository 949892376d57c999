"""Build the views of a quarter's end: what the board says, and what was found behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cxsim.frontend import meanings
from cxsim.frontend.board import board
from cxsim.frontend.present import Move
from cxsim.frontend.quarter import words
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
from cxsim.frontend.staging import choices_by_id
from cxsim.frontend.telling import Moment
from cxsim.frontend.words import marked
from cxsim.session.start import kpis_at_start
from cxsim.simulation.lives import BETTER
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.replays import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.frontend.telling import Teller
    from cxsim.frontend.words import Words
    from cxsim.insights.quarter import BesideTruth, DecisionWeighed, QuarterDebrief
    from cxsim.insights.quarter import OtherWay as Weighed
    from cxsim.session import Session
    from cxsim.simulation.lives import Range

APART: Final = {"handling_time": 0.05, "solved_first_time": 0.03, "satisfied": 0.03, "rating": 5.0, "failures": 0.5}
"""From which difference on a quantity is shown as other than reported."""
MARGIN = 0.12
"""Room at either end of an outcome's bar, as a share of what it spans."""
LUCKY = 0.25
"""From which share of what could be expected on luck is told."""


def quarter_view(session: Session, teller: Teller) -> QuarterView:
    """Return the end of a quarter before anybody has looked behind the board."""
    sheet = session.pack.sheet
    say, weeks = teller.say, session.last_week
    told = say.many(
        "{count} week has passed. This is what the board says about it.",
        "{count} weeks have passed. This is what the board says about them.",
        weeks,
    )
    people = dict.fromkeys(play.program.id for play in session.tries)
    faces = (teller.face(session.pack.scenarios[name].with_[0]) for name in people)
    return QuarterView(
        sheet.title,
        told,
        board(say, session.organisation, 1),
        tuple(face for face in faces if face),
        tuple(sheet.facts[fact] for fact in sheet.facts if fact in session.facts()),
    )


def found_view(session: Session, teller: Teller, debrief: QuarterDebrief, lucks: int) -> QuarterView:
    """Return the end of a quarter with what was found behind the board, in so many lucks a policy."""
    say, count = teller.say, lucks * len(POLICIES)
    replays = say.many(
        "Held against {count} replay of your quarter by six others, with the same luck",
        "Held against {count} replays of your quarter by six others, with the same luck",
        count,
    )
    base = debrief.outlooks[0].as_played
    label, told = words.LOOPS[debrief.dominant_loop.link]
    most = max((loop.size for loop in debrief.loops), default=0.0) or 1.0
    turning = {each.decision.entry for each in debrief.turning_points}
    found = Found(
        truth=tuple(_truth(say, session, debrief)),
        presets=tuple(say(words.PRESETS[each.preset]) for each in debrief.outlooks),
        outcomes=tuple(_outcomes(say, debrief)),
        replays=replays,
        decisions=tuple(
            _weighed(session, teller, each, base, turning=each.decision.entry in turning) for each in debrief.decisions
        ),
        loop=say(label),
        loop_told=say(told),
        loops=tuple(
            LoopRow(say(words.LOOPS[each.link][0]), each.size / most, say(words.LOOPS[each.link][1]))
            for each in debrief.loops
        ),
        nearest=say(words.POLICIES[debrief.nearest]),
        front=_front(say, debrief),
        luck=tuple(_moves(say, words.VECTOR, debrief.luck, base, sure=True)),
        gap=tuple(_gap(say, debrief)),
        ways=tuple(_ways(say, debrief)),
    )
    return replace(quarter_view(session, teller), found=found)


def _truth(say: Words, session: Session, debrief: QuarterDebrief) -> Iterator[TruthRow]:
    minutes = kpis_at_start(session.pack.sheet)["handling_time"]
    firsts, lasts = (
        {str(each.quantity): each for each in debrief.beside_truth if each.when == when} for when in ("start", "end")
    )
    for name, label in words.QUANTITIES.items():
        if name in firsts:
            last = lasts[name]
            apart = last.reported is not None and abs(last.reported - last.true) >= APART.get(name, 0.0)
            first, now = _both(say, firsts[name], minutes), _both(say, last, minutes)
            meaning = say(meanings.QUANTITIES.get(name, ""))
            yield TruthRow(say(label), *first, *now, apart=apart, meaning=meaning)


def _both(say: Words, each: BesideTruth, minutes: float) -> tuple[str, str]:
    reported = ""
    if each.reported is not None:
        reported = words.quantity(say, each.quantity, each.reported, minutes, each.margin)
    return reported, words.quantity(say, each.quantity, each.true, minutes)


def _outcomes(say: Words, debrief: QuarterDebrief) -> Iterator[OutcomeRow]:
    for name, (label, unit) in words.OUTCOMES.items():
        pairs = [(each.as_played[name], each.as_before[name]) for each in debrief.outlooks]
        ends = [end for pair in pairs for each in pair for end in (each.low, each.high)]
        low, high = min(ends), max(ends)
        room = (high - low) * (1 + 2 * MARGIN) or 1.0
        bottom = low - (high - low) * MARGIN
        bars = tuple(_bar(say, name, (played, before), bottom, room) for played, before in pairs)
        standing = say("better than {share} of 100 replays", share=round(debrief.percentiles[name]))
        yield OutcomeRow(say(label), say(unit), bars, standing)


def _bar(say: Words, name: str, ranges: tuple[Range, Range], bottom: float, room: float) -> OutcomeBar:
    """Build a bar from the ranges of an outcome as played and as it would have been before."""
    played, before = ranges
    texts = [words.outcome(say, name, each) for each in (played.middle, played.low, played.high, before.middle)]
    spoken = marked("{middle}, most likely between {low} and {high}; before the quarter {before}")
    low, middle, high, mark = (
        (each - bottom) / room for each in (played.low, played.middle, played.high, before.middle)
    )
    return OutcomeBar(
        texts[0],
        low,
        middle,
        high,
        mark,
        say(spoken, middle=texts[0], low=texts[1], high=texts[2], before=texts[3]),
    )


def _weighed(
    session: Session, teller: Teller, item: DecisionWeighed, base: Mapping[str, Range], *, turning: bool
) -> WeighedDecision:
    say, decision = teller.say, item.decision
    scenario = session.pack.scenarios[decision.scenario]
    written = choices_by_id(scenario, decision.situation)
    moment = Moment(session.organisation, 0, scenario.queue)
    when = say("Week {week}, {scenario}", week=decision.week, scenario=scenario.title)
    texts = (teller.answers(each.alternative.answers, written, moment) for each in item.others)
    others = tuple(_other(say, text, each, base) for text, each in zip(texts, item.others, strict=True))
    return WeighedDecision(when, teller.answers(decision.answers, written, moment), others, turning=turning)


def _other(say: Words, text: str, way: Weighed, base: Mapping[str, Range]) -> OtherWay:
    told = [name for name in words.VECTOR if name in {*way.better, *way.worse}]
    moves = tuple(_moves(say, told, way.alternative.expected, base))
    lucky = [
        words.outcome_moved(say, name, way.alternative.moved[name].middle, base[name].middle)
        for name in told
        if abs(way.luck[name]) > LUCKY * abs(way.alternative.expected[name].middle)
    ]
    luck = say("As luck fell: {moved}", moved=say.listed(lucky)) if any(lucky) else ""
    return OtherWay(text, moves, luck)


def _moves(
    say: Words, names: Iterable[str], moved: Mapping[str, Range], base: Mapping[str, Range], *, sure: bool = False
) -> Iterator[Move]:
    """Yield what would have moved; where `sure`, only what can be told from nothing."""
    for name in names:
        by = moved[name].middle
        told = words.outcome_moved(say, name, by, base[name].middle)
        if not told or (sure and moved[name].low <= 0 <= moved[name].high):
            continue
        good = by * BETTER[name] > 0
        symbol = "trending-up" if by > 0 else "trending-down"
        yield Move(told, "good" if good else "short", symbol)


def _ways(say: Words, debrief: QuarterDebrief) -> Iterator[Way]:
    """Yield the participant's way to play, then the six others', by what they cost and what loyalty they leave."""
    means = {player: (found["cost"].middle, found["equity"].middle) for player, found in debrief.players.items()}
    costs, loyalties = ([pair[at] for pair in means.values()] for at in (0, 1))
    for player in (OWN, *(each for each in means if each != OWN)):
        cost, loyalty = means[player]
        figures = (words.outcome(say, name, value) for name, value in (("equity", loyalty), ("cost", cost)))
        yield Way(
            label=say("You") if player == OWN else say(words.POLICIES[player]),
            cost=_share(cost, costs),
            loyalty=_share(loyalty, loyalties),
            figures=" · ".join(figures),
            look="own" if player == OWN else "front" if player in debrief.front else "other",
        )


def _share(value: float, among: list[float]) -> float:
    low, high = min(among), max(among)
    return (value - low) / (high - low) if high > low else 0.5


def _front(say: Words, debrief: QuarterDebrief) -> str:
    """Tell where the quarter stands among ways that nobody beats, and apart from that what they cost."""
    costs = [debrief.players[each]["cost"].middle for each in debrief.front if each != OWN]
    if not costs:
        return _beaten(say, debrief)
    own, low, high = (
        words.outcome(say, "cost", each) for each in (debrief.players[OWN]["cost"].middle, min(costs), max(costs))
    )
    cost = say(
        "Cost is told apart: yours takes {own} contacts a week, theirs {low} to {high}.", own=own, low=low, high=high
    )
    return f"{_beaten(say, debrief)} {cost}"


def _beaten(say: Words, debrief: QuarterDebrief) -> str:
    count = len(debrief.front)
    if OWN in debrief.front:
        return say.many(
            "Yours is the one way that no other beats.",
            "Yours is one of {count} ways that no other beats: none is better at something and as good at the rest.",
            count,
        )
    return say.many(
        "Another way did as well at everything and better at something. {count} way is not beaten like that.",
        "Another way did as well at everything and better at something. {count} ways are not beaten like that.",
        count,
    )


def _gap(say: Words, debrief: QuarterDebrief) -> Iterator[TruthRow]:
    for practice, by in debrief.culture_gap:
        points = round(100 * abs(by))
        told = say.many("{count} point more while watched", "{count} points more while watched", points)
        if by < 0:
            told = say.many(
                "{count} point more while nobody watched", "{count} points more while nobody watched", points
            )
        yield TruthRow(say(words.PRACTICES[practice]), "", told, "", "")
