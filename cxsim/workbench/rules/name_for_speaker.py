"""Somebody who should speak, and is told about instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cxsim.model.likeness import likest
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.cast import Cast
    from cxsim.workbench.study import PackStudy

CODE = "CX752"
NAME = "name-for-speaker"
SEVERITY: Severity = "warning"
NEAR = 0.74
"""Likeness (difflib) from which a small word before a colon is taken for an id with a slip."""
MOST_LOOKED_UP = 100
"""Different small words before a colon, of a pack, that are compared with the ids of its people."""
_BEFORE_COLON = re.compile(r"^([^\W\d_][^:\n()]{0,60})(?: \(([^()\n]{0,40})\))?:(?=\s|$)", re.MULTILINE)
_INSIDE = re.compile(r"(?<=\S )([a-z][a-z0-9_]{0,63}) \(([^()\n]{1,40})\):")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_BEGIN = "Begin a line with it."


class _Said(NamedTuple):
    """What stands like a speaker, and what to write instead."""

    words: str
    way_out: str


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield lines that begin with a person's name, nearly with their id, or in a mood, and hold somebody inside."""
    look = _Look(pack.pack.cast)
    for each in pack.scenarios:
        for path, text in each.texts:
            found = look.into(text) if ":" in text else None
            if found:
                problem = f"'{found.words}' is read as a text, not as somebody who speaks."
                yield Finding(each.file, path, problem, found.way_out, "value", found.words)


class _Look:
    """Looks for speakers who are none, and keeps what small words are a slip of."""

    def __init__(self, cast: Cast) -> None:
        self._people, self._moods = cast.people, frozenset(cast.moods)
        full = {name: (name, person.name, person.name.split()[0]) for name, person in cast.people.items()}
        self._called = {word.casefold(): name for name, words in full.items() for word in words}
        self._slips: dict[str, str | None] = {}
        """Small word before a colon → the id that it is a slip of, None where of nothing."""

    def into(self, text: str) -> _Said | None:
        """Return the first that stands like a speaker and is none."""
        moody = 0
        for match in _BEFORE_COLON.finditer(text):
            said, mood = match.groups()
            moody += mood is not None
            if said in self._people:
                continue
            meant = self._called.get(said.casefold()) or self._slip(said)
            if mood is not None and (meant or (mood in self._moods and not _ID.fullmatch(said))):
                return self._moody(match)
            if meant:
                return _Said(f"{said}:", f"Write {meant}: before what they say.")
        return self._inside(text) if text.count("):") > moody else None

    def _slip(self, said: str) -> str | None:
        if said not in self._slips and len(self._slips) < MOST_LOOKED_UP and _ID.fullmatch(said):
            self._slips[said] = likest(said, self._people, NEAR)
        return self._slips.get(said)

    def _moody(self, match: re.Match[str]) -> _Said:
        meant = self._called.get(match[1].casefold()) or likest(match[1].casefold(), self._people, NEAR)
        write = f"{meant} ({match[2]}):" if meant else "the id of somebody in the cast"
        return _Said(match[0], f"Write {write} before what they say.")

    def _inside(self, text: str) -> _Said | None:
        """Return the first who would speak if the line began there."""
        found = (each for each in _INSIDE.finditer(text) if each[1] in self._people and each[2] in self._moods)
        return next((_Said(each[0], _BEGIN) for each in found), None)
