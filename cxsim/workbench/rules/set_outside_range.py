"""A number that is set to what it can never be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.scenario import NumberVariable
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX754"
NAME = "set-outside-range"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield numbers that a variable is set to, below or above its own bounds: it stops there."""
    for each in pack.scenarios:
        numbers = {name: one for name, one in each.scenario.variables.items() if isinstance(one, NumberVariable)}
        for block in each.having["set"] if numbers else ():
            for name, value in block.effects.set.items():
                variable = numbers.get(name)
                if variable is None or isinstance(value, str):
                    continue
                held = min(max(value, variable.min), variable.max)
                if held != value:
                    problem = f"'{name}' is set to {value:g}, outside {variable.min:g} to {variable.max:g}."
                    way_out = f"Write {held:g}, which is what it becomes, or widen its range."
                    yield Finding(each.file, (*block.path, "set", name), problem, way_out, on="value")
