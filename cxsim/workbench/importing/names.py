"""Ids made of names: readable, each once, and none that means something already."""

from __future__ import annotations

import keyword
import re
import unicodedata

from cxsim.equations.vocabulary import RESERVED

LONGEST_MADE = 40
"""Characters of an id that is made of words."""
_FOREIGN = re.compile(r"[^a-z0-9]+")
_UNUSABLE = RESERVED | frozenset(keyword.kwlist) | {"pack", "cast"}


def slug(name: str, otherwise: str) -> str:
    """Return an id made of a name's letters and digits, ``otherwise`` where there are none that ids have."""
    plain = unicodedata.normalize("NFKD", name[:200]).encode("ascii", "ignore").decode().lower()
    words = _FOREIGN.sub("_", plain).strip("_")
    if words and not words[0].isalpha():
        words = f"{otherwise}_{words}"
    if len(words) > LONGEST_MADE:
        words = words[:LONGEST_MADE].rpartition("_")[0] or words[:LONGEST_MADE]
    return words or otherwise


class Ids:
    """Ids of one kind, each given once."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = set(_UNUSABLE | taken)
        self._next: dict[str, int] = {}

    def new(self, name: str, otherwise: str) -> str:
        """Return an id for a name, with a number where another has it."""
        base = made = slug(name, otherwise)
        while made in self._taken:
            self._next[base] = self._next.get(base, 1) + 1
            made = f"{base}_{self._next[base]}"
        self._taken.add(made)
        return made
