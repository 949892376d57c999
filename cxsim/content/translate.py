"""A pack in another language: the same ids and the same play, with the texts of ``locale/<language>.po``.

For whoever shows a pack::

    loaded = load_pack(folder).pack  # in the language it is written in
    shown = in_language(loaded, folder, "el")  # reads locale/el.po and no other; the source where nothing fits

Saves and sessions know ids alone, so a game may go on with either: to switch while playing, ask for another language of
the loaded pack and show its texts from then on. The content hash of a save is that of the loaded pack.
Which languages there are, :mod:`cxsim.content.languages` says without reading any.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.content.diagnostic import Fault
from cxsim.content.languages import catalogue_path
from cxsim.content.po_reader import LARGEST_PO, Catalogue, read_po
from cxsim.model.faithful import is_faithful
from cxsim.model.translatable import path_now, texts_in, with_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from cxsim.content.diagnostic import Diagnostic
    from cxsim.content.po_reader import Entry
    from cxsim.model.pack import Pack
    from cxsim.model.translatable import Names


def in_language(pack: Pack, folder: Path, language: str) -> Pack:
    """Return a loaded pack in a language; itself in its own, and where it has no file of that language."""
    return pack if language == pack.sheet.source else translate(pack, read_catalogue(folder, language))


def read_catalogue(folder: Path, language: str) -> Catalogue:
    """Read a pack's texts in a language. Never raises on what stands in the file; empty where there is none."""
    path = catalogue_path(folder, language)
    try:
        if not path.exists():
            return Catalogue()
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            with path.open("rb") as file:
                return _about(read_po(file.read(LARGEST_PO + 1)), language)
        problem = "This is no file of the pack."
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
    way_out = "See whether it is there, and whether you may read it."
    return Catalogue(faults=(Fault(1, 1, "CX601", "unreadable-file", problem, way_out),))


def faults_of(folder: Path, language: str, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the file itself, with its place."""
    file = str(catalogue_path(folder, language))
    return tuple(each.in_file(file) for each in catalogue.faults)


def translate(pack: Pack, catalogue: Catalogue) -> Pack:
    """Return the pack with the texts of a catalogue.

    The source text stays where there is no translation, where it is fuzzy or of another text than stands there now,
    and where it does not show the same values and the same speakers.
    """
    people = frozenset(pack.cast.people)
    entries = entries_now(pack, catalogue.entries)

    def found(path: Names, text: str) -> str:
        entry = entries.get(".".join(path))
        source = text.strip()
        if entry is None or not entry.translation.strip() or entry.source != source or entry.fuzzy:
            return text
        return entry.translation if is_faithful(source, entry.translation, people) else text

    return replace(
        pack,
        sheet=with_texts(pack.sheet, found, ("pack",)),
        cast=with_texts(pack.cast, found, ("cast",)),
        scenarios={name: with_texts(each, found, (name,)) for name, each in pack.scenarios.items()},
    )


def texts_of_pack(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of all that is translated, a file after the other; texts without the blanks around them."""
    for name, shape in shapes_of(pack).items():
        for path, text in texts_in(shape, (name,)):
            yield ".".join(path), text.strip()


def entries_now(pack: Pack, entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return entries by the ids that their texts have now, where the pack says what they were called before."""
    renamed = _renamed(pack)
    if not renamed:
        return dict(entries)
    shapes = shapes_of(pack)
    now: dict[str, Entry] = {}
    for name, entry in entries.items():
        parts = name.split(".")
        if renamed.isdisjoint(parts):
            now[name] = entry
            continue
        at = parts[0] if parts[0] in shapes else _scenario_now(pack, parts[0])
        path = path_now(shapes[at], tuple(parts[1:])) if at in shapes else None
        new = ".".join((at, *path)) if path else name
        now.setdefault(name if new in entries else new, entry)
    return now


def _renamed(pack: Pack) -> frozenset[str]:
    """Return every id that something in the pack had before."""
    found: set[str] = set()
    for scenario in pack.scenarios.values():
        found.update(scenario.renamed_from, *(each.renamed_from for each in scenario.endings.values()))
        found.update(*(each.renamed_from for each in scenario.anytime.values()))
        for situation in scenario.situations.values():
            found.update(situation.renamed_from, *(each.renamed_from for each in situation.choices.values()))
            found.update(*(each.renamed_from for part in situation.parts.values() for each in part.values()))
    return frozenset(found)


def _scenario_now(pack: Pack, name: str) -> str:
    return next((new for new, each in pack.scenarios.items() if name in each.renamed_from), name)


def shapes_of(pack: Pack) -> dict[str, BaseModel]:
    """Return the shapes of a pack by the first part of their texts' ids."""
    return {"pack": pack.sheet, "cast": pack.cast, **pack.scenarios}


def _about(catalogue: Catalogue, language: str) -> Catalogue:
    """Return a catalogue with what is wrong about its header."""
    return replace(catalogue, faults=(*catalogue.faults, *_header_faults(catalogue, language)))


def _header_faults(catalogue: Catalogue, language: str) -> Iterable[Fault]:
    about = catalogue.about
    said = about.get("Language", language)
    charset = about.get("Content-Type", "").partition("charset=")[2].strip().lower()
    if said.replace("-", "_").lower() != language.lower():
        problem = f"The header says that this is '{said[:20]}', the file's name that it is '{language}'."
        yield Fault(catalogue.header.line, 1, *_HEADER, problem, "Put the right language into both.")
    if charset not in {"", "utf-8", "utf8"}:
        problem = f"The header says that the file is in {charset[:20]}; it is read as UTF-8."
        yield Fault(catalogue.header.line, 1, *_HEADER, problem, "Save the file as UTF-8, and say charset=UTF-8.")


_HEADER = ("CX616", "wrong-header")
