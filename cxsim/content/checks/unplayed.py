"""What the format has and the game does not play yet: read, kept, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.model.pack import PackSheet
    from cxsim.model.scenario import Scenario
    from cxsim.model.walk import Block

_LATER = "It is read and kept; play goes on without it."


def is_playable(scenario: Scenario) -> bool:
    """Whether a scenario can be played whole: forms and stages cannot yet."""
    return not scenario.stages and not any(each.parts for each in scenario.situations.values())


def check_unplayed(scenario: Scenario, blocks: Iterable[Block]) -> Iterator[Problem]:
    """Yield what of this scenario and its effect ``blocks`` is not played yet."""
    left_out = "The scenario is read, and left out of the game until then."
    for name, situation in scenario.situations.items():
        if situation.parts:
            yield Problem(
                ("situations", name, "parts"),
                "CX501",
                "form-not-played",
                "forms are not played yet.",
                left_out,
                "warning",
            )
    for name in scenario.stages:
        yield Problem(("stages", name), "CX502", "stage-not-played", "stages are not played yet.", left_out, "warning")
    for name in scenario.echoes:
        yield Problem(
            ("echoes", name), "CX503", "echo-not-played", f"echo '{name}' does not come back yet.", _LATER, "note"
        )
    for block in blocks:
        at, effects = block.path, block.effects
        if effects.house_rules is not None:
            yield Problem(
                (*at, "house_rules"),
                "CX504",
                "rule-change-not-played",
                "house rules do not change during play yet.",
                _LATER,
                "note",
            )
        if effects.waits:
            yield Problem(
                (*at, "waits"), "CX506", "waiting-not-played", "waiting customers do not notice yet.", _LATER, "note"
            )


def check_unplayed_pack(sheet: PackSheet) -> Iterator[Problem]:
    """Yield what of pack.yaml is not played yet."""
    if sheet.campaign is not None:
        yield Problem(
            ("campaign",),
            "CX505",
            "campaign-not-played",
            "the campaign's weeks are not played yet: scenarios are chosen freely.",
            _LATER,
            "note",
        )
