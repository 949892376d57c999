"""Practices: what the running average of a team's deeds is about, and what it enters in the model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice, in [0, 1] unless it says otherwise."""

    id: str
    means: str
    enters: str
    """Where it enters the equations."""


_ROWS = (
    ("time_per_contact", "how long contacts take against what is usual (a ratio)", "T in E6 and E7"),
    ("honesty", "share of failures made known", "q in E11"),
    ("recovery_made_good", "how far a failure is made good", "D in E3"),
    ("recovery_treatment", "how people are treated after a failure", "I in E3"),
    ("recovery_process", "how straight the way to a solution is", "Pr in E3"),
    (
        "speaking_up",
        "whether uncomfortable things are said to those who decide",
        "C2; share of R that reaches K in E11",
    ),
    ("leader_response", "how news of failure is received", "l in E11"),
    ("debrief_quality", "how well failures are looked back on", "multiplies R in K, E11"),
    ("enforcement", "how hard the time target is enforced", "k in E6; S in E10"),
    (
        "gaming",
        "how much effort goes into the figure instead of the thing",
        "g in E12: who is asked and begged, contacts passed off",
    ),
    ("autonomy", "how much people may decide", "E10"),
    ("surface_acting", "how much is played against what one knows or feels", "S in E10"),
    ("accountability", "what the team holds each other to", "H in E11"),
    ("standard", "how long good work takes, said aloud", "event: T* in E6"),
    ("conscience", "deeds for the customer's sake", "evidence for C1"),
    ("communication", "deeds of open talk", "evidence for C2"),
    ("consistency", "deeds that treat inside as outside", "evidence for C3; l in E11"),
    ("credibility", "deeds that match words", "evidence for C4; l in E11"),
)
PRACTICES: dict[str, Practice] = {row[0]: Practice(*row) for row in _ROWS}
