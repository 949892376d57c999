"""Say what a game is played with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cxsim.model.pack import Pack


@dataclass(frozen=True, slots=True)
class Table:
    """What a game is played with; clocks and chance are handed in."""

    pack: Pack
    folder: Path
    """The pack's, with its portraits."""
    content: str
    """Content hash of the pack."""
    saves: Path
    seed: Callable[[], int]
    """For a new save, in [0, 2**32)."""
    now: Callable[[], str]
    """UTC, ISO 8601."""
    ticks: Callable[[], float]
    """Seconds from any beginning."""
    illustration: str = ""
    version: str = ""
