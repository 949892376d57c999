"""Say what the interface has to say in one language: a value that is handed to whatever needs words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cxsim.frontend.keys import NAMES
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.model.mark import Sentence, marked
from cxsim.model.notation import notation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.frontend.settings.settings import Settings
    from cxsim.model.notation import Notation


__all__ = ["ENGLISH", "Catalogue", "Words", "marked"]


class Catalogue(Protocol):
    """Where the texts of another language are: the part of gettext's classes that is used."""

    def gettext(self, message: str) -> str:
        """Return a text."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the text that a number goes with."""

    def pgettext(self, context: str, message: str) -> str:
        """Return a text that English words alone do not tell apart."""


class Words:
    """The interface's words in one language; it never changes. Without a catalogue they are the English ones.

    `say("Week {week}", week=3)` writes whole numbers and texts where the braces are. What is to be translated stands in
    the call itself, as one whole sentence, where Babel finds it.
    """

    def __init__(self, language: str = "en", catalogue: Catalogue | None = None, settings: Settings = DEFAULTS) -> None:
        self.language = language
        self.notation: Notation = notation(language)
        self.settings = settings
        self._catalogue = catalogue

    def __call__(self, text: str, /, **values: str | int) -> str:
        """Say a text."""
        found = self._catalogue.gettext(text) if self._catalogue and text else text
        return found.format_map(values) if values else found

    def sentence(self, sentence: Sentence) -> str:
        """Say a sentence that comes from a room that has no words of its own, with those that stand in it."""
        values = sentence.values.items()
        said = {name: self.sentence(each) if isinstance(each, Sentence) else each for name, each in values}
        return self(sentence.text, **said)

    def many(self, one: str, more: str, count: int, /, **values: str | int) -> str:
        """Say a text in the form that its number takes; `{count}` is the number."""
        english = one if count == 1 else more
        found = self._catalogue.ngettext(one, more, count) if self._catalogue else english
        return found.format_map({"count": self.notation.number(count), **values})

    def meant(self, meaning: str, text: str, /, **values: str | int) -> str:
        """Say a text whose English words can mean several things; `meaning` tells the translator which."""
        found = self._catalogue.pgettext(meaning, text) if self._catalogue else text
        return found.format_map(values) if values else found

    @staticmethod
    def in_english(settings: Settings) -> Words:
        """Return the English words, whatever language is set."""
        return Words(settings=settings)

    def with_settings(self, settings: Settings) -> Words:
        """Return the words of the same language with other settings."""
        return Words(self.language, self._catalogue, settings)

    def key(self, action: str) -> str:
        """Say the key that does something, as the participant has set it."""
        return self.key_name(self.settings.keys_for(action)[0])

    def key_name(self, key: str) -> str:
        """Say what is written on a key."""
        return self.meant("key", NAMES[key]) if key in NAMES else key.upper()

    def listed(self, parts: Iterable[str]) -> str:
        """Write parts one after the other, those apart that are empty."""
        return self.notation.comma.join(part for part in parts if part)


ENGLISH = Words()
