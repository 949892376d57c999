"""The place of a choice gives the best one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding
from cxsim.workbench.worth import best_choices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX716"
NAME = "place-is-best"
SEVERITY: Severity = "warning"
FEWEST = 4
"""Situations that must agree before it is a pattern."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield scenarios shown as written in which the choice that does most for people always stands first, or last."""
    for each in pack.scenarios:
        shown = each.scenario.situations
        if "as_written" not in {each.scenario.order, *(situation.order for situation in shown.values())}:
            continue
        found = [
            (name, best, list(choices))
            for name, best, choices in best_choices(each.scenario)
            if (shown[name].order or each.scenario.order) == "as_written"
        ]
        for place, said in ((0, "first"), (-1, "last")):
            if len(found) >= FEWEST and all(names[place] == best for _, best, names in found):
                name, best, _ = found[0]
                problem = f"in all {len(found)} situations shown as written, the choice that does most stands {said}."
                way_out = "Write them in another order, or leave order: as_written out."
                yield Finding(each.file, ("situations", name, "choices", best), problem, way_out)
