"""The name that was probably meant, among those that there are."""

from __future__ import annotations

from difflib import get_close_matches
from heapq import nlargest
from itertools import islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_KNOWN = 1000
"""Names that are looked at."""
MOST_COMPARED = 8
"""Names that are compared letter by letter, which takes up to milliseconds each: those that share most with it."""
LIKE = 0.6
"""Likeness (difflib, from 0 to 1) from which one name may be meant by another."""


def likest(name: str, known: Iterable[str], likeness: float = LIKE) -> str | None:
    """Return the name most like another one, None where none is like it at all."""
    names = list(islice(known, MOST_KNOWN))
    if len(names) > MOST_COMPARED:
        letters, pairs = {*name}, {*pairwise(name)}

        def shared(other: str) -> float:
            both = len(letters.intersection(other)) + len(pairs.intersection(pairwise(other)))
            return both / (len(name) + len(other))

        names = nlargest(MOST_COMPARED, names, key=shared)
    return next(iter(get_close_matches(name, names, n=1, cutoff=likeness)), None)
