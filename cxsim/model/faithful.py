"""What a translation must keep of its source: the values it shows, who speaks in which mood, that it can be shown."""

from __future__ import annotations

from typing import NamedTuple

from cxsim.model.prose import values_named, voices_in


class Marks(NamedTuple):
    """What of a text is no words."""

    values: tuple[str, ...]
    """Names in braces, by name."""
    voices: tuple[tuple[str, str | None], ...]
    """Who speaks in which mood, in order."""
    loose: bool
    """Whether a brace has no partner."""


_WORDS_ALONE = Marks((), (), loose=False)


def marks_of(text: str, people: frozenset[str]) -> Marks:
    """Return what a translator leaves as it is; only ids in ``people`` speak."""
    braces = "{" in text or "}" in text
    if not braces and ":" not in text:  # most texts are words alone
        return _WORDS_ALONE
    values = tuple(sorted(set(values_named(text)))) if braces else ()
    return Marks(values, voices_in(text, people), braces and text.count("{") != text.count("}"))


def is_faithful(source: str, translation: str, people: frozenset[str]) -> bool:
    """Whether a translation can stand in the place of its source without showing less, more or somebody else."""
    return marks_of(source, people) == marks_of(translation, people)
