"""The model against its published targets: what was aimed at, what comes out, met or missed, fitted or held out.

A miss is reported as a miss. Tolerances are those of the target's table; where that names none, ours are said to be so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity: where it should lie, and where it does."""

    id: str
    about: str
    target: str
    """As published."""
    low: float
    high: float
    measured: float
    source: str
    fitted: bool = True
    """Whether a parameter was calibrated to it; otherwise it was held out or follows from the form."""
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether it lies where it should."""
        return self.low <= self.measured <= self.high

    @property
    def tolerance(self) -> str:
        """The range within which it counts as met."""
        return f"{self.low:.4g} to {self.high:.4g}"

    def as_dict(self) -> dict[str, object]:
        """Return the row as plain values."""
        return {
            "id": self.id,
            "about": self.about,
            "target": self.target,
            "measured": round(self.measured, 6),
            "tolerance": self.tolerance,
            "verdict": "met" if self.met else "missed",
            "fitted": self.fitted,
            "source": self.source,
            "note": self.note,
        }


class Range(TypedDict):
    """Where a measured quantity should lie."""

    low: float
    high: float


def around(target: float, within: float) -> Range:
    """Return the range of a target and a tolerance on both sides."""
    return {"low": target - within, "high": target + within}


def calibration(seed: int = 1) -> Iterator[Row]:
    """Measure every target, one by one; some take seconds."""
    from cxsim.simulation import calibration_customers, calibration_gaming, calibration_team  # noqa: PLC0415 - numpy

    measures: tuple[Callable[[int], Iterator[Row]], ...] = (
        *calibration_customers.MEASURES,
        *calibration_team.MEASURES,
        *calibration_gaming.MEASURES,
    )
    for measure in measures:
        yield from measure(seed)
