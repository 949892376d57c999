"""Names that stand in a pack, and which of them was meant by a text that can be none."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cxsim.content.characters import without_stray
from cxsim.content.problem import instead
from cxsim.content.shape_words import OF_NAMES, PATTERNS
from cxsim.equations.deeds import DEEDS
from cxsim.equations.organisation import KPIS, QUALITIES
from cxsim.equations.practice import PRACTICES
from cxsim.model.authored import ID_PATTERN
from cxsim.model.likeness import likest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path as FilePath

    from cxsim.model.walk import Path

DECLARING = frozenset({"draws", "facts", "promises", "variables"})
"""Fields that declare names for conditions: what asks for one that was left out would be called a mistake."""
OF_NEEDS = frozenset({("at_stake",), ("with",)})
"""Paths that say whose needs can be met, which ``solved`` asks about, too."""
NAMED = DECLARING | {
    "anytime", "choices", "colleagues", "customers", "echoes", "endings", "needs", "situations", "stages",
}  # fmt: skip
"""Fields whose entries are named elsewhere."""
_ALL_DECLARING = NAMED | {"cases", "chance", "moods", "one_of", "parts", "plan"}
_INSIDE: Mapping[str, str] = {"draws": "one_of", "parts": "choices"}
"""Field → as which other one what its entries hold declares names, too."""
LONGEST = 500
"""Characters of a text in which names are looked for."""
_OF_PEOPLE = frozenset({"with", "to", "from", "waits", "others"})
"""Fields that name people alone."""
_ALIKE = 0.8
"""Likeness from which a name may be meant, of whatever kind it is."""
_NO_LETTERS = re.compile(r"\W+")
_WORD = re.compile(r"[^\W\d]\w*")
_BETWEEN = re.compile(r"[,;&]|\band\b")
_ID = re.compile(ID_PATTERN)
_JOINING = frozenset({"and", "or"})


class Names:
    """The ids that files of a pack declare, those of the closed lists, and people by what they are called."""

    def __init__(self, files: Iterable[Any] = (), folder: FilePath | None = None) -> None:
        """Take the values of files, and the folder of scenarios; nothing is looked at before somebody asks."""
        self._files = files
        self._folder = folder

    @cached_property
    def _ids(self) -> frozenset[str]:
        declared = (_as_name(name) for each in self._files for name in _declared(each, ""))
        scenarios = (each.stem for each in self._folder.glob("*.yaml")) if self._folder else ()
        return frozenset({*declared, *scenarios, *DEEDS, *KPIS, *QUALITIES, *PRACTICES} - {""})

    @cached_property
    def _persons(self) -> frozenset[str]:
        fields = ("customers", "colleagues")
        return frozenset(_as_name(who) for each in self._files for field in fields for who in _inside(each, field))

    @cached_property
    def _in_order(self) -> tuple[str, ...]:
        return tuple(sorted(self._ids))

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return {name.casefold(): who for each in self._files for who, name in _named_people(each)}

    def called(self, text: str) -> str:
        """Return the id of the person of that name, "" where there is none."""
        return self._people.get(without_stray(text).casefold(), "")

    def same(self, text: str, path: Path) -> str:
        """Return the id that a text is but for how it is written: one that there is, or that it declares itself."""
        name = _as_name(without_stray(text))
        declares = not _ALL_DECLARING.isdisjoint(path[-2:]) or not _INSIDE.keys().isdisjoint(path[-3:-2])
        known = self._persons if _names_a_person(text, path) else self._ids
        return name if declares or known.issuperset(name.split(".")) else ""

    def like(self, text: str, path: Path) -> str:
        """Return the id that is most like a text, or of whom it names with a slip; "" where there is none."""
        person = likest(text.casefold(), self._people, _ALIKE)
        known = sorted(self._persons) if _names_a_person(text, path) else self._in_order
        return self._people[person] if person else likest(_as_name(text), known, _ALIKE) or ""

    def listed(self, text: str) -> tuple[str, ...]:
        """Return the ids that a text lists, however they are parted; nothing where there are not several.

        Between commas stand also words that are no id yet.
        """
        if len(text) > LONGEST:
            return ()
        parts = [without_stray(each) for each in _BETWEEN.split(text)]
        found = [self._one(each) for each in parts]
        if len(parts) == 1 or not all(found):
            found = [self.same(each, ()) for each in _WORD.findall(without_stray(text)) if each not in _JOINING]
        return tuple(found) if len(found) > 1 and all(found) else ()

    def _one(self, text: str) -> str:
        """Return the id that a text is, or could be: which other one it has a slip of is asked when it is named."""
        return self.called(text) or self.same(text, ()) or (text.lower() if _ID.match(text.lower()) else "")

    def way_out(self, text: str, path: Path, pattern: str, *, in_list: bool) -> str:
        """Return the way out for a text that does not have the pattern it should: the names that it was to be."""
        written = PATTERNS.get(pattern, "")
        if pattern not in OF_NAMES or len(text) > LONGEST:
            return written
        person, same = self.called(text), self.same(text, path)
        if person:
            return instead(person)
        several = self.listed(text) if in_list and not same else ()
        if several:
            is_item = isinstance(path[-1], int)
            return _EACH.format(", ".join(several)) if is_item else instead(f"[{', '.join(several)}]")
        near = same or self.like(text, path)
        return f"Did you mean '{near}'? {written}" if re.match(pattern, near) else written


_EACH = "Write each as an item of its own: {}."


def _as_name(text: str) -> str:
    return ".".join(_NO_LETTERS.sub("_", part.lower()).strip("_") for part in text.split("."))


def _declared(value: Any, field: str) -> Iterator[str]:
    """Yield the ids that the value of a field declares."""
    declares = field in _ALL_DECLARING
    if isinstance(value, dict):
        for name, each in value.items():
            if declares:
                yield name
            yield from _declared(each, _INSIDE.get(field, "") if declares else name)
    elif isinstance(value, list) and field in {"one_of", "moods"}:
        yield from (each for each in value if isinstance(each, str))


def _named_people(value: Any) -> Iterator[tuple[str, str]]:
    """Yield (id, name) of each person in a file's value."""
    for field in ("customers", "colleagues"):
        for who, each in _inside(value, field).items():
            if isinstance(each, dict) and isinstance(each.get("name"), str):
                yield _as_name(who), each["name"]


def _inside(value: Any, field: str) -> dict[str, Any]:
    """Return the mapping that a field of a file's value holds, nothing where it holds another thing."""
    found = value.get(field) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _names_a_person(text: str, path: Path) -> bool:
    """Whether people alone can be meant by a text at a path: a key of the field above, or a value."""
    fields = [each for each in path if isinstance(each, str)]
    if path[-1:] == (text,):
        del fields[-1]
    return fields[-1:] != [] and fields[-1] in _OF_PEOPLE
