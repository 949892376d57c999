"""Every command has a page, and the page says what its help says."""

from __future__ import annotations

from tests.docs.command_pages import COMMAND, late, superfluous, written


def test_every_command_has_a_page_that_says_what_its_help_says() -> None:
    assert [page.name for page, _ in late()] == [], f"run {COMMAND}"


def test_no_page_is_of_a_command_that_there_is_no_more() -> None:
    assert superfluous() == []


def test_every_option_and_argument_says_what_it_is_for() -> None:
    for page, text in written():
        rows = [line for line in text.splitlines() if line.startswith("| `") and page.name != "README.md"]
        assert all(row.split(" | ")[1].strip(" |") for row in rows), page.name
