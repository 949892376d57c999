"""What a rename changes in the pack's PO files: the names of texts, and who speaks in them.

Whoever renames a person would otherwise leave every line of theirs to be looked at again, in each language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.workbench.editor.index import Located, Symbol

_SPEAKERS: Final = frozenset({"colleague", "customer"})
_BEFORE_A_LINE: Final = ("msgid", "msgstr", '""', '\\n"')
"""How what stands before a string ends where a line of the text begins with it, and is not only wrapped there."""
_NEAR: Final = 200
"""Characters before a string that are looked at."""


class Passage(NamedTuple):
    """Characters of a PO file, from ``start`` to ``end``, in which a name stands."""

    start: int
    end: int


def passages(text: str, symbol: Symbol, found: Iterable[Located]) -> Iterator[Passage]:
    """Yield where a PO file has the name of something that stands in the pack where it was ``found``."""
    names = "|".join(map(re.escape, sorted(_names_of_texts(symbol, found))))
    for each in re.finditer(rf'msgctxt[ \t]+"(?:{names})(?=["\.])', text) if names else ():
        if text[max(0, each.start() - 1) : each.start()] in {"", "\n"}:
            yield Passage(each.end() - len(symbol.name), each.end())
    if symbol.kind in _SPEAKERS:
        for each in re.finditer(rf"{re.escape(symbol.name)}(?=(?: \([a-z][a-z0-9_]*\))?:)", text):
            if _begins_a_line(text, each.start()):
                yield Passage(each.start(), each.end())


def _names_of_texts(symbol: Symbol, found: Iterable[Located]) -> set[str]:
    """Return what the names of the texts begin with that stand below the renamed keys."""
    if symbol.kind == "scenario":
        return {symbol.name}
    keys = ((each.file.removesuffix(".yaml"), *map(str, each.use.path)) for each in found)
    return {".".join(key) for key in keys if key[-1] == symbol.name and len(key) > 1}


def _begins_a_line(text: str, at: int) -> bool:
    """Tell whether what stands at a place begins a line of a text or of its translation."""
    if text.startswith(("#", "msgctxt"), text.rfind("\n", 0, at) + 1):
        return False
    before = text[max(0, at - _NEAR) : at]
    return before.endswith("\\n") or (before[-1:] == '"' and before[:-1].rstrip().endswith(_BEFORE_A_LINE))
