"""The longest text gives the best choice away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding
from cxsim.workbench.worth import best_choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.content.diagnostic import Severity
    from cxsim.model.effects import Choice
    from cxsim.workbench.study import PackStudy

CODE = "CX715"
NAME = "longest-is-best"
SEVERITY: Severity = "warning"
FEWEST = 4
"""Situations that must agree before it is a pattern."""
FEWEST_FAR = 3
FAR = 1.5
"""So many are a pattern where the text is so many times as long as any other: nobody overlooks that."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield scenarios in which the choice that does most for people is the longest wherever one stands out."""
    for each in pack.scenarios:
        if not all(_ahead(best, choices) > 1 for _, best, choices in best_choices(each.scenario)):
            continue  # mostly at the first: the others are not weighed then
        found = list(best_choices(each.scenario))
        far = len(found) == FEWEST_FAR and all(_ahead(best, choices) >= FAR for _, best, choices in found)
        if len(found) >= FEWEST or far:
            name, best, _ = found[0]
            problem = f"in all {len(found)} situations where one choice does most for people, its text is the longest."
            way_out = "Say more in some of the others, or less in this one."
            yield Finding(each.file, ("situations", name, "choices", best), problem, way_out)


def _ahead(name: str, choices: Mapping[str, Choice]) -> float:
    """Return how many times as long as the longest of the others the text of a choice is."""
    return len(choices[name].text) / max(1, *(len(each.text) for other, each in choices.items() if other != name))
