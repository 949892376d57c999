"""A name of its own for each unit's file, whatever groups are called and whatever a file system makes of it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 120
"""Bytes of a name without its ending: less than any file system takes."""
ORGANISATION = "organisation"
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_CODED = re.compile(r".*-[0-9a-f]{16}")


def file_names(units: Iterable[str]) -> dict[str, str]:
    """Return unit → name: its path, with what file systems do not take written otherwise.

    A code of the unit is added where the name alone would be another's too, is too long, or is kept by Windows.
    """
    plain = {unit: re.sub(r"[^\w-]+", "_", unit.replace("/", "--")) or ORGANISATION for unit in units}
    taken = Counter(map(_seen_by_file_systems, plain.values()))
    return {unit: name if _serves(unit, name, taken) else _coded(unit, name) for unit, name in plain.items()}


def _serves(unit: str, name: str, taken: Counter[str]) -> bool:
    seen = _seen_by_file_systems(name)
    if seen == ORGANISATION or taken[seen] > 1:
        return not unit  # the page of the whole organisation is always called so
    return len(name.encode()) <= LONGEST and not _RESERVED.fullmatch(seen) and not _CODED.fullmatch(seen)


def _seen_by_file_systems(name: str) -> str:
    """Return what two names have in common that are one file somewhere."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _coded(unit: str, name: str) -> str:
    end = name.encode()[-LONGEST + 17 :].decode(errors="ignore")
    return f"{end}-{blake2b(unit.encode(), digest_size=8).hexdigest()}"
