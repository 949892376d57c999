"""A glossary finds the terms of a text without looking for each, and finds those that looking for each would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.workbench.translation.glossary import Glossary, Term

WORDS = st.sampled_from(
    ["front", "desk", "front desk", "desk lamp", "the", "The", "lamp-post", "ΠΌΡΤΑ", "c++", "+", "ß"]
)
TEXTS = st.lists(WORDS | st.sampled_from([" ", ", ", "-", "s", "\n"]), max_size=12).map("".join)
GLOSSARIES = st.lists(st.tuples(WORDS, st.tuples(st.sampled_from(["πόρτα", "Tisch", "mesa"]))), max_size=8)


def looked_for_one_by_one(terms: list[Term], source: str, translation: str) -> list[Term]:
    found, left = [], source.casefold()
    for term in sorted(terms, key=lambda each: -len(each.word)):
        left, times = re.subn(rf"\b{re.escape(term.word.casefold())}\b", " ", left)
        if times and not any(form.casefold() in translation.casefold() for form in term.forms):
            found.append(term)
    return found


@given(GLOSSARIES, TEXTS, st.sampled_from(["", "Die Tische.", "la mesa", "πόρτα και mesa"]))
def test_it_finds_what_looking_for_every_term_finds(
    pairs: list[tuple[str, tuple[str]]], source: str, translation: str
) -> None:
    terms = [Term(word, forms) for word, forms in pairs]
    assert [*Glossary(tuple(terms)).unused(source, translation)] == looked_for_one_by_one(terms, source, translation)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("At the front desk.", ["front desk"], id="a term in a longer one is not asked for"),
        pytest.param("In front, at the desk.", ["front", "desk"], id="each by itself"),
        pytest.param("FRONT!", ["front"], id="capitals do not matter"),
        pytest.param("He confronts me at my desktop.", [], id="a part of another word is no term"),
    ],
)
def test_a_term_comes_up_as_a_word_of_its_own(source: str, found: list[str]) -> None:
    glossary = Glossary(tuple(Term(word, ("nirgends",)) for word in ("desk", "front", "front desk")))
    assert sorted(each.word for each in glossary.unused(source, "")) == sorted(found)
