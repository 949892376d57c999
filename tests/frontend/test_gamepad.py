"""A gamepad plays as the keyboard does, may come and go, and may be told to be silent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame
import pytest

from cxsim.frontend.companions import gamepad
from cxsim.frontend.companions.gamepad import AXES, BUTTONS, Gamepad
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.frame import Frame
from cxsim.frontend.messages import Change, Decide, Message, Quit
from cxsim.frontend.opening import Setting, play_in_window
from cxsim.frontend.settings.settings import DEFAULTS, KEYS
from cxsim.frontend.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.messages import Command, Open
    from tests.frontend.conftest import DrawnOnPaper

ASSETS = Path(__file__).resolve().parents[2] / "assets"
A, DOWN, RIGHT = pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER
RIGHT_OF_CROSS = pygame.CONTROLLER_BUTTON_DPAD_RIGHT


@pytest.fixture
def pad() -> Iterator[Gamepad]:
    pygame.display.init()
    pygame.display.set_mode((320, 240))
    found = gamepad.gamepad()
    assert found is not None
    pygame.event.clear()
    yield found
    found.close()
    pygame.quit()


@pytest.fixture
def frame(screens: dict[str, Open], paper: DrawnOnPaper) -> Frame:
    return Frame(screens["situation"], lambda _: (), paper, light(), (1280, 720))


def keys() -> list[tuple[str, int]]:
    return [(pygame.key.name(each.key), each.mod) for each in pygame.event.get(pygame.KEYDOWN)]


def button(number: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, {"button": number, "instance_id": 0})


def stick(axis: int, value: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.CONTROLLERAXISMOTION, {"axis": axis, "value": value, "instance_id": 0})


def test_everything_a_gamepad_does_a_key_does() -> None:
    done = {*BUTTONS.values(), *(each for ends in AXES.values() for each in ends)}
    assert done <= set(KEYS)
    assert {"enter", "escape", "tab", "shift tab", "up", "down", "left", "right", "page up", "page down"} <= done


def test_a_button_presses_the_key_that_is_set(pad: Gamepad, screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    say = ENGLISH.with_settings(replace(DEFAULTS, keys=(("enter", "e"),)))
    frame = Frame(screens["situation"], lambda _: (), paper, light(), (1280, 720), say)
    for number in (A, RIGHT, pygame.CONTROLLER_BUTTON_LEFTSHOULDER):
        assert pad.take(frame, button(number))
    assert keys() == [("e", 0), ("tab", 0), ("tab", pygame.KMOD_SHIFT)]


def test_a_stick_pushes_once_and_again_while_it_is_held(
    pad: Gamepad, frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    axis = pygame.CONTROLLER_AXIS_LEFTY
    now = [0]
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: now[0])
    for value in (8_000, 21_000, 30_000, 15_000, 32_000):
        pad.take(frame, stick(axis, value))
    assert keys() == [("down", 0)]
    for moment in (400, 460, 500, 700):
        now[0] = moment
        pad.look(frame)
    assert keys() == [("down", 0)] * 2
    pad.take(frame, stick(axis, 500))
    now[0] = 5_000
    pad.look(frame)
    assert keys() == []
    pad.take(frame, stick(axis, -32_768))
    assert keys() == [("up", 0)]


def test_a_gamepad_may_be_told_to_be_silent(pad: Gamepad, screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    say = ENGLISH.with_settings(replace(DEFAULTS, gamepad=False))
    pad.take(Frame(screens["situation"], lambda _: (), paper, light(), (1280, 720), say), button(A))
    assert keys() == []


class Pad:
    """A gamepad that is plugged in."""

    def __init__(self, index: int) -> None:
        if index == 9:
            raise pygame.error("gone")

    def as_joystick(self) -> Pad:
        return self

    def get_instance_id(self) -> int:
        return 41


def test_one_that_comes_is_held_and_one_that_goes_let_go_with_its_stick(
    pad: Gamepad, frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Plugs:
        Controller = Pad

        @staticmethod
        def is_controller(index: int) -> bool:
            return index != 3

        @staticmethod
        def quit() -> None:
            pass

    inside: Any = pad
    monkeypatch.setattr(inside, "_controller", Plugs)
    for index in (0, 3, 9):
        pad.take(frame, pygame.event.Event(pygame.CONTROLLERDEVICEADDED, {"device_index": index}))
    held: dict[int, Any] = getattr(inside, "_open")  # noqa: B009 - its own
    assert list(held) == [41]
    pad.take(frame, stick(pygame.CONTROLLER_AXIS_LEFTX, 32_000))
    pad.take(frame, pygame.event.Event(pygame.CONTROLLERDEVICEREMOVED, {"instance_id": 41}))
    pygame.event.clear()
    pad.look(frame)
    assert (list(held), keys()) == ([], [])


def test_what_is_no_gamepads_is_left_to_others(pad: Gamepad, frame: Frame) -> None:
    assert not pad.take(frame, pygame.event.Event(pygame.KEYDOWN, {"key": pygame.K_a, "mod": 0}))
    assert not pad.take(frame, button(pygame.CONTROLLER_BUTTON_GUIDE))


def test_a_situation_is_played_with_a_gamepad_alone(screens: dict[str, Open]) -> None:
    asked: list[Command] = []
    script = [DOWN, DOWN, A]

    class Hands(Gamepad):
        """Presses the next button whenever the window looks, and closes the window at last."""

        def look(self, frame: Frame) -> None:
            del frame
            pygame.event.post(button(script.pop(0)) if script else pygame.event.Event(pygame.QUIT))

    def run(command: Command) -> tuple[Message, ...]:
        asked.append(command)
        return ()

    play_in_window(screens["situation"], run, Setting(ASSETS, companions=lambda _: (Hands(),)))
    assert asked == [Decide("read_history"), Quit()]


def test_a_gamepads_cross_sets_a_slider(pad: Gamepad, screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    asked: list[Command] = []

    def run(command: Command) -> tuple[()]:
        asked.append(command)
        return ()

    frame = Frame(screens["settings"], run, paper, light(), (1280, 720))
    frame.focus_on(next(item.placed.path for item in frame.shown if item.placed.element.name == "Volume"))
    pad.take(frame, button(RIGHT_OF_CROSS))
    for name, _ in keys():
        frame.press_key(name)
    assert [each.settings.volume for each in asked if isinstance(each, Change)] == [0.55]
