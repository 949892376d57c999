"""The pages of codes, of deeds and of the format: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.equations.deeds import DEEDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).resolve().parent.parent


def pages() -> Mapping[str, Path]:
    """Return code → page; nothing where the installation carries none."""
    return {each.name[:5]: each for each in sorted(_folder("rules").glob("CX[0-9][0-9][0-9]-*.md"))}


def deed_pages() -> Mapping[str, Path]:
    """Return deed → its page; nothing where the installation carries none."""
    folder = _folder("deeds")
    return {name: folder / f"{name}.md" for name in DEEDS if (folder / f"{name}.md").is_file()}


def format_page() -> Path:
    """Return the page that has every field."""
    in_wheel = _PACKAGE / "_shipped" / "scenario-format.md"
    return in_wheel if in_wheel.is_file() else _PACKAGE.parent / "docs" / "scenario-format.md"


def _folder(name: str) -> Path:
    in_wheel = _PACKAGE / "_shipped" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "docs" / name
