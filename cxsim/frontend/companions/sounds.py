"""Let pages be heard when they open, and tell it in words where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.companions.companion import Silent
from cxsim.frontend.companions.cues import CAPTIONS, CHANNELS
from cxsim.frontend.companions.loudspeaker import Loudspeaker

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.frame import Frame
    from cxsim.frontend.opening import Tell

TURN, TRIED = "turn", "rise"


class Sounds(Silent):
    """What is heard; a page over another is never."""

    def __init__(self, folder: Path, tell: Tell, loudspeaker: Loudspeaker | None = None) -> None:
        self._tell = tell
        self._loudspeaker = loudspeaker or Loudspeaker(folder)
        self._view: object = None
        self._channel = ""
        self._volume: float | None = None
        self._trying = False

    def follow(self, frame: Frame) -> None:
        """Let a page that has just opened be heard, and a volume that has just been set."""
        volume, before = frame.say.settings.volume, self._volume
        self._volume = volume
        if before not in {None, volume}:
            self._trying = volume > 0
            self._heard(frame, TRIED)
        view, seen = getattr(frame.program.state, "view", None), self._view
        if frame.program.below is not None or view is seen:
            return
        self._view = view
        name = self._of(frame.tree.cue)
        if seen is not None and name:
            self._heard(frame, name)

    def look(self, frame: Frame) -> None:
        """Tell a participant who has just asked for sound that there is none."""
        if self._trying and self._loudspeaker.failed:
            self._trying = False
            self._tell(
                frame.say("There is no sound device, so nothing can be heard; captions work without."), "volume-x"
            )

    def close(self) -> None:
        """Be silent."""
        self._loudspeaker.close()

    def _of(self, cue: str) -> str:
        """Return the sound of a page: who comes by a channel is heard once, until somebody comes by another."""
        if cue in CHANNELS:
            again, self._channel = cue == self._channel, cue
            return "" if again else cue
        if not cue:
            self._channel = ""
        return cue or TURN

    def _heard(self, frame: Frame, name: str) -> None:
        settings = frame.say.settings
        if settings.volume:
            self._loudspeaker.play(name, settings.volume)
        if settings.captions:
            self._tell(f"[{frame.say(CAPTIONS[name])}]", "volume-2")
