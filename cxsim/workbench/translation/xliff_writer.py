"""A language of a pack → XLIFF 1.2, which every tool of translators and their agencies reads.

Values and who speaks become ``<x/>``, which such tools keep as it is; what one should know comes as notes.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.content.po_reader import Catalogue, Entry
    from cxsim.model.pack import Pack
    from cxsim.workbench.translation.glossary import Glossary
    from cxsim.workbench.translation.texts import Text

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
DONE, TO_REVIEW = "translated", "needs-review-translation"
_KEPT = re.compile(
    r"^[ \t]*(?P<voice>(?P<speaker>[a-z][a-z0-9_]*)(?: \([^()\n]*\))?:)|(?P<value>\{(?P<name>[a-z][a-z0-9_.]*)\})",
    re.MULTILINE,
)
_HOW_TO = "Tags are values and speakers: leave them. *Stars* stand around stressed words. Keep the lines of a text."


class Exported(NamedTuple):
    """What is written: a catalogue that is up to date with the texts of a pack."""

    pack: Pack
    language: str
    texts: tuple[Text, ...]
    catalogue: Catalogue
    glossary: Glossary


def xliff_text(exported: Exported) -> str:
    """Return the texts of a pack and their translations as XLIFF, file by file in the pack's order."""
    files = groupby(exported.texts, key=lambda text: text.file)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff version="1.2" xmlns="{NAMESPACE}">',
        *(line for name, texts in files for line in _file(exported, name, texts)),
        "</xliff>\n",
    ]
    return "\n".join(lines)


def language_tag(language: str) -> str:
    """Return what XML calls a language: pt-BR for pt_BR."""
    return language.replace("_", "-")


def notes_for(text: Text, entry: Entry, glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Yield (from whom, note) of all notes that go with a text."""
    yield from (("developer", note) for note in text.notes)
    yield from (("translator", remark) for remark in entry.remarks if remark)
    for term in glossary.unused(text.source, ""):
        yield "glossary", f"{term.word}: {' / '.join(term.forms)}"


def _file(exported: Exported, name: str, texts: Iterable[Text]) -> Iterator[str]:
    people = frozenset(exported.pack.cast.people)
    original = quoteattr(f"{exported.pack.id}/{name}.yaml")
    languages = (language_tag(each) for each in (exported.pack.sheet.source, exported.language))
    source, target = map(quoteattr, languages)
    yield f'<file original={original} source-language={source} target-language={target} datatype="plaintext">'
    yield f"<header><note>{_HOW_TO}</note></header>"
    yield "<body>"
    for text in texts:
        entry = exported.catalogue.entries[text.id]
        yield from _unit(text, entry, people)
        for author, note in notes_for(text, entry, exported.glossary):
            yield f"<note from={quoteattr(author)}>{escape(note)}</note>"
        yield "</trans-unit>"
    yield "</body>"
    yield "</file>"


def _unit(text: Text, entry: Entry, people: frozenset[str]) -> Iterator[str]:
    translated = bool(entry.translation.strip())
    done = translated and not entry.fuzzy
    name = quoteattr(text.id)
    approved = ' approved="yes"' if done else ""
    yield f'<trans-unit id={name} resname={name}{approved} xml:space="preserve">'
    yield f"<source>{_inline(text.source, people)}</source>"
    if translated:
        target = _inline(entry.translation, people)
        yield f'<target state="{DONE if done else TO_REVIEW}">{target}</target>'
        if entry.previous is not None:
            before = f"<source>{_inline(entry.previous, people)}</source><target>{target}</target>"
            yield f'<alt-trans alttranstype="previous-version" xml:space="preserve">{before}</alt-trans>'


def _inline(text: str, people: frozenset[str]) -> str:
    """Return a text as XML, with <x/> for each value and for the name and mood of whoever speaks."""
    parts, at = [], 0
    times: Counter[str] = Counter()
    for found in _KEPT.finditer(text):
        if found["voice"] and found["speaker"] not in people:
            continue
        kind = "voice" if found["voice"] else "value"
        name = found["speaker"] or found["name"]
        times[name] += 1
        mark = quoteattr(name if times[name] == 1 else f"{name}-{times[name]}")
        parts += [escape(text[at : found.start(kind)]), f"<x id={mark} equiv-text={quoteattr(found[kind])}/>"]
        at = found.end(kind)
    return "".join([*parts, escape(text[at:])])
