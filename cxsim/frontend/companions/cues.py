"""Name the sounds of the game and what a caption says of each; pure."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.model.mark import marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxsim.frontend.present import Move

CHANNELS = frozenset(("phone", "chat", "counter", "email", "social", "in_person"))
"""Sounds of somebody who comes: heard when the channel is another than before."""
CAPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "phone": marked("A telephone rings"),
        "chat": marked("A chat message comes in"),
        "counter": marked("The bell at the counter"),
        "email": marked("An e-mail comes in"),
        "social": marked("A post comes in"),
        "in_person": marked("Steps come closer"),
        "turn": marked("A page is turned"),
        "rise": marked("Two notes, rising"),
        "fall": marked("Two notes, falling"),
        "reply": marked("One soft note"),
        "ending": marked("A slow chord"),
    }
)
"""Sound → what a caption says."""


def answer_cue(moves: Sequence[Move]) -> str:
    """Return the sound of a consequence: up where all that moved got better, down where all got worse."""
    tones = {move.tone for move in moves} & {"good", "short"}
    return {frozenset(("good",)): "rise", frozenset(("short",)): "fall"}.get(frozenset(tones), "reply")
