"""A situation that says how a form asks, and is no form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX755"
NAME = "form-without-parts"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield what only forms have, in situations without parts."""
    for each in pack.scenarios:
        for name, situation in each.scenario.situations.items():
            written = (("asks_for", situation.asks_for), ("from", situation.from_))
            for field in (field for field, value in written if value and not situation.parts):
                problem = f"'{name}' has '{field}' and no parts: it asks for one choice, as any situation does."
                way_out = f"Write parts: with the answers of each, or leave '{field}' out."
                yield Finding(each.file, ("situations", name, field), problem, way_out)
