"""What situations ask and what choices say, for whoever shows figures about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a situation asks, and its choices; in the pack's own language, as it is stored."""

    scenario: str
    title: str
    themes: tuple[str, ...]
    text: str
    choices: Mapping[str, str]

    def said(self, words: Mapping[str, str]) -> Spoken:
        """Return it in another language; ``words`` are texts → what they are there, what is missing stays."""
        choices = {name: words.get(text, text) for name, text in self.choices.items()}
        title, text = (words.get(each, each) for each in (self.title, self.text))
        return replace(self, title=title, text=text, choices=choices)
