"""How long and how hard a text is to read, by plain counting."""

from __future__ import annotations

import re
from string import ascii_letters

LONG_WORD = 6
"""Letters; a word with more is long."""
SECONDS_A_DECISION = 60.0
"""Somebody who takes their time over a choice."""
UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
"""Characters of languages that set no spaces between words: kana and Chinese characters."""
A_WORD = 1.6
"""Chinese characters that make a word of running text, more or less; own judgement."""
_BUT_LETTERS = bytes(each if chr(each) in ascii_letters else ord(" ") for each in range(256))
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?…:;]+|\n")
_MARKUP = re.compile(r"^[a-z][a-z0-9_]*(?: \([^()\n]*\))?:|\{[^{}\n]*\}", re.MULTILINE)


def words_in(text: str) -> int:
    """Return how many words a participant reads; who speaks and values that are filled in do not count."""
    plain = _plain(text)
    if plain.isascii() or max(plain) < UNSPACED[0]:
        return len(_WORD.findall(plain))
    spaced, unspaced = re.subn(f"[{UNSPACED}]", " ", plain)  # compiled when first needed: it takes 2 ms
    return len(_WORD.findall(spaced)) + round(unspaced / A_WORD)


def is_brief(text: str, words: int) -> bool:
    """Whether a text certainly has fewer words than that; quicker than counting, which knows what is no word of it."""
    return len(text) < words or (text.isascii() and len(text.encode().translate(_BUT_LETTERS).split()) < words)


def lix(text: str, above: float = 0.0) -> float | None:
    """Return words a sentence plus long words in a hundred (LIX, Björnsson 1968), None unless ``above`` that."""
    plain = _plain(text)
    words = _WORD.findall(plain)
    long = 100 * sum(len(each) > LONG_WORD for each in words) / max(len(words), 1)
    if len(words) + long <= above:  # even if all of it is one sentence
        return None
    found = len(words) / sum(bool(_WORD.search(each)) for each in _SENTENCE.split(plain)) + long
    return found if found > above else None


def _plain(text: str) -> str:
    return _MARKUP.sub(" ", text) if ":" in text or "{" in text else text
