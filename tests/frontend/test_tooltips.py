"""Tooltips: by the pointer, by keys, by a screen reader, and inside every window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.frontend.companions.spoken import focus_in_words
from cxsim.frontend.messages import Leave
from cxsim.frontend.words import ENGLISH
from tests.frontend.sitting import Sitting

if TYPE_CHECKING:
    from cxsim.frontend.messages import Open

GAUGE, MEANS = "Team's handling time", "Minutes that a contact takes, on average;"


@pytest.fixture
def play(screens: dict[str, Open]) -> Sitting:
    return Sitting(screens["situation"])


def hover(sitting: Sitting, name: str) -> None:
    rect = sitting.find(name).rect
    sitting.point(rect.x + rect.width / 2, rect.y + rect.height / 2)


def test_a_gauge_tells_what_it_means_while_it_is_pointed_at(play: Sitting) -> None:
    assert MEANS not in play.written
    hover(play, GAUGE)
    assert MEANS in play.written
    hover(play, "What do you do?")
    assert MEANS not in play.written


def test_a_gauge_tells_what_it_means_when_the_keyboard_comes_to_it(play: Sitting) -> None:
    play.frame.focus_on(play.find(GAUGE).placed.path)
    play.frame.paint()
    assert MEANS in play.written
    play.press("tab")
    assert MEANS not in play.written


def test_the_keyboard_begins_at_the_choices_and_comes_to_the_gauges_too(play: Sitting) -> None:
    play.press("tab")
    assert play.frame.focused is not None
    assert play.frame.focused.shortcut == "1"
    reached = set()
    for _ in range(20):
        play.press("tab")
        reached.add(play.frame.focused.name)
    assert GAUGE in reached


def test_escape_hides_a_tooltip_first_and_leaves_after_that(play: Sitting) -> None:
    hover(play, GAUGE)
    play.press("escape")
    assert MEANS not in play.written
    assert play.asked == []
    play.press("escape")
    assert play.asked == [Leave()]


def test_a_hidden_tooltip_comes_again_with_the_pointer(play: Sitting) -> None:
    hover(play, GAUGE)
    play.press("escape")
    hover(play, "What do you do?")
    hover(play, GAUGE)
    assert MEANS in play.written


def test_the_pointer_may_go_onto_the_tooltip_and_presses_nothing_below(play: Sitting) -> None:
    hover(play, GAUGE)
    x, y, _ = next(each for each in play.paper.texts if each[2].startswith("Minutes that"))
    play.point(x + 5, y + 5)
    assert MEANS in play.written
    play.frame.press(x + 5, y + 5)
    play.frame.release(x + 5, y + 5)
    assert play.asked == []


def test_a_gauge_that_has_the_focus_is_not_pressed(play: Sitting) -> None:
    play.frame.focus_on(play.find(GAUGE).placed.path)
    play.press("return", "space")
    play.click(GAUGE)
    assert play.asked == []


def test_who_cannot_see_is_told_the_meaning_too(play: Sitting) -> None:
    element = play.find(GAUGE).placed.element
    assert focus_in_words(element, ENGLISH) == (
        "Team's handling time: 6 min 20 s, target 6 min.\nMinutes that a contact takes, on average; repeats count anew."
    )


@pytest.mark.parametrize("text", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("size", [(1024, 600), (1920, 1080), (1080, 1920)], ids=str)
def test_every_tooltip_lies_inside_the_window_and_beside_what_it_is_about(
    screens: dict[str, Open], size: tuple[int, int], text: float
) -> None:
    for name in ("situation", "week", "behind"):
        sitting = Sitting(screens[name], size, text)
        for item in [each for each in sitting.frame.shown if each.placed.element.tooltip]:
            sitting.frame.focus_on(item.placed.path)
            before = len(sitting.paper.texts)
            sitting.frame.paint()
            about = sitting.find(item.placed.element.name).rect
            lines = item.placed.element.tooltip.split()
            told = [each for each in sitting.paper.texts if each[2].split()[:1] == lines[:1]]
            assert told, (name, before, item.placed.element.name)
            assert all(0 <= x < size[0] and 0 <= y < size[1] for x, y, _ in told), about
