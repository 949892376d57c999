"""The place of a choice gives the best one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding
from cxsim.workbench.worth import best_choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX716"
NAME = "place-is-best"
SEVERITY: Severity = "warning"
FEWEST = 4
"""Situations that must agree before it is a pattern."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield scenarios shown as written in which the choice that does most for people always stands in one place."""
    for each in pack.scenarios:
        shown = each.scenario.situations
        if "as_written" not in {each.scenario.order, *(situation.order for situation in shown.values())}:
            continue
        found = [
            (name, best, list(choices))
            for name, best, choices in best_choices(each.scenario)
            if (shown[name].order or each.scenario.order) == "as_written"
        ]
        said = _place([(best, names) for _, best, names in found]) if len(found) >= FEWEST else None
        if said:
            name, best, _ = found[0]
            problem = f"in all {len(found)} situations shown as written, the choice that does most stands {said}."
            way_out = "Write them in another order, or leave order: as_written out."
            yield Finding(each.file, ("situations", name, "choices", best), problem, way_out)


def _place(found: Sequence[tuple[str, Sequence[str]]]) -> str | None:
    """Say where the best of several names stands each time; None where that is not the same place."""
    for place, said in ((0, "first"), (-1, "last"), (1, "second"), (2, "third")):
        if all(names[place : place + 1 or None] == [best] for best, names in found):
            return said
    return None
