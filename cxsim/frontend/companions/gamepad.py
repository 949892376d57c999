"""Play with a gamepad: its buttons press the keys that do the same, whichever those are; it may come and go."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pygame

from cxsim.frontend.companions.companion import Silent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.frame import Frame

BUTTONS: Mapping[int, str] = MappingProxyType(
    {
        pygame.CONTROLLER_BUTTON_A: "enter",
        pygame.CONTROLLER_BUTTON_B: "escape",
        pygame.CONTROLLER_BUTTON_X: "backspace",
        pygame.CONTROLLER_BUTTON_Y: "read aloud",
        pygame.CONTROLLER_BUTTON_BACK: "settings",
        pygame.CONTROLLER_BUTTON_START: "pause",
        pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "shift tab",
        pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "tab",
        pygame.CONTROLLER_BUTTON_DPAD_UP: "up",
        pygame.CONTROLLER_BUTTON_DPAD_DOWN: "down",
        pygame.CONTROLLER_BUTTON_DPAD_LEFT: "left",
        pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "right",
    }
)
"""Button → what it does, as `KEYS` names it."""
AXES: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        pygame.CONTROLLER_AXIS_LEFTX: ("left", "right"),
        pygame.CONTROLLER_AXIS_LEFTY: ("up", "down"),
        pygame.CONTROLLER_AXIS_RIGHTY: ("page up", "page down"),
    }
)
"""Axis of a stick → what it does at its two ends."""
PUSHED, LET_GO = 20_000, 11_000
"""Of 32,768: from where a stick counts as pushed, and below where as let go."""
FIRST_REPEAT, NEXT_REPEAT = 450, 180
"""Milliseconds after which a stick that is held pushes again."""


class Gamepad(Silent):
    """All gamepads that are plugged in."""

    def __init__(self) -> None:
        from pygame._sdl2 import controller  # noqa: PLC0415 - ImportError where a pygame is built without it

        self._controller = controller
        controller.init()
        self._open: dict[int, Any] = {}
        self._pushed: dict[int, tuple[str, int]] = {}
        """Axis of a stick that is held → what it does, and when it does so again (ms)."""
        for index in range(controller.get_count()):
            self._plugged_in(index)

    def look(self, frame: Frame) -> None:
        """Push again for sticks that are held."""
        now = pygame.time.get_ticks() if self._pushed else 0
        for axis, (does, when) in tuple(self._pushed.items()):
            if now >= when:
                self._pushed[axis] = (does, now + NEXT_REPEAT)
                press(frame, does)

    def take(self, frame: Frame, event: pygame.event.Event) -> bool:
        """Answer a gamepad's button and stick, and one that comes or goes."""
        if event.type == pygame.CONTROLLERDEVICEADDED:
            self._plugged_in(event.device_index)
        elif event.type == pygame.CONTROLLERDEVICEREMOVED:
            self._open.pop(event.instance_id, None)
            self._pushed.clear()
        elif event.type == pygame.CONTROLLERBUTTONDOWN and event.button in BUTTONS:
            press(frame, BUTTONS[event.button])
        elif event.type == pygame.CONTROLLERAXISMOTION and event.axis in AXES:
            self._moved(frame, event.axis, event.value)
        else:
            return False
        return True

    def close(self) -> None:
        """Let the gamepads go."""
        self._open.clear()
        self._controller.quit()

    def _plugged_in(self, index: int) -> None:
        if not self._controller.is_controller(index):
            return  # a joystick whose buttons nobody knows the names of
        try:
            pad = self._controller.Controller(index)
        except pygame.error:
            return  # gone again
        self._open[pad.as_joystick().get_instance_id()] = pad

    def _moved(self, frame: Frame, axis: int, value: int) -> None:
        does = AXES[axis][value > 0]
        if abs(value) < LET_GO:
            self._pushed.pop(axis, None)
        elif abs(value) > PUSHED and self._pushed.get(axis, ("", 0))[0] != does:
            self._pushed[axis] = (does, pygame.time.get_ticks() + FIRST_REPEAT)
            press(frame, does)


def press(frame: Frame, does: str) -> None:
    """Press the key that does something, where gamepads are wanted."""
    settings = frame.say.settings
    if not settings.gamepad:
        return
    name = settings.keys_for(does)[0]
    shift = name.startswith("shift ")
    key = pygame.key.key_code(name.removeprefix("shift "))
    mod = pygame.KMOD_SHIFT if shift else 0
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, {"key": key, "mod": mod, "unicode": ""}))


def gamepad() -> Gamepad | None:
    """Return what listens to gamepads, None where pygame cannot."""
    try:
        return Gamepad()
    except (ImportError, pygame.error):
        return None
