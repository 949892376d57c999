"""The closed list of themes: what a scenario may say that it practises."""

from __future__ import annotations

from typing import Literal

Theme = Literal[
    "purpose", "lead_by_example", "adoption", "morale_first", "unobserved",
    "conscience", "communication", "consistency", "credibility",
    "failing_safely", "hiring_for_culture", "journey_and_persona", "silos",
    "identity", "drive", "involvement", "interactions", "measure_and_act", "expectations",
    "score_begging", "vision", "listening", "continuous_communication", "kpi_against_culture", "continuous_improvement",
]  # fmt: skip
