"""A need at stake that no choice can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX704"
NAME = "undelivered-need"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield needs at stake that nothing in the scenario delivers."""
    for each in pack.scenarios:
        given = {need for block in each.blocks for need in block.effects.delivers}
        by_customer = isinstance(each.scenario.at_stake, dict)
        for customer, needs in each.at_stake.items():
            for at, need in enumerate(needs):
                if given.isdisjoint({need, f"{customer}.{need}"}):
                    path = ("at_stake", customer, at) if by_customer else ("at_stake", at)
                    problem = f"'{need}' is at stake, and nothing delivers it, well or badly."
                    way_out = f"Write delivers: {{{need}: …}} where it is met or missed, or leave it out."
                    yield Finding(each.file, path, problem, way_out, on="value")
