"""What an author is offered and told while typing, and what a rename changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content import load_pack
from cxsim.content.po_writer import po_text
from cxsim.content.translate import read_catalogue
from cxsim.workbench.editor.complete import proposals
from cxsim.workbench.editor.index import Symbol
from cxsim.workbench.editor.outline import outline
from cxsim.workbench.editor.rename import KEPT, RenameError, rename
from cxsim.workbench.editor.told import hover_text
from cxsim.workbench.translation.merge import begun
from cxsim.workbench.translation.texts import texts_of
from tests.content.authored import write
from tests.workbench.editor_pack import CALL, PACK, indexed, marked
from tests.workbench.edits import changed

if TYPE_CHECKING:
    from pathlib import Path


# What is typed in place of a part of a file, and some of what is offered.
OFFERS = [
    ("call.yaml", "{text: Let it ring., when: not helped, next: over}", "{next: ^", {"phone", "over", "later_on"}),
    ("call.yaml", "        does: [apologise]", "        does: [ap^", {"apologise"}),
    ("call.yaml", "        does: [apologise]", "        does:\n          - s^", {"say_straight", "speak_up"}),
    ("call.yaml", "delivers: {dervla.heat: mostly, straight: fully}", "delivers: {hea^", {"heat"}),
    ("call.yaml", "delivers: {dervla.heat: mostly, straight: fully}", "delivers: {osei.^", {"osei.ovens"}),
    ("call.yaml", "at_stake: {dervla: [heat, straight], osei", "at_stake: {dervla: [^], osei", {"heat", "straight"}),
    ("call.yaml", "delivers: {dervla.heat: mostly, straight: fully}", "delivers: {heat: ^", {"mostly", "fully"}),
    ("call.yaml", "        set: {patience", "        set: {^", {"patience", "tone", "helped"}),
    ("call.yaml", "tone: hard, helped: true}", "tone: ^", {"soft", "hard"}),
    ("call.yaml", "when: pump == quick and tone != hard", "when: pump == ^", {"quick", "slow"}),
    ("call.yaml", "when: pump == quick and tone != hard", "when: not pro^", {"promised"}),
    ("call.yaml", "when: pump == quick and tone != hard", "when: promised(^", {"ring_back"}),
    ("call.yaml", "when: pump == quick and tone != hard", "when: lis^", {"list_kept"}),
    ("call.yaml", "when: pump == quick and tone != hard", "when: team.^", {"team.safety"}),
    ("call.yaml", "      dervla (calm): It", "      de^", {"dervla"}),
    ("call.yaml", "      dervla (calm): It", "      dervla (^", {"calm", "warm"}),
    ("call.yaml", "It rings. {kpi.rating}", "It rings. {ti^", {"time", "kpi.handling_time"}),
    ("call.yaml", "        promises: ring_back\n", "        ^\n", {"takes", "next", "reply", "chance"}),
    ("call.yaml", "    others: {ines: [inquire]}", "    others: {^", {"ines"}),
    ("call.yaml", "    others: {ines: [inquire]}", "    others: {ines: [inq^", {"inquire"}),
    ("call.yaml", "    speaks_to: [conscience]", "    speaks_to: [^", {"conscience", "honesty"}),
    ("call.yaml", "    offered_in: [phone]", "    offered_in: [^", {"phone", "story"}),
    ("call.yaml", "with: [dervla, osei]", "with: ^", {"dervla", "osei", "ines"}),
    ("call.yaml", "after: 1 week, start: story", "after: 1 week, start: ^", {"phone", "story"}),
    ("call.yaml", "one_of: [soft, hard], start: soft", "one_of: [soft, hard], start: ^", {"soft", "hard"}),
    ("call.yaml", "title: A call", "cha^\ntitle: A call", {"channel"}),
    ("cast.yaml", "kind: must_be}\n      straight", "kind: ^}\n      straight", {"must_be", "delight"}),
    ("pack.yaml", "week: 1, play: call", "week: 1, play: ^", {"call", "other"}),
    ("pack.yaml", "board_shows: [rating]", "board_shows: [^", {"rating", "handling_time"}),
    ("playthroughs/call.yaml", "- phone: ask_ines", "- ^", {"phone", "story"}),
    ("playthroughs/call.yaml", "- phone: ask_ines", "- phone: ^", {"answer", "settle", "ask_ines"}),
    ("playthroughs/call.yaml", "pump: quick, phone", "pump: ^, phone", {"quick", "slow"}),
    ("playthroughs/call.yaml", "phone.ask_ines: helps", "phone.ask_ines: ^", {"helps", "waits"}),
    ("playthroughs/call.yaml", "ending: over", "ending: ^", {"over"}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "before", "typed", "offered"), OFFERS, ids=[each[2] for each in OFFERS])
def test_what_may_stand_at_the_cursor_is_offered(file: str, before: str, typed: str, offered: set[str]) -> None:
    assert before in PACK[file]
    text, offset = marked(PACK[file].replace(before, typed, 1))
    index = indexed()
    index.update(file, text)
    found = {each.name for each in proposals(index, file, offset).found}
    assert offered <= found


def test_in_a_remark_the_codes_that_it_may_allow_are_offered_and_nothing_else() -> None:
    index = indexed()
    for remark, offered in (
        ("# cxsim: allow CX71^", {"CX714", "CX715"}),
        ("# ti^", set()),
        ("with: ines # de^", set()),
    ):
        text, offset = marked(f"{remark}\n{CALL}")
        index.update("call.yaml", text)
        found = {each.name for each in proposals(index, "call.yaml", offset).found}
        assert offered <= found
        assert bool(offered) == bool(found)


def test_what_is_offered_comes_with_what_it_is() -> None:
    text, offset = marked(CALL.replace("        does: [apologise]", "        does: [apol^", 1))
    index = indexed()
    index.update("call.yaml", text)
    (only,) = proposals(index, "call.yaml", offset).found
    assert (only.name, only.kind, only.about) == ("apologise", "deed", "says sorry and means this case")


def test_who_could_speak_is_offered_on_an_empty_line_to_whoever_asks_and_to_nobody_who_only_writes() -> None:
    text, offset = marked(CALL.replace("      dervla (calm): It rings. {kpi.rating}\n", "      ^\n", 1))
    index = indexed()
    index.update("call.yaml", text)
    assert {each.name for each in proposals(index, "call.yaml", offset, asked=True).found} == {"dervla", "osei", "ines"}
    assert proposals(index, "call.yaml", offset).found == ()


def test_a_field_that_is_there_is_not_offered_again() -> None:
    text, offset = marked(CALL.replace("        text: Answer it.\n", "        text: Answer it.\n        ^\n", 1))
    index = indexed()
    index.update("call.yaml", text)
    found = {each.name for each in proposals(index, "call.yaml", offset).found}
    assert "reply" in found
    assert not {"text", "does", "cases"} & found


HOVERS = [
    ("call.yaml", "^does: [apol", "closed list"),
    ("call.yaml", "[apolo", "Says sorry and means this case"),
    ("call.yaml", "straight: fu", "met"),
    ("call.yaml", "next: story", "She tells you."),
    ("call.yaml", "with: [dervla", "cast.yaml:3"),
    ("call.yaml", "{kpi.rating", "kpi"),
    ("call.yaml", "list_kept and vis", "how often one has been"),
    ("call.yaml", "when: promis", "still open"),
    ("pack.yaml", "^better: h", "improvement"),
    ("call.yaml", "^delivers", "```yaml\ndelivers: {straight: mostly}\n```"),
]


@pytest.mark.parametrize(("file", "at", "said"), HOVERS, ids=[each[1] for each in HOVERS])
def test_what_stands_somewhere_is_explained(file: str, at: str, said: str) -> None:
    sought = at.replace("^", "")
    offset = PACK[file].index(sought) + (0 if at.startswith("^") else len(sought))
    found = hover_text(indexed(), file, offset)
    assert found
    assert said in found[2]


def test_an_author_s_text_is_shown_and_not_obeyed() -> None:
    text = CALL.replace("text: She tells you.", 'text: "![her](https://a.example/x.svg) *tells* you."')
    found = hover_text(indexed({**PACK, "call.yaml": text}), "call.yaml", text.index("next: story") + len("next: st"))
    assert found
    assert r"\!\[her\](https://a.example/x.svg) \*tells\* you." in found[2]


def test_every_name_of_the_language_is_explained_where_it_is_offered() -> None:
    index = indexed()
    for before, typed in (("when: pump == quick", "when: ^"), ("It rings. {kpi.rating}", "It rings. {^")):
        text, offset = marked(CALL.replace(before, typed, 1))
        index.update("call.yaml", text)
        names = [each for each in proposals(index, "call.yaml", offset).found if each.kind in {"name", "value"}]
        assert {each.name for each in names if not each.about} <= {"and", "or", "not"}


def test_a_code_in_a_remark_is_explained_by_its_page() -> None:
    index = indexed({**PACK, "call.yaml": f"# cxsim: allow CX714 because it is so\n{CALL}"})
    found = hover_text(index, "call.yaml", 18)
    assert found
    assert "dominated-choice" in found[2]


def test_whatever_is_renamed_the_pack_stays_sound_and_nothing_has_the_old_name(tmp_path: Path) -> None:
    index = indexed()
    symbols = [symbol for file in index.files.values() for symbol in file.declared]
    assert len(symbols) > 30
    for number, symbol in enumerate([*symbols, Symbol("scenario", "", "call")]):
        if symbol.kind == "mood" or symbol.owner == "call/act":
            continue
        texts = changed(index, rename(index, symbol, "renamed"))
        assert load_pack(write(tmp_path / str(number), texts)).errors == (), symbol
        after = indexed(texts)
        assert len(after.references(_renamed(symbol))) == len(index.references(symbol)), symbol
        assert ("renamed_from" in "".join(texts.values())) == (symbol.kind in KEPT), symbol


def test_whatever_is_renamed_its_translations_stay_as_they_are(tmp_path: Path) -> None:
    index = indexed()
    translations = {"locale/el.po": all_translated(write(tmp_path / "before", PACK))}
    for number, symbol in enumerate([each for file in index.files.values() for each in file.declared]):
        if symbol.kind == "mood" or symbol.owner == "call/act":
            continue
        texts = changed(index, rename(index, symbol, "renamed", translations), translations)
        pack = load_pack(write(tmp_path / str(number), texts)).pack
        assert pack, symbol
        entries = read_catalogue(tmp_path / str(number), "el").entries
        now = {each.id: each.source for each in texts_of(pack, tmp_path / str(number))}
        assert {name: entry.source for name, entry in entries.items()} == now, symbol


def test_who_speaks_is_renamed_where_a_line_begins_and_nowhere_else() -> None:
    po = (
        'msgctxt "call.situations.phone.text"\nmsgid "dervla (calm): Hm.\\ndervla: Oh, dervla: no."\n'
        'msgstr ""\n"dervla: Χμ.\\n"\n"dervla (calm): Ω "\n"dervla: με όνομα."\n# dervla: a remark\n'
    )
    index = indexed()
    texts = changed(
        index, rename(index, Symbol("customer", "", "dervla"), "vera", {"locale/el.po": po}), {"locale/el.po": po}
    )
    assert texts["locale/el.po"] == (
        'msgctxt "call.situations.phone.text"\nmsgid "vera (calm): Hm.\\nvera: Oh, dervla: no."\n'
        'msgstr ""\n"vera: Χμ.\\n"\n"vera (calm): Ω "\n"dervla: με όνομα."\n# dervla: a remark\n'
    )


def all_translated(folder: Path) -> str:
    """Return a PO file of a pack in which every text stands for its own translation."""
    pack = load_pack(folder).pack
    assert pack
    new = begun(pack, texts_of(pack, folder), "el")
    entries = {name: each._replace(translation=each.source) for name, each in new.entries.items()}
    return po_text(replace(new, entries=entries))


def _renamed(symbol: Symbol) -> Symbol:
    return symbol._replace(name="renamed")


def test_the_old_id_is_kept_beside_older_ones() -> None:
    index = indexed(
        {**PACK, "call.yaml": CALL.replace("    queue", "").replace("  story:\n", "  story:\n    renamed_from: tale\n")}
    )
    texts = changed(index, rename(index, Symbol("situation", "call", "story"), "told"))
    assert "  told:\n    renamed_from: [tale, story]\n" in texts["call.yaml"]


def test_a_name_that_is_taken_or_is_none_is_refused_with_a_reason() -> None:
    index = indexed()
    with pytest.raises(RenameError, match="There is a situation 'story' already"):
        rename(index, Symbol("situation", "call", "phone"), "story")
    with pytest.raises(RenameError, match="There is an ending 'over' already"):
        rename(index, Symbol("situation", "call", "phone"), "over")
    with pytest.raises(RenameError, match="There is a fact 'list_kept' already"):
        rename(index, Symbol("draw", "call", "pump"), "list_kept")
    with pytest.raises(RenameError, match="classes of an act"):
        rename(index, Symbol("word", "call/act", "slip"), "lapse")
    with pytest.raises(RenameError, match="Pictures are called after their mood"):
        rename(index, Symbol("mood", "", "calm"), "quiet")
    with pytest.raises(RenameError, match="cannot be an id"):
        rename(index, Symbol("situation", "call", "phone"), "The phone")
    with pytest.raises(RenameError, match="word of the language"):
        rename(index, Symbol("variable", "call", "patience"), "minutes")


def test_a_file_is_outlined_as_its_author_thinks_of_it() -> None:
    found = {each.name: each for each in outline(indexed(), "call.yaml")}
    assert [each.name for each in found["phone"].inner] == ["knows", "answer", "let_ring", "settle"]
    assert found["phone"].about == "dervla (calm): It rings. {kpi.rating}"
    assert [each.name for each in found["pump"].inner] == ["quick", "slow"]


@given(st.text(st.sampled_from("a:{}[]'\" \n-#|,.()=_"), max_size=12), st.integers(0, len(CALL)))
def test_whatever_is_typed_wherever_there_is_an_answer(typed: str, at: int) -> None:
    index = indexed()
    index.update("call.yaml", CALL[:at] + typed + CALL[at:])
    offset = at + len(typed)
    assert proposals(index, "call.yaml", offset).start <= offset
    hover_text(index, "call.yaml", offset)
    assert outline(index, "call.yaml") or typed
    use = index.files["call.yaml"].use_at(offset)
    meant = index.meant(use) if use else None
    if meant:
        assert index.declaration(meant) in index.references(meant) or meant.kind == "scenario"
