"""Read what a simulated firm's culture is like, for whoever compares their own view with it. Pure."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.session.organisation import FOUR_CS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxsim.session.organisation import Organisation

PRACTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "purpose": ("conscience", "honesty"),
        "example": ("leader_response", "credibility"),
        "adoption": ("accountability", "speaking_up"),
    }
)
"""Question of the culture → the team's practices whose mean answers it."""
QUESTIONS = (*PRACTICES, *FOUR_CS)
"""What is asked about a culture: three questions, and the four Cs."""


def culture_seen(organisation: Organisation) -> dict[str, float]:
    """Return question → level in [0, 1]: of what the team does now, and for the four Cs of what has come of it."""
    practice = organisation.habits.practice
    qualities = organisation.qualities()
    asked = {name: _mean(float(getattr(practice, each)) for each in parts) for name, parts in PRACTICES.items()}
    return asked | {name: qualities[name] for name in FOUR_CS}


def _mean(values: Iterable[float]) -> float:
    found = tuple(values)
    return round(max(0.0, min(1.0, sum(found) / len(found))), 6)
