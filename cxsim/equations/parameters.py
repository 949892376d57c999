"""Every number of the model, with its unit, range, evidence tag and source.

Tags: P number read in the source itself · S read in a secondary source · C calibrated by us so that a published
target comes out · J plain judgement. A value tagged C or J says so wherever it is shown (:meth:`Parameter.evidence`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Tag = Literal["P", "S", "C", "J"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number: value, unit, plausible range, evidence."""

    value: float
    unit: str
    low: float
    high: float
    tag: Tag
    source: str
    note: str = ""

    @property
    def evidence(self) -> str:
        """What to say beside the number when it is shown."""
        return {
            "P": self.source,
            "S": f"{self.source} (as quoted elsewhere)",
            "C": "calibrated, no source for the value itself",
            "J": "judgement, no source",
        }[self.tag]


LOSS_AVERSION = Parameter(
    1.955, "ratio", 1.820, 2.102, "P", "Brown, Imai, Vieider & Camerer 2024, JEL, 10.1257/jel.20221698",
    "meta-analysis of 607 estimates; range is its 95 % interval",
)  # fmt: skip
SENSITIVITY = Parameter(
    0.88, "exponent", 0.7, 1.0, "S", "Tversky & Kahneman 1992",
    "diminishing sensitivity; form supported by Mittal, Ross & Baldasare 1998",
)  # fmt: skip
EXPECTATION_RATE = Parameter(
    0.10, "share of the gap per encounter", 0.02, 0.3, "J", "own judgement",
    "form after Boulding et al. 1993: yesterday's delight becomes today's minimum",
)  # fmt: skip
PEAK_WEIGHT = Parameter(
    0.5, "share", 0.3, 0.7, "P", "Fredrickson & Kahneman 1993; Alaybek et al. 2022, 10.1016/j.obhdp.2022.104149",
    "peak and end weigh the same, duration nothing",
)  # fmt: skip
DISTRIBUTIVE_WEIGHT = Parameter(
    0.45, "share", 0.35, 0.55, "C", "order from Orsingher, Valentini & de Angelis 2010, 10.1007/s11747-009-0155-z",
    "what was made good",
)  # fmt: skip
INTERACTIONAL_WEIGHT = Parameter(
    0.35, "share", 0.25, 0.45, "C", "order from Orsingher et al. 2010; Gelbrich & Roschk 2011",
    "how one was treated",
)  # fmt: skip
PROCEDURAL_WEIGHT = Parameter(
    0.20, "share", 0.10, 0.30, "C", "order from Orsingher et al. 2010",
    "how it was dealt with",
)  # fmt: skip
RECOVERY_GAIN = Parameter(
    1.10, "ratio", 1.0, 1.2, "C", "sign from de Matos, Henrique & Rossi 2007, 10.1177/1094670507303012",
    "the recovery paradox in satisfaction",
)  # fmt: skip
RECOVERY_BONUS = Parameter(
    0.10, "value", 0.0, 0.2, "C", "sign from de Matos, Henrique & Rossi 2007, 10.1177/1094670507303012",
    "the recovery paradox in satisfaction",
)  # fmt: skip
SECOND_FAILURE_WEEKS = Parameter(
    26, "weeks", 4, 52, "J", "sign from Maxham & Netemeyer 2002", "within these, a second failure is not made up for"
)
ATTITUDE_RATE = Parameter(
    0.40, "share of the gap per encounter", 0.2, 0.6, "C", "calibrated so that sd(A) = .60 (E4)",
)  # fmt: skip
DISPOSITION_MEAN = Parameter(
    0.40, "attitude", -1, 1, "C", "calibrated with E5 to Temkin Group 2016",
    "the stable part of a customer's attitude; what a stranger brings along",
)  # fmt: skip
RATING_MIDDLE = Parameter(
    4.0, "points of 7", 1, 7, "P", "seven-point rating convention, Mittal & Kamakura 2001", "rating = 4 + 3 A"
)
RATING_SLOPE = Parameter(
    3.0, "points per unit", 1, 3, "P", "seven-point rating convention, Mittal & Kamakura 2001", "rating = 4 + 3 A"
)

DELIVERED: Final = {
    word: Parameter(value, "level", 0, 1, "J", "own judgement", "how far a need was met")
    for word, value in {"missed": 0.0, "barely": 0.25, "partly": 0.5, "mostly": 0.75, "fully": 1.0}.items()
}
EXPECTED: Final = {
    word: Parameter(value, "level", 0, 1, "J", "own judgement", "what a customer expects of a performance need")
    for word, value in {"low": 0.3, "middle": 0.6, "high": 0.9}.items()
}
WEIGHT: Final = {
    word: Parameter(value, "weight", 0, 1, "J", "own judgement", "how much a need matters beside the others")
    for word, value in {"low": 0.4, "middle": 0.7, "high": 1.0}.items()
}


def level(word: str | float, table: dict[str, Parameter]) -> float:
    """Return the number behind an author's word; a number stands for itself."""
    return table[word].value if isinstance(word, str) else word
