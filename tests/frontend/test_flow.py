from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxsim.frontend.elements.flow import in_even_lines, in_lines

GAP = 10
WIDTHS = st.lists(st.integers(1, 300), max_size=12)


def sized(widths: list[int]) -> list[tuple[int, int]]:
    return list(enumerate(widths))


def longest(lines: list[list[tuple[int, int]]]) -> int:
    return max(sum(wide for _, wide in line) + GAP * (len(line) - 1) for line in lines)


def test_eight_sizes_of_text_stand_on_two_lines_of_four() -> None:
    sizes = sized([78, 78, 86, 86, 86, 86, 86, 86])
    assert [len(line) for line in in_lines(sizes, GAP, 714)] == [7, 1]
    assert [len(line) for line in in_even_lines(sizes, GAP, 714)] == [4, 4]


@given(WIDTHS, st.integers(1, 900))
def test_nothing_is_lost_or_changes_its_place(widths: list[int], limit: int) -> None:
    for flow in (in_lines, in_even_lines):
        assert [each for line in flow(sized(widths), GAP, limit) for each in line] == sized(widths)


@given(WIDTHS.filter(bool), st.integers(1, 900))
def test_even_lines_are_as_few_and_none_is_longer_than_it_has_to_be(widths: list[int], limit: int) -> None:
    usual, even = in_lines(sized(widths), GAP, limit), in_even_lines(sized(widths), GAP, limit)
    assert len(even) == len(usual)
    assert longest(even) <= longest(usual)
    assert all(len(in_lines(sized(widths), GAP, width)) > len(even) for width in range(max(widths), longest(even)))


@given(WIDTHS.filter(bool), st.integers(300, 900))
def test_set_as_wide_as_they_came_out_they_flow_the_same_way(widths: list[int], limit: int) -> None:
    even = in_even_lines(sized(widths), GAP, limit)
    assert in_even_lines(sized(widths), GAP, longest(even)) == even
