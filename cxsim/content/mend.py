"""What does not fit is left out, so that the rest of a faulty file is checked in the same pass."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.model.walk import Path

Dropped = frozenset["Path"]
"""Where items of lists stood that do not fit and were left out."""
Shape = TypeVar("Shape", bound=BaseModel)
MOST_ROUNDS = 3
MOST_MISFITS = 200
STAND_IN = "…"
DECLARING = frozenset({"draws", "facts", "promises", "variables"})
"""Fields that declare names for conditions: what asks for one that was left out would be called a mistake."""
WORDS = frozenset({"label", "licence", "name", "text", "title"})
"""Fields that a stand-in may fill: only people read them."""


def mended(model: type[Shape], raw: Any, error: ValidationError) -> tuple[Shape | None, Dropped]:
    """Return what ``raw`` comes to without its misfits, and the items that its lists lack then.

    None where too little is left to say anything about. Only single values are left out, never what others may name: a
    faulty id stays a faulty id.
    """
    dropped: Dropped = frozenset()
    if error.error_count() > MOST_MISFITS:
        return None, dropped
    rest = deepcopy(raw)
    for _ in range(MOST_ROUNDS):
        places = list(_places(error))
        if any("[key]" in place or (missing and place[-1] not in WORDS) for place, missing in places):
            return None, dropped
        in_turn = sorted(places, key=lambda each: [str(step).rjust(8) for step in each[0]], reverse=True)
        left_out = [_leave_out(rest, place, missing=missing) for place, missing in in_turn]
        if any(not DECLARING.isdisjoint(path[-2:-1]) for path in left_out):
            return None, dropped
        dropped |= {as_written(each, dropped) for each in left_out if each and isinstance(each[-1], int)}
        try:
            return model.model_validate(rest), dropped
        except ValidationError as again:
            error = again
    return None, dropped


def as_written(path: Path, dropped: Dropped) -> Path:
    """Return where a path leads in the file, of whose lists some items were dropped before it was found."""
    found: Path = ()
    for step in path:
        found = (*found, step if isinstance(step, str) else _moved(step, found, dropped))
    return found


def _moved(at: int, holder: Path, dropped: Dropped) -> int:
    """Return the position that an item had: each that was dropped before it has moved it one on."""
    for item in sorted(int(each[-1]) for each in dropped if each[:-1] == holder):
        at += item <= at
    return at


def _places(error: ValidationError) -> Iterator[tuple[Path, bool]]:
    """Yield where each misfit stands, and whether it is something that is not there."""
    for each in error.errors(include_url=False, include_context=False, include_input=False):
        yield each["loc"], each["type"] == "missing"


def _leave_out(raw: Any, place: Path, *, missing: bool) -> Path:
    """Remove the value at a place, or put a stand-in there; the names of shapes that were tried are passed over.

    Return where the value stood, nothing where none was removed.
    """
    holder: Any = None
    found: list[str | int] = []
    for step in place:
        known = step in raw if isinstance(raw, dict) else isinstance(raw, list) and step in range(len(raw))
        if known:
            holder, raw = raw, raw[step]
            found.append(step)
    if missing and isinstance(raw, dict):
        raw[place[-1]] = STAND_IN
    elif holder is not None:
        del holder[found[-1]]
        return tuple(found)
    return ()
