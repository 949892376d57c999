"""An id renamed across the pack; where saves hold it, the old one is kept in ``renamed_from``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from cxsim.equations.vocabulary import RESERVED
from cxsim.model.authored import ID_PATTERN
from cxsim.workbench.editor.grammar import PERSON, UNIONS
from cxsim.workbench.editor.index import Symbol
from cxsim.workbench.editor.translations import passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.workbench.editor.index import FileIndex, Located, PackIndex

KEPT: Final = frozenset({"answer", "choice", "ending", "scenario", "situation"})
"""Kinds of ids that saves hold."""
_OF_THE_PACK: Final = frozenset({"fact", *UNIONS[PERSON]})
_IN_CONDITIONS: Final = frozenset({"draw", "fact", "variable"})


class Edit(NamedTuple):
    """Characters of a file from ``start`` to ``end`` that become ``text``."""

    file: str
    start: int
    end: int
    text: str


class Renamed(NamedTuple):
    """What a rename changes: texts, and files that are called another name."""

    edits: tuple[Edit, ...]
    files: tuple[tuple[str, str], ...] = ()


class RenameError(ValueError):
    """Why something cannot be called so, in a sentence for its author."""


def rename(pack: PackIndex, symbol: Symbol, new: str, translations: Mapping[str, str] | None = None) -> Renamed:
    """Return what changes when something is called ``new``; RenameError where it cannot be.

    ``translations`` are the texts of the pack's PO files, by path within the pack.
    """
    _refuse(pack, symbol, new)
    found = pack.references(symbol)
    edits = [Edit(each.file, each.use.start, each.use.end, new) for each in found]
    located = pack.declaration(symbol)
    if located and symbol.kind in KEPT:
        edits += _kept(pack.files[located.file], located, symbol.name, new)
    for file, text in (translations or {}).items():
        edits += [Edit(file, each.start, each.end, new) for each in passages(text, symbol, found)]
    files: list[tuple[str, str]] = []
    if symbol.kind == "scenario":
        old = (f"{symbol.name}.yaml", f"playthroughs/{symbol.name}.yaml")
        files = [(each, each.replace(symbol.name, new)) for each in old if each in pack.files]
    return Renamed(tuple(edits), tuple(files))


def _refuse(pack: PackIndex, symbol: Symbol, new: str) -> None:
    if not re.fullmatch(ID_PATTERN, new):
        raise RenameError(f"'{new}' cannot be an id: small letters, digits and underscores, beginning with a letter.")
    if symbol.kind in _IN_CONDITIONS and new in RESERVED:
        raise RenameError(f"'{new}' is a word of the language of conditions. Choose another name.")
    if symbol.kind == "mood":
        raise RenameError("Pictures are called after their mood: calm.svg. Rename those first, then the word by hand.")
    if symbol.kind == "word" and _is_class_of_an_act(pack, symbol):
        raise RenameError("The organisation model knows the classes of an act by these names: they stay as they are.")
    for kind in _beside(symbol.kind):
        owner = "" if kind in _OF_THE_PACK else symbol.owner
        if pack.declaration(Symbol(kind, owner, new)):
            raise RenameError(
                f"There is {'an' if kind[0] in 'aeiou' else 'a'} {kind} '{new}' already. Choose another name."
            )


def _is_class_of_an_act(pack: PackIndex, word: Symbol) -> bool:
    scenario, _, draw = word.owner.partition("/")
    return any(each.use.path[:1] == ("means",) for each in pack.references(Symbol("draw", scenario, draw)))


def _beside(kind: str) -> tuple[str, ...]:
    """Return the kinds that share their names with one: ``next`` could not tell a situation from an ending."""
    return next((kinds for kinds in UNIONS.values() if kind in kinds), (kind,))


def _kept(index: FileIndex, located: Located, old: str, new: str) -> list[Edit]:
    """Return the edit that writes the old id into ``renamed_from`` of what is declared."""
    path, near = located.use.path, located.use.start
    if not path:
        near = max(0, index.text.find("\nrenamed_from:") + 1)
    before = index.value_at((*path, "renamed_from"), near)
    if before:
        olds = [each for each in re.findall(r"[a-z]\w*", index.text[before.start : before.end]) if each != new]
        listed = ", ".join(dict.fromkeys([*olds, old]))
        end = before.start + len(index.text[before.start : before.end].rstrip())
        return [Edit(located.file, before.start, end, f"[{listed}]")]
    if not path:
        return [_at_top(index, located.file, old)]
    value = index.value_of(located.use)
    if value is None or value.text is not None:
        return []  # nothing but a mapping can carry it
    if value.style == "{":
        empty = not index.text[value.start + 1 : value.end - 1].strip()
        return [Edit(located.file, value.start + 1, value.start + 1, f"renamed_from: {old}{'' if empty else ', '}")]
    indent = value.start - (index.text.rfind("\n", 0, value.start) + 1)
    return [Edit(located.file, value.start, value.start, f"renamed_from: {old}\n{' ' * indent}")]


def _at_top(index: FileIndex, file: str, old: str) -> Edit:
    """Return the edit that writes a scenario's old id behind its title, or at the top."""
    title = re.search(r"^title:[^\n]*\n", index.text, re.MULTILINE)
    at = title.end() if title else 0
    return Edit(file, at, at, f"renamed_from: {old}\n")
