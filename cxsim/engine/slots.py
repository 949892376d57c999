"""Which values a state carries: only what some condition reads, so that equal states are equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine.closures import Closure, Value, Values, close
from cxsim.model.expression import (
    NUMBER,
    TRUTH,
    Compare,
    Constant,
    Expression,
    Logic,
    Name,
    Not,
    Scope,
    Visits,
)
from cxsim.model.scenario import NumberVariable, WordVariable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.engine.program import NeedTerms
    from cxsim.model.manuscript import Manuscript

_OUTSIDE = ("kpi.", "target.", "team.")


class Slots:
    """Positions of values, made as they are asked for while a scenario is compiled."""

    def __init__(self, manuscript: Manuscript, scope: Scope, at_stake: Mapping[str, Mapping[str, NeedTerms]]) -> None:
        self._manuscript = manuscript
        self._scenario = scenario = manuscript.scenario
        self._scope = scope
        self._positions: dict[str, int] = {}
        self._starts: list[Value] = []
        self._closures: dict[tuple[str, str | None, str | None], Closure] = {}
        self._must_be = tuple(
            (f"{customer}.{need}", terms.expects)
            for customer, needs in at_stake.items()
            for need, terms in needs.items()
            if terms.kind == "must_be"
        )
        for name in (*scenario.variables, *scenario.draws):
            self.slot(name)

    def slot(self, name: str) -> int:
        """Return where a name's value stands, making room for it the first time."""
        if name not in self._positions:
            self._positions[name] = len(self._starts)
            self._starts.append(self._start(name))
        return self._positions[name]

    def position(self, name: str) -> int | None:
        """Return where a name's value stands, None where nothing reads it."""
        return self._positions.get(name)

    def coming(self, text: str, situation: str) -> Closure:
        """Return the closure of a situation's own ``when``: read before the coming it decides about is counted."""
        return close(self._plain(self._manuscript.read(text), situation, visited=0), self.slot)

    def closure(self, text: str, situation: str | None, variable: str | None) -> Closure:
        """Return the closure of an expression as it stands in a situation; a condition where ``variable`` is None."""
        key = (text, situation, variable)
        if key not in self._closures:
            self._closures[key] = close(self._plain(self._manuscript.read(text, variable), situation), self.slot)
        return self._closures[key]

    def initial(self) -> Values:
        """Return what the values are before anything happened."""
        return tuple(self._starts)

    def positions(self) -> Mapping[str, int]:
        """Return name → position."""
        return dict(self._positions)

    def outside(self) -> Mapping[str, int]:
        """Return the positions that are filled from outside: week, facts, kpi.x, target.x, team.x."""
        own = {*self._scenario.variables, *self._scenario.draws}
        facts = {name for name, kind in self._scope.names.items() if kind == TRUTH} - own - {"solved", "again"}
        return {
            name: at
            for name, at in self._positions.items()
            if name == "week" or name in facts or name.startswith(_OUTSIDE)
        }

    def bounds(self, variable: str) -> tuple[float, float] | None:
        """Return the declared range of a number, None for what is no number."""
        declared = self._scenario.variables[variable]
        return (declared.min, declared.max) if isinstance(declared, NumberVariable) else None

    def _start(self, name: str) -> Value:
        match self._scenario.variables.get(name):
            case NumberVariable(start=start) | WordVariable(start=start):
                return start
            case bool(start):
                return start
        if name in self._scenario.draws:
            return next(iter(self._scenario.draws[name]))
        if name.startswith("promised("):
            return "none"
        return False if self._scope.names.get(name) == TRUTH else 0

    def _plain(self, tree: Expression, situation: str | None, visited: int = 1) -> Expression:
        """Replace ``again`` and ``solved`` by what they stand for; the first coming counts ``visited``."""
        match tree:
            case Name(id="again"):
                return Compare(">", Visits(situation or ""), Constant(visited, NUMBER))
            case Name(id="solved"):
                met = tuple(
                    Compare(">=", Name(need, NUMBER), Constant(expects, NUMBER)) for need, expects in self._must_be
                )
                return Logic("and", met)
            case Not(part=part):
                return Not(self._plain(part, situation, visited))
            case Logic(op=op, parts=inner):
                return Logic(op, tuple(self._plain(each, situation, visited) for each in inner))
            case Compare(op=op, left=left, right=right):
                return Compare(op, self._plain(left, situation, visited), self._plain(right, situation, visited))
            case _:
                return tree
