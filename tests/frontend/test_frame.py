from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.scroll_bars import ScrollBar, bar_of, sign
from cxsim.frontend.elements.shown import focusable
from cxsim.frontend.elements.tree import buttons, walk
from cxsim.frontend.frame import Frame
from cxsim.frontend.messages import Answer, Decide, Leave, LookBehind, Proceed, Quit, Select, StepBack, Working
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.frontend.messages import Command, Message, Open
    from tests.frontend.conftest import DrawnOnPaper

    Opens = Callable[..., Frame]


@pytest.fixture
def asked() -> list[Command]:
    return []


@pytest.fixture
def opens(screens: dict[str, Open], paper: DrawnOnPaper, asked: list[Command]) -> Opens:
    def frame(name: str, size: tuple[int, int] = (1280, 720), answer: str = "") -> Frame:
        def run(command: Command) -> tuple[Message, ...]:
            asked.append(command)
            return (screens[answer],) if answer else ()

        return Frame(screens[name], run, paper, light(), size)

    return frame


def centre(frame: Frame, action: Message) -> tuple[int, int]:
    rect = next(item.rect for item in focusable(frame.shown) if item.placed.element.action == action)
    return rect.x + rect.width // 2, rect.y + rect.height // 2


def test_tab_goes_through_every_button_and_comes_round(opens: Opens) -> None:
    frame = opens("situation-full")
    seen = []
    stops = [element for element in walk(frame.tree) if element.takes_focus]
    for _ in stops:
        frame.key("tab")
        seen.append(frame.focused)
    assert {id(each) for each in seen} == {id(each) for each in stops}
    frame.key("tab")
    assert frame.focused is seen[0]


def test_shift_tab_goes_back(opens: Opens) -> None:
    frame = opens("situation-full")
    frame.key("tab")
    frame.key("tab")
    frame.key("shift tab")
    assert frame.focused is not None
    assert frame.focused.action == Decide("stay")


@pytest.mark.parametrize(
    "name", ["title", "choose", "situation-full", "consequence", "debrief", "week-full", "form", "rest"]
)
def test_arrows_alone_reach_every_button(name: str, opens: Opens) -> None:
    frame = opens(name)
    reached: set[Message | None] = set()
    frontier: list[tuple[str, ...]] = [()]
    while frontier:
        way = frontier.pop()
        frame = opens(name)
        for key in ("down", *way):
            frame.key(key)
        action = frame.focused.action if frame.focused else None
        if action not in reached:
            reached.add(action)
            frontier += [(*way, key) for key in ("up", "down", "left", "right")]
    assert reached >= {element.action for element in buttons(frame.tree)}


def test_enter_first_shows_the_focus_and_then_decides(opens: Opens, asked: list[Command]) -> None:
    frame = opens("situation-full")
    frame.key("enter")
    assert asked == []
    frame.key("enter")
    assert asked == [Decide("stay")]


def test_a_consequence_is_left_with_one_enter(opens: Opens, asked: list[Command]) -> None:
    opens("consequence").key("enter")
    assert asked == [Proceed()]


@pytest.mark.parametrize(("key", "command"), [("3", Decide("call")), ("escape", Leave()), ("backspace", StepBack())])
def test_keys_stand_for_buttons(key: str, command: Command, opens: Opens, asked: list[Command]) -> None:
    opens("situation-full").key(key)
    assert asked == [command]


def test_a_key_that_stands_for_nothing_does_nothing(opens: Opens, asked: list[Command]) -> None:
    opens("situation-full").key("9")
    assert asked == []


def test_a_click_presses_what_it_went_down_and_up_on(opens: Opens, asked: list[Command]) -> None:
    frame = opens("situation-full")
    frame.press(*centre(frame, Decide("tech")))
    frame.release(*centre(frame, Decide("tech")))
    assert asked == [Decide("tech")]


