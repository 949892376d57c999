"""What real authors get wrong, each in a pack that is sound otherwise: every one is found, and nothing beside it.

An ``.edit`` in ``defects/`` says which code should be told and in which file, why somebody writes that, and what they
write instead of what stands there. ``and CX406`` after the code is what is told besides; ``elsewhere``: not where the
mistake was made, but where what it breaks was declared.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest

from cxsim.workbench.check import check_pack

DEFECTS = Path(__file__).parent / "defects"
SOUND = DEFECTS / "sound"
STATES = 5_000
NEAR = 10
"""Lines from the mistake: a choice without next is told at the choice."""
ELSEWHERE = "elsewhere"


class Defect(NamedTuple):
    """Edits of one file of the sound pack, and what should be said about it."""

    code: str
    besides: frozenset[str]
    file: str
    edits: tuple[tuple[str, str], ...]
    """What stands there, and what the author wrote instead."""


def read_defect(path: Path) -> Defect:
    head, *edits = path.read_text(encoding="utf-8").removesuffix("\n>>>>\n").split("\n<<<<\n")
    codes, file = head.splitlines()[0].rsplit(" ", 1)
    code, *besides = codes.replace(" and ", " ").split()
    pairs = [each.removesuffix("\n>>>>").partition("\n====\n") for each in edits]
    return Defect(code, frozenset(besides), file, tuple((old, new) for old, _, new in pairs))


def broken_pack(defect: Defect, folder: Path) -> range:
    """Write the sound pack with the mistake in it; return the lines around where it was made."""
    copytree(SOUND, folder)
    text = (folder / defect.file).read_text(encoding="utf-8")
    lines: list[int] = []
    for old, new in defect.edits:
        assert text.count(old) == 1
        first = text[: text.index(old)].count("\n") + 1
        lines += [first, first + new.count("\n")]
        text = text.replace(old, new)
    (folder / defect.file).write_text(text, encoding="utf-8")
    return range(min(lines) - NEAR, max(lines) + NEAR + 1)


@pytest.mark.parametrize("path", sorted(DEFECTS.glob("*.edit")), ids=lambda path: path.stem)
def test_the_mistake_is_found_where_it_stands_and_nothing_else_is(path: Path, tmp_path: Path) -> None:
    defect = read_defect(path)
    near = broken_pack(defect, tmp_path / "night_counter")
    found = check_pack(tmp_path / "night_counter", STATES)
    told = "\n".join(map(str, found))
    assert {each.code for each in found} - defect.besides == {defect.code}, told
    assert all(each.problem and each.way_out for each in found)
    here = [each for each in found if each.code == defect.code and Path(each.file).name == Path(defect.file).name]
    assert ELSEWHERE in defect.besides or any(each.line in near for each in here), told


def test_every_kind_of_mistake_is_made_in_two_ways_at_least() -> None:
    """Kinds are what the first digit of a code stands for: reading, fields, names, conditions, flow, files, rules."""
    kinds = Counter(read_defect(each).code[:3] for each in DEFECTS.glob("*.edit"))
    assert min(kinds.values()) > 1
    assert {"CX0", "CX1", "CX2", "CX3", "CX4", "CX6", "CX7", "CX8"} <= kinds.keys()


def test_the_pack_without_them_is_sound() -> None:
    assert check_pack(SOUND, STATES) == ()
