"""Counts that only grow, held where no condition can tell them apart any more: so that loops come to an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.expression import Compare, Constant, Expression, Logic, Name, Not, Visits, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.engine import Program
    from cxsim.engine.closures import Value
    from cxsim.workbench.study import ScenarioStudy


class Counters:
    """Minutes and visits of one scenario, and the value from which each is as good as any larger one."""

    def __init__(self, program: Program, study: ScenarioStudy) -> None:
        counted = {name for name in program.slots if name == "minutes" or name.startswith("visits(")}
        highest = dict.fromkeys(counted, 1.0)  # what `again` asks
        free: set[str] = set()
        for each in study.expressions:
            compared = dict.fromkeys(each.names & counted, 0)
            for name, amount in _compared(each.tree):
                if name in compared:
                    compared[name] += 1
                    highest[name] = max(highest[name], amount)
            free |= {name for name, times in compared.items() if times != _times(each.tree, name)}
        self._caps = tuple((program.slots[name], highest[name] + 1) for name in sorted(counted - free))

    def hold(self, values: list[Value]) -> None:
        """Hold each count at the value from which no condition tells it apart."""
        for slot, cap in self._caps:
            values[slot] = min(values[slot], cap)


def _compared(tree: Expression) -> Iterator[tuple[str, float]]:
    """Yield (count, number) of every comparison of a count with a number."""
    match tree:
        case Not(part=part):
            yield from _compared(part)
        case Logic(parts=inner):
            for each in inner:
                yield from _compared(each)
        case (
            Compare(left=one, right=Constant(value=int(amount) | float(amount)))
            | Compare(left=Constant(value=int(amount) | float(amount)), right=one)
        ) if isinstance(one, Name | Visits):
            yield _name(one), amount
        case _:
            pass


def _times(tree: Expression, name: str) -> int:
    return sum(isinstance(each, Name | Visits) and _name(each) == name for each in parts(tree))


def _name(tree: Name | Visits) -> str:
    return tree.id if isinstance(tree, Name) else f"visits({tree.situation})"
