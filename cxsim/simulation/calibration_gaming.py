"""Target T23: what a stake does to the figure it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from cxsim.equations.customer_parameters import SCORE_SPREAD
from cxsim.equations.gaming import gaming_effort, survey_weight
from cxsim.equations.scores import is_detractor, is_promoter, recommend_score
from cxsim.equations.team_parameters import BEGGING_COST
from cxsim.simulation.calibration import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

Column: TypeAlias = Any
TEAMS = 300
CUSTOMERS = 400
SURVEYED = 0.2
STAKES = (0.0, 0.25, 0.5, 0.75, 1.0)


def goodhart(seed: int) -> Iterator[Row]:
    """T23: 300 teams of different culture and true quality; the stake rises."""
    found = [_at_stake(seed, stake) for stake in STAKES]
    for about, values, falls in (
        ("validity r(reported, true NPS)", [each[2] for each in found], True),
        ("true NPS", [each[1] for each in found], True),
        ("reported NPS", [each[0] for each in found], False),
    ):
        steps = np.diff(values)
        told = ", ".join(f"{value:.3g}" for value in values)
        yield Row("T23", f"{about}: steepest step against the rule as the stake rises", "falls" if falls else "rises",
                  *((-np.inf, -1e-9) if falls else (1e-9, np.inf)), float(steps.max() if falls else steps.min()),
                  "Goodhart; Jones, Taylor & Reynolds 2014 (sign)",
                  note=f"at stakes 0, .25, .5, .75 and 1: {told}")  # fmt: skip


def _at_stake(seed: int, stake: float) -> tuple[float, float, float]:
    """Return mean reported NPS, mean true NPS, and their correlation over teams; the same luck at every stake."""
    chance = np.random.Generator(np.random.Philox(seed))
    culture: Column = 5.0 * chance.beta(4.0, 3.0, TEAMS)
    mean = chance.normal(0.40, 0.12, TEAMS)
    before = np.clip(mean[:, None] + chance.normal(0.0, 0.6, (TEAMS, CUSTOMERS)), -1.0, 1.0)
    effort: Column = np.asarray(gaming_effort(stake, culture, culture))[:, None]
    attitude: Column = np.clip(before - BEGGING_COST.value * (chance.random(before.shape) < effort), -1.0, 1.0)
    leaning: Column = chance.normal(0.0, SCORE_SPREAD.value, before.shape)
    score = recommend_score(attitude, leaning)
    marks: Column = np.asarray(is_promoter(score)) * 100.0 - np.asarray(is_detractor(score)) * 100.0
    # A weighted sample without replacement: the smallest of exponential draws over their weights.
    race = chance.exponential(size=before.shape) / np.asarray(survey_weight(attitude, effort))
    asked = race.argsort(axis=1)[:, : int(SURVEYED * CUSTOMERS)]
    true, reported = marks.mean(axis=1), np.take_along_axis(marks, asked, axis=1).mean(axis=1)
    return float(reported.mean()), float(true.mean()), float(np.corrcoef(true, reported)[0, 1])


MEASURES = (goodhart,)
