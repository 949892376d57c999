"""Files that translators work on: they follow the source, and nothing that was translated is lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content import asset_folder, load_pack, shipped_packs
from cxsim.content.po_reader import Catalogue, Entry, read_po
from cxsim.content.po_writer import comments, po_text
from cxsim.content.translate import in_language
from cxsim.model.faithful import is_faithful
from cxsim.workbench.check import check_pack
from cxsim.workbench.translation.check import check_translations
from cxsim.workbench.translation.glyphs import FONT, missing_glyphs, shown_characters
from cxsim.workbench.translation.merge import begun, merged
from cxsim.workbench.translation.pseudo import LANGUAGE, disguised, pseudo
from cxsim.workbench.translation.status import standing, table
from cxsim.workbench.translation.texts import Text, texts_of
from tests.packs import pack_of, scenario
from tests.workbench.correct import write_correct_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

BODY = """
variables: {late: false}
situations:
  desk:
    text: |
      dervla: It blinks.
    next: over
    choices:
      look:
        text: Look
        takes: 2 min
        does: [find_cause]
        cases:
          lately: {when: late, reply: "Too late. On your clock: {time}."}
      wait: {text: Wait}
"""
LOOK = "call.situations.desk.choices.look.text"
ids = st.sampled_from([LOOK, "call.title", "call.situations.desk.choices.see.text", "gone.title", "gone.text"])
sources = st.sampled_from(["Look", "A day", "Something else", "More"])
entries = st.builds(
    lambda name, source, translation, fuzzy, previous: Entry(
        name, source, translation, comments(flags=("fuzzy",) if fuzzy else (), previous=previous if fuzzy else None)
    ),
    ids, sources, st.sampled_from(["", "Κοίτα", "Κάποια μέρα", "Άλλο"]), st.booleans(), st.none() | sources,
)  # fmt: skip
catalogues = st.builds(
    lambda found, obsolete: Catalogue(entries={each.id: each for each in found}, obsolete=tuple(obsolete)),
    st.lists(entries, max_size=6),
    st.lists(entries, max_size=4),
)


@pytest.fixture(scope="module")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    body = BODY.replace("        text: Look\n", "        text: Look\n        renamed_from: see\n")
    pack_of(folder, {"call": scenario(body)})
    return folder


@pytest.fixture(scope="module")
def desk(desk_folder: Path) -> tuple[Pack, list[Text]]:
    pack = load_pack(desk_folder).pack
    assert pack
    return pack, [*texts_of(pack, desk_folder)]


def translations(catalogue: Catalogue) -> Counter[str]:
    return Counter(each.translation for each in (*catalogue.entries.values(), *catalogue.obsolete) if each.translation)


def after(pack: Pack, texts: list[Text], *entries: Entry, obsolete: tuple[Entry, ...] = ()) -> Catalogue:
    return merged(pack, texts, Catalogue(entries={each.id: each for each in entries}, obsolete=obsolete), "el")


@pytest.mark.parametrize("seed", range(5))
def test_a_file_that_has_just_been_begun_is_up_to_date(seed: int, tmp_path: Path) -> None:
    folder = write_correct_pack(tmp_path, seed)
    pack = load_pack(folder).pack
    assert pack
    texts = [*texts_of(pack, folder)]
    text = po_text(begun(pack, texts, "el"))
    assert po_text(merged(pack, texts, read_po(text.encode()), "el")) == text


@given(catalogues)
def test_bringing_a_file_up_to_date_never_loses_a_translation(
    desk: tuple[Pack, list[Text]], catalogue: Catalogue
) -> None:
    pack, texts = desk
    new = merged(pack, texts, catalogue, "el")
    assert set(translations(new)) == set(translations(catalogue))
    assert [*new.entries] == [text.id for text in texts]
    assert all(new.entries[text.id].source == text.source for text in texts)


@given(catalogues)
def test_bringing_a_file_up_to_date_twice_is_the_same_as_once(
    desk: tuple[Pack, list[Text]], catalogue: Catalogue
) -> None:
    once = po_text(merged(*desk, catalogue, "el"))
    assert po_text(merged(*desk, read_po(once.encode()), "el")) == once


@given(catalogues)
def test_no_translation_of_another_text_passes_unmarked(desk: tuple[Pack, list[Text]], catalogue: Catalogue) -> None:
    new = merged(*desk, catalogue, "el")
    pairs = {(each.source, each.translation) for each in (*catalogue.entries.values(), *catalogue.obsolete)}
    sure = [each for each in new.entries.values() if each.translation and not each.fuzzy]
    made_for = {(each.previous, each.translation) for each in catalogue.entries.values() if each.fuzzy}
    made_for |= {(each.previous, each.translation) for each in catalogue.obsolete if each.fuzzy}
    assert all((each.source, each.translation) in pairs | made_for for each in sure)


def test_a_changed_text_is_marked_with_the_one_it_was_made_for_and_unmarked_when_that_comes_back(
    desk: tuple[Pack, list[Text]],
) -> None:
    changed = after(*desk, Entry(LOOK, "Stare", "Κοίτα")).entries[LOOK]
    assert (changed.source, changed.translation, changed.fuzzy, changed.previous) == ("Look", "Κοίτα", True, "Stare")
    again = after(*desk, Entry(LOOK, "Glare", "Κοίτα", comments(flags=("fuzzy",), previous="Stare"))).entries[LOOK]
    assert again.previous == "Stare"
    back = after(*desk, Entry(LOOK, "Stare", "Κοίτα", comments(flags=("fuzzy",), previous="Look"))).entries[LOOK]
    assert (back.fuzzy, back.previous) == (False, None)


def test_what_a_translator_marked_or_remarked_stays(desk: tuple[Pack, list[Text]]) -> None:
    lines = comments(("ask Inês",), ("an old note",), ("fuzzy", "no-wrap"))
    kept = after(*desk, Entry(LOOK, "Look", "Κοίτα", lines)).entries[LOOK]
    assert (kept.remarks, kept.flags) == (("ask Inês",), ("fuzzy", "no-wrap"))
    assert "an old note" not in kept.comments


def test_a_renamed_text_keeps_its_translation_and_a_moved_one_keeps_it_with_a_mark(
    desk: tuple[Pack, list[Text]],
) -> None:
    renamed = after(*desk, Entry("call.situations.desk.choices.see.text", "Look", "Κοίτα"))
    assert (renamed.entries[LOOK].translation, renamed.entries[LOOK].fuzzy) == ("Κοίτα", False)
    moved = after(*desk, Entry("call.situations.hall.choices.stare.text", "Look", "Κοίτα"))
    assert (moved.entries[LOOK].translation, moved.entries[LOOK].fuzzy, moved.obsolete) == ("Κοίτα", True, ())


def test_what_is_gone_is_set_aside_and_comes_back_with_its_text(desk: tuple[Pack, list[Text]]) -> None:
    pack, texts = desk
    whole = Catalogue(entries={LOOK: Entry(LOOK, "Look", "Κοίτα")})
    without = merged(pack, [text for text in texts if text.id != LOOK], whole, "el")
    assert [each[:3] for each in without.obsolete] == [(LOOK, "Look", "Κοίτα")]
    back = merged(pack, texts, without, "el")
    assert (back.entries[LOOK].translation, back.entries[LOOK].fuzzy, back.obsolete) == ("Κοίτα", False, ())


def test_a_header_that_a_tool_has_written_stays(desk: tuple[Pack, list[Text]]) -> None:
    old = read_po(b'# Ana\nmsgid ""\nmsgstr ""\n"Last-Translator: Ana\\n"\n"X-Generator: Poedit\\n"\n')
    about = merged(*desk, old, "el").about
    assert (about["Last-Translator"], about["X-Generator"], about["Language"]) == ("Ana", "Poedit", "el")
    assert merged(*desk, old, "el").header.remarks == ("Ana",)


def test_texts_come_as_they_stand_in_their_files_with_what_one_should_know(desk: tuple[Pack, list[Text]]) -> None:
    _, texts = desk
    names = [text.id for text in texts]
    assert [name.partition(".")[0] for name in names] == sorted(
        (name.partition(".")[0] for name in names), key=["pack", "cast", "call"].index
    )
    assert names.index(LOOK) < names.index("call.situations.desk.choices.look.cases.lately.reply")
    notes = {text.id: "\n".join(text.notes) for text in texts}
    assert "takes 2 min, find cause" in notes[LOOK]
    assert "With dervla: Dervla (they, formal address)" in notes[LOOK]
    assert "dervla speaks: Dervla (they, formal address)" in notes["call.situations.desk.text"]
    assert "About Ines (they, informal address)" in notes["cast.colleagues.ines.name"]
    reply = notes["call.situations.desk.choices.look.cases.lately.reply"]
    assert "choice look 'Look'" in reply
    assert "if late" in reply
    assert "{time} is filled in: minutes on the clock" in reply


def test_the_table_counts_each_text_once(desk: tuple[Pack, list[Text]]) -> None:
    pack, texts = desk
    found = Catalogue(
        entries={
            each.id: each
            for each in (
                Entry(LOOK, "Look", "Κοίτα"),
                Entry("call.title", "A night", "Κάποια νύχτα"),
                Entry("call.situations.desk.text", "dervla: It blinks.", "dervla: Μάλιστα.", "#, fuzzy\n"),
            )
        }
    )
    *_, call, whole = standing(pack, texts, found, "el")
    assert (call.file, call.done, call.doubtful) == ("call", 1, 2)
    assert whole.texts == whole.done + whole.doubtful + whole.missing == len(texts)
    assert len([*table([call, whole])]) == 3


@pytest.mark.parametrize("folder", shipped_packs(), ids=lambda folder: folder.name)
def test_the_pseudo_language_is_shown_throughout_and_nothing_is_said_of_it_but_that_it_is_there(
    folder: Path, tmp_path: Path
) -> None:
    for file in folder.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    pack = load_pack(tmp_path).pack
    assert pack
    texts = [*texts_of(pack, tmp_path)]
    people = frozenset(pack.cast.people)
    (tmp_path / "locale").mkdir()
    text = po_text(pseudo(begun(pack, (), LANGUAGE).header, texts, people))
    (tmp_path / "locale" / f"{LANGUAGE}.po").write_text(text, encoding="utf-8")
    shown = in_language(pack, tmp_path, LANGUAGE)
    assert [each.source for each in texts_of(shown, tmp_path)] == [disguised(each.source, people) for each in texts]
    assert not [each for each in check_pack(tmp_path) if each.file.endswith(f"{LANGUAGE}.po")]


@given(st.text("ab {}*:()\ndervla", max_size=60))
def test_whatever_a_text_is_its_pseudo_translation_keeps_values_speakers_and_moods(text: str) -> None:
    people = frozenset({"dervla"})
    assert is_faithful(text, disguised(text, people), people)
    assert not text.strip() or len(disguised(text, people)) > len(text)


def test_one_thing_that_is_wrong_everywhere_is_told_twenty_times_and_counted(tmp_path: Path) -> None:
    pack_of(tmp_path, {"call": scenario(BODY)})
    (tmp_path / "locale").mkdir()
    extra = Catalogue(entries={f"gone.t{at}": Entry(f"gone.t{at}", "x", "y") for at in range(30)})
    (tmp_path / "locale" / "el.po").write_text(po_text(extra), encoding="utf-8")
    found = [each for each in check_pack(tmp_path) if each.code == "CX731"]
    assert len(found) == 21
    assert "10 more" in max(found, key=lambda each: each.line).problem


def test_what_a_translator_means_as_it_is_is_allowed_with_a_reason(
    desk: tuple[Pack, list[Text]], desk_folder: Path
) -> None:
    pack, _ = desk
    text = "Too late. On your clock: {time}."
    path = desk_folder / "locale" / "el.po"
    path.parent.mkdir(exist_ok=True)
    codes = []
    for remark in ((), ("cxsim: allow CX738",), ("cxsim: allow CX738 because she speaks English",)):
        entry = Entry("call.situations.desk.choices.look.cases.lately.reply", text, text, comments(remark))
        path.write_text(po_text(Catalogue(entries={entry.id: entry})), encoding="utf-8")
        codes.append([each.code for each in check_translations(pack, desk_folder) if each.code == "CX738"])
    assert codes == [["CX738"], ["CX738"], []]


PIECES = [
    *'"\\{}*,/\n',
    "msgctxt ",
    "msgid ",
    "msgstr ",
    f'"{LOOK}"\n',
    '"Look"\n',
    "#, fuzzy\n",
    "#~ ",
    "dervla (calm): ",
    "{time}",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.lists(st.sampled_from(PIECES), max_size=8))
def test_whatever_stands_in_locale_the_check_says_where_and_the_pack_is_shown(
    desk: tuple[Pack, list[Text]], desk_folder: Path, source: str, glossary: list[str]
) -> None:
    pack, texts = desk
    locale = desk_folder / "locale"
    locale.mkdir(exist_ok=True)
    (locale / "el.po").write_text(source, encoding="utf-8")
    (locale / "el.glossary.csv").write_text("".join(glossary), encoding="utf-8")
    found = [*check_translations(pack, desk_folder)]
    assert all(each.line >= 1 and each.problem and each.way_out for each in found)
    shown = texts_of(in_language(pack, desk_folder, "el"), desk_folder)
    assert [each.id for each in shown] == [each.id for each in texts]


def test_a_character_counts_as_shown_where_the_font_draws_something_else_than_its_box() -> None:
    pygame.font.init()
    font = pygame.font.Font(asset_folder() / "fonts" / FONT, 20)

    def drawn(code: int) -> bytes:
        return pygame.image.tobytes(font.render(chr(code), False, "black"), "RGBA")  # noqa: FBT003 - pygame's own order

    shown, box = shown_characters(), drawn(0x0378)
    asked = [*range(0x21, 0x3000, 31), *range(0x4E00, 0x9FFF, 97), *map(ord, "άώΩçßøñ、。“”中’…−")]
    assert [not missing_glyphs(chr(each), shown) for each in asked] == [drawn(each) != box for each in asked]
    assert sum(each in shown for each in asked) > 100


def test_of_a_font_that_cannot_be_read_nothing_is_claimed(tmp_path: Path) -> None:
    (tmp_path / "font.ttf").write_bytes(b"\0\1\0\0\0\1" + bytes(20))
    assert shown_characters(tmp_path / "font.ttf") == shown_characters(tmp_path / "none.ttf") == frozenset()
