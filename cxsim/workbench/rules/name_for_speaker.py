"""Somebody who should speak, and is told about instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.model.likeness import likest
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX752"
NAME = "name-for-speaker"
SEVERITY: Severity = "warning"
NEAR = 0.74
"""Likeness (difflib) from which a small word before a colon is taken for an id with a slip."""
MOST_LOOKED_UP = 100
"""Different small words before a colon, of a pack, that are compared with the ids of its people."""
_BEFORE_COLON = re.compile(r"^([^\W\d_][^:\n()]{0,60}?)(?: \([^()\n]{0,40}\))?:(?=\s|$)", re.MULTILINE)
_ID = re.compile(r"[a-z][a-z0-9_]*")


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield lines that begin with a person's name, or nearly with their id, and a colon: only an id speaks."""
    people = {name: person.name for name, person in pack.pack.cast.people.items()}
    called = {word.casefold(): name for name, full in people.items() for word in (name, full, full.split()[0])}
    slips: dict[str, str | None] = {}
    for each in pack.scenarios:
        for path, text in each.texts:
            found = _speaker(text, people, called, slips) if ":" in text else None
            if found:
                said, meant = found
                problem = f"'{said}:' is read as a text, not as somebody who speaks."
                yield Finding(each.file, path, problem, f"Write {meant}: before what they say.", "value", said)


def _speaker(
    text: str, people: Mapping[str, str], called: Mapping[str, str], slips: dict[str, str | None]
) -> tuple[str, str] | None:
    """Return the first name that stands like a speaker's and is none, with the id that is meant.

    ``slips`` keeps what small words are a slip of, None where of nothing.
    """
    for match in _BEFORE_COLON.finditer(text):
        said = match[1]
        if said in people:
            continue
        if said not in slips and len(slips) < MOST_LOOKED_UP and _ID.fullmatch(said):
            slips[said] = likest(said, people, NEAR)
        meant = called.get(said.casefold()) or slips.get(said)
        if meant:
            return said, meant
    return None
