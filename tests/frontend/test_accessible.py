"""What a screen reader is given: the whole tree, whatever goes wrong; the e2e test reads it from outside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pygame
import pytest

from cxsim.frontend.companions import accessible
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.tree import Role, walk
from cxsim.frontend.frame import Frame
from cxsim.frontend.messages import Change, Changed, Decide
from cxsim.frontend.words import ENGLISH
from tests.machine import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.frontend.messages import Command, Message, Open
    from tests.frontend.conftest import DrawnOnPaper

accesskit = needed("accesskit")


class Adapter:
    """AccessKit's adapter, with nobody at the other end but this test."""

    def __init__(self, update: Callable[[], Any], act: Callable[[Any], None]) -> None:
        self.update, self.act = update, act
        self.focused: list[bool] = []

    def update_if_active(self, update: Callable[[], Any]) -> None:
        self.latest = update()

    def update_window_focus_state(self, focused: bool) -> None:  # noqa: FBT001 - AccessKit's
        self.focused.append(focused)

    def nodes(self) -> dict[int, Any]:
        return dict(self.latest.nodes)

    def labelled(self, name: str) -> tuple[int, Any]:
        return next((number, node) for number, node in self.latest.nodes if name in (node.label, node.value))


class Request:
    def __init__(self, action: Any, target: int, data: object = None) -> None:  # noqa: ANN401 - AccessKit has no types
        self.action, self.target, self.data = action, target, data


@pytest.fixture(autouse=True)
def _window() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((320, 240))
    yield
    pygame.quit()


@pytest.fixture
def adapter(monkeypatch: pytest.MonkeyPatch) -> list[Adapter]:
    made: list[Adapter] = []

    def make(update: Callable[[], Any], act: Callable[[Any], None]) -> Adapter:
        made.append(Adapter(update, act))
        return made[-1]

    monkeypatch.setattr(accessible, "_adapter", make)
    return made


@pytest.fixture
def asked() -> list[Command]:
    return []


@pytest.fixture
def frame(screens: dict[str, Open], paper: DrawnOnPaper, asked: list[Command]) -> Frame:
    def run(command: Command) -> tuple[()]:
        asked.append(command)
        return ()

    return Frame(screens["situation"], run, paper, light(), (1280, 720))


def shown(frame: Frame) -> accessible.ScreenReader:
    reader = accessible.screen_reader()
    assert reader is not None
    reader.follow(frame)
    return reader


def test_everything_that_says_something_is_in_the_tree(frame: Frame, adapter: list[Adapter]) -> None:
    shown(frame)
    heard = {each for _, node in adapter[0].latest.nodes for each in (node.label, node.value) if each}
    leaves = (Role.HEADING, Role.BUTTON, Role.METER)
    for element in walk(frame.tree):
        if element.role in leaves:
            assert element.name in heard
    assert any("Third call" in each for each in heard)


def test_every_child_is_there_and_only_once(frame: Frame, adapter: list[Adapter]) -> None:
    shown(frame)
    nodes = adapter[0].nodes()
    children = [child for node in nodes.values() for child in node.children]
    assert len(children) == len(set(children))
    assert {0, *children} == set(nodes)


def test_the_focus_is_followed(frame: Frame, adapter: list[Adapter]) -> None:
    reader = shown(frame)
    before = adapter[0].latest.focus
    frame.key("tab")
    reader.follow(frame)
    number, node = adapter[0].labelled(frame.focused.name if frame.focused else "")
    assert adapter[0].latest.focus == number != before
    assert node.role == accesskit.Role.BUTTON


def test_what_a_screen_reader_presses_is_pressed_when_the_window_looks(
    frame: Frame, adapter: list[Adapter], asked: list[Command]
) -> None:
    reader = shown(frame)
    number, _ = adapter[0].labelled("Ask her to read you what she wrote down")
    adapter[0].act(Request(accesskit.Action.CLICK, number))
    assert asked == []
    reader.look(frame)
    assert asked == [Decide("let_her_tell")]


