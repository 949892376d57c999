"""``locale/el.glossary.csv``: how a pack's own words are put in a language.

Three columns with a header: ``term``, ``written as`` (one or several forms, separated by /; the beginning of a word
will do) and ``note``.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.diagnostic import Diagnostic
from cxsim.content.languages import LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_GLOSSARY = 200_000
"""Bytes."""
COLUMNS = ("term", "written as", "note")
_WORD = re.compile(r"\w+")


class Term(NamedTuple):
    """A word of the source, or several, and how it is written in the language."""

    word: str
    forms: tuple[str, ...]


class _Sought(NamedTuple):
    """A term, ready to be looked for; without capitals."""

    word: str
    alone: str
    """Pattern: the word where it is no part of another one."""
    forms: tuple[str, ...]
    term: Term


class Glossary:
    """The terms of one language."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        longest_first = sorted(terms, key=lambda each: -len(each.word))
        self._sought = tuple(map(_sought, longest_first))
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        """The longest word of each term → where those terms stand; of a term without words, the empty one."""
        for at, each in enumerate(self._sought):
            self._by_word[max(_WORD.findall(each.word), key=len, default="")].append(at)
        self._words = frozenset(self._by_word)

    def unused(self, source: str, translation: str, words: frozenset[str] | None = None) -> Iterator[Term]:
        """Yield the terms that come up in a source and in none of their forms in its translation.

        ``words`` are those of the source, for whoever asks of several languages.
        """
        among = self._words & (words_of(source) if words is None else words)
        if not among:  # as for most texts
            return
        asked, said = source.casefold(), ""
        for at in sorted([at for each in among for at in self._by_word[each]]):
            word, alone, forms, term = self._sought[at]
            if word not in asked:
                continue
            asked, times = re.subn(alone, " ", asked)  # not again as a part of a longer term
            said = said or (translation.casefold() if times else "")
            if times and not any(form in said for form in forms):
                yield term


def _sought(term: Term) -> _Sought:
    word = term.word.casefold()
    return _Sought(word, rf"\b{re.escape(word)}\b", tuple(form.casefold() for form in term.forms), term)


def words_of(text: str) -> frozenset[str]:
    """Return by which words a glossary can tell which of its terms may come up in a text."""
    return frozenset(("", *_WORD.findall(text.casefold())))


def glossary_path(folder: Path, language: str) -> Path:
    """Return where a language's glossary stands, there or not."""
    return folder / LOCALE / f"{language}.glossary.csv"


def read_glossary(folder: Path, language: str) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """Return a language's glossary, empty where there is none, and what is wrong with its file. Never raises."""
    path = glossary_path(folder, language)
    terms: list[Term] = []
    faults: list[Diagnostic] = []
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        text = _text(path) if path.is_file() and inside else ""
        rows = csv.reader(StringIO(text, newline=""), strict=True)
        for row in rows:
            term = _term(row)
            if term:
                terms.append(term)
            elif row and tuple(row) != COLUMNS:
                faults.append(_fault(path, rows.line_num, "This line has no term, or does not say how it is written."))
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as error:
        faults.append(_fault(path, 1, f"The file cannot be read: {error}."))
    return Glossary(tuple(terms)), tuple(faults)


def _text(path: Path) -> str:
    with path.open("rb") as file:
        source = file.read(LARGEST_GLOSSARY + 1)
    if len(source) > LARGEST_GLOSSARY:
        raise ValueError(f"it is larger than {LARGEST_GLOSSARY // 1000} kB")
    return source.decode("utf-8-sig")


def _term(row: list[str]) -> Term | None:
    if len(row) not in {2, 3} or tuple(row) == COLUMNS:
        return None
    forms = tuple(form for each in row[1].split("/") if (form := each.strip()))
    return Term(row[0].strip(), forms) if row[0].strip() and forms else None


def _fault(path: Path, line: int, problem: str) -> Diagnostic:
    way_out = "Each line is term,written as,note: pump,αντλί,the one in the cellar."
    return Diagnostic(str(path), line, 1, "CX619", "bad-glossary", problem, way_out, "warning")
