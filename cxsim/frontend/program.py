"""Hold which screen is open and find screens by name; pure, as every update and view is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from cxsim.frontend.messages import Agree, Close, Command, Confirm, Message, Open, Renew, ShowSettings, Visit
from cxsim.frontend.words import ENGLISH

if TYPE_CHECKING:
    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.words import Words


class Screen(Protocol):
    """What a module in `cxsim.frontend.screens` offers."""

    def start(self, view: Any) -> Any:  # noqa: ANN401 - every screen has a view and a state of its own
        """Return the state that a view opens with."""

    def update(self, state: Any, message: Message) -> tuple[Any, tuple[Command, ...]]:  # noqa: ANN401 - as above
        """Return the state after a message, and what is asked of the wiring."""

    def view(self, state: Any, say: Words) -> Element:  # noqa: ANN401 - as above
        """Return the tree that shows a state, in the words of a language."""


@dataclass(frozen=True, slots=True)
class Program:
    """The open screen's name and state, and what is open below it."""

    screen: str
    state: Any
    below: Program | None = None


def screen(name: str) -> Screen:
    """Find a screen by its file's name; ModuleNotFoundError where there is none."""
    return cast("Screen", import_module(f"cxsim.frontend.screens.{name}"))


def opened(message: Open, below: Program | None = None) -> Program:
    """Return the program with a screen newly opened."""
    return Program(message.screen, screen(message.screen).start(message.view), below)


def update(program: Program, message: Message) -> tuple[Program, tuple[Command, ...]]:  # noqa: PLR0911 - one for each message
    """Open the screen a message names, go back to the one below, or let the open one answer."""
    match message:
        case Open(over=over):
            return opened(message, program if over else None), ()
        case Close() if program.below is not None:
            return program.below, ()
        case Confirm():
            return opened(Open("confirm", message), program), ()
        case Agree(then) if program.below is not None:
            return update(program.below, then)
        case ShowSettings() | Visit():
            return program, (message,)
        case Renew():
            return _renewed(program, message), ()
        case _:
            state, commands = screen(program.screen).update(program.state, message)
            return replace(program, state=state), commands


def depth(program: Program) -> int:
    """Return how many screens are open below the one that is seen."""
    return 1 + depth(program.below) if program.below is not None else 0


def view(program: Program, say: Words = ENGLISH) -> Element:
    """Return the tree of the open screen."""
    return screen(program.screen).view(program.state, say)


def _renewed(program: Program, message: Renew) -> Program:
    """Put a new view into the state of the screen that it is for; every state calls its view `view`."""
    if program.screen == message.screen:
        return replace(program, state=replace(program.state, view=message.view))
    return replace(program, below=_renewed(program.below, message)) if program.below else program
