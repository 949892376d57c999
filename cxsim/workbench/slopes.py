"""What practice is worth to the firm two years on, kept as a table: measuring it takes seconds, and numpy.

The table is ``simulation.sensitivity`` around each preset: outcome → practice → change per level, as a share of where
the outcome stands, of LEVELS in levels themselves; a slope that luck could have made is left out. Time per contact
bends and is left out, too: it is judged as a figure of its own. Honesty's slope is never a loss (docs/decisions/012).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.equations.organisation import PRESETS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxsim.equations.organisation import Preset

FILE = Path(__file__).with_name("slopes.json")
Slopes = dict[str, dict[str, float]]
LEVELS = frozenset({"morale", "learning"})
"""Outcomes that are levels in [0, 1] already."""


@cache
def slopes(preset: Preset) -> Slopes:
    """Return outcome → practice → change of the outcome per level of the practice, as a share of where it stands."""
    found: dict[str, Slopes] = json.loads(FILE.read_text(encoding="utf-8"))
    return found[preset] if preset in PRESETS else {}


def worth(found: Slopes, shown: Mapping[str, Sequence[float]], start: Mapping[str, float]) -> dict[str, float]:
    """Return outcome → what showing these levels instead of those at the start comes to, each level for itself."""
    gained = {
        practice: sum(level - stood for level in shown[practice])
        for practice, stood in start.items()
        if practice in shown
    }
    return {
        outcome: sum(of[practice] * by for practice, by in gained.items() if practice in of)
        for outcome, of in found.items()
    }
