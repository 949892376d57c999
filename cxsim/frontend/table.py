"""Say what a game is played with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.words import ENGLISH, Words
from cxsim.model.mark import SaidError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cxsim.frontend.settings.settings import Settings
    from cxsim.model.pack import Pack
    from cxsim.record.participant import Participant


def english_only() -> Mapping[str, str]:
    """Return the one language that needs no catalogue."""
    return {"en": "English"}


def same(language: str) -> str:
    """Return the language that is asked for."""
    return language


def kept_nowhere(settings: Settings, say: Words) -> str:
    """Keep settings for this game only."""
    del settings, say
    return ""


def nobody(participant: Participant) -> None:
    """Keep who plays for this game only."""
    del participant


def no_folders() -> tuple[Path, ...]:
    """Return no pack but the one that is played."""
    return ()


class UnplayableError(SaidError):
    """A pack of the library that cannot be played."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a game is played with; clocks and chance are handed in."""

    pack: Pack
    folder: Path
    """The pack's, with its portraits."""
    content: str
    """Content hash of the pack."""
    saves: Path
    seed: Callable[[], int]
    """For a new save, in [0, 2**32)."""
    now: Callable[[], str]
    """UTC, ISO 8601."""
    ticks: Callable[[], float]
    """Seconds from any beginning."""
    illustration: str = ""
    version: str = ""
    say: Words = ENGLISH
    speak: Callable[[Settings], Words] = Words.in_english
    """The words of the language that is set."""
    languages: Callable[[], Mapping[str, str]] = english_only
    """Language → its own name, of those that can be set."""
    keep: Callable[[Settings, Words], str] = kept_nowhere
    """Keeps the settings; returns what should be told, "" where all is well."""
    translated: Callable[[str], Pack] | None = None
    """Language → the pack in it; None where the pack is shown as it is written."""

    participant: Participant | None = None
    """Who plays; None before anybody has said."""
    keep_participant: Callable[[Participant], None] = nobody
    """Keeps who plays; raises ParticipantError where that fails."""
    library: Callable[[], tuple[Path, ...]] = no_folders
    """The folders of the packs that there are: those that ship, then one's own."""
    own_packs: Path | None = None
    """Where one's own packs are."""
    open_pack: Callable[[Path, Table], Table] | None = None
    """The same table with the pack of another folder on it; raises UnplayableError."""
    written_in: Callable[[str], str] = same
    """Language that is asked for → the one that the pack's texts are in then."""

    @property
    def prose(self) -> Words:
        """The words of the language that the pack's texts are in."""
        language = self.written_in(self.say.language)
        if language == self.say.language:
            return self.say
        return self.speak(replace(self.say.settings, language=language))

    def in_words(self, say: Words) -> Table:
        """Return the table in other words; in another language the pack speaks that one, too."""
        if say.language == self.say.language or self.translated is None:
            return replace(self, say=say)
        return replace(self, say=say, pack=self.translated(say.language))
