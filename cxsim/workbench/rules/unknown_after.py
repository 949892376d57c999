"""A scenario that should be played after one that is not in the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.content.problem import nearest
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX727"
NAME = "unknown-after"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield what ``after`` names and the pack does not have."""
    names = pack.pack.scenarios
    for each in pack.scenarios:
        for at, name in enumerate(each.scenario.about.after):
            if name not in names:
                others = [other for other in names if other != each.id]
                problem = f"'after' names {quoted(name)}, which is no scenario of this pack."
                way_out = nearest(name, others) if others else "Leave it out, or add that scenario to the pack."
                yield Finding(each.file, ("about", "after", at), problem, way_out, on="value")
