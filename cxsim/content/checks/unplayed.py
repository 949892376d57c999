"""What the format has and the game does not play yet: read, kept, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.model.walk import Block


def check_unplayed(blocks: Iterable[Block]) -> Iterator[Problem]:
    """Yield what of a scenario's effect ``blocks`` is not played yet."""
    for block in blocks:
        if block.effects.waits:
            at = (*block.path, "waits")
            problem, way_out = "waiting customers do not notice yet.", "It is read and kept; play goes on without it."
            yield Problem(at, "CX506", "waiting-not-played", problem, way_out, "note")
