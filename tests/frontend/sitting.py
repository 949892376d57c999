"""Somebody at a page: keys, a pointer, and what was asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.theme import light
from cxsim.frontend.frame import Frame
from cxsim.frontend.messages import Change, Changed, Close, GoBack, KeepParticipant, Told
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.words import ENGLISH
from tests.frontend.conftest import DrawnOnPaper

if TYPE_CHECKING:
    from cxsim.frontend.elements.shown import Shown
    from cxsim.frontend.messages import Command, Message, Open

SIZE = (1280, 720)


class Sitting:
    """A frame that notes what it is asked for, and lets what is set hold."""

    def __init__(self, opened: Open, size: tuple[int, int] = SIZE, text: float = 1.0) -> None:
        self.asked: list[Command] = []
        self.paper = DrawnOnPaper()
        say = ENGLISH.with_settings(replace(DEFAULTS, text=text))
        self.frame = Frame(opened, self._run, self.paper, light(), size, say)
        self.frame.paint()

    def _run(self, command: Command) -> tuple[Message, ...]:
        self.asked.append(command)
        if isinstance(command, Change):
            return (Changed(self.frame.say.with_settings(command.settings)),)
        if isinstance(command, KeepParticipant):
            return (Told("Kept."),)
        return (Close(),) if isinstance(command, GoBack) else ()

    def find(self, name: str) -> Shown:
        return next(item for item in self.frame.shown if item.placed.element.name == name)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.frame.press_key(key)
            self.frame.paint()

    def point(self, x: float, y: float) -> None:
        self.frame.point(round(x), round(y))
        self.frame.paint()

    def click(self, name: str) -> None:
        rect = self.find(name).rect
        x, y = rect.x + rect.width // 2, rect.y + rect.height // 2
        self.frame.point(x, y)
        self.frame.press(x, y)
        self.frame.release(x, y)
        self.frame.paint()

    @property
    def written(self) -> str:
        return " ".join(text for _, _, text in self.paper.texts)
