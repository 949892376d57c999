"""A pack in another language: its own texts where they fit, the source where they do not, the same game throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.content.languages import languages_of
from cxsim.content.po_reader import LARGEST_PO, Catalogue, Entry
from cxsim.content.po_writer import po_text
from cxsim.content.translate import entries_now, faults_of, in_language, read_catalogue, texts_of_pack
from cxsim.session import Session
from tests.packs import Kept, header, pack_of, scenario, shipped, story

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

BODY = """
prebrief: "Waiting: {queue}."
situations:
  desk:
    text: |
      dervla: It blinks.
    renamed_from: table
    next: over
    choices:
      look: {text: Look, takes: 2 min, renamed_from: see}
      wait: {text: Wait}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return pack_of(tmp_path, {"call": scenario(BODY)})


def translated(pack: Pack, folder: Path, *entries: Entry) -> Pack:
    """Return the pack in Greek with these entries."""
    (folder / "locale").mkdir(exist_ok=True)
    text = po_text(Catalogue(entries={each.id: each for each in entries}))
    (folder / "locale" / "el.po").write_text(text, encoding="utf-8")
    return in_language(pack, folder, "el")


def text_of(pack: Pack, name: str) -> str:
    return dict(texts_of_pack(pack))[name]


def test_a_text_with_a_translation_is_read_in_it_and_all_others_in_the_source(pack: Pack, tmp_path: Path) -> None:
    greek = translated(pack, tmp_path, Entry("call.situations.desk.choices.look.text", "Look", "Κοίτα"))
    before, after = dict(texts_of_pack(pack)), dict(texts_of_pack(greek))
    assert {name for name in before if before[name] != after[name]} == {"call.situations.desk.choices.look.text"}
    assert greek.scenarios["call"].situations["desk"].choices["look"].text == "Κοίτα"


@pytest.mark.parametrize(
    ("name", "source", "translation", "comments"),
    [
        ("call.title", "A day", "  \n", ""),
        ("call.title", "A day", "Κάποια μέρα", "#, fuzzy\n"),
        ("call.title", "A night", "Κάποια νύχτα", ""),
        ("call.prebrief", "Waiting: {queue}.", "Περιμένουν {kpi.nothing}.", ""),
        ("call.prebrief", "Waiting: {queue}.", "Περιμένουν.", ""),
        ("call.situations.desk.text", "dervla: It blinks.", "ντέρβλα: Αναβοσβήνει.", ""),
    ],
    ids=["empty", "fuzzy", "of another text", "another value", "no value", "another speaker"],
)
def test_the_source_stands_where_a_translation_does_not_fit(
    pack: Pack, tmp_path: Path, name: str, source: str, translation: str, comments: str
) -> None:
    assert text_of(translated(pack, tmp_path, Entry(name, source, translation, comments)), name) == text_of(pack, name)


def test_a_translation_goes_with_what_was_renamed(pack: Pack, tmp_path: Path) -> None:
    old = Entry("call.situations.table.choices.see.text", "Look", "Κοίτα")
    assert text_of(translated(pack, tmp_path, old), "call.situations.desk.choices.look.text") == "Κοίτα"


def test_under_its_new_id_a_translation_counts_before_that_under_the_old_one(pack: Pack, tmp_path: Path) -> None:
    old = Entry("call.situations.table.choices.see.text", "Look", "Παλιό")
    new = Entry("call.situations.desk.choices.look.text", "Look", "Καινούργιο")
    assert text_of(translated(pack, tmp_path, old, new), new.id) == "Καινούργιο"
    assert len(entries_now(pack, {each.id: each for each in (old, new)})) == 2


def test_the_same_choices_lead_to_the_same_places_in_every_language(pack: Pack, tmp_path: Path) -> None:
    greek = translated(pack, tmp_path, *(Entry(name, text, text + " Ω") for name, text in texts_of_pack(pack)))
    assert text_of(greek, "call.title") == "A day Ω"
    told = []
    for each in (pack, greek):
        session = Session(each, header(pack), Kept())
        session.begin("call")
        session.decide("look")
        told.append(story(session))
    assert told[0] == told[1]


def test_a_pack_in_its_own_language_and_in_one_without_a_file_is_the_pack(pack: Pack, tmp_path: Path) -> None:
    assert in_language(pack, tmp_path, "en") is pack
    assert in_language(pack, tmp_path, "it") == pack


def test_the_languages_of_a_pack_are_its_own_and_those_with_a_file(pack: Pack, tmp_path: Path) -> None:
    (tmp_path / "locale").mkdir()
    for name in ("sv.po", "el.po", "greek.po", "el.glossary.csv", "../it.po"):
        (tmp_path / "locale" / name).write_text("", encoding="utf-8")
    assert languages_of(pack, tmp_path) == ("en", "el", "sv")


@pytest.mark.parametrize("language", ["../../etc/passwd", "el/../it", "", "EL", "greek", "el\n"])
def test_what_is_no_language_leads_to_no_file(language: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no language"):
        read_catalogue(tmp_path, language)


def test_a_link_out_of_the_pack_is_not_followed(pack: Pack, tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    (folder / "locale").mkdir(parents=True)
    (tmp_path / "el.po").write_text('msgctxt "call.title"\nmsgid "A day"\nmsgstr "Κάποια μέρα"\n', encoding="utf-8")
    (folder / "locale" / "el.po").symlink_to(tmp_path / "el.po")
    catalogue = read_catalogue(folder, "el")
    assert [each.code for each in catalogue.faults] == ["CX601"]
    assert in_language(pack, folder, "el") == pack


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b'msgid ""\nmsgstr "Language: it\\n"\n', "CX616"),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=iso-8859-7\\n"\n', "CX616"),
        (b"#" * (LARGEST_PO + 1), "CX617"),
        (b"\xff\xfe", "CX010"),
    ],
)
def test_what_is_wrong_with_a_file_as_a_whole_is_told_with_its_place(source: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "locale" / "el.po"
    path.parent.mkdir()
    path.write_bytes(source)
    found = faults_of(tmp_path, "el", read_catalogue(tmp_path, "el"))
    assert [(each.file, each.line, each.code) for each in found] == [(str(path), 1, code)]
    assert all(each.way_out for each in found)


@pytest.mark.parametrize("pack", shipped(), ids=lambda pack: pack.id)
def test_every_text_of_a_pack_has_an_id_of_its_own(pack: Pack) -> None:
    found = [name for name, _ in texts_of_pack(pack)]
    assert len(set(found)) == len(found) > 0
