"""A KPI that is wanted where it cannot be, or the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.equations.organisation import KPIS
from cxsim.workbench.ranges import UNITS
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX761"
NAME = "off-the-scale"
SEVERITY: Severity = "warning"
BETTER: Final = {"solved_first_time": "higher", "rating": "higher", "repeat_contacts": "lower"}
"""Which way customers are served better; handling time has no such way."""
SCALES: Final = {
    "minutes": "minutes, 0 or more", "share": "a share: 75 %, or 0.75", "points": "points from -100 to 100",
}  # fmt: skip


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield targets that a KPI never has, and KPIs of which less is called better that is worse."""
    for name, kpi in pack.pack.sheet.kpis.items():
        scale, unit = UNITS[KPIS[name].unit], KPIS[name].unit
        if kpi.target is not None and not scale.low <= kpi.target <= scale.high:
            problem = f"the target of '{name}' is {kpi.target:g}, and it is never that."
            yield Finding("pack.yaml", ("kpis", name, "target"), problem, f"It is {SCALES[unit]}.", on="value")
        if BETTER.get(name, kpi.better) != kpi.better:
            problem = f"'{name}' is called better where it is {kpi.better}: {KPIS[name].means}."
            way_out = f"Write better: {BETTER[name]}."
            yield Finding("pack.yaml", ("kpis", name, "better"), problem, way_out, on="value")
