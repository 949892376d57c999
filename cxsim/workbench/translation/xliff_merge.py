"""What translators sent back as XLIFF, taken into a language's catalogue, which stays the one source.

A text is found by its id. A translation made for another text than stands there now is to be looked at, one of a text
that is gone is set aside, and what the file says nothing about stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.content.languages import LANGUAGE
from cxsim.content.po_reader import Entry
from cxsim.content.po_writer import comments
from cxsim.content.translate import entries_now
from cxsim.workbench.translation.merge import FUZZY
from cxsim.workbench.translation.xliff_reader import XliffError
from cxsim.workbench.translation.xliff_writer import notes_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.content.po_reader import Catalogue
    from cxsim.model.pack import Pack
    from cxsim.workbench.translation.glossary import Glossary
    from cxsim.workbench.translation.texts import Text
    from cxsim.workbench.translation.xliff_reader import Unit, Xliff

_FINISHED = frozenset({"translated", "final", "signed-off"})
_UNFINISHED = frozenset(
    {
        "new",
        "needs-translation",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-adaptation",
        "needs-review-l10n",
        "needs-review-translation",
    }
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A catalogue after a file was taken in, and what came of the file's units; ids are those of the pack's texts."""

    catalogue: Catalogue
    came: dict[str, Unit]
    """Units that say something new: a translation, a mark or a remark."""
    replaced: tuple[str, ...]
    """Ids of those among them whose text had another translation."""
    late: tuple[str, ...]
    """Ids of units that were left out: their text has changed, and has a translation of what it is now."""
    unknown: tuple[str, ...]
    """Ids of translations of which the pack has no text; they are set aside."""


def language_of(xliff: Xliff, pack: Pack, begun: Sequence[str], said: str = "") -> str:
    """Return which language of a pack a file is for: ``said``, or what the file says, as one of those begun.

    A tool may make el-GR of el. Raises :class:`XliffError` where the file is not for that pack or that language.
    """
    _check_source(xliff, pack)
    language = xliff.target.replace("-", "_")
    if said:
        if language and not _is_alike(language, said):
            problem = f"The file says that it is in {quoted(xliff.target)}, not in '{said}'."
            raise XliffError(1, 1, problem, "Look whether it is the right file.")
        return said
    alike = [each for each in begun if _is_alike(each, language)]
    if language not in begun and len(alike) == 1:
        return alike[0]
    if not LANGUAGE.fullmatch(language) or language == pack.sheet.source:
        problem = f"The file says that it is in {quoted(xliff.target)}."
        raise XliffError(1, 1, problem, "Say in which language it is: --lang el.")
    return language


def taken_in(pack: Pack, texts: Sequence[Text], base: Catalogue, xliff: Xliff, glossary: Glossary) -> Taken:
    """Return a catalogue that is up to date with the texts of a pack, with what came for it."""
    now = entries_now(pack, {each.id: Entry(each.id, each.source) for each in xliff.units.values()})
    units = {name: xliff.units[entry.id] for name, entry in now.items()}
    entries: dict[str, Entry] = {}
    late: list[str] = []
    for text in texts:
        unit, before = units.get(text.id), base.entries[text.id]
        entries[text.id] = _taken(unit, text, before, glossary) if unit else before
        if unit and _is_late(unit, text, before):
            late.append(text.id)
    changed = {name: units[name] for name, entry in entries.items() if entry != base.entries[name]}
    replaced = (name for name in changed if base.entries[name].translation not in {"", entries[name].translation})
    gone = {name: each for name, each in units.items() if name not in entries and each.target.strip()}
    obsolete = (*base.obsolete, *_set_aside(gone, base.obsolete))
    catalogue = replace(base, entries=entries, obsolete=obsolete)
    return Taken(catalogue, changed, tuple(replaced), tuple(late), tuple(gone))


def _taken(unit: Unit, text: Text, before: Entry, glossary: Glossary) -> Entry:
    """Return the entry of a text with what a unit says."""
    translation, fuzzy, previous = before.translation, before.fuzzy, before.previous
    outdated = _is_outdated(unit, text)
    if not _says_nothing(unit) and not (outdated and _is_done(before)):
        fuzzy = outdated or _is_doubtful(unit, before)
        previous = unit.source.strip() if outdated and unit.target != translation else previous
        translation = unit.target
    marks = [FUZZY] if fuzzy else []
    marks += [each for each in before.flags if each != FUZZY]
    remarks = _remarks(unit, {note for _, note in notes_for(text, before, glossary)})
    lines = comments((*before.remarks, *remarks), text.notes, marks, previous if fuzzy else None)
    return Entry(text.id, text.source, translation, lines)


def _remarks(unit: Unit, known: set[str]) -> Iterator[str]:
    """Yield what translators wrote into notes, line by line; what was sent along comes back, too."""
    lines = (line.strip() for note in unit.notes if note not in known for line in note.splitlines())
    yield from (line for line in dict.fromkeys(lines) if line and line not in known)


def _says_nothing(unit: Unit) -> bool:
    """Whether a unit has no translation; tools fill in the source where nobody has written one."""
    target = unit.target.strip()
    finished = unit.state in _FINISHED or unit.approved
    return not target or (target == unit.source.strip() and not finished)


def _is_doubtful(unit: Unit, before: Entry) -> bool:
    """Whether a translation is to be looked at: as the file says, and where it says nothing, unless it was changed."""
    if unit.state in _FINISHED or unit.state in _UNFINISHED:
        return unit.state in _UNFINISHED
    return before.fuzzy and not unit.approved and unit.target == before.translation


def _is_outdated(unit: Unit, text: Text) -> bool:
    return unit.source.strip() != text.source


def _is_done(entry: Entry) -> bool:
    return bool(entry.translation.strip()) and not entry.fuzzy


def _is_late(unit: Unit, text: Text, before: Entry) -> bool:
    """Whether a unit has another translation of what a text was, where somebody has translated what it is."""
    other = not _says_nothing(unit) and unit.target != before.translation
    return other and _is_outdated(unit, text) and _is_done(before)


def _set_aside(gone: dict[str, Unit], there: Sequence[Entry]) -> Iterator[Entry]:
    known = {(each.id, each.translation) for each in there}
    for name, unit in gone.items():
        if (name, unit.target) not in known:
            yield Entry(name, unit.source.strip(), unit.target)


def _check_source(xliff: Xliff, pack: Pack) -> None:
    others = [each for each in xliff.originals if each.partition("/")[0] != pack.id]
    if others or not xliff.originals:
        made_of = quoted(others[0]) if others else "nothing"
        way_out = f"If it is of this pack after all, let it say original='{pack.id}/pack.yaml'."
        raise XliffError(1, 1, f"The file is of {made_of}, not of the pack '{pack.id}'.", way_out)
    if not _is_alike(xliff.source.replace("-", "_"), pack.sheet.source):
        problem = f"The file is translated from {quoted(xliff.source)}; the pack is written in '{pack.sheet.source}'."
        raise XliffError(1, 1, problem, "Look whether it is the right file.")


def _is_alike(one: str, other: str) -> bool:
    """Whether two are the same language, one of them perhaps with its country or script: pt and pt_BR, not pt_PT."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return f"{long}_".startswith(f"{short}_") and bool(short)
