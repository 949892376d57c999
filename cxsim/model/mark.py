"""Mark texts that a participant reads, for the catalogues, where they are not said at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def marked(text: str) -> str:
    """Return a text as it is; shows Babel that it is to be translated where it is only said later."""
    return text


def marked_as(meaning: str, text: str) -> str:
    """Return a text as it is; marks it like `marked`, with what is meant by it (see `Words.meant`)."""
    del meaning
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its values, which whoever shows it can say in another language; in English as it stands."""

    text: str
    values: Mapping[str, str | int | Sentence] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.text.format_map(self.values) if self.values else self.text


def sentence(text: str, /, **values: str | int | Sentence) -> Sentence:
    """Return a sentence that Babel finds, with the values that stand in braces in it."""
    return Sentence(text, values)


class SaidError(Exception):
    """What keeps something from being done, as a sentence that can be said in another language."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason
