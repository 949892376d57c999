"""Find the words for what moved and for what was reported beside what is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend import figures
from cxsim.frontend import present as shown
from cxsim.insights.debrief import moves_between

if TYPE_CHECKING:
    from cxsim.engine.encounter import Encounter
    from cxsim.insights.debrief import Comparison, Move
    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Scenario

TOLD_LATER = frozenset({"attitude", "solved"})
"""What nobody can see on the day: it is told in the debrief."""


def moves_in_play(pack: Pack, scenario: Scenario, before: Encounter, after: Encounter) -> tuple[shown.Move, ...]:
    """Return what a participant may notice of what moved."""
    moved = (move for move in moves_between(before, after) if move.quantity not in TOLD_LATER)
    return tuple(move_in_words(pack, scenario, move) for move in moved)


def move_in_words(pack: Pack, scenario: Scenario, move: Move) -> shown.Move:  # noqa: PLR0911 - one for each quantity
    """Return a move as it is read."""
    match move.quantity:
        case "minutes":
            words = "{minutes} on the clock".format(minutes=figures.minutes(move.after - move.before))
            return shown.Move(words, "", "clock")
        case "costs":
            words = "Costs {amount}".format(amount=figures.money(move.after - move.before, pack.sheet.firm.currency))
            return shown.Move(words, "", "scale")
        case "satisfaction":
            return _rated("Satisfaction {before} → {after}", move)
        case "attitude":
            return _rated("How they see us {before} → {after}", move)
        case "solved":
            return _put("Solved" if move.after else "No longer solved", good=bool(move.after))
        case "reported":
            return shown.Move("Reported as solved" if move.word == "solved" else "Reported as open", "", "flag")
        case "promise":
            return _promise(scenario, move)


def comparison_in_words(item: Comparison) -> shown.Comparison:
    """Return a comparison as it is read."""
    labels = {
        "minutes": "Handling time",
        "solved": "Solved",
        "satisfaction": "Satisfaction",
        "attitude": "What they think of us",
    }
    reported = "not asked" if item.reported is None else _compared(item, item.reported)
    return shown.Comparison(labels[item.quantity], reported, _compared(item, item.true), item.apart)


def _compared(item: Comparison, value: float) -> str:
    match item.quantity:
        case "minutes":
            return figures.minutes(value)
        case "solved":
            return "yes" if value else "no"
        case "satisfaction" | "attitude":
            return figures.of_seven(value)


def _rated(words: str, move: Move) -> shown.Move:
    text = words.format(before=f"{move.before:.1f}", after=figures.of_seven(move.after))
    return _put(text, good=move.after > move.before)


def _put(words: str, *, good: bool) -> shown.Move:
    return shown.Move(words, "good" if good else "short", "trending-up" if good else "trending-down")


def _promise(scenario: Scenario, move: Move) -> shown.Move:
    promise = scenario.promises[move.about].text
    words, tone = {
        "open": ("Promised: {promise}", ""),
        "kept": ("Promise kept: {promise}", "good"),
        "broken": ("Promise broken: {promise}", "short"),
    }[move.word]
    return shown.Move(words.format(promise=promise), tone, "handshake")
