"""What does not fit is left out, so that the rest of a faulty file is checked in the same pass."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

Shape = TypeVar("Shape", bound=BaseModel)
MOST_ROUNDS = 3
MOST_MISFITS = 200
STAND_IN = "…"
WORDS = frozenset({"label", "licence", "name", "text", "title"})
"""Fields that a stand-in may fill: only people read them."""


def mended(model: type[Shape], raw: Any, error: ValidationError) -> Shape | None:
    """Return what ``raw`` comes to without its misfits, None where too little is left to say anything about.

    Only single values are left out, never what others may name: a faulty id stays a faulty id.
    """
    if error.error_count() > MOST_MISFITS:
        return None
    rest = deepcopy(raw)
    for _ in range(MOST_ROUNDS):
        places = list(_places(error))
        if any("[key]" in place or (missing and place[-1] not in WORDS) for place, missing in places):
            return None
        for place, missing in sorted(places, key=lambda each: [str(step).rjust(8) for step in each[0]], reverse=True):
            _leave_out(rest, place, missing=missing)
        try:
            return model.model_validate(rest)
        except ValidationError as again:
            error = again
    return None


def _places(error: ValidationError) -> Iterator[tuple[tuple[int | str, ...], bool]]:
    """Yield where each misfit stands, and whether it is something that is not there."""
    for each in error.errors(include_url=False, include_context=False, include_input=False):
        yield each["loc"], each["type"] == "missing"


def _leave_out(raw: Any, place: tuple[int | str, ...], *, missing: bool) -> None:
    """Remove the value at a place, or put a stand-in there; the names of shapes that were tried are passed over."""
    holder: Any = None
    last: Any = None
    for step in place:
        known = step in raw if isinstance(raw, dict) else isinstance(raw, list) and step in range(len(raw))
        if known:
            holder, last, raw = raw, step, raw[step]
    if missing and isinstance(raw, dict):
        raw[place[-1]] = STAND_IN
    elif holder is not None:
        del holder[last]
