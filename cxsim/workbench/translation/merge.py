"""A translator's file follows the source: nothing that was translated is lost, nothing that changed passes unmarked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.po_reader import Catalogue, Entry
from cxsim.content.po_writer import comments, header
from cxsim.content.translate import entries_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxsim.model.pack import Pack
    from cxsim.workbench.translation.texts import Text

FUZZY = "fuzzy"


def begun(pack: Pack, texts: Iterable[Text], language: str) -> Catalogue:
    """Return a file to begin with: every text, no translation; without a language a template."""
    about = {
        "Project-Id-Version": pack.id,
        **({"Language": language} if language else {}),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    remark = f"The texts of the pack '{pack.id}', licence {pack.sheet.licence}. How to: cxsim translate --help"
    entries = {text.id: _new(text) for text in texts}
    return Catalogue(header(about, remark), entries)


def merged(pack: Pack, texts: Iterable[Text], old: Catalogue, language: str) -> Catalogue:
    """Return a catalogue brought up to date with the texts of a pack, in their order.

    A translation stays where its text is as it was, also under a new id that says ``renamed_from``. Where the text has
    changed, or moved without a word, the translation is marked fuzzy, with the text that it was made for. Translations
    of texts that are gone become obsolete, and come back with their text.
    """
    texts = list(texts)
    olds = entries_now(pack, old.entries)
    ids = {text.id for text in texts}
    orphans = {name: each for name, each in olds.items() if name not in ids and each.translation}
    gone = {each.id: each for each in old.obsolete}
    by_source = {each.source: each for each in reversed(orphans.values())}
    entries: dict[str, Entry] = {}
    for text in texts:
        entry = olds.get(text.id) or gone.get(text.id)
        if entry is None and (moved := by_source.get(text.source)):
            entry = _marked(moved)
        entries[text.id] = _brought(text, entry) if entry else _new(text)
    revived = {id(gone[name]) for name in ids - olds.keys() if name in gone}
    used = {id(each) for text in texts if text.id not in olds and (each := by_source.get(text.source))}
    obsolete = [each for each in old.obsolete if id(each) not in revived]
    obsolete += [_set_aside(each) for each in orphans.values() if id(each) not in used]
    return Catalogue(_header(old, begun(pack, (), language)), entries, tuple(dict.fromkeys(obsolete)))


def _new(text: Text) -> Entry:
    return Entry(text.id, text.source, "", comments(notes=text.notes))


def _brought(text: Text, old: Entry) -> Entry:
    """Return an entry for the text as it is now."""
    flags = tuple(each for each in old.flags if each != FUZZY)
    if not old.translation:
        return Entry(text.id, text.source, "", comments(old.remarks, text.notes, flags))
    made_for = old.previous if old.fuzzy and old.previous is not None else old.source
    previous = made_for if made_for != text.source else None
    doubted = old.fuzzy and old.previous is None  # by a translator, who alone can take the mark away
    if doubted or previous is not None:
        flags = (FUZZY, *flags)
    return Entry(text.id, text.source, old.translation, comments(old.remarks, text.notes, flags, previous))


def _marked(moved: Entry) -> Entry:
    """Return the translation of the same words in another place, to be looked at."""
    flags = dict.fromkeys((FUZZY, *moved.flags))
    return moved._replace(comments=comments(moved.remarks, (), flags, None))


def _set_aside(gone: Entry) -> Entry:
    return gone._replace(comments=comments(gone.remarks, (), gone.flags, gone.previous), line=0)


def _header(old: Catalogue, new: Catalogue) -> Entry:
    """Return the header as it was, with what has to stand in it."""
    about: Mapping[str, str] = old.about
    if not about:
        return new.header
    return header({**new.about, **about}, *old.header.remarks)
