"""Say what the figures mean: the words of the glossary, told beside a gauge as well."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.model.mark import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.words import Words

HANDLING_TIME = marked("Minutes that a contact takes, on average; repeats count anew.")
SOLVED = marked("Share of contacts after which nobody has to ask again for the same thing.")
PROMOTERS = marked("Share of those who would recommend the firm, less the share of those who would advise against it.")
REPEATS = marked("Share of customers who called again within a week.")
SAFETY = marked("One can admit a mistake, ask, or object here without being punished for it.")
SATISFIED = marked("Share of customers who say that they are satisfied, where they are asked.")
ON_THE_CLOCK = marked("Minutes that have gone by in this case. Much of what you do takes some.")
REPORTED_AND_TRUE = marked("What the board says, and what was so. The debrief shows them side by side.")
KPIS: Mapping[str, str] = MappingProxyType(
    {"handling_time": HANDLING_TIME, "solved_first_time": SOLVED, "rating": PROMOTERS, "repeat_contacts": REPEATS}
)
"""KPI → what it means."""
QUANTITIES: Mapping[str, str] = MappingProxyType({**KPIS, "satisfied": SATISFIED, "safety": SAFETY})
"""Quantity of the quarter's debrief → what it means; what says it all itself is left out."""


def against(say: Words, meaning: str, target: str, *, better: str) -> str:
    """Say what a figure means, and what the board wants of it: a line each."""
    wanted = say("The target is {value} or less.", value=target)
    if better != "lower":
        wanted = say("The target is {value} or more.", value=target)
    return "\n".join(each for each in (say(meaning), wanted) if each)
