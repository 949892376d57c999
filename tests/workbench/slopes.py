"""Renews what the rules and the balance report value practice by: `python -m tests.workbench.slopes --write`."""

from __future__ import annotations

import json
import sys
from statistics import mean
from typing import TYPE_CHECKING

from cxsim.engine import hash_luck
from cxsim.simulation.lives import OUTCOMES, estimate
from cxsim.simulation.quarter import USUAL_QUARTER, Quarter, life_of
from cxsim.simulation.sensitivity import TIME, sensitivity
from cxsim.workbench.slopes import FILE, LEVELS
from cxsim.world.practice import PRACTICE_NAMES
from cxsim.world.presets import START_PRACTICE
from tests.packs import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.equations.organisation import Preset

LUCKS = 24
DIGITS = 5


def measured(preset: Preset, lucks: int = LUCKS) -> Mapping[str, Mapping[str, float]]:
    """Return outcome → practice → change per level, without what luck explains."""
    sheet = shipped()[0].sheet.model_copy(update={"start": preset, "start_but": {}})
    quarter = Quarter(sheet, 1, USUAL_QUARTER, (), hash_luck(1))
    found = sensitivity(quarter, life_of(quarter, ()), lucks)

    def share(outcome: str, practice: str) -> float:
        level = 1.0 if outcome in LEVELS else mean(value for each in found.by_luck for _, value in each.curve[outcome])
        slope = estimate([each.slope[outcome][practice] for each in found.by_luck])
        return round(slope.middle / level, DIGITS) if slope.low * slope.high > 0 else 0.0

    return {
        outcome: {name: share(outcome, name) for name in PRACTICE_NAMES if name != TIME and share(outcome, name)}
        for outcome in OUTCOMES
    }


def main(arguments: list[str]) -> None:
    """Measure all presets; write them where asked."""
    found = {preset: measured(preset) for preset in START_PRACTICE}
    text = json.dumps(found, indent=1) + "\n"
    if arguments == ["--write"]:
        FILE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
