"""Values of the wrong kind, unknown fields and words: each is told at its place, in an author's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content.authored import CALL, SOUND, Mistake, assert_told, diagnosed, told
from tests.content.mistakes_of_shape import OF_SHAPE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("mistake", OF_SHAPE, ids=lambda each: f"{each.place}: {each.written[:40]}")
def test_a_mistake_of_shape_is_told_at_its_place_with_a_way_out(tmp_path: Path, mistake: Mistake) -> None:
    assert_told(tmp_path, mistake)


def test_a_misspelt_field_of_a_number_is_not_taken_for_a_word_variable(tmp_path: Path) -> None:
    found = diagnosed(tmp_path, {**SOUND, "call.yaml": CALL.replace("min: 0", "mim: 0")})
    assert [told(tmp_path, each) for each in found] == [
        "call.yaml:6:3  CX101 missing-field\n  'patience' has no 'min'.\n  Add min: …",
        "call.yaml:6:24  CX102 unknown-field\n  'patience' has no field 'mim'.\n  Did you mean 'min'?",
    ]


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = CALL.replace("title", "titel").replace("quick: 1", "quick: 0").replace("start: 3", "start: three")
    found = diagnosed(tmp_path, {**SOUND, "call.yaml": text})
    assert [(each.line, each.code) for each in found] == [(1, "CX101"), (1, "CX102"), (4, "CX104"), (6, "CX104")]


def test_of_very_many_mistakes_the_first_hundred_are_told(tmp_path: Path) -> None:
    text = CALL + "".join(f"field_{number}: 1\n" for number in range(300))
    found = diagnosed(tmp_path, {**SOUND, "call.yaml": text})
    assert [each.code for each in found].count("CX102") == 100
    assert told(tmp_path, found[0]) == (
        "call.yaml:1:1  CX609 too-many-mistakes\n"
        "  There are more than 100 mistakes in this file; the rest is not told.\n"
        "  Mend these first."
    )
