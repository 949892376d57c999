"""How often random plays come to each stop of a graph, and go each way: from a balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.graph.ways import Visits

if TYPE_CHECKING:
    from cxsim.workbench.balance.report import ScenarioBalance


def visits_of(found: ScenarioBalance) -> Visits:
    """Return how often in a play each place is come to, each choice made and each of its branches taken."""
    stops: dict[str, float] = {}
    choices: dict[tuple[str, str], float] = {}
    branches: dict[str, float] = {}
    for item, times in found.items:
        share = times / found.plays
        match item.kind:
            case "situation" | "ending" | "stage":
                stops[item.place] = share
            case "choice":
                choices[item.place, str(item.path[-1])] = share
            case "case" | "branch":
                branches[item.name] = share
            case _:
                pass
    return Visits(stops, choices, branches)