def test_what_is_gone_is_not_pressed(
    screens: dict[str, Open], frame: Frame, adapter: list[Adapter], asked: list[Command]
) -> None:
    reader = shown(frame)
    number, _ = adapter[0].labelled("Ask her to read you what she wrote down")
    frame.send(replace(screens["crash"]))
    for target in (number, 999_999):
        adapter[0].act(Request(accesskit.Action.CLICK, target))
        adapter[0].act(Request(accesskit.Action.FOCUS, target))
    reader.look(frame)
    assert asked == []


def test_an_error_never_reaches_accesskits_thread(
    frame: Frame, adapter: list[Adapter], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxsim.frontend.companions import accessible_tree  # noqa: PLC0415 - it needs accesskit

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    reader = shown(frame)
    monkeypatch.setattr(accessible_tree, "update_of", broken)
    reader.follow(frame)
    assert [number for number, _ in adapter[0].latest.nodes] == [0]
    adapter[0].act(None)


def test_without_the_extra_nobody_reads_and_the_game_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """What Rust's panics are called in Python."""

    def panics(*_: object) -> None:
        raise PanicException

    def missing(*_: object) -> None:
        raise ModuleNotFoundError

    for begins in (panics, missing):
        monkeypatch.setattr(accessible, "_adapter", begins)
        assert accessible.screen_reader() is None


def test_the_windows_focus_is_told(frame: Frame, adapter: list[Adapter]) -> None:
    reader = shown(frame)
    for kind in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST, pygame.KEYDOWN):
        assert not reader.take(frame, pygame.event.Event(kind))
    assert adapter[0].focused[1:] == [True, False]


@pytest.fixture
def settings(screens: dict[str, Open], paper: DrawnOnPaper) -> Frame:
    """The settings, with whatever is set holding at once."""

    def run(command: Command) -> tuple[Message, ...]:
        return (Changed(ENGLISH.with_settings(command.settings)),) if isinstance(command, Change) else ()

    return Frame(screens["settings"], run, paper, light(), (1280, 720))


@pytest.mark.parametrize(
    ("action", "data", "expected"),
    [
        ("SET_VALUE", 0.26, 0.25),
        ("SET_VALUE", 7, 1.0),
        ("SET_VALUE", "loud", 0.5),
        ("SET_VALUE", None, 0.5),
        ("INCREMENT", None, 0.55),
        ("DECREMENT", None, 0.45),
        ("CLICK", None, 0.5),
    ],
)
def test_a_screen_reader_reads_and_sets_a_slider(
    settings: Frame, adapter: list[Adapter], action: str, data: object, expected: float
) -> None:
    reader = shown(settings)
    number, node = adapter[0].labelled("Volume")
    assert (node.role, node.value) == (accesskit.Role.SLIDER, "50%")
    assert (node.min_numeric_value, node.numeric_value, node.max_numeric_value) == (0, 0.5, 1)
    assert (round(node.numeric_value_step, 6), round(node.numeric_value_jump, 6)) == (0.05, 0.25)
    given = None if data is None else (accesskit.ActionDataKind.NUMERIC_VALUE, data)
    adapter[0].act(Request(getattr(accesskit.Action, action), number, given))
    reader.look(settings)
    assert settings.say.settings.volume == expected


def test_a_dialog_is_told_as_one_and_nothing_else_is_there(
    screens: dict[str, Open], frame: Frame, adapter: list[Adapter]
) -> None:
    reader = shown(frame)
    frame.send(screens["dialog"])
    reader.follow(frame)
    node = next(each for _, each in adapter[0].latest.nodes if each.role == accesskit.Role.DIALOG)
    assert (node.label, node.is_modal) == ("Begin a new quarter?", True)
    assert node.description.startswith("The quarter that you are in")
    buttons = {each.label for _, each in adapter[0].latest.nodes if each.role == accesskit.Role.BUTTON}
    assert buttons == {"Begin anew", "Stay with this one"}


def test_a_tooltip_is_in_the_description(frame: Frame, adapter: list[Adapter]) -> None:
    shown(frame)
    _, node = adapter[0].labelled("Would recommend us")
    assert node.description.startswith("31, target 50\nShare of those who would recommend the firm")
