"""A choice with nothing to say for it, when all that follows is counted and valued by the model."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final, Literal

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.exploration.prospects import Prospects

CODE = "CX721"
NAME = "no-dilemma"
SEVERITY: Severity = "warning"
EXPLORES: Literal["whole"] = "whole"
FIGURES: Final = {"minutes": 0.2, "money": 1.0, "plain_setback": 0.5}
"""Figure that a choice brings at once → difference that counts; of a need NEED."""
NEED = 0.2
NO_LESS: Final = {
    "minutes": 0.02, "money": 0.5, "firm.morale": 0.01, "firm.learning": 0.001, "firm.cost": float("inf"),
}  # fmt: skip
"""Merit to the end → difference that is none; making good costs, so the firm's cost is no argument. Of all others ELSE.

Side effects of kindness in the model (who is treated well has more to say) are smaller than these.
"""
ELSE = 0.004
MANY = 3
LEEWAY = 2.0
"""Of a choice that is better in so many figures at once, side effects may be so many times as large."""


def check(prospects: Prospects) -> Iterator[Finding]:
    """Yield each choice beside which another is better in a figure at once and, whoever plays on, worse in nothing."""
    study = prospects.explored.study
    for name, situation in study.scenario.situations.items():
        if situation.parts:
            continue
        offered = {choice: path for path, choice, _ in study.compared(name)}
        told: set[str] = set()
        for better, worse in permutations(offered, 2):
            if worse not in told and _dominates(prospects, name, better, worse):
                told.add(worse)
                problem = (
                    f"'{better}' of '{name}' is at least as good as '{worse}' in every KPI and every outcome, "
                    "whoever plays on from there."
                )
                way_out = f"Give '{worse}' something that speaks for it: less time, less cost, a need met better."
                yield Finding(study.file, offered[worse], problem, way_out)


def _dominates(prospects: Prospects, place: str, better: str, worse: str) -> bool:
    alike = [states for states in prospects.alike(place) if prospects.is_open(states[0], worse)]
    fewest = min((_better_at_once(prospects, states[0], better, worse) for states in alike), default=0)
    if not fewest:
        return False
    if _comes_round(prospects, alike[0][0], worse):
        return False
    from cxsim.workbench.exploration.prospects import PLAYERS  # noqa: PLC0415 - the static check does not explore

    leeway = LEEWAY if fewest >= MANY else 1.0
    states = [state for each in alike for state in each]
    return all(_in_the_end(prospects, state, better, worse, player, leeway) for player in PLAYERS for state in states)


def _better_at_once(prospects: Prospects, state: int, better: str, worse: str) -> int:
    """Return in how many figures what one choice brings by itself is better; none where it is worse in one."""
    ahead = prospects.ahead(state, better, worse) or {}
    figures = [(by, FIGURES.get(name, NEED)) for name, by in ahead.items() if _is_figure(name)]
    return sum(by >= counts for by, counts in figures) if all(by >= 0 for by, _ in figures) else 0


def _in_the_end(prospects: Prospects, state: int, better: str, worse: str, player: str, leeway: float) -> bool:
    """Whether one choice is worse in nothing where a player goes on to the end."""
    from cxsim.workbench.exploration.merits import NEUTRAL  # noqa: PLC0415 - the static check does not explore

    ahead = prospects.ahead(state, better, worse, player)
    return ahead is not None and all(
        (-abs(by) if name.startswith(NEUTRAL) else by) >= -leeway * NO_LESS.get(name, ELSE)
        for name, by in ahead.items()
    )


def _is_figure(name: str) -> bool:
    return name in FIGURES or name.startswith("need.")


def _comes_round(prospects: Prospects, state: int, choice: str) -> bool:
    """Whether a choice is a detour: one comes back, knowing more."""
    return prospects.explored.walk.states[state].place in prospects.places_after(state, choice)
