"""Where the packs are that one can choose from: those that ship with the product, then the participant's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.pack_file import ENDING
from cxsim.content.shipped import shipped_packs

if TYPE_CHECKING:
    from pathlib import Path

MOST = 30
"""Packs of one's own that are looked at."""


def own_packs_folder() -> Path:
    """Return where a participant puts packs of their own, a folder or a file each: in their folder for our data."""
    from platformdirs import user_data_path  # noqa: PLC0415 - tests keep theirs elsewhere

    return user_data_path("cxsim", appauthor=False) / "packs"


def packs_on_shelf(own: Path, *others: Path) -> tuple[Path, ...]:
    """Return where all packs are, each once: those that ship, ``others``, and folders and pack files in ``own``.

    A folder that cannot be read has none.
    """
    try:
        found = sorted([*(each.parent for each in own.glob("*/pack.yaml")), *own.glob(f"*{ENDING}")])[:MOST]
    except OSError:
        found = []
    return tuple({each.resolve(): each for each in (*shipped_packs(), *others, *found)}.values())
