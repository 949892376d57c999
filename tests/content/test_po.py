"""PO files: what Babel writes is read, what is written Babel reads, and whatever else stands there is told."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po as babel_reads
from babel.messages.pofile import write_po as babel_writes
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content.po_reader import LARGEST_PO, LONGEST_TEXT, MOST_FAULTS, Catalogue, Entry, read_po
from cxsim.content.po_writer import comments, header, po_text

ids = st.lists(st.sampled_from(["call", "desk", "text", "a_1"]), min_size=2, max_size=4).map(".".join)
words = st.text('ab ά中\u00a0é"\\#~|{}*\t\n', max_size=20)
lines = st.lists(st.text("abc, #|~.:", min_size=1).map(lambda text: f"x{text.strip()}"), max_size=2)
entries = st.builds(
    lambda name, source, translation, remarks, notes, fuzzy, previous: Entry(
        name, source, translation, comments(remarks, notes, ("fuzzy",) if fuzzy else (), previous)
    ),
    ids, words.filter(bool), words, lines, lines, st.booleans(), st.none() | words,
)  # fmt: skip
catalogues = st.builds(
    lambda found, obsolete: Catalogue(header({"Language": "el"}), {each.id: each for each in found}, tuple(obsolete)),
    st.lists(entries, max_size=6),
    st.lists(entries, max_size=3),
)

GOOD = 'msgctxt "call.title"\nmsgid "A call"\nmsgstr "Κάποια κλήση"\n'


def told(source: str) -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in read_po(source.encode()).faults]


@given(catalogues)
def test_what_is_written_is_read_back(catalogue: Catalogue) -> None:
    back = read_po(po_text(catalogue).encode())
    assert back.faults == ()
    assert back.about == catalogue.about
    for written, found in (
        (tuple(catalogue.entries.values()), tuple(back.entries.values())),
        (catalogue.obsolete, back.obsolete),
    ):
        assert [each[:3] for each in found] == [each[:3] for each in written]
        for name in ("fuzzy", "flags", "remarks", "previous"):
            assert [getattr(each, name) for each in found] == [getattr(each, name) for each in written], name


@given(catalogues)
def test_a_file_that_is_read_and_written_again_is_the_same_file(catalogue: Catalogue) -> None:
    text = po_text(catalogue)
    assert po_text(read_po(text.encode())) == text


@given(catalogues)
def test_what_is_written_babel_reads_the_same(catalogue: Catalogue) -> None:
    plain = tuple(each._replace(comments="") for each in catalogue.obsolete)  # it does not know gettext's #~|
    text = po_text(replace(catalogue, obsolete=plain))
    found = babel_reads(BytesIO(text.encode()), locale="el", abort_invalid=True)
    read = [(each.context, each.id, each.string, each.fuzzy) for each in found if each.id]
    assert read == [(each.id, each.source, each.translation, each.fuzzy) for each in catalogue.entries.values()]


@given(st.lists(entries, max_size=6), st.sampled_from([0, 20, 76]))
def test_what_babel_writes_is_read_the_same(written: list[Entry], width: int) -> None:
    catalog = Catalog(locale="el", project="a pack", header_comment="# A pack")
    for each in {each.id: each for each in written}.values():
        flags, previous = {"fuzzy"} if each.fuzzy else set(), [each.previous] if each.previous else []
        catalog.add(each.source, each.translation, context=each.id, flags=flags, previous_id=previous)
    file = BytesIO()
    babel_writes(file, catalog, width=width, include_previous=True)
    found = read_po(file.getvalue())
    assert found.faults == ()
    assert found.about["Language"] == "el"
    assert {name: (each.source, each.translation, each.fuzzy) for name, each in found.entries.items()} == {
        each.id: (each.source, each.translation, each.fuzzy) for each in written
    }


@given(st.lists(st.sampled_from([*'"\\\n#~|, ax', "msgid ", "msgctxt ", "msgstr ", '"a"\n', "#~ ", "\r", "\t"])))
def test_whatever_stands_in_a_file_is_read_or_told(parts: list[str]) -> None:
    source = "".join(parts)
    found = read_po(source.encode())
    said = [each for each in source.splitlines() if each.strip() and not each.lstrip().startswith("#")]
    assert found.faults or found.entries or found.obsolete or found.header.line or not said


@given(st.binary())
def test_no_bytes_make_it_raise(source: bytes) -> None:
    assert all(each.line >= 1 for each in read_po(source).faults)


def test_every_fault_of_a_file_is_told_with_its_line_and_the_rest_is_read() -> None:
    broken = 'msgctxt "a.b"\nmsgid "x\nmsgstr "y"\n\nhello\n\n' + GOOD + '\nmsgid "c"\nmsgstr "d"\n\nmsgctxt "e"\n'
    found = read_po(broken.encode())
    assert [*found.entries] == ["call.title"]
    assert told(broken) == [(2, "CX612"), (5, "CX611"), (11, "CX613"), (14, "CX615")]


@pytest.mark.parametrize("text", ["\ufeff" + GOOD, GOOD.replace("\n", "\r\n"), "\n\n  \n" + GOOD, GOOD.rstrip()])
def test_marks_line_ends_and_blank_lines_of_other_systems_do_not_matter(text: str) -> None:
    assert read_po(text.encode()).entries["call.title"].translation == "Κάποια κλήση"


def test_a_text_over_several_lines_is_one_text() -> None:
    text = 'msgctxt "call.title"\nmsgid ""\n"A "\n"call"\nmsgstr "Κάποια "\n  "κλήση\\n"\n"άλλη"\n'
    entry = read_po(text.encode()).entries["call.title"]
    assert (entry.source, entry.translation) == ("A call", "Κάποια κλήση\nάλλη")


def test_of_two_entries_with_one_id_the_first_is_read_and_the_second_told() -> None:
    twice = GOOD + "\n" + GOOD.replace("κλήση", "επαφή")
    assert read_po(twice.encode()).entries["call.title"].translation == "Κάποια κλήση"
    assert told(twice) == [(5, "CX614")]


def test_plural_forms_are_no_line_of_a_pack() -> None:
    assert told('msgctxt "a"\nmsgid "b"\nmsgid_plural "c"\nmsgstr[0] "d"\n') == [(3, "CX611")]


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\x7f", "\u202e", "\u2066", "\u2028"])
def test_a_character_that_a_terminal_obeys_or_that_turns_the_writing_round_is_refused(character: str) -> None:
    assert told(GOOD.replace("κλήση", f"κλή{character}ση")) == [(3, "CX011")]


def test_marks_of_direction_are_part_of_a_text() -> None:
    assert told(GOOD.replace("κλήση", "\u200fκλήση\u200e")) == []


def test_another_encoding_is_told_with_its_place() -> None:
    assert [(each.line, each.code) for each in read_po(GOOD.encode("iso8859-7")).faults] == [(3, "CX010")]


def test_what_is_read_is_bounded() -> None:
    assert [each.code for each in read_po(b"#" * (LARGEST_PO + 1)).faults] == ["CX617"]
    assert told(GOOD.replace("κλήση", "κ" * (LONGEST_TEXT + 1))) == [(1, "CX617")]
    assert len(told("x\n\n" * 10_000)) == MOST_FAULTS + 1
