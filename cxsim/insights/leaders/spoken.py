"""What situations ask and what choices say, for whoever shows figures about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a situation asks, and its choices, in the pack's own language."""

    scenario: str
    title: str
    themes: tuple[str, ...]
    text: str
    choices: Mapping[str, str]
