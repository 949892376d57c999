"""What goes to translators as XLIFF, and how their tools give it back: word for word, or refused with the place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content import load_pack, shipped_packs
from cxsim.content.po_reader import LONGEST_TEXT, MOST_ENTRIES, Catalogue, Entry
from cxsim.content.po_writer import comments, po_text
from cxsim.content.translate import read_catalogue
from cxsim.workbench.translation.glossary import Glossary, read_glossary
from cxsim.workbench.translation.merge import merged
from cxsim.workbench.translation.texts import Text, texts_of
from cxsim.workbench.translation.xliff_merge import taken_in
from cxsim.workbench.translation.xliff_reader import DEEPEST, LARGEST_XLIFF, XliffError, read_xliff
from cxsim.workbench.translation.xliff_writer import NAMESPACE, Exported, xliff_text
from tests.docs.pages import DOCS, fenced
from tests.fuzz.refusals import assert_told
from tests.workbench.xliff_files import BLINKS, DESK, LATE, LOOK, REPLY, Desk, file_of, unit

if TYPE_CHECKING:
    from pathlib import Path

PAGE = DOCS / "authors" / "translate.md"
characters = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
)
SPEECH = ["dervla: ", "dervla (dry): ", "  dervla:", "nobody: ", "\n", "\t", "  ", "{time}", "{a.b}", "{", "}", "*so*"]
MARKUP = ["<x/>", "&amp;", "]]>", "<!--", '"', "'", "&#13;", "<![CDATA["]
pieces = st.sampled_from([*SPEECH, *MARKUP])
texts = st.lists(pieces | st.text(characters, max_size=8), max_size=12).map("".join)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@given(texts, texts.filter(str.strip))
def test_every_text_and_every_translation_comes_back_as_it_went(desk: Desk, source: str, translation: str) -> None:
    went = desk.exported(Catalogue(entries={"call.a": Entry("call.a", source, translation)}), Text("call.a", source))
    came = read_xliff(went.encode()).units["call.a"]
    assert (came.source, came.target) == (source, translation)


@pytest.mark.parametrize("folder", shipped_packs(), ids=lambda folder: folder.name)
def test_the_languages_of_a_shipped_pack_come_back_to_the_byte(folder: Path) -> None:
    pack = load_pack(folder).pack
    assert pack
    texts = tuple(texts_of(pack, folder))
    for language in set(pack.sheet.languages) - {pack.sheet.source}:
        catalogue = merged(pack, texts, read_catalogue(folder, language), language)
        glossary, _ = read_glossary(folder, language)
        went = xliff_text(Exported(pack, language, texts, catalogue, glossary)).encode()
        nothing_yet = merged(pack, texts, Catalogue(header=catalogue.header), language)
        taken = taken_in(pack, texts, nothing_yet, read_xliff(went), glossary)
        assert po_text(taken.catalogue) == po_text(catalogue)


def test_the_page_for_translators_shows_a_text_as_it_goes_and_as_it_comes_back() -> None:
    sent, back, came = (each.text for each in fenced(PAGE) if each.marks[1:] in {("sent",), ("back",), ("came",)})
    folder = next(each for each in shipped_packs() if each.name == "onboarding")
    pack = load_pack(folder).pack
    assert pack
    texts = tuple(texts_of(pack, folder))
    nothing_yet = merged(pack, texts, Catalogue(), "el")
    went = xliff_text(Exported(pack, "el", texts, nothing_yet, Glossary(())))
    assert sent in went
    translated = sent.replace("</source>\n", f"</source>\n{back}")
    taken = taken_in(pack, texts, nothing_yet, read_xliff(went.replace(sent, translated).encode()), Glossary(()))
    assert came in po_text(taken.catalogue)


def test_values_and_speakers_become_tags_and_stress_stays_text(desk: Desk) -> None:
    went = desk.exported(desk.catalogue())
    assert '<source>Too late. On your clock: <x id="time" equiv-text="{time}"/>.</source>' in went
    assert '<source><x id="dervla" equiv-text="dervla:"/> It blinks.\n*Now.*</source>' in went


def test_what_one_should_know_goes_along_as_notes_and_how_far_it_is_as_states(desk: Desk) -> None:
    lines = comments(("ask Inês",), (), ("fuzzy",), "Stare")
    went = desk.exported(desk.catalogue(Entry(LOOK, "Look", "Κοίτα", lines), Entry(DESK, BLINKS, "dervla: Μάλιστα.")))
    looked = ET.fromstring(went).find(f".//*[@id='{LOOK}']")
    assert looked is not None
    notes = [(each.get("from"), each.text) for each in looked if each.tag.endswith("note")]
    assert ("translator", "ask Inês") in notes
    assert ("developer", "With dervla: Dervla (they, formal address)") in notes
    assert '<note from="glossary">clock: ρολόι / ρολογιού</note>' in went
    assert '<target state="needs-review-translation">Κοίτα</target>' in went
    assert '<alt-trans alttranstype="previous-version" xml:space="preserve"><source>Stare</source>' in went
    assert f'id="{DESK}" resname="{DESK}" approved="yes"' in went


CONTENT = {
    "xliff": ("file*", {"version"}),
    "file": ("header body", {"original", "source-language", "target-language", "datatype"}),
    "header": ("note", set()),
    "body": ("trans-unit*", set()),
    "trans-unit": ("source target? alt-trans? note*", {"id", "resname", "approved", "space"}),
    "alt-trans": ("source target", {"alttranstype", "space"}),
    "source": ("x*", set()),
    "target": ("x*", {"state"}),
    "note": ("", {"from"}),
    "x": ("", {"id", "equiv-text"}),
}
"""What may stand in what, and be said of it: of the specification, as much as is written."""


def test_what_is_written_is_built_as_the_specification_has_it(desk: Desk) -> None:
    lines = comments(("ask Inês",), (), ("fuzzy",), "dervla: {time}")
    went = desk.exported(desk.catalogue(Entry(REPLY, LATE, "dervla: Κοίτα {time}", lines), Entry(LOOK, "Look", "Δες")))
    for each in ET.fromstring(went).iter():
        space, _, name = each.tag[1:].partition("}")
        assert space == NAMESPACE
        within, attributes = CONTENT[name]
        assert {key.rpartition("}")[2] for key in each.attrib} <= attributes
        children = [child.tag.rpartition("}")[2] for child in each]
        for expected in within.split():
            kind, times = expected.rstrip("?*"), expected[len(expected.rstrip("?*")) :]
            count = next((at for at, child in enumerate(children) if child != kind), len(children))
            assert count >= (not times)
            assert count <= 1 or times == "*"
            del children[:count]
        assert not children


@pytest.mark.parametrize(
    ("target", "translation"),
    [
        ('Στις <x id="time" equiv-text="{time}"/>.', "Στις {time}."),
        ('Στις <x id="time" equiv-text="{time}"></x>.', "Στις {time}."),
        ('Στις <x id="time"/>.', "Στις {time}."),
        ('Στις <ph id="time">{time}</ph>.', "Στις {time}."),
        ('Στις <ph id="time"/>.', "Στις {time}."),
        ("Στις {time}.", "Στις {time}."),
        ('<mrk mtype="seg" mid="0">Στις <x id="time"/>.</mrk>', "Στις {time}."),
        ('<g id="1">Στις <x id="time"/></g>.', "Στις {time}."),
        ('Στις <x id="other"/>.', "Στις ."),
        ("<![CDATA[Στις <{time}>.]]>", "Στις <{time}>."),
        ("Στις\r\n{time}&#13;\n.", "Στις\n{time}\n."),
        ('Στις <t:own xmlns:t="urn:tool">{time}</t:own>.', "Στις {time}."),
    ],
)
def test_whatever_a_tool_makes_of_a_tag_the_value_is_there(target: str, translation: str) -> None:
    source = 'At <x id="time" equiv-text="{time}"/>.'
    assert read_xliff(file_of(unit(REPLY, source, target))).units[REPLY].target == translation


def test_matches_groups_and_what_a_tool_says_of_its_own_are_passed_over() -> None:
    match = "<alt-trans><source>Looks</source><target>Κοιτάζει</target></alt-trans>"
    own = '<t:data xmlns:t="urn:tool"><t:target>Όχι</t:target></t:data>'
    came = read_xliff(file_of(f"<group>{unit(LOOK, 'Look', 'Κοίτα', more=match + own)}</group>")).units
    assert (came[LOOK].source, came[LOOK].target) == ("Look", "Κοίτα")


def test_a_text_goes_by_its_name_where_a_tool_has_numbered_the_units() -> None:
    assert [*read_xliff(file_of(unit("17", "Look", "Κοίτα", resname=LOOK))).units] == [LOOK]


def test_a_file_is_read_in_each_encoding_that_xml_readers_have_to_know() -> None:
    text = file_of(unit(LOOK, "Look", "Κοίτα")).decode()
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read_xliff(text.encode(encoding)).units[LOOK].target == "Κοίτα"


JOINTS = [b"<g>", b"</g>", b"<x id='a'/>", b"<!--", b"-->", b"<![CDATA[", b"&#0;", b"<source>", b"</target>", b" id=''"]
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
WHOLE = unit(LOOK, "Look", "Κοίτα")


SOUND = file_of(WHOLE)
HOSTILE = {
    "nothing": (b"", "no whole XML file: no element found"),
    "no XML": (b"msgid", "no whole XML file"),
    "cut off": (SOUND[:-30], "no whole XML file"),
    "a document type": (BOMB.encode() + SOUND, "has a document type"),
    "a file of the system": (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "has a document type"),
    "an entity": (SOUND.replace(b"Look", b"&b;"), "undefined entity"),
    "XLIFF 2": (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>', "no XLIFF 1.2, it begins"),
    "without a namespace": (b"<xliff version='1.2'/>", "no XLIFF 1.2"),
    "another encoding": (b"<?xml version='1.0' encoding='utf-7'?>" + SOUND, "says that it is in utf-7"),
    "too deep": (SOUND.replace(b"Look", b"<g>" * DEEPEST + b"</g>" * DEEPEST), f"More than {DEEPEST}"),
    "too large": (SOUND + b" " * LARGEST_XLIFF, "larger than 16 MB"),
    "a text too long": (file_of(unit(LOOK, "Look", "a" * LONGEST_TEXT)), "more than 20,000 characters"),
    "no id": (file_of("<trans-unit><source>Look</source></trans-unit>"), "has no id"),
    "twice": (file_of(WHOLE, WHOLE), f"'{LOOK}' is in line 1, too"),
    "what cannot be shown": (file_of(unit(LOOK, "Look", "a&#x2028;b")), "the character U+2028"),
    "two languages": (SOUND.replace(b"</file>", b"</file><file/>"), "in different languages"),
}


@pytest.mark.parametrize(("content", "words"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_xliff_or_too_much_is_refused_with_its_place_and_a_way_out(content: bytes, words: str) -> None:
    with pytest.raises(XliffError) as refused:
        read_xliff(content)
    assert words in str(refused.value)
    place, _, way_out = str(refused.value).partition("  ")
    assert all(int(each) >= 1 for each in place.split(":"))
    assert way_out.partition("\n  ")[2]


def test_more_texts_than_a_catalogue_may_have_are_refused() -> None:
    with pytest.raises(XliffError, match="more than 50,000 texts"):
        read_xliff(file_of(*(f"<trans-unit id='{at}'/>" for at in range(MOST_ENTRIES + 1))))


@given(st.integers(0, len(SOUND)), st.integers(0, len(SOUND)), st.binary(max_size=8) | st.sampled_from(JOINTS))
def test_whatever_stands_in_a_file_it_is_read_or_refused(begins: int, goes_on: int, between: bytes) -> None:
    try:
        read_xliff(SOUND[:begins] + between + SOUND[goes_on:])
    except XliffError as refused:
        assert_told(refused)
