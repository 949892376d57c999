"""What a condition may name: a scenario's own names, the pack's facts, and the model's closed lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.organisation import GRADES, KPIS, QUALITIES
from cxsim.model.expression import NUMBER, TRUTH, Scope, Type
from cxsim.model.scenario import NumberVariable, Scenario, WordVariable

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN_NAMES: dict[str, Type] = {"minutes": NUMBER, "solved": TRUTH, "again": TRUTH, "week": NUMBER}
"""Names of the language itself; no variable, draw or fact may be called so."""
RESERVED = frozenset(
    {*OWN_NAMES, "true", "false", "and", "or", "not", "if", "else", "is", "in", "min", "max", "visits", "promised"}
    | {"kpi", "target", "team"}
)
TARGETS = ("handling_time", *(each for each in KPIS if each != "handling_time"))


def campaign_scope(facts: Iterable[str]) -> Scope:
    """Return what a campaign's conditions may name: the week, facts, and what the firm reports."""
    names = {"week": NUMBER, **_outside(), **dict.fromkeys(facts, TRUTH)}
    return Scope(names, frozenset(), frozenset())


def _outside() -> dict[str, Type]:
    names: dict[str, Type] = {f"kpi.{each}": NUMBER for each in KPIS}
    names |= {f"target.{each}": NUMBER for each in TARGETS}
    return names | {f"team.{each}": Type("word", GRADES) for each in QUALITIES}


def scope_of(scenario: Scenario, facts: Iterable[str]) -> Scope:
    """Return what the scenario's expressions may name, with types; ``facts`` are those that the pack declares."""
    names = dict(OWN_NAMES)
    names |= _outside() | dict.fromkeys(facts, TRUTH)
    names |= {name: Type("word", tuple(outcomes)) for name, outcomes in scenario.draws.items()}
    for name, variable in scenario.variables.items():
        match variable:
            case NumberVariable():
                names[name] = NUMBER
            case WordVariable(one_of=words):
                names[name] = Type("word", words)
            case _:
                names[name] = TRUTH
    return Scope(names, frozenset(scenario.situations), frozenset(scenario.promises))