def test_a_click_that_slips_off_presses_nothing(opens: Opens, asked: list[Command]) -> None:
    frame = opens("situation-full")
    frame.press(*centre(frame, Decide("tech")))
    frame.release(*centre(frame, Decide("stay")))
    assert asked == []


def test_nothing_is_redrawn_while_the_pointer_moves_over_the_same_thing(opens: Opens) -> None:
    frame = opens("situation-full")
    x, y = centre(frame, Decide("tech"))
    frame.point(x, y)
    frame.paint()
    frame.point(x + 3, y + 2)
    assert not frame.dirty


def test_the_focus_is_scrolled_into_view(opens: Opens) -> None:
    frame = opens("situation-full", (700, 420))
    for _ in buttons(frame.tree):
        frame.key("tab")
        item = next(item for item in frame.shown if item.placed.element is frame.focused)
        assert item.clip.y <= item.rect.y
        assert item.rect.bottom <= item.clip.bottom


def test_the_focus_is_never_where_a_page_fades_out(opens: Opens, paper: DrawnOnPaper) -> None:
    frame = opens("situation-full", (800, 600))
    for _ in buttons(frame.tree):
        frame.key("tab")
        frame.paint()
        item = next(item for item in frame.shown if item.placed.element is frame.focused)
        assert not any(item.rect.common(fade).height and item.rect.common(fade).width for fade in paper.fades)


def test_what_goes_on_below_fades_out_until_its_end_is_seen(opens: Opens, paper: DrawnOnPaper) -> None:
    frame = opens("situation-full", (800, 600))
    frame.paint()
    (fade,) = paper.fades
    area = next(item for item in frame.shown if item.placed.overflow)
    assert fade.bottom == area.rect.bottom
    frame.wheel(fade.x + 20, fade.y, 1000)
    frame.paint()
    assert paper.fades == []


def test_where_nothing_goes_on_nothing_fades_out(opens: Opens, paper: DrawnOnPaper) -> None:
    opens("situation").paint()
    assert paper.fades == []


def bar_in(frame: Frame) -> ScrollBar:
    return next(bar for item in frame.shown if (bar := bar_of(item, frame.shown, 1.0)))


def test_a_bar_is_dragged_from_one_end_to_the_other(opens: Opens) -> None:
    frame = opens("settings")
    bar = bar_in(frame)
    x = bar.thumb.x + 2
    frame.press(x, bar.thumb.y + 10)
    frame.point(x, bar.thumb.y + 60)
    half = bar_in(frame)
    assert half.thumb.y == pytest.approx(bar.thumb.y + 50, abs=2)
    frame.point(x + 300, 5000)  # a hand strays
    assert bar_in(frame).up == bar.most
    frame.release(x, 5000)
    frame.point(x, bar.thumb.y)
    assert bar_in(frame).up == bar.most
    frame.press(x, bar.area.y + 1)
    frame.release(x, bar.area.y + 1)
    assert bar_in(frame).up == 0


def test_the_sign_that_a_page_goes_on_brings_up_the_next_part_and_presses_nothing(
    opens: Opens, asked: list[Command]
) -> None:
    frame = opens("situation-full", (800, 600))
    bar = bar_in(frame)
    there = sign(bar, 1.0)
    at = there.x + there.width // 2, there.y + there.height // 2
    frame.press(*at)
    frame.release(*at)
    assert asked == []
    assert bar_in(frame).up > bar.up


def test_the_wheel_turns_what_is_beside_the_pointer_where_nothing_under_it_scrolls(opens: Opens) -> None:
    frame = opens("situation-full", (800, 600))
    before = [item.rect for item in frame.shown]
    portrait = next(item.rect for item in frame.shown if item.placed.element.picture)
    frame.wheel(portrait.x + 5, portrait.y + 5, 1)
    assert [item.rect for item in frame.shown] != before


