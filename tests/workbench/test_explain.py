"""``cxsim explain`` prints the page of a code."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.workbench import template_texts
from cxsim.workbench.pages import page_text
from tests.docs.pages import text_of
from tests.workbench.rule_pages import PAGES, RULES


@pytest.mark.parametrize("code", ["CX714", "cx714", "714", "dominated-choice"])
def test_a_code_is_explained_by_its_page(code: str) -> None:
    answer = CliRunner().invoke(app(), ["explain", code])
    assert answer.exit_code == 0
    page = text_of(RULES / "CX714-dominated-choice.md").replace("```yaml part of scenario", "```yaml")
    page = page.replace("```yaml gives CX714", "```yaml").replace("```text says", "```")
    assert answer.output.rstrip() == page.rstrip()


def test_no_page_shows_what_is_for_tests() -> None:
    for page in PAGES:
        fences = [line for line in page_text(page).splitlines() if line.startswith("```")]
        assert all(" " not in each for each in fences), page


def test_an_unknown_code_is_answered_with_the_nearest_ones() -> None:
    answer = CliRunner().invoke(app(), ["explain", "CX7141"])
    assert answer.exit_code == 2
    assert "'CX7141' has no page." in answer.output
    assert "CX714" in answer.output.replace("CX7141", "")


def test_a_deed_is_explained_by_its_page() -> None:
    assert CliRunner().invoke(app(), ["explain", "own_up"]).output.startswith("# own_up\n")


def test_a_new_pack_names_what_prints_every_field() -> None:
    assert "What else may stand here: cxsim explain format\n" in template_texts.PACK
    page = CliRunner().invoke(app(), ["explain", "format"]).output
    assert page.startswith("# The scenario format\n")
    assert "'formt' has no page. There is format." in CliRunner().invoke(app(), ["explain", "formt"]).output
    assert "| `reads_aloud` |" in page


def test_an_unknown_name_is_answered_with_the_nearest_ones() -> None:
    assert "There are unknown-need" in " ".join(CliRunner().invoke(app(), ["explain", "unkown-need"]).output.split())
    assert "own_up" in CliRunner().invoke(app(), ["explain", "own_upp"]).output.replace("own_upp", "")


def test_every_page_can_be_asked_for() -> None:
    assert PAGES
    for page in PAGES:
        assert CliRunner().invoke(app(), ["explain", page.name[:5]]).output.startswith(f"# {page.stem[:5]} ")
