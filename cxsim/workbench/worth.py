"""Which of two choices is at least as good, without a model: minutes, money, needs met, and what its deeds show.

This compares only what is written at a choice. It knows nothing of what follows later, and says nothing of two choices
that are each better at something.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from cxsim.equations.deeds import DEEDS
from cxsim.equations.parameters import DELIVERED, level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.model.effects import Choice, Effects
    from cxsim.model.scenario import Scenario

WANTED: Mapping[str, float] = {
    "honesty": 1, "recovery_made_good": 1, "recovery_treatment": 1, "recovery_process": 1, "speaking_up": 1,
    "leader_response": 1, "debrief_quality": 1, "conscience": 1, "communication": 1, "consistency": 1,
    "credibility": 1, "autonomy": 1, "gaming": 0, "surface_acting": 0, "enforcement": 0,
}  # fmt: skip
"""Practice → the pole that serves customers and team. What is left out has no better pole."""


def shown(effects: Effects) -> dict[str, float] | None:
    """Return practice → the level a block's deeds show, the worst where several do; None where it is not certain."""
    found: dict[str, float] = {}
    for name in effects.does:
        deed = DEEDS[name]
        if deed.by_class:
            return None
        for practice, value in deed.moves.items():
            wanted = WANTED.get(practice, 1)
            found[practice] = min(value, found.get(practice, value), key=lambda each: -abs(each - wanted))
    return found


def delivered(effects: Effects) -> dict[str, float]:
    """Return need → how far a block meets it, in [0, 1]."""
    return {need: level(word, DELIVERED) for need, word in effects.delivers.items()}


def at_least_as_good(one: Effects, other: Effects) -> bool:
    """Whether ``one`` costs no more and meets every need and practice at least as well as ``other``."""
    if one.takes > other.takes or one.costs > other.costs:
        return False
    met, met_by_other = delivered(one), delivered(other)
    if met.keys() != met_by_other.keys() or any(met[need] < met_by_other[need] for need in met):
        return False
    done, done_by_other = shown(one), shown(other)
    if done is None or done_by_other is None:
        return one.does == other.does
    return all(_no_worse(practice, done, done_by_other) for practice in {*done, *done_by_other})


def same_figures(one: Effects, other: Effects) -> bool:
    """Whether two blocks take as long, cost as much and meet the same needs as far."""
    return (one.takes, one.costs, delivered(one)) == (other.takes, other.costs, delivered(other))


def _no_worse(practice: str, done: Mapping[str, float], done_by_other: Mapping[str, float]) -> bool:
    one, other, wanted = done.get(practice), done_by_other.get(practice), WANTED.get(practice)
    if one == other:
        return True
    if wanted is None:
        return False
    if other is None:  # a running average at its better pole can only be moved away from it
        return one == wanted
    return abs(other - wanted) == 1 if one is None else abs(one - wanted) <= abs(other - wanted)


def service(effects: Effects) -> float:
    """Return how much a block does for customer and team, with what its cases and its luck add on average.

    Needs met, practices shown, and promises kept or broken, each from -1 to 1, are added.
    """
    needs = sum(2 * value - 1 for value in delivered(effects).values())
    practices = sum(
        1 - 2 * abs(value - WANTED[name]) for name, value in (shown(effects) or {}).items() if name in WANTED
    )
    word = (1 if effects.keeps else 0) - (1 if effects.breaks else 0)
    return needs + practices + word + sum(_on_average(nested) for nested in (effects.cases, effects.chance))


def _on_average(nested: Mapping[str, Effects]) -> float:
    return fmean(service(each) for each in nested.values()) if nested else 0.0


def best_choices(scenario: Scenario) -> Iterator[tuple[str, str, Mapping[str, Choice]]]:
    """Yield (situation, choice, all its choices) wherever one choice alone does most for customer and team."""
    for name, situation in scenario.situations.items():
        served = {choice_id: service(choice) for choice_id, choice in situation.choices.items()}
        most = max(served.values(), default=0.0)
        best = [choice_id for choice_id, value in served.items() if value == most]
        if len(best) == 1 < len(served):
            yield name, best[0], situation.choices
