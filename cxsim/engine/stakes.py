"""What is at stake in a scenario: the needs of its customers as E1 reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.engine.program import NeedTerms
from cxsim.equations.parameters import EXPECTED, WEIGHT, level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.model.cast import Cast, Need
    from cxsim.model.scenario import Scenario

_EXPECTED_BY_KIND: Final = {"must_be": 1.0, "performance": EXPECTED["middle"].value, "delight": 0.0}
"""What is expected where the author says nothing: Kano's definition of the kinds; the middle of a performance need."""


def needs_at_stake(scenario: Scenario, cast: Cast) -> Mapping[str, Mapping[str, NeedTerms]]:
    """Return customer → need → terms; weights are shares that sum to 1 per customer."""
    listed = scenario.at_stake
    by_customer = listed if isinstance(listed, dict) else dict.fromkeys(scenario.with_[:1], listed)
    return {
        customer: _terms({need: cast.customers[customer].needs[need] for need in needs})
        for customer, needs in by_customer.items()
        if customer in cast.customers and needs
    }


def _terms(needs: Mapping[str, Need]) -> Mapping[str, NeedTerms]:
    total = sum(level(need.weight, WEIGHT) for need in needs.values()) or 1.0
    return {
        name: NeedTerms(
            kind=need.kind,
            expects=_EXPECTED_BY_KIND[need.kind] if need.expects is None else level(need.expects, EXPECTED),
            weight=level(need.weight, WEIGHT) / total,
        )
        for name, need in needs.items()
    }
