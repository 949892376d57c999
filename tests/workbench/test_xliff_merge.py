"""What came back as XLIFF goes into the language's catalogue: by id, with nothing lost and nothing passed unmarked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content.po_reader import Catalogue, Entry, read_po
from cxsim.content.po_writer import comments, po_text
from cxsim.workbench.translation.merge import merged
from cxsim.workbench.translation.xliff_check import check_came
from cxsim.workbench.translation.xliff_merge import language_of, taken_in
from cxsim.workbench.translation.xliff_reader import XliffError, read_xliff
from cxsim.workbench.translation.xliff_writer import NAMESPACE
from tests.workbench.xliff_files import BLINKS, DESK, GLOSSARY, LATE, LOOK, REPLY, WAIT, Desk, file_of, unit

if TYPE_CHECKING:
    from cxsim.workbench.translation.xliff_merge import Taken

ids = st.sampled_from([LOOK, WAIT, DESK, "call.title", "gone.title"])
words = st.sampled_from(["", " ", "Κοίτα", "Look", "Wait", "Κάποια μέρα", "dervla: Μάλιστα."])
sources = st.sampled_from(["Look", "Wait", "A day", BLINKS, "Something else"])
entries = st.builds(
    lambda name, source, translation, remarks, flags, previous: Entry(
        name, source, translation, comments(remarks, (), flags, previous)
    ),
    ids,
    sources,
    words,
    st.lists(st.sampled_from(["ask Inês", "two\twords"]), max_size=2),
    st.lists(st.sampled_from(["fuzzy", "no-wrap"]), max_size=2, unique=True),
    st.none() | sources,
)
catalogues = st.lists(entries, max_size=6).map(lambda found: Catalogue(entries={each.id: each for each in found}))
states = st.sampled_from(["", "new", "needs-translation", "needs-review-translation", "translated", "final", "x-own"])
units = st.builds(
    lambda name, source, target, state, approved, note: unit(
        name, source, target, state, f"<note>{note}</note>" if note else "", approved=approved
    ),
    ids,
    sources,
    words,
    states,
    st.sampled_from(["yes", "no"]),
    st.sampled_from(["", "sure?", "two\nlines", "ask Inês"]),
)
several_units = st.lists(units, max_size=4, unique_by=lambda each: each.partition("<source>")[0].split('"')[1])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def up_to_date(desk: Desk, catalogue: Catalogue) -> Catalogue:
    return merged(desk.pack, desk.texts, catalogue, "el")


@given(catalogues)
def test_what_comes_back_as_it_went_changes_nothing(desk: Desk, catalogue: Catalogue) -> None:
    now = up_to_date(desk, catalogue)
    came = read_xliff(desk.exported(now).encode())
    taken = taken_in(desk.pack, desk.texts, now, came, GLOSSARY)
    assert po_text(taken.catalogue) == po_text(now)
    assert (taken.came, taken.replaced, taken.late, taken.unknown) == ({}, (), (), ())


@given(catalogues, several_units)
def test_whatever_comes_the_catalogue_can_be_read_and_no_remark_or_mark_is_lost(
    desk: Desk, catalogue: Catalogue, came: list[str]
) -> None:
    now = up_to_date(desk, catalogue)
    after = desk.taken(now, *came).catalogue
    text = po_text(after)
    again = read_po(text.encode())
    assert again.faults == ()
    assert po_text(up_to_date(desk, again)) == text
    assert [*after.entries] == [*now.entries]
    for name, entry in now.entries.items():
        assert set(entry.remarks) <= set(after.entries[name].remarks)
        assert set(entry.flags) - {"fuzzy"} <= set(after.entries[name].flags)
        assert after.entries[name].translation.strip() or not entry.translation.strip()
    assert after.obsolete[: len(now.obsolete)] == now.obsolete


@given(catalogues, several_units)
def test_a_file_that_comes_twice_says_nothing_new_the_second_time(
    desk: Desk, catalogue: Catalogue, came: list[str]
) -> None:
    once = desk.taken(up_to_date(desk, catalogue), *came).catalogue
    twice = desk.taken(up_to_date(desk, read_po(po_text(once).encode())), *came)
    assert po_text(twice.catalogue) == po_text(once)


def look(taken: Taken) -> tuple[str, bool, str | None]:
    entry = taken.catalogue.entries[LOOK]
    return entry.translation, entry.fuzzy, entry.previous


@pytest.mark.parametrize(
    ("state", "approved", "fuzzy"),
    [
        ("", "no", False),
        ("x-own", "no", False),
        ("translated", "no", False),
        ("signed-off", "no", False),
        ("needs-review-translation", "no", True),
        ("needs-review-translation", "yes", True),
        ("needs-l10n", "no", True),
        ("new", "no", True),
    ],
)
def test_a_translation_is_marked_where_the_file_says_that_it_is_not_done(
    desk: Desk, state: str, approved: str, *, fuzzy: bool
) -> None:
    taken = desk.taken(desk.catalogue(), unit(LOOK, "Look", "Κοίτα", state, approved=approved))
    assert look(taken) == ("Κοίτα", fuzzy, None)


@pytest.mark.parametrize(
    ("target", "state", "approved", "fuzzy"),
    [("Κοίτα", "", "no", True), ("Κοίτα", "", "yes", False), ("Κοίτα", "final", "no", False), ("Δες", "", "no", False)],
)
def test_a_mark_goes_where_the_file_says_so_or_somebody_has_changed_the_translation(
    desk: Desk, target: str, state: str, approved: str, *, fuzzy: bool
) -> None:
    before = desk.catalogue(Entry(LOOK, "Look", "Κοίτα", comments(flags=("fuzzy",), previous="Stare")))
    taken = desk.taken(before, unit(LOOK, "Look", target, state, approved=approved))
    assert look(taken) == (target, fuzzy, "Stare" if fuzzy else None)


def test_a_translation_of_what_a_text_was_is_to_be_looked_at_with_what_it_was_made_for(desk: Desk) -> None:
    assert look(desk.taken(desk.catalogue(), unit(LOOK, "Stare", "Κοίτα", "final"))) == ("Κοίτα", True, "Stare")


def test_a_translation_of_what_a_text_was_does_not_replace_one_of_what_it_is(desk: Desk) -> None:
    before = desk.catalogue(Entry(LOOK, "Look", "Δες"))
    taken = desk.taken(before, unit(LOOK, "Stare", "Κοίτα", "final"))
    assert (look(taken), taken.late) == (("Δες", False, None), (LOOK,))
    same = desk.taken(before, unit(LOOK, "Stare", "Δες", "final"))
    assert (look(same), same.late, same.came) == (("Δες", False, None), (), {})


def test_another_translation_takes_the_place_of_the_one_before_and_is_counted(desk: Desk) -> None:
    before = desk.catalogue(Entry(LOOK, "Look", "Δες"), Entry(WAIT, "Wait", "Περίμενε"))
    taken = desk.taken(before, unit(LOOK, "Look", "Κοίτα"), unit(WAIT, "Wait", "Περίμενε"))
    assert (look(taken)[0], taken.replaced, [*taken.came]) == ("Κοίτα", (LOOK,), [LOOK])


@pytest.mark.parametrize("target", ["", " ", "Look"])
def test_a_text_that_nobody_has_translated_leaves_the_translation_that_is_there(desk: Desk, target: str) -> None:
    taken = desk.taken(desk.catalogue(Entry(LOOK, "Look", "Κοίτα")), unit(LOOK, "Look", target))
    assert (look(taken), taken.came) == (("Κοίτα", False, None), {})


def test_a_word_that_is_the_same_in_both_languages_is_taken_where_the_file_says_that_it_is_done(desk: Desk) -> None:
    assert look(desk.taken(desk.catalogue(), unit(LOOK, "Look", "Look", "translated")))[0] == "Look"


def test_a_translation_goes_with_what_was_renamed(desk: Desk) -> None:
    taken = desk.taken(desk.catalogue(), unit(LOOK.replace("look", "see"), "Look", "Κοίτα"))
    assert (look(taken), taken.unknown) == (("Κοίτα", False, None), ())


def test_translations_of_texts_that_are_gone_are_set_aside_once(desk: Desk) -> None:
    gone = unit("call.gone.text", "Gone", "Πάει"), unit("call.empty.text", "Gone")
    once = desk.taken(desk.catalogue(), *gone)
    assert once.unknown == ("call.gone.text",)
    assert [each[:3] for each in once.catalogue.obsolete] == [("call.gone.text", "Gone", "Πάει")]
    assert len(desk.taken(once.catalogue, *gone).catalogue.obsolete) == 1


def test_what_translators_note_becomes_their_remark_and_what_was_sent_along_does_not(desk: Desk) -> None:
    before = desk.catalogue(Entry(REPLY, LATE, "", comments(("ask Inês",))))
    sent = [note for text in desk.texts if text.id == REPLY for note in text.notes]
    notes = "".join(f"<note>{each}</note>" for each in ["clock: ρολόι / ρολογιού", "ask Inês", *sent, "whose?\nhers?"])
    taken = desk.taken(before, unit(REPLY, LATE, more=notes.replace("'", "&apos;")))
    assert taken.catalogue.entries[REPLY].remarks == ("ask Inês", "whose?", "hers?")


def test_what_came_is_held_to_the_rules_of_translations_at_the_lines_it_came_from(desk: Desk) -> None:
    came = (
        unit(REPLY, LATE, "Αργά."),
        "\n" + unit(DESK, BLINKS, "ines: Αναβοσβήνει.\n*Τώρα.*"),
        "\n" + unit(LOOK, "Look", "\ue000 μη", more="<note>cxsim: allow CX742 because it is ours</note>"),
        "\n" + unit(WAIT, "Wait", "{time}", "needs-translation"),
    )
    found = [*check_came(desk.pack, desk.taken(desk.catalogue(), *came), GLOSSARY, Path("back.xlf"))]
    assert [(each.file, each.line, each.code) for each in found] == [("back.xlf", 1, "CX734"), ("back.xlf", 2, "CX735")]


@pytest.mark.parametrize(
    ("target", "begun", "said", "language"),
    [
        ("el", (), "", "el"),
        ("el-GR", ("el", "it"), "", "el"),
        ("el-GR", (), "", "el_GR"),
        ("pt-BR", ("pt_BR", "pt_PT"), "", "pt_BR"),
        ("pt-PT", ("pt_BR",), "", "pt_PT"),
        ("pt", ("pt_BR",), "", "pt_BR"),
        ("zh-Hans-CN", ("zh",), "", "zh"),
        ("", ("el",), "el", "el"),
        ("EL", ("el",), "el", "el"),
    ],
)
def test_a_file_is_for_the_language_that_is_begun(
    desk: Desk, target: str, begun: tuple[str, ...], said: str, language: str
) -> None:
    assert language_of(read_xliff(file_of(target=target)), desk.pack, begun, said) == language


@pytest.mark.parametrize(
    ("content", "said", "words"),
    [
        (file_of(pack="other"), "", "of 'other/call.yaml', not of the pack 'small'"),
        (f'<xliff version="1.2" xmlns="{NAMESPACE}"/>'.encode(), "", "is of nothing"),
        (file_of(source="de"), "", "translated from 'de'; the pack is written in 'en'"),
        (file_of(target="it"), "el", "in 'it', not in 'el'"),
        (file_of(target="sr-Cyrl-RS"), "", "says that it is in 'sr-Cyrl-RS'"),
        (file_of(target="pt-PT"), "pt_BR", "in 'pt-PT', not in 'pt_BR'"),
        (file_of(target="en"), "", "says that it is in 'en'"),
        (file_of(target=""), "", "says that it is in ''"),
    ],
)
def test_a_file_for_something_else_is_refused(desk: Desk, content: bytes, said: str, words: str) -> None:
    with pytest.raises(XliffError, match=words):
        language_of(read_xliff(content), desk.pack, ("el", "pt_BR", "pt_PT"), said)
