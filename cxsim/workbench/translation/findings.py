"""What is wrong with one translation, held against its source."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cxsim.model.faithful import marks_of
from cxsim.model.prose import read_prose
from cxsim.workbench.reading import words_in
from cxsim.workbench.translation.glossary import words_of
from cxsim.workbench.translation.glyphs import missing_glyphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.content.po_reader import Entry
    from cxsim.model.faithful import Marks
    from cxsim.workbench.translation.glossary import Glossary

LONGEST = 1.6
"""Times the length of the source; German and Greek need 1.3."""
SHORTEST = 40
"""Characters of a translation whose length does not matter."""
MOST_STRANGE = 3
"""Characters that are named."""
FEWEST_WORDS = 3
"""A name may be the same in every language."""
Found = tuple[tuple[str, str, "Severity"], str, str]
"""(code, name, severity), what is wrong, one way out."""


class Source:
    """A text as it is now: what its translations are held against is found once for all languages."""

    def __init__(self, text: str, people: frozenset[str]) -> None:
        self.text = text
        self.people = people
        self.marks = marks_of(text, people)
        """What a translator leaves as it is."""
        self.words = words_of(text)
        """By which terms of a glossary are known."""


class Compared(NamedTuple):
    """A translation that is not empty, beside the source."""

    source: Source
    entry: Entry
    glossary: Glossary
    shown: frozenset[int] = frozenset()
    """Code points that the font has; empty where that is not known."""
    pseudo: bool = False


def found_in_text(text: Compared) -> Iterator[Found]:
    """Yield what is to be said about a translation; where it has to be looked at anyhow, nothing else."""
    entry = text.entry
    if entry.fuzzy:
        problem = "the translation is marked fuzzy, so the source text is shown instead."
        yield _FUZZY, problem, "Look at it, and delete the mark."
        return
    if entry.source != text.source.text:
        problem = "the source text is another one now, so it is shown instead."
        yield _OUTDATED, problem, "cxsim translate update puts the new text there, and marks the translation."
        return
    source, translation = text.source.marks, marks_of(entry.translation, text.source.people)
    if source != translation or translation.loose:
        yield from _values(source, translation)
        yield from _voices(source, translation)
    if not text.pseudo:
        yield from _remarks(text)


def _values(source: Marks, translation: Marks) -> Iterator[Found]:
    lost = [f"{{{each}}}" for each in source.values if each not in translation.values]
    more = [f"{{{each}}}" for each in translation.values if each not in source.values]
    if lost:
        yield _VALUES, f"the translation lacks {', '.join(lost)}; the source text is shown instead.", _AS_IT_IS
    elif more:
        problem = f"the translation shows {', '.join(more)}, which the source does not"
        yield _VALUES, f"{problem}; the source text is shown instead.", _AS_IT_IS
    elif translation.loose:
        yield _VALUES, "a brace in the translation has no partner; the source text is shown instead.", _AS_IT_IS


def _voices(source: Marks, translation: Marks) -> Iterator[Found]:
    for there, here in zip_longest(source.voices, translation.voices):
        if there != here:
            problem = f"the translation has {_spoken(here)} where the source has {_spoken(there)}"
            yield _VOICES, f"{problem}; the source text is shown instead.", _AS_IN_SOURCE
            return


def _spoken(voice: tuple[str, str | None] | None) -> str:
    if voice is None:
        return "no speaker"
    return f"'{voice[0]} ({voice[1]}):'" if voice[1] else f"'{voice[0]}:'"


def _remarks(text: Compared) -> Iterator[Found]:
    source, translation = text.source.text, text.entry.translation
    if ("*" in source or "*" in translation) and _stressed(source) != _stressed(translation):
        problem = f"the source stresses {_stressed(source)} times, the translation {_stressed(translation)}."
        yield _STRESS, problem, "Put stars around the words that carry the stress."
    if len(translation) > max(SHORTEST, LONGEST * len(source)):
        problem = f"the translation has {len(translation)} characters, the source {len(source)}."
        yield _LENGTH, problem, "See whether it fits the screen, or shorten it."
    if translation == source and words_in(source) >= FEWEST_WORDS:
        yield _SAME, "the translation is the source text, word for word.", "Translate it."
    if "\n" in translation and "\n" not in source and "\n" in translation.strip():
        yield _LINES, "the source is one line, the translation several.", "Write it on one line."
    strange = missing_glyphs(translation, text.shown) if text.shown else ""
    if strange:
        which = ", ".join(f"'{each}' (U+{ord(each):04X})" for each in strange[:MOST_STRANGE])
        yield _GLYPH, f"the game's font has no {which}.", "Write another character."
    for term in text.glossary.unused(source, translation, text.source.words):
        forms = " or ".join(f"'{each}'" for each in term.forms)
        yield _TERM, f"the glossary has {forms} for '{term.word}', and it does not come up.", "Use the same word."


def _stressed(text: str) -> int:
    return sum(span.emphasis for line in read_prose(text) for span in line.spans)


_AS_IT_IS = "Leave what stands in braces as it is."
_AS_IN_SOURCE = "Leave the name and the mood before the colon as they are in the source."
_FUZZY: tuple[str, str, Severity] = ("CX732", "fuzzy-translation", "warning")
_OUTDATED: tuple[str, str, Severity] = ("CX733", "outdated-translation", "warning")
_VALUES: tuple[str, str, Severity] = ("CX734", "other-values", "warning")
_VOICES: tuple[str, str, Severity] = ("CX735", "other-speakers", "warning")
_STRESS: tuple[str, str, Severity] = ("CX736", "other-stress", "note")
_LENGTH: tuple[str, str, Severity] = ("CX737", "long-translation", "note")
_SAME: tuple[str, str, Severity] = ("CX738", "same-as-source", "note")
_TERM: tuple[str, str, Severity] = ("CX740", "glossary-not-used", "note")
_GLYPH: tuple[str, str, Severity] = ("CX742", "missing-glyph", "warning")
_LINES: tuple[str, str, Severity] = ("CX741", "more-lines", "note")
