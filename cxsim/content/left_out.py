"""What had to be left out of a faulty pack, so that nothing is said of the rest that hangs on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cxsim.content.called import OF_NEEDS
from cxsim.content.mend import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.model.walk import Path

LEADS_ON = frozenset(
    {
        "anytime",
        "cases",
        "chance",
        "choices",
        "next",
        "offered_in",
        "otherwise",
        "parts",
        "situations",
        "stages",
        "when",
    }
)
"""Fields on which hangs what can be answered in a situation, and where play goes on from it."""
PACK_WIDE = frozenset({"pack.yaml", "cast.yaml"})
_OWNER = 2
"""Steps to what has an id: ("situations", "opening")."""
_NAME = re.compile(r"\b(?!(?:and|or|not|true|false)\b)[^\W\d]\w*")
_QUOTED = re.compile(r"'([^']+)'")


class LeftOut:
    """Places of a pack's files, and every name that stood there: somebody used it, or led to it, or declared it."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, Path], list[Path]] = {}
        """By file and owner."""
        self._names: set[str] = set()
        self._known = True

    def value(self, file: str, path: Path, value: Any, way_out: str = "") -> None:
        """Note what stood at a path, as written in the file, and what a way out names in its place."""
        self.place(file, path)
        self._names |= {"solved"} if path[:1] in OF_NEEDS else set()
        self._names |= {*_names(value), *names_quoted(way_out), *(each for each in path[-1:] if isinstance(each, str))}

    def place(self, file: str, path: Path) -> None:
        """Note a path at which something else stands than was written."""
        self._places.setdefault((file, _owner(path)), []).append(path)

    def text(self, text: str) -> None:
        """Note a piece of a file that cannot be read."""
        self._names.update(_NAME.findall(text))

    def scenario(self) -> None:
        """Note that of a scenario nothing at all is known: what it would name of pack and cast."""
        self._known = False

    def moved(self, file: str, path: Path) -> Path:
        """Return where a path leads in the file as it is written: items of lists stand there that were left out."""
        items = frozenset(each for each in self._places.get((file, _owner(path)), ()) if isinstance(each[-1], int))
        return as_written(path, items) if items else path

    def leaves_open(self, file: str, path: Path, problem: str) -> bool:
        """Whether what was left out may be why ``problem`` would be said of a path."""
        names = names_quoted(problem)
        if not self._known and file in PACK_WIDE:
            return True
        return not self._names.isdisjoint(names) or any(
            _is_about(path, place, names) for place in self._places.get((file, _owner(path)), ())
        )


def names_quoted(text: str) -> frozenset[str]:
    """Return the names within the quotes of a message."""
    return frozenset(name for quoted in _QUOTED.findall(text) for name in _NAME.findall(quoted))


def _owner(path: Path) -> Path:
    of_a_list = len(path) == _OWNER and isinstance(path[1], int)
    return path[: 1 if of_a_list else _OWNER]


def _names(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += [*each, *each.values()]
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, str):
            yield from _NAME.findall(each)


def _is_about(path: Path, place: Path, names: frozenset[str]) -> bool:
    """Whether something said at a path is about the block from which something was left out."""
    block = place[: place.index("cases")] if "cases" in place else place[: -2 if isinstance(place[-1], int) else -1]
    if len(path) < _OWNER:
        return True
    if len(path) == _OWNER:
        return place == path or not LEADS_ON.isdisjoint(map(str, place[-2:])) or not names.isdisjoint(map(str, place))
    return path[: len(block)] == block or place[: len(path)] == path or not names.isdisjoint(map(str, place[3:4]))
