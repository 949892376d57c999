"""Read each page aloud when it opens, and what gets the focus, where the participant wants it; a key reads or stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from cxsim.frontend.companions.companion import Silent
from cxsim.frontend.companions.spoken import Passage, focus_in_words, page_in_words
from cxsim.frontend.companions.voice import Voice

if TYPE_CHECKING:
    from cxsim.frontend.elements.shown import Path
    from cxsim.frontend.frame import Frame
    from cxsim.frontend.opening import Tell
    from cxsim.frontend.words import Words


class ReadAloud(Silent):
    """Whoever reads the pages; any key and any click is a reason to be silent."""

    def __init__(self, tell: Tell, voice: Voice | None = None) -> None:
        self._tell = tell
        self._voice = voice or Voice()
        self._view: object = None
        self._focus: Path | None = None
        self._told = False

    def follow(self, frame: Frame) -> None:
        """Read a page that has just opened, or what has just got the focus."""
        view, before = getattr(frame.program.state, "view", None), self._view
        focus, focused = self._focus, frame.focused
        self._view, self._focus = view, frame.focus
        if not frame.say.settings.aloud:
            return
        if view is not before:
            self._say(page_in_words(frame.tree, frame.say), frame.say)
        elif frame.focus != focus and focused is not None:
            self._say((Passage(focus_in_words(focused, frame.say)),), frame.say)

    def look(self, frame: Frame) -> None:
        """Tell where the voice could not speak."""
        if self._voice.failed():
            self._tell_once(frame.say("The system's voice does not speak this language."))

    def take(self, frame: Frame, event: pygame.event.Event) -> bool:
        """Read the page or stop at the key for it; be silent at any other and at a click."""
        if event.type == pygame.MOUSEBUTTONDOWN:
            self._voice.stop()
        if event.type != pygame.KEYDOWN:
            return False
        speaking = self._voice.speaking
        self._voice.stop()
        does = frame.say.settings.actions().get(pygame.key.name(event.key), "")
        if frame.tree.listens or does != "read aloud":
            return False
        if not speaking:
            self._told = False  # it was asked for: the answer is due again
            self._say(page_in_words(frame.tree, frame.say), frame.say)
        return True

    def close(self) -> None:
        """Be silent."""
        self._voice.stop()

    def _say(self, passages: tuple[Passage, ...], say: Words) -> None:
        if passages and not self._voice.say(passages, say.language, say.settings.speed):
            self._tell_once(say("There is no voice on this system; install espeak-ng to have pages read aloud."))

    def _tell_once(self, words: str) -> None:
        if not self._told:
            self._told = True
            self._tell(words, "volume-x")
