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


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield scenarios in which the choice that does most for people is the longest wherever one stands out."""
    for each in pack.scenarios:
        if not all(_is_longest(best, choices) for _, best, choices in best_choices(each.scenario)):
            continue  # mostly at the first: the others are not weighed then
        found = list(best_choices(each.scenario))
        if len(found) >= FEWEST:
            name, best, _ = found[0]
            problem = f"in all {len(found)} situations where one choice does most for people, its text is the longest."
            way_out = "Say more in some of the others, or less in this one."
            yield Finding(each.file, ("situations", name, "choices", best), problem, way_out)


def _is_longest(name: str, choices: Mapping[str, Choice]) -> bool:
    return all(len(each.text) < len(choices[name].text) for other, each in choices.items() if other != name)
