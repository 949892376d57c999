"""Sliders and dialogs: by keys, by the mouse, by a screen reader."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.frontend import program
from cxsim.frontend.elements import sliding
from cxsim.frontend.elements.tree import Role, Slide, Stop, walk
from cxsim.frontend.messages import (
    Close,
    Confirm,
    KeepParticipant,
    NewGame,
    Open,
    Pick,
)
from cxsim.frontend.settings.settings import DEFAULTS, SPEEDS, VOLUMES
from cxsim.frontend.title.present import Kept
from tests.frontend.sitting import Sitting

if TYPE_CHECKING:
    from cxsim.frontend.elements.shown import Shown
    from cxsim.frontend.elements.tree import Element

# -- sliders -------------------------------------------------------------------------------------------------------


@pytest.fixture
def sitting(screens: dict[str, Open]) -> Sitting:
    """Somebody at the settings, with the focus on the volume."""
    made = Sitting(screens["settings"])
    made.frame.focus_on(made.find("Volume").placed.path)
    return made


def volume(sitting: Sitting) -> float:
    return sitting.frame.say.settings.volume


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("right",), 0.55),
        (("left", "left"), 0.4),
        (("page up",), 0.75),
        (("page down",), 0.25),
        (("home",), 0.0),
        (("end",), 1.0),
        (("end", "right"), 1.0),
        (("home", "left", "page down"), 0.0),
    ],
)
def test_keys_set_a_slider(sitting: Sitting, keys: tuple[str, ...], expected: float) -> None:
    sitting.press(*keys)
    assert volume(sitting) == expected
    assert sitting.frame.focused is not None
    assert sitting.frame.focused.name == "Volume"


def test_up_and_down_leave_a_slider_so_that_a_gamepads_cross_is_not_caught(sitting: Sitting) -> None:
    for key, action in (("s", "down"), ("w", "up")):
        sitting.frame.focus_on(sitting.find("Volume").placed.path)
        sitting.frame.key(action)
        assert sitting.frame.focused is not None, key
        assert sitting.frame.focused.name != "Volume"
    assert sitting.asked == []


def test_a_key_that_is_held_on_a_slider_counts_again(sitting: Sitting) -> None:
    assert sitting.frame.repeats
    sitting.press("tab")
    assert not sitting.frame.repeats


def test_a_slider_says_its_value_in_words(sitting: Sitting) -> None:
    sitting.press("home")
    assert sitting.find("Volume").placed.element.value == "Off"
    sitting.press("end")
    assert sitting.find("Volume").placed.element.value == "100%"


def track(sitting: Sitting, name: str) -> Shown:
    path = sitting.find(name).placed.path
    return next(
        item for item in sitting.frame.shown
        if item.placed.path[: len(path)] == path and item.placed.element.bar
    )  # fmt: skip


def test_the_mouse_drags_a_slider_and_holds_it_until_it_is_let_go(sitting: Sitting) -> None:
    rect = track(sitting, "Volume").rect
    middle = rect.y + rect.height // 2
    sitting.frame.press(rect.x + rect.width // 4, middle)
    assert volume(sitting) == 0.25
    sitting.frame.point(rect.x + rect.width // 2, middle + 300)
    assert volume(sitting) == 0.5
    sitting.frame.point(rect.right + 400, -50)
    assert volume(sitting) == 1.0
    sitting.frame.point(-1, -1)
    assert volume(sitting) == 1.0
    sitting.frame.release(rect.right + 400, -50)
    sitting.frame.point(rect.x, middle)
    assert volume(sitting) == 1.0
    assert len(sitting.asked) == 3


def test_a_drag_asks_only_where_something_changes(sitting: Sitting) -> None:
    rect = track(sitting, "Volume").rect
    sitting.frame.press(rect.x, rect.y)
    for x in range(rect.x, rect.right):
        sitting.frame.point(x, rect.y)
    assert len(sitting.asked) == len(VOLUMES)


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40, unique=True),
    st.data(),
    st.lists(st.sampled_from(sorted(sliding.KEYS)), max_size=20),
)
def test_a_slider_never_leaves_its_stops(values: list[float], data: st.DataObject, keys: list[str]) -> None:
    stops = tuple(Stop(value, str(value), Pick(str(at))) for at, value in enumerate(sorted(values)))
    at = data.draw(st.integers(0, len(stops) - 1))
    for key in keys:
        message = sliding.step(slider_at(stops, at), key)
        if message is not None:
            assert isinstance(message, Pick)
            assert int(message.answer) != at
            at = int(message.answer)
    near = sliding.nearest(slider_at(stops, at), stops[0].value - 1)
    assert near == (Pick("0") if at else None)


def slider_at(stops: tuple[Stop, ...], at: int) -> Element:
    from cxsim.frontend.elements.tree import Element  # noqa: PLC0415 - beside its use

    return Element(Role.SLIDER, slide=Slide(stops, at, leap=5))


def test_what_only_a_window_can_set_a_terminal_leaves_out(screens: dict[str, Open]) -> None:
    for name, opened in screens.items():
        for element in heard(program.view(program.opened(opened))):
            assert element.slide is None, name


def heard(element: Element) -> list[Element]:
    if element.seen_only:
        return []
    return [element, *(inner for child in element.children for inner in heard(child))]


def test_the_values_offered_hold_the_usual_ones() -> None:
    assert DEFAULTS.volume in VOLUMES
    assert DEFAULTS.speed in SPEEDS
    assert (VOLUMES[0], VOLUMES[-1], SPEEDS[0], SPEEDS[-1]) == (0.0, 1.0, 0.5, 2.0)


# -- dialogs -------------------------------------------------------------------------------------------------------


@pytest.fixture
def title(screens: dict[str, Open]) -> Sitting:
    """Somebody on the title with a quarter under way, who has pressed "New game"."""
    made = Sitting(screens["title"])
    made.frame.focus_on(made.find("New game").placed.path)
    made.press("return")
    return made


def names(sitting: Sitting) -> list[str]:
    return [each.name for each in walk(sitting.frame.tree)]


def test_a_dialog_asks_before_a_quarter_is_left_behind(title: Sitting) -> None:
    assert title.asked == []
    assert "Begin a new quarter?" in names(title)
    dialog = next(each for each in walk(title.frame.tree) if each.role is Role.DIALOG)
    assert (dialog.name, "Its save stays" in dialog.value) == ("Begin a new quarter?", True)


@pytest.mark.parametrize("kept", [(), (Kept("campaign", "The quarter is over", over=True),), (Kept("single", "Here"),)])
def test_without_a_quarter_under_way_nothing_is_asked(screens: dict[str, Open], kept: tuple[Kept, ...]) -> None:
    view = replace(screens["title"].view, kept=kept)  # type: ignore[type-var]  # a title's
    title = Sitting(Open("title", view))
    title.click("New game")
    assert title.asked == [NewGame()]


def test_the_safe_answer_has_the_focus(title: Sitting) -> None:
    title.press("return")
    assert title.asked == []
    assert "New game" in names(title)


def test_yes_closes_the_dialog_and_does_what_was_asked(title: Sitting) -> None:
    title.click("Begin anew")
    assert title.asked == [NewGame()]
    assert "New game" in names(title)


@pytest.mark.parametrize("close", ["escape", "return"])
def test_the_focus_comes_back_to_where_it_was(title: Sitting, close: str) -> None:
    title.press(close)
    assert title.frame.focused is not None
    assert title.frame.focused.name == "New game"


def test_the_focus_comes_back_to_what_was_asked_about_after_yes(screens: dict[str, Open]) -> None:
    view = replace(screens["participant"].view, opt_in=False)  # type: ignore[type-var]  # a participant's
    sharing = Sitting(Open("participant", view))
    switch = next(item for item in sharing.frame.shown if item.placed.element.role is Role.SWITCH)
    sharing.frame.focus_on(switch.placed.path)
    sharing.press("return", "shift tab", "return")
    assert [each.opt_in for each in sharing.asked if isinstance(each, KeepParticipant)] == [True]
    assert sharing.frame.focused is not None
    assert (sharing.frame.focused.role, sharing.frame.focused.value) == (Role.SWITCH, "On")


def test_the_focus_stays_in_the_dialog(title: Sitting) -> None:
    inside = set()
    for key in ("tab", "shift tab", "up", "down", "left", "right", "tab", "tab", "tab"):
        title.press(key)
        assert title.frame.focused is not None
        inside.add(title.frame.focused.name)
    assert inside == {"Begin anew", "Stay with this one"}


def test_nothing_below_a_dialog_can_be_pressed(title: Sitting) -> None:
    for x, y in product(range(0, 1280, 40), range(0, 720, 20)):
        title.frame.press(x, y)
        title.frame.release(x, y)
        if "New game" in names(title):
            break
        assert title.asked == []
    title.press("1", "2", "p", "f2")
    assert "settings" not in title.frame.program.screen


def test_the_page_below_is_still_seen(title: Sitting) -> None:
    for _ in range(2):
        assert "Practise with people" in title.written
        assert "Begin a new quarter?" in title.written
        title.press("tab")


def test_a_dialog_stays_when_text_grows(title: Sitting) -> None:
    title.frame.key("larger")
    assert "Begin a new quarter?" in names(title)
    title.press("escape")
    assert "New game" in names(title)


def test_a_page_that_was_left_is_found_where_it_was(screens: dict[str, Open]) -> None:
    play = Sitting(screens["situation"])
    play.frame.key("tab")
    play.frame.key("tab")
    before = play.frame.focus
    play.frame.send(replace(screens["settings"], over=True))
    assert play.frame.focus != before
    play.frame.send(Close())
    assert play.frame.focus == before


def test_a_dialog_over_a_page_over_play_leads_back_step_by_step(screens: dict[str, Open]) -> None:
    play = Sitting(screens["situation"])
    play.frame.send(replace(screens["note"], over=True))
    play.frame.send(Confirm("Really?", "It is gone then.", "Yes", "No", Pick("x")))
    play.press("escape")
    assert play.frame.program.screen == "note"
    play.frame.send(Close())
    assert play.frame.program.screen == "situation"
