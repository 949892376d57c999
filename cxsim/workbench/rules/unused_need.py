"""A need of a customer that plays no part in any scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX724"
NAME = "unused-need"
SEVERITY: Severity = "note"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield needs of customers who have others at stake; of one whom nobody meets, that alone is told."""
    at_stake: dict[str, set[str]] = {}
    for each in pack.scenarios:
        for customer, needs in each.at_stake.items():
            at_stake.setdefault(customer, set()).update(needs)
    for customer, met in at_stake.items():
        for need in pack.pack.cast.customers[customer].needs:
            if need not in met:
                problem = f"'{need}' of '{customer}' is at stake in no scenario."
                way_out = "Put it under at_stake: where it matters, or delete it."
                yield Finding("cast.yaml", ("customers", customer, "needs", need), problem, way_out)
