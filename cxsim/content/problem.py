"""A diagnostic that does not know its line yet: checks name paths, and only a faulty file is read again for places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxsim.content.diagnostic import Severity, quoted
from cxsim.model.likeness import likest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.model.walk import Path


_JOINTS = re.compile(r"[\s-]+")
_MEANT = re.compile(r"Did you mean '([^\W\d][\w.-]*)'\?")
_INSTEAD = re.compile(r"Write (.+) instead(?:, without quotes)?\.", re.DOTALL)


class Problem(NamedTuple):
    """What is wrong at a path; inside the value's own text ``column``, from 0, or the first ``word`` there."""

    path: Path
    code: str
    rule: str
    problem: str
    way_out: str = ""
    severity: Severity = "error"
    on: Literal["key", "value"] = "key"
    column: int = 0
    word: str = ""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the way out for a name that nobody knows: the nearest right one, or what there is."""
    names = sorted(known) if isinstance(known, (set, frozenset)) else [*known]
    near = likest(_JOINTS.sub("_", name.lower()), names)
    if near:
        return f"Did you mean '{near}'?"
    if not names:
        return "None is declared yet."
    if len(names) == 1:
        return f"There is only '{names[0]}'."
    return f"There are {', '.join(names[:MOST])}{' …' if len(names) > MOST else '.'}"


def instead(text: str, *, quotes: bool = False) -> str:
    """Return the way out for a value of which only one thing can be meant; ``quotes`` where they are the mistake."""
    return f"Write {text} instead{', without quotes' if quotes else ''}."


def told_instead(way_out: str) -> str:
    """Return the text that a way out says to write in place of the value, nothing where it says none."""
    found = _INSTEAD.fullmatch(way_out)
    return found[1] if found else ""


def meant(way_out: str) -> str:
    """Return the name that a way out proposes, nothing where it proposes none."""
    found = _MEANT.match(way_out)
    return found[1] if found else ""


def unknown(
    code: str, what: str, name: str, known: Iterable[str], path: Path, *, says: str, on_key: bool = False
) -> Problem:
    """Return the problem of naming a thing (a need, a fact …) that does not exist; ``says`` is the beginning of it."""
    return Problem(
        path,
        code,
        f"unknown-{what}",
        f"{says} {quoted(name)}, which is {f'no {_CLOSED[what]}' if what in _CLOSED else 'not declared'}.",
        nearest(name, known),
        on="key" if on_key else "value",
    )


_CLOSED = {"kpi": "KPI", "deed": "deed", "practice": "practice", "quality": "quality of a team"}
"""Things of which cxsim has a closed list; all others are declared by authors."""
MOST = 8
"""Names that a way out lists."""
