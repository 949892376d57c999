"""A KPI that the board should show, and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX763"
NAME = "not-on-the-board"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield KPIs of ``board_shows`` that have no face, or one that not everybody sees: the board leaves them out."""
    kpis = pack.pack.sheet.kpis
    for at, name in enumerate(pack.pack.sheet.house_rules.board_shows or ()):
        path = ("house_rules", "board_shows", at)
        if name not in kpis:
            problem, way_out = f"the board should show '{name}', which has no face.", f"Add {name} to kpis."
        elif kpis[name].shown != "everybody":
            problem = f"the board should show '{name}', which is shown to others only: {kpis[name].shown}."
            way_out = "Leave it out here, or show it to everybody."
        else:
            continue
        yield Finding("pack.yaml", path, problem, way_out, on="value")
