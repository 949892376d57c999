"""Every code has a page, every page a code, and what a page shows is what is said, word for word."""

from __future__ import annotations

import re
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from cxsim.workbench.allowed import sifted
from cxsim.workbench.rules import exploring_rules, rules
from tests.content.authored import SOUND, diagnosed, told
from tests.docs.examples import said
from tests.docs.pages import ROOT, name_of, text_of
from tests.workbench.rule_pages import (
    BASE,
    PAGES,
    RULES,
    code_of,
    edits,
    examples,
    found_in,
    found_in_listing,
    found_in_picture,
    listings,
    pictures,
    said_of,
    snippets,
)
from tests.workbench.translation_pages import found_in as found_in_translation
from tests.workbench.translation_pages import translations

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.workbench.rules import ExploringRule, Rule
    from tests.docs.pages import Fenced
    from tests.workbench.rule_pages import Edit

SOURCES = [*(ROOT / "cxsim" / "content").rglob("*.py"), *(ROOT / "cxsim" / "workbench").rglob("*.py")]
GIVEN = {code for path in SOURCES for code in re.findall(r'"(CX\d{3})"', text_of(path))}
WITHOUT_EXAMPLE = {"CX001", "CX764"}
"""What no trap explains, and what is about more than fits a page: tests/content and tests/workbench/defects show it."""

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
RULES_OF_BOTH_KINDS = (*rules(), *exploring_rules())
every_rule = pytest.mark.parametrize("rule", RULES_OF_BOTH_KINDS, ids=lambda rule: rule.CODE)


def test_every_code_has_one_page_and_every_page_a_code() -> None:
    assert sorted(map(code_of, PAGES)) == sorted(GIVEN)


@every_rule
def test_a_page_has_the_code_and_the_name_of_its_rule(rule: Rule | ExploringRule) -> None:
    page = RULES / f"{rule.CODE}-{rule.NAME}.md"
    assert text_of(page).startswith(f"# {rule.CODE} {rule.NAME}\n")


@every_rule
def test_only_what_exploration_says_is_not_idle_before_it_explored(rule: Rule | ExploringRule, tmp_path: Path) -> None:
    (tmp_path / "call.yaml").write_text(f"# cxsim: allow {rule.CODE} because it is meant\n", encoding="utf-8")
    found = [each.code for each in sifted(tmp_path, [], sound=True, explored=False)]
    assert found == ([] if rule in exploring_rules() else ["CX791"])


def test_no_two_rules_share_a_code_or_a_name() -> None:
    found = RULES_OF_BOTH_KINDS
    assert rules()
    assert exploring_rules()
    assert len({each.CODE for each in found}) == len({each.NAME for each in found}) == len(found)


@every_page
def test_a_page_says_what_why_and_what_instead(page: Path) -> None:
    text = text_of(page)
    assert text.startswith(f"# {page.stem[:5]} {page.stem[6:]}\n")
    parts = re.findall(r"^\*\*(.+?)\.\*\*", text, re.MULTILINE)
    assert parts == (["Why", "Use instead"] if code_of(page) in WITHOUT_EXAMPLE else ["Why", "Example", "Use instead"])


@every_page
def test_a_page_shows_its_code_and_how_to_mend_it(page: Path) -> None:
    shown = [code for each in examples(page) for code in each.codes]
    alone = (*snippets(page), *listings(page), *pictures(page))
    shown += [code for _, codes, _ in alone for code in codes]
    shown += [re.findall(r"CX\d{3}", each.says)[0] for each in edits(page)]
    shown += [code for each in translations(page) for code in each.codes]
    assert (code_of(page) in shown) == (code_of(page) not in WITHOUT_EXAMPLE)
    laid = [*(each.codes for each in examples(page)), *(each.codes for each in translations(page))]
    mended = [each for each in (*laid, *(codes for _, codes, _ in alone)) if not each]
    assert mended or edits(page) or code_of(page) in WITHOUT_EXAMPLE


LAID_OVER = [each for page in PAGES for each in examples(page)]


@pytest.mark.parametrize("at", range(len(LAID_OVER)), ids=map(str, LAID_OVER))
def test_what_is_said_about_an_example_is_what_its_page_says(at: int, tmp_path: Path) -> None:
    example = LAID_OVER[at]
    found = found_in(example, tmp_path)
    assert sorted(each.code for each in found) == sorted(example.codes), said(found)
    assert example.says is None or example.says.text == said(found)
    assert (example.says is None) == (not example.codes)


def test_the_files_under_the_examples_are_clean(tmp_path: Path) -> None:
    for example in examples(BASE):
        assert found_in(example, tmp_path) == ()


TRANSLATED = [each for page in PAGES for each in translations(page)]


@pytest.mark.parametrize("at", range(len(TRANSLATED)), ids=map(str, TRANSLATED))
def test_what_is_said_about_a_translation_is_what_its_page_says(at: int, tmp_path: Path) -> None:
    example = TRANSLATED[at]
    found = found_in_translation(example, tmp_path)
    assert sorted(each.code for each in found) == sorted(example.codes), said(found)
    assert said(found).strip() == example.says.strip()


EDITS = [(page, edit) for page in PAGES for edit in edits(page)]


@pytest.mark.parametrize(("page", "edit"), EDITS, ids=lambda each: name_of(each) if hasattr(each, "stem") else "")
def test_a_broken_place_is_told_word_for_word_and_its_mended_form_is_sound(
    page: Path, edit: Edit, tmp_path: Path
) -> None:
    file, broken, mended, says = edit
    sound = SOUND[file]
    begins = re.search(rf"^( *){re.escape(mended.splitlines()[0])}$", sound, re.MULTILINE)
    assert begins, page
    before, after = (indent(each, begins[1]) for each in (mended, broken))
    assert sound.count(before) == 1
    found = diagnosed(tmp_path, {**SOUND, file: sound.replace(before, after)})
    assert says.rstrip("\n") in [told(tmp_path, each).partition("  ")[2] for each in found]


SNIPPETS = [each for page in PAGES for each in snippets(page)]


@pytest.mark.parametrize(("block", "codes", "says"), SNIPPETS, ids=[str(each[0]) for each in SNIPPETS])
def test_what_the_reader_says_about_a_few_lines_is_what_their_page_says(
    block: Fenced, codes: tuple[str, ...], says: str
) -> None:
    found, words = said_of(block)
    assert found == codes
    assert not codes or words == says


LISTINGS = [each for page in PAGES for each in listings(page)]


@pytest.mark.parametrize(("block", "codes", "says"), LISTINGS, ids=[str(each[0]) for each in LISTINGS])
def test_what_is_said_about_the_files_of_a_pack_is_what_their_page_says(
    block: Fenced, codes: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    found = found_in_listing(block, tmp_path)
    assert tuple(each.code for each in found) == codes, said(found)
    assert not codes or says == said(found)


PICTURES = [each for page in PAGES for each in pictures(page)]


@pytest.mark.parametrize(("block", "codes", "says"), PICTURES, ids=[str(each[0]) for each in PICTURES])
def test_what_is_said_about_a_picture_is_what_its_page_says(
    block: Fenced, codes: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    found = found_in_picture(block, tmp_path)
    assert tuple(each.code for each in found) == codes, said(found)
    assert not codes or says == said(found)
