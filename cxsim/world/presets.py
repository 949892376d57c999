"""The habits that an organisation starts with, by preset. Judgement, all of them: nobody has played these weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.world.practice import Practice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.equations.organisation import Preset

MIDDLING = Practice(
    honesty=0.5,
    recovery_made_good=0.5,
    recovery_treatment=0.5,
    recovery_process=0.5,
    speaking_up=0.5,
    leader_response=0.5,
    debrief_quality=0.3,
    enforcement=0.15,
    gaming=0.1,
    autonomy=0.5,
    surface_acting=0.15,
    conscience=0.5,
    communication=0.5,
    consistency=0.5,
    credibility=0.5,
    delight=0.10,
)
SAFE = Practice(
    honesty=0.8,
    recovery_made_good=0.6,
    recovery_treatment=0.8,
    recovery_process=0.7,
    speaking_up=0.8,
    leader_response=0.9,
    debrief_quality=1.0,
    enforcement=0.0,
    gaming=0.0,
    autonomy=0.8,
    surface_acting=0.1,
    accountability=0.8,
    standard=1.0,
    conscience=0.8,
    communication=0.8,
    consistency=0.8,
    credibility=0.8,
    delight=0.12,
)
START_PRACTICE: Mapping[Preset, Practice] = {"squeezed": Practice(), "middling": MIDDLING, "safe": SAFE}
