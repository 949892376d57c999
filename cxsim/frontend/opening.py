"""Open the window quickly: pygame is imported without what it would only look for."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.theme import Theme, light
from cxsim.frontend.words import ENGLISH
from cxsim.model.mark import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from cxsim.frontend.companions.companion import Companion
    from cxsim.frontend.frame import Run
    from cxsim.frontend.messages import Message, Open
    from cxsim.frontend.words import Words

    Tell = Callable[[str, str], None]

DEFAULT_SIZE = (1280, 720)
NO_DISPLAY = marked("There is no display here, so the game plays in the terminal.")
NOT_NEEDED = ("numpy", "pkg_resources", "pygame.mixer", "pygame.mixer_music")
"""What pygame imports where it is installed and does without where it is not: 190 of 250 ms of its import.

The mixer brings a dozen libraries; it is imported when the first sound is to be heard.
"""


def nothing() -> tuple[Message, ...]:
    """Have nothing to make ready."""
    return ()


def nobody(tell: Tell) -> tuple[Companion, ...]:
    """Let nobody go along."""
    del tell
    return ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the window needs to know beside the game; `assets` holds the folders fonts and icons."""

    assets: Path
    caption: str = "cxsim"
    size: tuple[int, int] = DEFAULT_SIZE
    theme: Theme = field(default_factory=light)
    say: Words = ENGLISH
    make_ready: Callable[[], Iterable[Message]] = nothing
    """Done once, step by step, when the first screen can be seen; what a step answers is shown before the next one."""
    look: Callable[[], Iterable[Message]] = tuple
    """Asked for news while nothing else is to be done, some twenty times a second."""
    foresee: Run | None = None
    """Asked, while nothing else is to be done, what would follow if something were pressed."""
    companions: Callable[[Tell], Sequence[Companion]] = nobody
    """Who goes along, once the first screen can be seen; each is handed how to tell something in passing."""


def may_have_a_display() -> bool:
    """Tell whether a window may open, before pygame is imported for it: on Linux a variable names the display."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    return not sys.platform.startswith("linux") or any(os.environ.get(each) for each in named)


def play_in_window(first: Open, run: Run, setting: Setting) -> None:
    """Show the first screen and go on until the participant quits or closes the window.

    Raises pygame.error where there is no display, ReportedError after a mistake of ours, which the window has told.
    """
    if "pygame" not in sys.modules:
        with _unseen(NOT_NEEDED):
            import pygame  # noqa: F401, PLC0415 - for its own sake, before the window asks for it
    from cxsim.frontend.window import play  # noqa: PLC0415 - it imports pygame

    play(first, run, setting)


@contextmanager
def _unseen(names: tuple[str, ...]) -> Iterator[None]:
    """Let packages look as if they were not installed, those apart that are imported already."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # how Python writes "not there"
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
