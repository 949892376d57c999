"""What a scenario reads of the organisation: the pack's start state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.organisation import GRADED, PRESETS, USUAL_TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.model.pack import PackSheet


def kpis_at_start(sheet: PackSheet) -> Mapping[str, float]:
    """Return KPI → value as the dashboard reports it at the start: minutes, shares in [0, 1], points."""
    start = PRESETS[sheet.start]
    return {
        "handling_time": round(start.handling_time.value * target_of(sheet, "handling_time"), 6),
        "solved_first_time": start.solved_first_time.value,
        "rating": start.rating.value,
        "repeat_contacts": start.repeat_contacts.value,
    }


def target_of(sheet: PackSheet, kpi: str) -> float:
    """Return the target of a KPI in its unit; for one without a target, where it stands at the start."""
    if kpi == "handling_time":
        return sheet.house_rules.handling_time_target or USUAL_TARGET.value
    target = sheet.kpis[kpi].target if kpi in sheet.kpis else None
    return kpis_at_start(sheet)[kpi] if target is None else target


def qualities_at_start(sheet: PackSheet) -> Mapping[str, float]:
    """Return quality of the team → level in [0, 1] at the start."""
    preset = {name: each.value for name, each in PRESETS[sheet.start].qualities.items()}
    return preset | {name: GRADED[word].value for name, word in sheet.start_but.items()}
