"""The page of each code: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).resolve().parent.parent


def pages() -> Mapping[str, Path]:
    """Return code → page; nothing where the installation carries none."""
    in_wheel = _PACKAGE / "_shipped" / "rules"
    folder = in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "docs" / "rules"
    return {each.name[:5]: each for each in sorted(folder.glob("CX[0-9][0-9][0-9]-*.md"))}
