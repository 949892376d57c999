"""Say what goes along with the window: a voice, sounds, a gamepad, a screen reader's view. Each may be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pygame

    from cxsim.frontend.frame import Frame


class Companion(Protocol):
    """What the window tells what goes on, and what it asks whether anything came in."""

    def follow(self, frame: Frame) -> None:
        """Take note of what is shown now; called after every drawing."""

    def look(self, frame: Frame) -> None:
        """Pass on what came in from elsewhere; asked twenty times a second and more, so it costs next to nothing."""

    def take(self, frame: Frame, event: pygame.event.Event) -> bool:
        """Answer one of the window's events; return whether nobody else is to answer it."""

    def close(self) -> None:
        """End whatever was begun."""


class Silent:
    """A companion that does nothing yet; others say what they do otherwise."""

    def follow(self, frame: Frame) -> None:
        """Take note of nothing."""

    def look(self, frame: Frame) -> None:
        """Pass nothing on."""

    def take(self, frame: Frame, event: pygame.event.Event) -> bool:
        """Answer nothing."""
        del frame, event
        return False

    def close(self) -> None:
        """End nothing."""
