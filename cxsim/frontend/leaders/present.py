"""Define what a team's summary is drawn from: sections of blocks, texts ready to read, shares as fractions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Interval:
    """A share, where it likely lies, and what it is compared with, each a fraction (0 to 1) of a line."""

    value: float
    low: float
    high: float
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph; one that stands behind the others is quiet."""

    words: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Chips:
    """Short names side by side."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences; `asks` where they are questions to a team."""

    sentences: tuple[str, ...]
    asks: bool = False


@dataclass(frozen=True, slots=True)
class FindingCard:
    """What stands out: headline, evidence, how sure it is."""

    number: int
    headline: str
    evidence: str
    sure: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures: what it is about, and each figure under its head."""

    label: str
    figures: tuple[tuple[str, str], ...]
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of figures under a title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, how many gave it, and that as a fraction (0 to 1) of a line; None where it is told in words alone."""

    words: str
    share: str
    fraction: float


@dataclass(frozen=True, slots=True)
class SituationCard:
    """A situation: from which scenario, what it asked, what was answered."""

    scenario: str
    asked: str
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How a quantity went: in words, and week by week as fractions (0 to 1) of a height."""

    name: str
    went: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title within a section."""

    words: str


Block: TypeAlias = Said | Chips | Points | FindingCard | Figures | SituationCard | Course | Heading


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a summary."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """One file: the summary in it, or why there is none to be shown."""

    title: str
    about: str = ""
    sections: tuple[Section, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class LeadersView:
    """The summaries that there are, the newest first, and the folder to put them into."""

    summaries: tuple[SummaryView, ...]
    folder: str = ""