@pytest.mark.parametrize(("text", "size"), [(1.5, (1280, 720)), (2.0, (1280, 720)), (1.0, (640, 480))])
def test_in_large_text_a_page_opens_with_who_speaks_and_what_is_said(
    text: float, size: tuple[int, int], screens: dict[str, Open], paper: DrawnOnPaper
) -> None:
    say = ENGLISH.with_settings(replace(DEFAULTS, text=text))
    frame = Frame(screens["situation"], lambda _: (), paper, light(), size, say)
    person = next(item for item in frame.shown if item.placed.element.picture)
    said = next(item for item in frame.shown if item.placed.element.written_out)
    assert person.rect.y >= 0
    assert said.rect.y < 0.8 * size[1]


def test_the_wheel_scrolls_to_the_end_and_no_further(opens: Opens) -> None:
    frame = opens("situation-full", (700, 420))
    frame.wheel(300, 200, 1000)
    end = [item.rect for item in frame.shown]
    frame.wheel(300, 200, 1)
    assert [item.rect for item in frame.shown] == end
    assert end[-1].bottom <= 420


def test_larger_text_is_larger_and_can_be_set_back(opens: Opens, paper: DrawnOnPaper) -> None:
    frame = opens("situation")
    frame.paint()
    usual = list(paper.texts)
    frame.key("larger")
    frame.paint()
    assert paper.texts != usual
    frame.key("normal")
    frame.paint()
    assert paper.texts == usual


def test_looking_at_another_decision_keeps_the_place(opens: Opens, asked: list[Command]) -> None:
    frame = opens("debrief")
    frame.key("3")
    assert asked == []
    assert frame.focused is not None
    selected = [element.action for element in buttons(frame.tree) if element.selected]
    assert selected == [Select(2)]


def test_a_new_screen_begins_at_its_own_first_button(opens: Opens) -> None:
    frame = opens("situation-full", answer="consequence")
    frame.key("2")
    assert frame.focused is not None
    assert frame.focused.action == Proceed()


def test_closing_the_window_quits_once(opens: Opens, asked: list[Command]) -> None:
    frame = opens("situation")
    frame.close()
    frame.close()
    assert asked == [Quit()]
    assert not frame.is_open()


def test_texts_are_drawn_from_top_to_bottom_in_a_column(opens: Opens, paper: DrawnOnPaper) -> None:
    opens("situation-full").paint()
    choices = [y for _, y, text in paper.texts if text in {"1", "2", "3", "4", "5"}]
    assert all(one < other for one, other in pairwise(choices))


@pytest.fixture
def works(screens: dict[str, Open], paper: DrawnOnPaper, asked: list[Command]) -> Frame:
    def run(command: Command) -> Iterator[Message]:
        asked.append(command)
        if isinstance(command, LookBehind):
            yield Working("One")
            yield Working("One")
            yield Working("Two")
            yield screens["behind"]
        elif isinstance(command, Leave):
            yield screens["title"]

    return Frame(screens["quarter"], run, paper, light(), (1280, 720))


def told(frame: Frame) -> set[str]:
    return {element.name for element in walk(frame.tree)}


def test_what_takes_its_time_is_taken_step_by_step(works: Frame) -> None:
    works.key("1")
    assert works.working
    works.work()
    assert "One" in told(works)
    works.paint()
    works.work()
    assert not works.dirty  # what is told already is not drawn again
    works.work()
    assert "Two" in told(works)
    works.work()
    assert "Behind the board" in told(works)
    works.work()
    assert not works.working


def test_leaving_in_the_middle_of_it_ends_it(works: Frame) -> None:
    works.key("1")
    works.work()
    works.key("escape")
    assert works.program.screen == "title"
    assert not works.working


def test_a_form_is_answered_with_keys_alone(opens: Opens, asked: list[Command]) -> None:
    frame = opens("form")
    for key in ("2", "5", "7"):
        frame.key(key)
    assert asked == []
    for _ in buttons(frame.tree):
        if frame.focused is None or not isinstance(frame.focused.action, Answer):
            frame.key("tab")
    frame.key("enter")
    assert asked == [Answer(("target.same", "bonus.marks", "board.all"))]
