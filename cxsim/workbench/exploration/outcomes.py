"""The worlds a scenario may begin in."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from cxsim.equations.organisation import GRADES
from cxsim.model.expression import LIMIT, Constant, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.engine import Program
    from cxsim.engine.closures import Value
    from cxsim.workbench.study import ScenarioStudy


def worlds(
    program: Program, study: ScenarioStudy, remembered: frozenset[str], holding: frozenset[str] = frozenset()
) -> Iterator[Mapping[str, Value]]:
    """Yield all that a scenario may read of the world, over the values that can make a difference to a condition.

    The facts ``holding`` are true in all of them.
    """
    names = tuple(program.outside)
    for values in product(*((True,) if name in holding else _values(name, study, remembered) for name in names)):
        yield dict(zip(names, values, strict=True))


def _values(name: str, study: ScenarioStudy, remembered: frozenset[str]) -> tuple[Value, ...]:
    if name.startswith("team."):
        return GRADES
    if name == "week" or "." in name:
        beside = {
            part.value
            for each in study.expressions
            if name in each.names
            for part in parts(each.tree)
            if isinstance(part, Constant) and isinstance(part.value, int | float)
        }
        lowest, highest = (1, 104) if name == "week" else (-LIMIT, LIMIT)
        near = {value + step for value in {0, *beside} for step in (-1, 0, 1)} | {lowest, highest}
        return tuple(sorted(value for value in near if lowest <= value <= highest))
    return (False, True) if name in remembered else (False,)
