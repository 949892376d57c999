"""Hold which screen is open and find screens by name; pure, as every update and view is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from cxsim.frontend.messages import Command, Message, Open

if TYPE_CHECKING:
    from cxsim.frontend.tree import Element


class Screen(Protocol):
    """What a module in `cxsim.frontend.screens` offers."""

    def start(self, view: Any) -> Any:  # noqa: ANN401 - every screen has a view and a state of its own
        """Return the state that a view opens with."""

    def update(self, state: Any, message: Message) -> tuple[Any, tuple[Command, ...]]:  # noqa: ANN401 - as above
        """Return the state after a message, and what is asked of the wiring."""

    def view(self, state: Any) -> Element:  # noqa: ANN401 - as above
        """Return the tree that shows a state."""


@dataclass(frozen=True, slots=True)
class Program:
    """The open screen's name and state."""

    screen: str
    state: object


def screen(name: str) -> Screen:
    """Find a screen by its file's name; ModuleNotFoundError where there is none."""
    return cast("Screen", import_module(f"cxsim.frontend.screens.{name}"))


def opened(message: Open) -> Program:
    """Return the program with a screen newly opened."""
    return Program(message.screen, screen(message.screen).start(message.view))


def update(program: Program, message: Message) -> tuple[Program, tuple[Command, ...]]:
    """Open the screen a message names, or let the open one answer."""
    if isinstance(message, Open):
        return opened(message), ()
    state, commands = screen(program.screen).update(program.state, message)
    return replace(program, state=state), commands


def view(program: Program) -> Element:
    """Return the tree of the open screen."""
    return screen(program.screen).view(program.state)
