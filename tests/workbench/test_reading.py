"""Texts are measured by plain counting, and no further than a rule asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.workbench.reading import is_brief, lix, words_in


def test_words_are_counted_as_they_are_read() -> None:
    assert words_in("dervla (dry): It's a well-kept *list*, {time}.\nines: No.") == 5
    assert lix("One two three. Four fivefold seventeen.") == pytest.approx(3 + 100 * 2 / 6)
    assert lix("… {time} —") is None


@given(st.text(st.sampled_from("ab -'.:{}(\nñ好")), st.integers(0, 30))
def test_what_is_called_brief_has_fewer_words(text: str, words: int) -> None:
    assert not is_brief(text, words) or words_in(text) < words


@given(st.text(st.sampled_from("abcd .:{}\n"), max_size=80), st.floats(0, 200))
def test_what_is_not_above_a_bound_need_not_be_counted_to_its_end(text: str, bound: float) -> None:
    whole = lix(text)
    assert lix(text, bound) == (whole if whole is not None and whole > bound else None)


def test_chinese_is_counted_by_its_characters() -> None:
    assert words_in("他两只手捧着杯子。看着窗外的雨。") == 9
    assert words_in("dervla: OK, 好的。") == 2
