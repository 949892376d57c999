"""What an editor offers to write instead is what ``check --fix`` writes; where that is not certain, a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.workbench.check import check_pack
from cxsim.workbench.editor.fixes import fixes_for
from tests.content.authored import write
from tests.workbench.editor_pack import CALL, PACK, indexed
from tests.workbench.mendings import AT_ONCE, UNCERTAIN, Mending

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.content import Diagnostic
    from cxsim.workbench.editor.fixes import Fix


def offered(folder: Path, files: dict[str, str], file: str) -> list[tuple[Diagnostic, Fix]]:
    """Return what is offered about one file of a pack."""
    index = indexed(files)
    told = [each for each in check_pack(write(folder, files)) if each.file == str(folder / file)]
    return list(fixes_for(index, file, told))


def made(text: str, fix: Fix) -> str:
    """Return a text with what is offered."""
    for edit in reversed(fix.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize("mending", AT_ONCE, ids=repr)
def test_what_is_certain_is_offered_as_it_would_be_mended(mending: Mending, tmp_path: Path) -> None:
    fixes = [fix for _, fix in offered(tmp_path, mending.files, mending.file) if fix.certain]
    assert [made(mending.files[mending.file], fix) for fix in fixes] == [mending.mended]
    assert fixes[0].title.startswith(("Write ", "Delete "))


@pytest.mark.parametrize("mending", [each for each in UNCERTAIN if "Note:" not in each.wrong], ids=repr)
def test_what_makes_nothing_right_is_not_marked_as_certain(mending: Mending, tmp_path: Path) -> None:
    for diagnostic, fix in offered(tmp_path, mending.files, mending.file):
        assert not fix.certain or diagnostic.code in {"CX021", "CX102"}


def test_a_guessed_name_is_offered_and_marked_where_it_is_certain(tmp_path: Path) -> None:
    wrong = CALL.replace("does: [apologise]", "does: [apologse]").replace("next: story}", "next: stories}")
    fixes = {fix.title: fix for _, fix in offered(tmp_path, {**PACK, "call.yaml": wrong}, "call.yaml")}
    assert {title: fix.certain for title, fix in fixes.items()} == {
        "Write 'apologise' instead of 'apologse'": True,
        "Write 'story' instead of 'stories'": False,
    }
    assert made(wrong, fixes["Write 'apologise' instead of 'apologse'"]) == wrong.replace("apologse", "apologise")


def test_a_name_written_as_words_is_offered_as_a_name(tmp_path: Path) -> None:
    wrong = CALL.replace("does: [apologise]", "does: [Own up]")
    ((_, fix),) = offered(tmp_path, {**PACK, "call.yaml": wrong}, "call.yaml")
    assert fix.title == "Write 'own_up' instead of 'Own up'"
    assert made(wrong, fix) == wrong.replace("Own up", "own_up")


def test_a_remark_that_allows_nothing_can_be_deleted(tmp_path: Path) -> None:
    wrong = f"# cxsim: allow CX703 because of the second part\n{CALL}"
    ((_, fix),) = offered(tmp_path, {**PACK, "call.yaml": wrong}, "call.yaml")
    assert fix.title == "Delete '# cxsim: allow CX703 because of the second part'"
    assert made(wrong, fix) == CALL
