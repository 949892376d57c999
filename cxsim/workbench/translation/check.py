"""What is wrong with a pack's translations: each file read, each text held against its source."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.diagnostic import Diagnostic
from cxsim.content.languages import LANGUAGE, LOCALE, catalogue_path
from cxsim.content.reader import places
from cxsim.content.translate import entries_now, faults_of, read_catalogue, texts_of_pack
from cxsim.workbench.allowed import allowed_by
from cxsim.workbench.translation.findings import Compared, Source, found_in_text
from cxsim.workbench.translation.glossary import read_glossary
from cxsim.workbench.translation.glyphs import missing_glyphs, shown_characters
from cxsim.workbench.translation.pseudo import LANGUAGE as PSEUDO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.content.load import ReadBytes
    from cxsim.content.po_reader import Catalogue, Entry
    from cxsim.model.pack import Pack

MOST = 20
"""Times that one thing is said of one file."""


class _Of(NamedTuple):
    """One language of a pack."""

    pack: Pack
    folder: Path
    language: str
    texts: dict[str, Source]
    shown: frozenset[int]
    """Code points that the font has."""
    read_bytes: ReadBytes

    @property
    def file(self) -> str:
        return str(catalogue_path(self.folder, self.language))

    def say(self, line: int, what: tuple[str, str, Severity], problem: str, way_out: str) -> Diagnostic:
        code, name, severity = what
        return Diagnostic(self.file, max(1, line), 1, code, name, problem, way_out, severity)


def check_translations(
    pack: Pack, folder: Path, *, whole: bool = True, read_bytes: ReadBytes = Path.read_bytes
) -> Iterator[Diagnostic]:
    """Yield what is to be said about the languages that a pack lists or has a file for.

    ``whole`` is whether all its texts are there: one that had to be left out is translated all the same;
    ``read_bytes`` is how pack.yaml is read, where somebody has newer text than the disk.
    """
    listed = [each for each in pack.sheet.languages if each != pack.sheet.source]
    files = sorted((folder / LOCALE).glob("*.po")) if (folder / LOCALE).is_dir() else []
    for path in files:
        if not LANGUAGE.fullmatch(path.stem):
            problem = f"'{path.name}' is read by nobody: '{path.stem}' is no language."
            yield Diagnostic(str(path), 1, 1, *_NO_LANGUAGE, problem, "Call it el.po, or pt_BR.po.", "warning")
    there = [each.stem for each in files if LANGUAGE.fullmatch(each.stem)]
    if not listed and not there:
        return
    people, shown = frozenset(pack.cast.people), shown_characters()
    texts = {name: Source(text, people) for name, text in texts_of_pack(pack)}
    for language in dict.fromkeys((*listed, *there)):
        found = _check(_Of(pack, folder, language, texts, shown, read_bytes), listed=language in listed)
        yield from _capped(each for each in found if whole or each.code != _EXTRA[0])


def _check(of: _Of, *, listed: bool) -> Iterator[Diagnostic]:
    catalogue = read_catalogue(of.folder, of.language)
    yield from faults_of(of.folder, of.language, catalogue)
    entries = entries_now(of.pack, catalogue.entries)
    if listed:
        yield from _missing(of, catalogue, entries)
    elif of.language != PSEUDO:
        problem = f"pack.yaml does not list '{of.language}'."
        yield of.say(1, _UNLISTED, problem, "List it under languages when it is complete.")
    glossary, faults = read_glossary(of.folder, of.language)
    yield from faults
    strange = missing_glyphs("".join([entry.translation for entry in entries.values()]), of.shown)
    shown = of.shown if strange else frozenset()  # each text is asked only where some text has a strange character
    for name, entry in entries.items():
        source = of.texts.get(name)
        if source is None:
            problem = f"the pack has no text '{name}' any more."
            yield of.say(entry.line, _EXTRA, problem, "cxsim translate update sets it aside.")
        elif entry.translation.strip():
            compared = Compared(source, entry, glossary, shown, pseudo=of.language == PSEUDO)
            found = [*found_in_text(compared)]
            allowed = {code for remark in entry.remarks for code in allowed_by(f"# {remark}")} if found else set()
            for what, problem, way_out in found:
                if what[0] not in allowed:
                    yield of.say(entry.line, what, problem, way_out)


def _not_begun(of: _Of) -> Diagnostic:
    """Say where pack.yaml lists a language that has no file."""
    sheet = of.folder / "pack.yaml"
    path = ("languages", of.pack.sheet.languages.index(of.language))
    line, column = places(of.read_bytes(sheet)).nearest(path)
    problem = f"pack.yaml lists '{of.language}', and there is no {LOCALE}/{of.language}.po."
    way_out = f"Begin it: cxsim translate extract {of.folder} --lang {of.language}"
    code, name, severity = _MISSING
    return Diagnostic(str(sheet), line, column, code, name, problem, way_out, severity)


def _missing(of: _Of, catalogue: Catalogue, entries: dict[str, Entry]) -> Iterator[Diagnostic]:
    """Yield one diagnostic a file of the pack that is not translated as a whole."""
    if catalogue.faults:
        return  # what is left out because of them would be told as missing
    if not catalogue_path(of.folder, of.language).exists():
        yield _not_begun(of)
        return
    all_texts = Counter(name.partition(".")[0] for name in of.texts)
    without: dict[str, list[str]] = {}
    for name in of.texts:
        entry = entries.get(name)
        if entry is None or not entry.translation.strip():
            without.setdefault(name.partition(".")[0], []).append(name)
    for file, names in without.items():
        first = entries.get(names[0])
        problem = f"'{file}' lacks {len(names)} of {all_texts[file]} translations, the first is that of '{names[0]}'."
        way_out = "Write it after msgstr." if first else "cxsim translate update adds what is missing."
        yield of.say(first.line if first else 1, _MISSING, problem, way_out)


def _capped(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the first MOST diagnostics of each code, and how many more there are."""
    told: Counter[str] = Counter()
    last: dict[str, Diagnostic] = {}
    for each in found:
        told[each.code] += 1
        last[each.code] = each
        if told[each.code] <= MOST:
            yield each
    for code, count in told.items():
        if count > MOST:
            one = last[code]
            problem = f"there are {count - MOST} more like this in the file; they are not told one by one."
            yield Diagnostic(one.file, one.line, 1, code, one.rule, problem, one.way_out, one.severity)


_NO_LANGUAGE = ("CX618", "no-language")
_MISSING: tuple[str, str, Severity] = ("CX730", "missing-translation", "warning")
_EXTRA: tuple[str, str, Severity] = ("CX731", "extra-translation", "warning")
_UNLISTED: tuple[str, str, Severity] = ("CX739", "unlisted-language", "note")
