"""Plays, counted: what was seen, where they ended, how their figures spread, which of them no other beats."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Literal

from cxsim.workbench.balance.coverage import chosen, counted
from cxsim.workbench.balance.figures import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxsim.engine import Program
    from cxsim.model.walk import Path
    from cxsim.workbench.balance.coverage import Kind
    from cxsim.workbench.balance.figures import Trace, Values

DefectKind = Literal["dead end", "never ends"]
SHARES = (90, 75, 50, 25, 10)
"""Shares of plays, in per cent, whose threshold is told."""
ON_FRONT = ("handling_time", "equity")
"""What is reported at once and what is so in the end: the two between which a scenario is a dilemma."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How a figure lies over plays."""

    least: float
    mean: float
    most: float
    deviation: float
    """Standard deviation."""
    plays: int


@dataclass(frozen=True, slots=True)
class Defect:
    """A play that came to no end."""

    kind: DefectKind
    place: str
    seed: int
    """With this seed and one play, it is the play; of a sampled one, the seed that all were drawn with."""
    way: tuple[str, ...]
    """Its choices."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What many plays came to."""

    plays: int
    choices: int
    seen: Counter[tuple[Kind, Path]]
    offered: Mapping[Path, int]
    endings: Counter[str]
    traces: Sequence[Trace]
    """Plays to be valued, drawn fairly from all."""
    defects: tuple[Defect, ...]


def tally_of(traces: Sequence[Trace], program: Program, seed: int) -> Tally:
    """Count plays that went through the engine one by one."""
    offered = Counter(
        chosen(place, each)
        for trace in traces
        for (place, _), opened in zip(trace.decisions, trace.opened, strict=True)
        for each in opened
    )
    defects: dict[str, Defect] = {}
    for trace in traces:
        if trace.place not in program.endings:
            kind: DefectKind = "dead end" if trace.place in program.situations else "never ends"
            defects.setdefault(trace.place, Defect(kind, trace.place, seed, way_of(trace)))
    return Tally(
        plays=len(traces),
        choices=sum(len(trace.decisions) for trace in traces),
        seen=counted((trace.events, 1) for trace in traces),
        offered=offered,
        endings=Counter(trace.place for trace in traces),
        traces=traces,
        defects=tuple(defects.values()),
    )


def way_of(trace: Trace) -> tuple[str, ...]:
    """Return a play's choices, each as situation.choice."""
    return tuple(f"{place}.{each}" for place, answers in trace.decisions for each in answers)


def spread_of(rows: Sequence[Values]) -> dict[str, Spread]:
    """Return how each figure lies over plays; one that none has is left out."""
    found = {}
    for name in FIGURES:
        values = [row[name] for row in rows if name in row]
        if values:
            found[name] = Spread(min(values), fmean(values), max(values), pstdev(values), len(values))
    return found


def passed(rows: Sequence[Values]) -> dict[str, dict[int, float]]:
    """Return figure → share in per cent → the value that this share of plays reaches, or betters."""
    found = {}
    for name, figure in FIGURES.items():
        values = sorted((row[name] for row in rows if name in row), reverse=figure.better > 0)
        if values:
            found[name] = {share: values[max(-(-share * len(values) // 100), 1) - 1] for share in SHARES}
    return found


def front(means: Mapping[str, Values]) -> tuple[str, ...]:
    """Return the Pareto front: whom no other matches in every figure they share and beats in one."""
    return tuple(name for name, own in means.items() if not any(beats(other, own) for other in means.values()))


def beats(other: Values, own: Values, names: Iterable[str] = FIGURES) -> bool:
    """Whether one is nowhere worse and somewhere better than another, in figures that both have."""
    ahead = [FIGURES[name].better * (other[name] - own[name]) for name in names if name in other and name in own]
    return bool(ahead) and min(ahead) >= -NOTHING and max(ahead) > NOTHING


NOTHING = 1e-9


def front_of_plays(rows: Iterable[tuple[Values, tuple[str, ...]]]) -> tuple[tuple[Values, tuple[str, ...]], ...]:
    """Return the plays that no other beats in both figures of ON_FRONT, one for each pair of values, shortest first."""
    first, second = (FIGURES[name] for name in ON_FRONT)
    sound = [row for row in rows if all(name in row[0] for name in ON_FRONT)]
    ordered = sorted(sound, key=lambda row: (-first.better * row[0][first.id], -second.better * row[0][second.id]))
    found: list[tuple[Values, tuple[str, ...]]] = []
    for row in ordered:
        if not found or second.better * (row[0][second.id] - found[-1][0][second.id]) > NOTHING:
            found.append(row)
    return tuple(found)
