"""The KPIs that a firm reports, the qualities of a team, and the presets an organisation starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from cxsim.equations.parameters import Parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

Unit = Literal["minutes", "share", "points"]


@dataclass(frozen=True, slots=True)
class Kpi:
    """A measured quantity as the dashboard reports it."""

    id: str
    unit: Unit
    means: str


_KPIS = (
    Kpi("handling_time", "minutes", "mean time from the first word to the closing code"),
    Kpi("solved_first_time", "share", "share of contacts closed as solved at the first contact"),
    Kpi("rating", "points", "net promoter score of the customers who were asked"),
    Kpi("repeat_contacts", "share", "share of customers who called again within a week"),
)
KPIS: Mapping[str, Kpi] = {kpi.id: kpi for kpi in _KPIS}
"""The closed list of KPIs a pack may give a face."""

GRADES = ("low", "middle", "high")
QUALITIES: Mapping[str, str] = {
    "safety": "psychological safety",
    "morale": "morale",
    "pressure": "work pressure",
    "knowledge": "what the team has learned from failures it shared",
    "accountability": "what the team holds each other to",
    "conscience": "conscience, the first of the four Cs",
    "communication": "communication, the second",
    "consistency": "consistency, the third",
    "credibility": "credibility, the fourth",
}
"""The closed list behind ``team.x`` in conditions; each is low, middle or high."""
USUAL_TARGET = Parameter(6.0, "minutes", 1, 60, "J", "own judgement", "handling time where a pack sets no target")
FULL_STAKE = Parameter(
    0.10, "share of pay", 0.02, 0.5, "J", "own judgement", "a bonus of this share of pay is all that people think of"
)
TEAM_STAKE = Parameter(0.5, "ratio", 0, 1, "J", "own judgement", "a bonus for the team tempts one person less")
PRESSURE_READ = Parameter(
    0.5, "level per unit of work pressure", 0.2, 1, "J", "own judgement", "how work pressure (E6) reads as a quality"
)
LOW_BELOW = Parameter(0.45, "level", 0, 1, "J", "own judgement", "a quality below this reads as low")
HIGH_FROM = Parameter(0.65, "level", 0, 1, "J", "own judgement", "a quality from here on reads as high")
GRADED: Final = {
    word: Parameter(value, "level", 0, 1, "J", "own judgement", "where a quality starts that a pack sets apart")
    for word, value in {"low": 0.3, "middle": 0.55, "high": 0.8}.items()
}

Preset = Literal["squeezed", "middling", "safe"]


@dataclass(frozen=True, slots=True)
class Start:
    """Where an organisation starts: KPIs as reported, qualities in [0, 1]."""

    handling_time: Parameter
    """As a ratio to the target in force."""
    solved_first_time: Parameter
    rating: Parameter
    repeat_contacts: Parameter
    qualities: Mapping[str, Parameter]


def _start(time: float, solved: float, rating: float, repeat: float, **qualities: float) -> Start:
    run = "shape of the model's own runs (section 7: stay, baseline, safe)"
    return Start(
        Parameter(time, "ratio to target", 0.5, 1.5, "J", run),
        Parameter(solved, "share", 0, 1, "J", run, "around the industry's mean of .70 (SQM Group, a vendor)"),
        Parameter(rating, "points", -100, 100, "J", run),
        Parameter(repeat, "share", 0, 1, "J", run),
        {name: Parameter(value, "level", 0, 1, "J", run) for name, value in qualities.items()},
    )


PRESETS: Mapping[Preset, Start] = {
    "squeezed": _start(
        1.05, 0.66, 59, 0.20, safety=0.38, morale=0.55, pressure=0.72, knowledge=0.15, accountability=0.55,
        conscience=0.45, communication=0.40, consistency=0.50, credibility=0.40),
    "middling": _start(
        1.02, 0.70, 53, 0.18, safety=0.55, morale=0.60, pressure=0.55, knowledge=0.30, accountability=0.60,
        conscience=0.50, communication=0.50, consistency=0.50, credibility=0.50),
    "safe": _start(
        1.06, 0.74, 46, 0.15, safety=0.80, morale=0.72, pressure=0.45, knowledge=0.50, accountability=0.70,
        conscience=0.70, communication=0.75, consistency=0.70, credibility=0.75),
}  # fmt: skip


def grade(value: float) -> str:
    """Return how a quality in [0, 1] reads: low, middle or high."""
    return "low" if value < LOW_BELOW.value else "high" if value >= HIGH_FROM.value else "middle"
