"""Find the words for what moved and for what was reported beside what is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend import figures
from cxsim.frontend import present as shown
from cxsim.frontend.words import marked
from cxsim.insights.debrief import moves_between

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.engine.encounter import Encounter
    from cxsim.frontend.words import Words
    from cxsim.insights.debrief import Comparison, Move
    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Scenario

TOLD_LATER = frozenset({"attitude", "solved"})
"""What nobody can see on the day: it is told in the debrief."""


def moves_in_play(
    say: Words, pack: Pack, scenario: Scenario, before: Encounter, after: Encounter
) -> tuple[shown.Move, ...]:
    """Return what a participant may notice of what moved."""
    moved = (move for move in moves_between(before, after) if move.quantity not in TOLD_LATER)
    return moves_in_words(say, pack, scenario, moved)


def moves_in_words(say: Words, pack: Pack, scenario: Scenario, moves: Iterable[Move]) -> tuple[shown.Move, ...]:
    """Return moves as they are read; a rating that would be read as the same again has not moved."""
    return tuple(move_in_words(say, pack, scenario, move) for move in moves if not _reads_the_same(say, move))


def _reads_the_same(say: Words, move: Move) -> bool:
    rated = move.quantity in {"satisfaction", "attitude"}
    return rated and figures.of_seven(say, move.before) == figures.of_seven(say, move.after)


def move_in_words(say: Words, pack: Pack, scenario: Scenario, move: Move) -> shown.Move:  # noqa: PLR0911 - one each
    """Return a move as it is read."""
    match move.quantity:
        case "minutes":
            words = say("{minutes} on the clock", minutes=figures.minutes(say, move.after - move.before))
            return shown.Move(words, "", "clock")
        case "waited":
            minutes = figures.minutes(say, move.after - move.before)
            customer = pack.cast.customers[move.about].name
            return shown.Move(say("{customer} waits {minutes}", customer=customer, minutes=minutes), "", "users")
        case "costs":
            amount = figures.money(say, move.after - move.before, pack.sheet.firm.currency)
            return shown.Move(say("Costs {amount}", amount=amount), "", "scale")
        case "satisfaction":
            return _rated(say, marked("Satisfaction {before} → {after}"), move)
        case "attitude":
            return _rated(say, marked("How they see us {before} → {after}"), move)
        case "solved":
            return _put(say("Solved") if move.after else say("No longer solved"), good=bool(move.after))
        case "reported":
            words = say("Reported as solved") if move.word == "solved" else say("Reported as open")
            return shown.Move(words, "", "flag")
        case "promise":
            return _promise(say, scenario, move)


def comparison_in_words(say: Words, item: Comparison) -> shown.Comparison:
    """Return a comparison as it is read."""
    labels = {
        "minutes": say("Handling time"),
        "solved": say("Solved"),
        "satisfaction": say("Satisfaction"),
        "attitude": say("What they think of us"),
    }
    reported = say("not asked") if item.reported is None else _compared(say, item, item.reported)
    return shown.Comparison(labels[item.quantity], reported, _compared(say, item, item.true), item.apart)


def _compared(say: Words, item: Comparison, value: float) -> str:
    match item.quantity:
        case "minutes":
            return figures.minutes(say, value)
        case "solved":
            return say.meant("whether it is solved", "yes") if value else say.meant("whether it is solved", "no")
        case "satisfaction" | "attitude":
            return figures.of_seven(say, value)


def _rated(say: Words, words: str, move: Move) -> shown.Move:
    before, after = say.notation.number(move.before, 1), figures.of_seven(say, move.after)
    return _put(say(words, before=before, after=after), good=move.after > move.before)


def _put(words: str, *, good: bool) -> shown.Move:
    return shown.Move(words, "good" if good else "short", "trending-up" if good else "trending-down")


def _promise(say: Words, scenario: Scenario, move: Move) -> shown.Move:
    promise = scenario.promises[move.about].text
    words, tone = {
        "open": (say("Promised: {promise}", promise=promise), ""),
        "kept": (say("Promise kept: {promise}", promise=promise), "good"),
        "broken": (say("Promise broken: {promise}", promise=promise), "short"),
    }[move.word]
    return shown.Move(words, tone, "handshake")
