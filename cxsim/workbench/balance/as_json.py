"""Balance reports for programs: docs/authors/balance.md says what each name means."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cxsim.workbench.balance.words import honest_against_hiding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxsim.model.walk import Path
    from cxsim.workbench.balance.campaign import CampaignBalance
    from cxsim.workbench.balance.report import PlayerFound, ScenarioBalance
    from cxsim.workbench.balance.tally import Spread


def as_json(found: Sequence[ScenarioBalance], campaign: CampaignBalance | None) -> str:
    """Return all reports as one document."""
    told = {"scenarios": [_scenario(each) for each in found], "campaign": asdict(campaign) if campaign else None}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _scenario(found: ScenarioBalance) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "states": found.states,
        "exhaustive": found.exhaustive,
        "plays": found.plays,
        "choices": found.choices,
        "seed": found.seed,
        "paths": found.paths,
        "coverage": [
            {
                "kind": item.kind,
                "path": "/".join(map(str, item.path)),
                "times": times,
                "possible": (item.kind, item.path) in found.possible,
                **({"open": found.offered.get(item.path, 0)} if item.kind == "choice" else {}),
            }
            for item, times in found.items
        ],
        "endings": [
            {"id": each.id, "setback": each.setback, "share": each.share, "figures": _spreads(each.figures)}
            for each in found.endings
        ],
        "figures": _spreads(found.figures),
        "thresholds": {
            name: {str(share): value for share, value in of.items()} for name, of in found.thresholds.items()
        },
        "players": [_player(each, found) for each in found.players],
        "honest_against_hiding": [
            {"figure": figure.id, "kind": figure.kind, "honest": honest, "hide": hide, "better": better}
            for figure, honest, hide, better in honest_against_hiding(found)
        ],
        "best_plays": [{"values": values, "choices": way} for values, way in found.best_plays],
        "defects": [asdict(each) for each in found.defects],
        "dominated": found.dominated,
        "untaken": [_choice(path) for path in found.untaken],
        "talk": found.talk,
    }


def _player(found: PlayerFound, within: ScenarioBalance) -> dict[str, Any]:
    return {
        "id": found.id,
        "rule": found.rule,
        "taken": {_choice(path): share for path, share in found.taken.items()},
        "endings": found.endings,
        "means": found.means,
        "on_front": found.id in within.front,
    }


def _choice(path: Path) -> str:
    return f"{path[1]}.{path[3]}"


def _spreads(found: Mapping[str, Spread]) -> dict[str, Any]:
    return {name: asdict(each) for name, each in found.items()}
