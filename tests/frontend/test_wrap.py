from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.frontend.drawing.painter import Font
from cxsim.frontend.elements.tree import Span
from cxsim.frontend.elements.wrap import NEVER_FIRST, Faces, TextLine, run_on, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_WORD = 70
FACES = Faces(Font("regular", 10), Font("italic", 10), Font("semibold", 10))


class TenPixels:
    """A ruler for which every character is ten pixels wide."""

    def width(self, text: str, font: Font) -> int:
        return font.size * len(text)

    def height(self, font: Font) -> int:
        return font.size


class Uneven:
    """A ruler that, like real fonts, finds joined text a little wider or narrower than its words."""

    def width(self, text: str, font: Font) -> int:
        return font.size * len(text) + (len(text) // 3 if "a" in text else -(len(text) // 3))

    def height(self, font: Font) -> int:
        return font.size


def words(lines: Sequence[TextLine]) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in lines]


def wrapped(text: str, limit: int) -> list[str]:
    return words(wrap((Span(text),), limit, FACES, TenPixels()))


def test_a_line_breaks_at_a_space_and_drops_it() -> None:
    assert wrapped("one two three", 80) == ["one two", "three"]


def test_a_line_break_in_the_text_stays() -> None:
    assert wrapped("one\ntwo", 800) == ["one", "two"]


@pytest.mark.parametrize("limit", range(30, 300, 10))
def test_what_goes_on_a_word_in_another_span_stays_with_it(limit: int) -> None:
    spans = (Span("Target "), Span("50"), Span(". A "), Span("bonus", emphasis=True), Span("; none「"), Span("是"))
    for ruler in (TenPixels(), Uneven()):
        lines = words(wrap(spans, limit, FACES, ruler))
        assert "".join(lines).replace(" ", "") == "Target50.Abonus;none「是"
        if limit > LONGEST_WORD:
            assert not [line for line in lines if line[0] in ".;" or line[-1] == "「"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrapped("abcdefgh", 30) == ["abc", "def", "gh"]


def test_chinese_breaks_between_characters_but_never_before_closing_punctuation() -> None:
    assert wrapped("我们今天,好。", 40) == ["我们今", "天,好。"]


def test_no_line_ends_with_an_opening_bracket() -> None:
    assert wrapped("今天(好)吗", 30) == ["今天", "(好)", "吗"]


def test_a_long_word_with_a_hyphen_may_break_behind_it() -> None:
    assert wrapped("half-hearted", 60) == ["half-", "hearte", "d"]


def test_a_number_behind_a_hyphen_stays_with_it() -> None:
    assert wrapped("an E-31 again", 60) == ["an", "E-31", "again"]


def test_a_figure_stays_with_its_unit() -> None:
    assert wrapped("The target is 6 min today", 160) == ["The target is", "6 min today"]
    assert wrapped("You wait 6 minutes", 60) == ["You", "wait", "6", "minute", "s"]


def test_emphasis_keeps_its_place_on_the_line() -> None:
    line = wrap((Span("a "), Span("bc", emphasis=True), Span(". d")), 200, FACES, TenPixels())[0]
    assert [(run.x, run.text, run.emphasis) for run in line.runs] == [
        (0, "a", False),
        (10, " bc", True),
        (40, ". d", False),
    ]


@given(st.text(alphabet="ab -7我们,。(", max_size=60), st.integers(30, 200))
def test_no_character_is_lost_and_no_line_is_wider_than_allowed(text: str, limit: int) -> None:
    lines = wrap((Span(text),), limit, FACES, TenPixels())
    assert "".join(words(lines)).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= limit for line in lines if len("".join(run.text for run in line.runs)) > 1)


@given(st.text(alphabet="abc d7", max_size=60), st.integers(40, 200))
def test_no_line_is_too_wide_where_joined_words_measure_more_than_alone(text: str, limit: int) -> None:
    lines = wrap((Span(text),), limit, FACES, Uneven())
    assert "".join(words(lines)).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= limit for line in lines)
    assert wrap((Span(text),), max(1, *(line.width for line in lines)), FACES, Uneven()) == lines


@given(st.text(alphabet="天地人。、》", min_size=1, max_size=40), st.integers(60, 120))
def test_closing_punctuation_starts_a_line_only_where_nothing_else_fits(text: str, limit: int) -> None:
    together = max((len(part) for part in _glued(text)), default=0)
    lines = wrapped(text, limit)
    if together * 10 <= limit:
        assert not [line for line in lines[1:] if line and line[0] in NEVER_FIRST]


@given(st.text(alphabet="abc d7", max_size=60), st.integers(30, 200))
def test_text_set_as_wide_as_it_came_out_breaks_the_same_way(text: str, limit: int) -> None:
    lines = wrap((Span(text),), limit, FACES, TenPixels())
    again = wrap((Span(text),), max(1, *(line.width for line in lines)), FACES, TenPixels())
    assert again == lines


def _glued(text: str) -> list[str]:
    parts: list[str] = []
    for character in text:
        if parts and character in NEVER_FIRST:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def test_chinese_is_stressed_by_weight_for_nobody_writes_it_slanted() -> None:
    assert FACES.of(emphasis=True, text="现在") == Font("semibold", 10)
    assert FACES.of(emphasis=True, text="now") == FACES.of(emphasis=True, text="τώρα") == Font("italic", 10)
    assert FACES.of(emphasis=False, text="现在") == Font("regular", 10)


def test_no_chinese_character_stands_alone_on_the_last_line() -> None:
    lines = wrap((Span("它的存档仍留在文件夹中。"),), 110, FACES, TenPixels())
    assert words(lines) == ["它的存档仍留在文件", "夹中。"]


def test_no_word_stands_alone_on_the_last_line() -> None:
    assert wrapped("Its save stays where it was a", 270) == ["Its save stays where it", "was a"]
    assert wrapped("Its save stays. It was\nthere", 220) == ["Its save stays. It was", "there"]


@pytest.mark.parametrize("text", ["Two words alone", "It is a longish reasonable"])
def test_a_word_stays_alone_where_the_line_before_is_short_or_both_have_no_room(text: str) -> None:
    assert wrapped(text, 10 * (len(text.rsplit(" ", 1)[0])))[-1] == text.rsplit(" ", 1)[1]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("Rings twice.", "Writes it down."), "Rings twice. Writes it down."),
        (("一打就带着清单。", "名下有房。"), "一打就带着清单。名下有房。"),
        (("在", "Hearthline", "的", "一个季度"), "在 Hearthline 的一个季度"),
        ((), ""),
    ],
    ids=range(4),
)
def test_texts_follow_each_other_with_a_space_but_not_between_hanzi(texts: tuple[str, ...], said: str) -> None:
    assert run_on(texts) == said
