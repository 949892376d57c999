"""One row of the table: what is measured, how, and the budget it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Unit = Literal["×", "ms", "%", "MB"]
_DECIMALS = {"×": 2, "ms": 1, "%": 2, "MB": 0}


class NotMeasurableError(Exception):
    """Say why a row cannot be measured on this machine."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something with a budget.

    Attributes:
        name: what is typed to choose it.
        what: what is measured, in words.
        budget: what the median may be at most, in `unit`; at least, where `at_least`; None: only to compare with.
        unit: × is a ratio to a reference measured in the same round.
        measure: number of rounds → one value a round; raises NotMeasurableError.
        at_least: whether more is better.
        long: whether it takes minutes: a quick run leaves it out, unless it is named.
    """

    name: str
    what: str
    budget: float | None
    unit: Unit
    measure: Callable[[int], Sequence[float]]
    at_least: bool = False
    long: bool = False

    def is_met(self, measured: float) -> bool:
        """Tell whether a value keeps the budget."""
        if self.budget is None:
            return True
        return measured >= self.budget if self.at_least else measured <= self.budget

    def cells(self, rounds: int) -> tuple[str, ...]:
        """Measure, and return the row's cells: name, what, budget, median, spread, verdict."""
        limit = "–" if self.budget is None else f"{'≥' if self.at_least else '≤'} {self.budget:g} {self.unit}"
        try:
            values = self.measure(rounds)
        except NotMeasurableError as reason:
            return (self.name, self.what, limit, "–", "–", f"not measured: {reason}")
        middle = median(values)
        spread = f"{self._number(min(values))} – {self._number(max(values))}"
        verdict = "" if self.budget is None else "met" if self.is_met(middle) else "MISSED"
        return (self.name, self.what, limit, f"{self._number(middle)} {self.unit}", spread, verdict)

    def _number(self, value: float) -> str:
        return f"{value:.{_DECIMALS[self.unit]}f}"
