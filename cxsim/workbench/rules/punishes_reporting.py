"""A situation that punishes whoever reports, owns up or speaks up."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Literal

from cxsim.model.effects import applied_in_turn
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.effects import Choice
    from cxsim.workbench.prospects import Prospects

CODE = "CX722"
NAME = "punishes-reporting"
SEVERITY: Severity = "warning"
EXPLORES: Literal["whole"] = "whole"
REPORTS = frozenset({"report_failure", "own_up", "speak_up", "pass_on_voice"})
HIDES = frozenset({"hide_failure", "stay_silent", "dress_record"})
REPAYS = frozenset({"make_good", "bend_policy", "fix_system", "ask_what_helps", "hand_over", "ask_for_help"})
"""Deeds that may cost money: somebody gets something for it."""
WAY_OUT = "Let a report cost minutes or a KPI, never an outcome: mend what others do, the ending, or what it costs."
COMPARED = {
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
        hiding = [choice_id for _, choice_id, choice in offered if _hides(choice)]
        for path, reporting, choice in offered:
            if not _deeds(choice) & REPORTS or _deeds(choice) & HIDES:
                continue
            for other in hiding:
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
    from cxsim.workbench.prospects import PLAYERS  # noqa: PLC0415 - the static check does not explore

    states = [
        (state, one, other)
        for state in prospects.by_place.get(place, ())
        if (one := prospects.option(state, reporting)) and (other := prospects.option(state, hiding))
    ]
    outside = sorted(prospects.explored.program.outside.values())
    left = dict(COMPARED) if states else {}
    for player in PLAYERS:
        worlds: dict[tuple[object, ...], list[dict[str, float]]] = {}
        for state, one, other in states if left else ():
            ends = (prospects.to_the_end(each, player) for each in (one, other))
            worlds.setdefault(tuple(state.values[slot] for slot in outside), []).append(_difference(*ends))
        left = {
            name: (called, much)
            for name, (called, much) in left.items()
            if all(fmean(each[name] for each in found) < -much for found in worlds.values())
        }
    yield from (
        f"in more {called}" if name == "setback" else f"with less {called}" for name, (called, _) in left.items()
    )


def _costs_for_nothing(prospects: Prospects, place: str, reporting: str, hiding: str) -> bool:
    """Whether reporting costs more money at once than hiding does, wherever both are open, and brings nobody more."""
    found = []
    for state, *_ in prospects.alike(place):
        one, other = prospects.option(state, reporting), prospects.option(state, hiding)
        if one is not None and other is not None:
            first, second = prospects.now(one), prospects.now(other)
            dearer = first.get("money", 0.0) > second.get("money", 0.0)
            found.append(dearer and first["met"] <= second["met"])
    return bool(found) and all(found)


def _difference(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    from cxsim.workbench.prospects import better_by  # noqa: PLC0415 - the static check does not explore

    return {name: better_by(name, one, other) for name in COMPARED}


def _hides(choice: Choice) -> bool:
    deeds = _deeds(choice)
    return not deeds & REPORTS and (not deeds or bool(deeds & HIDES))


def _deeds(choice: Choice) -> frozenset[str]:
    return frozenset(deed for _, block in applied_in_turn(choice) for deed in block.does)
