"""The editor's index knows where each id is declared and used: what it says agrees with the check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content import load_pack, shipped_packs
from cxsim.content.yaml_spans import spans
from cxsim.workbench.allowed import authored_files
from cxsim.workbench.editor.grammar import CLOSED, slot_at
from cxsim.workbench.editor.index import FileIndex, PackIndex, Symbol
from cxsim.workbench.editor.pieces import pieces
from cxsim.workbench.editor.positions import Lines
from tests.content.authored import write
from tests.workbench.editor_pack import CALL, PACK, indexed

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.content.yaml_spans import Span
    from cxsim.workbench.editor.positions import Units

TEXTS = st.text(
    st.sampled_from("a:{}[]'\" \n\t-#|>&*!%,é🙂\u2028\r\ufeff0") | st.characters(codec="utf-8"), max_size=80
)


@pytest.mark.parametrize("folder", shipped_packs(), ids=lambda folder: folder.name)
def test_every_id_of_a_shipped_pack_leads_to_its_declaration(folder: Path) -> None:
    index = PackIndex()
    for file in authored_files(folder):
        index.update(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"))
    for name, read in index.files.items():
        for use in read.uses():
            assert read.text[use.start : use.end] == use.name
            assert use.kind in CLOSED.values() or index.meant(use), (name, use)


def test_a_wrong_name_is_refused_exactly_where_the_index_knows_an_id(tmp_path: Path) -> None:
    assert load_pack(write(tmp_path, PACK)).errors == ()
    differing = []
    for file in ("pack.yaml", "cast.yaml", "call.yaml", "other.yaml"):  # golden runs are checked by playing them
        text, index = PACK[file], indexed().files[file]
        for span in spans(text):
            at = span.start + (text[span.start] in "'\"")
            use = index.use_at(at)
            if not _may_be_an_id(index, span) or (use and use.declares) or span.path[:2] in UNCHECKED:
                continue
            if _refused(tmp_path, file, text[:at] + "zzz_" + text[at:]) != (use is not None):
                differing.append((span.path, use))
        write(tmp_path, {file: text})
    assert not differing, "\n".join(map(str, differing))


UNCHECKED = {("about", "after")}
"""A pack may ask for a scenario of another one."""
RULES = ("unknown-", "undeclared-", "bad-start", "bad-expression")


def _may_be_an_id(index: FileIndex, span: Span) -> bool:
    """Whether something is a name, and none of the format's own."""
    slot = slot_at(index.kind, span.path[:-1] if span.key else span.path)
    own = slot.fields if slot and span.key else {"true", "false"}
    return bool(span.text) and str(span.text).replace(".", "").isidentifier() and span.text not in own


def _refused(folder: Path, file: str, text: str) -> bool:
    """Whether the check says of some id that there is none of that name."""
    found = load_pack(write(folder, {file: text})).errors
    return any(each.rule.startswith(RULES) and each.rule != "unknown-word" for each in found)


def test_what_is_declared_in_the_cast_is_found_everywhere() -> None:
    index = indexed()
    found = index.references(Symbol("customer", "", "dervla"))
    written = [f"{each.file}:{index.files[each.file].text[: each.use.start].count(chr(10)) + 1}" for each in found]
    assert written[0] == "cast.yaml:3"
    assert set(written[1:]) >= {f"call.yaml:{line}" for line in (2, 3, 10, 25, 27, 32, 55)}


def test_a_need_belongs_to_the_customer_that_it_is_written_with() -> None:
    index = indexed()
    assert len(index.references(Symbol("need", "dervla", "heat"))) == 3
    assert len(index.references(Symbol("need", "osei", "ovens"))) == 3


@given(TEXTS)
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@given(TEXTS, st.integers(0, len(CALL)), st.sampled_from(["scenario", "playthroughs"]))
def test_whatever_is_typed_can_be_indexed(text: str, place: int, kind: Literal["scenario", "playthroughs"]) -> None:
    index = FileIndex(kind, "call")
    whole = CALL[:place] + text + CALL[place:]
    index.update(whole)
    for use in index.uses():
        assert whole[use.start : use.end] == use.name


def test_an_edit_gives_the_same_index_as_reading_it_all_again() -> None:
    changed = CALL.replace("text: She tells you.", "text: She tells you more.\n    queue: 2")
    edited, fresh = indexed(), indexed({**PACK, "call.yaml": changed})
    edited.update("call.yaml", changed)
    assert list(edited.files["call.yaml"].uses()) == list(fresh.files["call.yaml"].uses())


def test_what_is_half_written_hides_nothing_below_it() -> None:
    index = indexed(
        {**PACK, "call.yaml": CALL.replace("    choices:\n      answer:", "    choices: {answer: {text: [")}
    )
    assert index.declaration(Symbol("situation", "call", "story"))
    assert index.declaration(Symbol("ending", "call", "over"))


@given(st.text(st.sampled_from("aé🙂\r\n\u2028x \ufeff"), max_size=30), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_positions_are_those_of_the_protocol(text: str, units: Units) -> None:
    lines = Lines(text, units)
    for offset in range(len(text) + 1):
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        line, column = lines.position(offset)
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # between the two there is no position
        tail = before.rpartition("\n")[2]
        size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[units]
        assert line == before.count("\n")
        assert column == len(tail.encode(f"{units}{'' if units == 'utf-8' else '-le'}")) // size
        assert lines.offset(line, column) == offset
