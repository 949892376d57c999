"""A person of a shipped pack can be called something else, wherever and however their words are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.content.shipped import shipped_packs
from cxsim.workbench.check import check_pack
from cxsim.workbench.editor.index import Symbol
from cxsim.workbench.editor.rename import rename
from tests.content.authored import write
from tests.workbench.editor_pack import CALL, PACK, indexed
from tests.workbench.edits import changed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda each: each.name)
def test_every_person_of_a_shipped_pack_is_renamed_without_a_word_from_check(pack: Path, tmp_path: Path) -> None:
    files = [*pack.glob("*.yaml"), *pack.glob("playthroughs/*.yaml")]
    texts = {each.relative_to(pack).as_posix(): each.read_text(encoding="utf-8") for each in files}
    index = indexed(texts)
    persons = [each for each in index.files["cast.yaml"].declared if each.kind in {"customer", "colleague"}]
    assert len(persons) > 3
    for number, person in enumerate(persons):
        after = changed(index, rename(index, person, f"somebody_{number}"))
        for name in [each for each in after if after[each] != texts[each]]:
            index.update(name, after[name])
        texts = after
    found = check_pack(write(tmp_path, texts), beside=False)
    assert [str(each) for each in found if each.rule != "missing-asset"] == []  # their pictures stay where they are


QUOTED = r"""dervla: Oh.\ndervla (calm): Yes.\\ndervla: no line. And dervla: none.\n\
      dervla: Taken back.\\\ndervla: A line."""


def test_between_double_quotes_a_line_begins_after_its_letters() -> None:
    said = f'    text: "{QUOTED}"\n'
    before, text, after = CALL.partition("    text: She tells you.\n")
    assert text
    index = indexed({**PACK, "call.yaml": before + said + after})
    texts = changed(index, rename(index, Symbol("customer", "", "dervla"), "vera"))
    assert r"""    text: "vera: Oh.\nvera (calm): Yes.\\ndervla: no line. And dervla: none.\n\
      vera: Taken back.\\\nvera: A line."
""" in texts["call.yaml"]


def test_outside_double_quotes_these_letters_are_letters() -> None:
    index = indexed({**PACK, "call.yaml": CALL.replace("She tells you.", r"She says \ndervla has no line.")})
    texts = changed(index, rename(index, Symbol("customer", "", "dervla"), "vera"))
    assert r"She says \ndervla has no line." in texts["call.yaml"]
