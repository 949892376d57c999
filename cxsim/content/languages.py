"""Which languages a pack can be played in, and where their texts stand; nothing is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.model.authored import LANGUAGE_PATTERN

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

LOCALE = "locale"
LANGUAGE = re.compile(LANGUAGE_PATTERN)
"""What a file in ``locale/`` is called."""


def catalogue_path(folder: Path, language: str) -> Path:
    """Return where a pack's texts in a language stand, there or not; ValueError where that is no language."""
    if not LANGUAGE.fullmatch(language):
        raise ValueError(f"'{language}' is no language such as el or pt_BR")
    return folder / LOCALE / f"{language}.po"


def languages_of(pack: Pack, folder: Path) -> tuple[str, ...]:
    """Return the languages that a pack can be played in: its own first, then those it has a file for."""
    files = sorted(each.stem for each in (folder / LOCALE).glob("*.po") if LANGUAGE.fullmatch(each.stem))
    return tuple(dict.fromkeys((pack.sheet.source, *files)))
