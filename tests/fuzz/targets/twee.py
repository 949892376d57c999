"""Stories of Twine: refused with a reason, or a pack that loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.imports import imports_or_says_why

if TYPE_CHECKING:
    from pathlib import Path


def try_input(content: bytes, folder: Path) -> None:
    """Import these bytes as Twee."""
    imports_or_says_why(content, "story.twee", folder)
