"""A situation that punishes whoever reports, owns up or speaks up."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING, Final, Literal

from cxsim.model.effects import applied_in_turn
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.effects import Choice
    from cxsim.workbench.exploration.prospects import Prospects

CODE = "CX722"
NAME = "punishes-reporting"
SEVERITY: Severity = "warning"
EXPLORES: Literal["whole"] = "whole"
REPORTS = frozenset({"report_failure", "own_up", "speak_up", "pass_on_voice"})
HIDES = frozenset({"hide_failure", "stay_silent", "dress_record"})
REPAYS = frozenset({"make_good", "bend_policy", "fix_system", "ask_what_helps", "hand_over", "ask_for_help"})
"""Deeds that may cost money: somebody gets something for it."""
WAY_OUT = "Let a report cost minutes or a KPI, never an outcome: mend what others do, the ending, or what it costs."
COMPARED: Final = {
    "met": ("what customers get", 0.02),
    "setback": ("setbacks", 0.05),
    "firm.morale": ("morale", 0.015),
    "firm.equity": ("loyalty", 0.004),
    "firm.retention": ("loyalty", 0.004),
    "firm.referrals": ("referrals", 0.006),
    "firm.learning": ("learning", 0.002),
}
"""Outcome → what it is called, and how much less of it is a punishment."""


def check(prospects: Prospects) -> Iterator[Finding]:
    """Yield each choice that reports and, whoever plays on, ends in less of some outcome than hiding there does."""
    study = prospects.explored.study
    for name, situation in study.scenario.situations.items():
        if situation.parts:
            continue
        offered = study.offered[name]
        for path, reporting, choice in offered:
            if not _deeds(choice) & REPORTS or _deeds(choice) & HIDES:
                continue
            for other in [each for _, each, hiding in offered if _hides(hiding, choice)]:
                less = list(_less(prospects, name, reporting, other))
                if not _deeds(choice) & REPAYS and _costs_for_nothing(prospects, name, reporting, other):
                    less.append("with less money")
                if less:
                    lost = " and ".join(dict.fromkeys(less))
                    problem = f"'{reporting}' of '{name}' reports and ends {lost} than '{other}', which does not."
                    yield Finding(study.file, path, problem, WAY_OUT)
                    break


def _less(prospects: Prospects, place: str, reporting: str, hiding: str) -> Iterator[str]:
    """Yield what the one who reports ends worse in, in every state of the firm and whoever plays on."""
    from cxsim.workbench.exploration.prospects import PLAYERS  # noqa: PLC0415 - the static check does not explore

    outside = sorted(prospects.explored.program.outside.values())
    worlds: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for state in prospects.by_place.get(place, ()):
        if prospects.is_open(state, reporting) and prospects.is_open(state, hiding):
            values = prospects.explored.walk.states[state].values
            worlds[tuple(values[slot] for slot in outside)].append(state)
    left = dict(COMPARED) if worlds else {}
    for player in PLAYERS:
        if not left:
            return
        ahead = [
            [prospects.ahead(each, reporting, hiding, player) or {} for each in world] for world in worlds.values()
        ]
        left = {
            name: (called, much)
            for name, (called, much) in left.items()
            if all(fmean([each.get(name, 0.0) for each in world]) < -much for world in ahead)
        }
    yield from (
        f"in more {called}" if name == "setback" else f"with less {called}" for name, (called, _) in left.items()
    )


def _costs_for_nothing(prospects: Prospects, place: str, reporting: str, hiding: str) -> bool:
    """Whether reporting costs more money at once than hiding does, wherever both are open, and brings nobody more."""
    ahead = [prospects.ahead(state, reporting, hiding) for state, *_ in prospects.alike(place)]
    found = [each for each in ahead if each is not None]
    return bool(found) and all(each.get("money", 0.0) < 0 and each["met"] <= 0 for each in found)


def _hides(choice: Choice, reporting: Choice) -> bool:
    """Whether a choice keeps back what another reports; who only does nothing, where that other surely reports."""
    deeds = _deeds(choice)
    if deeds & REPORTS:
        return False
    keeps = any(block.keeps for _, block in applied_in_turn(choice))  # which is a deed, and another errand
    return bool(deeds & HIDES) or (not deeds and not keeps and not REPORTS.isdisjoint(reporting.does))


def _deeds(choice: Choice) -> frozenset[str]:
    return frozenset(deed for _, block in applied_in_turn(choice) for deed in block.does)
