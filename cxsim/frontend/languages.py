"""Find the languages that there is a catalogue for, and read one: English needs none and costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.settings import system
from cxsim.frontend.words import Words
from cxsim.model.mark import marked_as

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cxsim.frontend.settings.settings import Settings
    from cxsim.frontend.words import Catalogue

SUFFIX = ".mo"
_MEANING = "name of this language, in itself"
OWN_NAME = marked_as("name of this language, in itself", "English")


class Languages:
    """The languages of the interface; `folder` holds one compiled catalogue for each, `el.mo`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def codes(self) -> tuple[str, ...]:
        """Return the languages that there are, English first."""
        return ("en", *sorted(path.stem for path in self._folder.glob(f"*{SUFFIX}")))

    def names(self) -> Mapping[str, str]:
        """Return language → its own name."""
        return {code: self._words(code).meant(_MEANING, OWN_NAME) for code in self.codes()}

    def speak(self, settings: Settings) -> Words:
        """Return the words of the language that is set, or of the system's; English where there is no catalogue."""
        code = settings.language or system.language(self.codes())
        return self._words(code).with_settings(settings)

    def _words(self, code: str) -> Words:
        if code == "en" or code not in self.codes():
            return Words()
        catalogue = _read(self._folder / f"{code}{SUFFIX}")
        return Words(code, catalogue) if catalogue else Words()


def _read(path: Path) -> Catalogue | None:
    """Return a catalogue, None where the file cannot be read as one."""
    import struct  # noqa: PLC0415 - English has no use for it
    from gettext import GNUTranslations  # noqa: PLC0415 - as above

    try:
        with path.open("rb") as file:
            return GNUTranslations(file)
    except (OSError, ValueError, EOFError, struct.error):
        return None
