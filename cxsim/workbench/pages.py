"""The pages of codes, of deeds and of the format: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.equations.deeds import DEEDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_LINK = re.compile(r"\[(`?[^\]]+`?)\]\((?!https?:)[^)]*\)")
_FENCE = re.compile(r"^```(?:text|(\w+)) .*$", re.MULTILINE)
"""The beginning of an example; what follows the name of its language is for tests."""
_PACKAGE = Path(__file__).resolve().parent.parent


def pages() -> Mapping[str, Path]:
    """Return code → page; nothing where the installation carries none."""
    return {each.name[:5]: each for each in sorted(_folder("rules").glob("CX[0-9][0-9][0-9]-*.md"))}


def deed_pages() -> Mapping[str, Path]:
    """Return deed → its page; nothing where the installation carries none."""
    folder = _folder("deeds")
    return {name: folder / f"{name}.md" for name in DEEDS if (folder / f"{name}.md").is_file()}


def page_text(page: Path) -> str:
    """Return a page in Markdown without its marks, and without links that lead nowhere from where it is shown."""
    text = _FENCE.sub(lambda found: f"```{found[1] or ''}", page.read_text(encoding="utf-8"))
    return _LINK.sub(r"\1", _MARKS.sub("", text)).strip()


def format_page() -> Path:
    """Return the page that has every field."""
    in_wheel = _PACKAGE / "_shipped" / "scenario-format.md"
    return in_wheel if in_wheel.is_file() else _PACKAGE.parent / "docs" / "scenario-format.md"


def _folder(name: str) -> Path:
    in_wheel = _PACKAGE / "_shipped" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "docs" / name
