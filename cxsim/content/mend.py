"""What does not fit is left out, so that the rest of a faulty file is checked in the same pass."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from cxsim.content.called import DECLARING, OF_NEEDS
from cxsim.content.problem import meant, told_instead
from cxsim.content.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.content.problem import Problem
    from cxsim.model.walk import Path

Dropped = frozenset["Path"]
"""Where items of lists stood that do not fit and were left out."""
Shape = TypeVar("Shape", bound=BaseModel)
MOST_ROUNDS = 3
MOST_MISFITS = 200
STAND_INS: Mapping[str | int, Any] = {
    **dict.fromkeys(("label", "licence", "name", "text", "title"), "…"), "version": "0.0.0", "firm": {"name": "…"},
}  # fmt: skip
"""Field → what may stand there while the rest is checked: no rule hangs on these."""


class Mended(NamedTuple, Generic[Shape]):
    """What something comes to without its misfits."""

    shape: Shape | None
    """None where too little is left to say anything about."""
    rest: Any
    left_out: tuple[tuple[Path, Any], ...] = ()
    """(Path as written, value) of all that was left out."""

    @property
    def dropped(self) -> Dropped:
        """The items that its lists lack."""
        return frozenset(path for path, _ in self.left_out if isinstance(path[-1], int))


def as_told(raw: Any, problems: Iterable[Problem], under: Path = ()) -> Any:
    """Return values with what is proposed instead of some of them; ``under`` is where they stand in their file."""
    of_values = [each for each in problems if each.on == "value" and len(each.path) > len(under)]
    told = {each.path[len(under) :]: told_instead(each.way_out) or meant(each.way_out) for each in of_values}
    certain = {path: text for path, text in told.items() if text}
    rest = deepcopy(raw) if certain else raw
    for path, text in sorted(certain.items(), key=lambda each: len(each[0]), reverse=True):
        holder = rest
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = read(text).value
    return rest


def mended(model: type[Shape], raw: Any, error: ValidationError) -> Mended[Shape]:
    """Return what ``raw`` comes to without its misfits.

    Only single values are left out, never what others may name: a faulty id stays a faulty id.
    """
    found: Mended[Shape] = Mended(None, raw)
    if error.error_count() > MOST_MISFITS:
        return found
    rest = deepcopy(raw)
    for _ in range(MOST_ROUNDS):
        places = list(_places(error))
        if any("[key]" in place or (missing and place[-1] not in STAND_INS) for place, missing in places):
            return found
        in_turn = sorted(places, key=lambda each: [str(step).rjust(8) for step in each[0]], reverse=True)
        left_out = [_leave_out(rest, place, missing=missing) for place, missing in in_turn]
        new = tuple((as_written(path, found.dropped), value) for path, value in left_out if path)
        found = Mended(None, rest, (*found.left_out, *new))
        if any(path[:1] in OF_NEEDS or not DECLARING.isdisjoint(path[-2:-1]) for path, _ in new):
            return found
        try:
            return found._replace(shape=model.model_validate(rest))
        except ValidationError as again:
            error = again
    return found


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


def _leave_out(raw: Any, place: Path, *, missing: bool) -> tuple[Path, Any]:
    """Remove the value at a place, or put a stand-in there; the names of shapes that were tried are passed over.

    Return where the value stood, and the value; no path where there was none to remove.
    """
    holder: Any = None
    found: list[str | int] = []
    for step in place:
        known = step in raw if isinstance(raw, dict) else isinstance(raw, list) and step in range(len(raw))
        if known:
            holder, raw = raw, raw[step]
            found.append(step)
    if missing and isinstance(raw, dict):
        raw[place[-1]] = deepcopy(STAND_INS[place[-1]])
        return (*found, place[-1]), None
    if holder is not None:
        del holder[found[-1]]
        return tuple(found), raw
    return (), None
