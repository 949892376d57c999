"""How much of a thing there may be: more than any scenario needs, and so much that checking stays quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.model.pack import PackSheet
    from cxsim.model.scenario import Scenario

MOST_SITUATIONS = 2000
MOST_ANYTIME = 200
MOST_OFFERS = 5000
"""Situations in all ``offered_in`` of one scenario together."""
MOST_NAMES = 1000
"""Of facts in a pack, and of variables and draws in a scenario."""


def check_size(scenario: Scenario) -> Iterator[Problem]:
    """Yield what a scenario has too much of; the other checks are not made then."""
    for field, count, most in (
        ("situations", len(scenario.situations), MOST_SITUATIONS),
        ("anytime", len(scenario.anytime), MOST_ANYTIME),
        ("variables", len(scenario.variables), MOST_NAMES),
        ("draws", len(scenario.draws), MOST_NAMES),
    ):
        if count > most:
            yield _too_many(field, count, most, "Split the scenario.")
    offers = sum(len(each.offered_in) for each in scenario.anytime.values())
    if offers > MOST_OFFERS:
        problem = f"'anytime' is offered in {offers} places; at most {MOST_OFFERS} are read."
        yield Problem(("anytime",), "CX106", "too-many", problem, "Split the scenario.")


def check_sheet_size(sheet: PackSheet) -> Iterator[Problem]:
    """Yield what pack.yaml has too much of."""
    if len(sheet.facts) > MOST_NAMES:
        yield _too_many("facts", len(sheet.facts), MOST_NAMES, "Remember less, or split the pack.")


def _too_many(field: str, count: int, most: int, way_out: str) -> Problem:
    return Problem((field,), "CX106", "too-many", f"'{field}' has {count} entries; at most {most} are read.", way_out)
