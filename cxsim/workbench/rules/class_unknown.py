"""A deed that shows something by the class of the act, where no draw says which it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.deeds import DEEDS
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX760"
NAME = "class-unknown"
SEVERITY: Severity = "warning"
BY_CLASS = frozenset(name for name, deed in DEEDS.items() if deed.by_class)


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield deeds that show nothing, since the scenario does not say what they answer."""
    for each in pack.scenarios:
        if each.scenario.means.act_class is not None:
            continue
        for block in each.having["does"]:
            deeds = block.effects.does
            for deed in sorted(BY_CLASS.intersection(deeds)):
                problem = f"'{deed}' shows something only where the class of the act is known, and no draw is."
                way_out = "Draw it, and write means: {act_class: …} with the draw's id."
                yield Finding(each.file, (*block.path, "does", deeds.index(deed)), problem, way_out, on="value")
