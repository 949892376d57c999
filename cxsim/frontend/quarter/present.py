"""Define what the debrief of a quarter is drawn from: plain frozen values, texts ready to read."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cxsim.frontend.present import BoardKpi, Face, Move


@dataclass(frozen=True, slots=True)
class TruthRow:
    """A quantity at both ends of the quarter, as reported and as it was; what no board shows is reported as ""."""

    label: str
    reported_first: str
    true_first: str
    reported_last: str
    true_last: str
    _: KW_ONLY
    apart: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeBar:
    """An outcome two years on: its range and what it would have been before, as fractions (0 to 1) of the bar."""

    text: str
    low: float
    value: float
    high: float
    before: float
    spoken: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome, one bar for each way in which loyalty may answer, and where it stands among the replays."""

    label: str
    unit: str
    bars: tuple[OutcomeBar, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class OtherWay:
    """What else was open, and what it would have moved two years on; luck says what else there was to it."""

    text: str
    moves: tuple[Move, ...]
    luck: str = ""


@dataclass(frozen=True, slots=True)
class WeighedDecision:
    """A decision of the quarter, weighed against what else was open; `turning` where most hung on it."""

    when: str
    decided: str
    others: tuple[OtherWay, ...]
    _: KW_ONLY
    turning: bool = False


@dataclass(frozen=True, slots=True)
class LoopRow:
    """A loop and how much it did, as a fraction (0 to 1) of the one that did most."""

    label: str
    share: float
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to play the quarter: what it costs and what it brings, in words and as fractions (0 to 1) of a chart."""

    label: str
    cost: float
    loyalty: float
    figures: str
    look: Literal["own", "front", "other"]


@dataclass(frozen=True, slots=True)
class Found:
    """What the quarter came to."""

    truth: tuple[TruthRow, ...]
    presets: tuple[str, ...]
    outcomes: tuple[OutcomeRow, ...]
    replays: str
    decisions: tuple[WeighedDecision, ...]
    loop: str
    loop_told: str
    loops: tuple[LoopRow, ...]
    nearest: str
    front: str
    luck: tuple[Move, ...]
    gap: tuple[TruthRow, ...]
    ways: tuple[Way, ...]
    """The participant's first, then the six others'."""


@dataclass(frozen=True, slots=True)
class QuarterView:
    """The end of a quarter: what the board says; once the participant has asked, what was found behind it."""

    pack: str
    told: str
    board: tuple[BoardKpi, ...]
    faces: tuple[Face, ...] = ()
    remembered: tuple[str, ...] = ()
    found: Found | None = None
    missing: str = ""  # why nothing can be worked out here, and the way out
