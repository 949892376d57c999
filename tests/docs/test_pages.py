"""Every page: what it links to, names or tells people to type is there."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from commands import COMMANDS
from typer.main import get_command

from cxsim.cli.main import app
from cxsim.content.reader import read
from tests.docs.pages import DOCS, FORMAT, ROOT, fenced, name_of, pages, tables, text_of, without_fences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = pages()
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
HOW_TO = sorted((DOCS / "how-to").glob("*.md"))
BUILT_FROM_EXAMPLES = {FORMAT, DOCS / "how-to" / "add-a-scenario.md"}
TOPS = ("cxsim/", "scenarios/", "assets/", "saves/", "tests/", "docs/", ".ci/", "pyproject.toml", "README.md")
MADE_BY_THE_READER = ("<", "…", "{")

every_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


def code(page: Path) -> Iterator[str]:
    """Yield what stands in backticks, and the lines of indented code."""
    prose = without_fences(page)
    yield from re.findall(r"`([^`\n]+)`", prose)
    yield from (line.strip() for line in re.findall(r"^ {4}(\S.*)$", prose, re.MULTILINE))


def typed(page: Path, *begins: str) -> Iterator[list[str]]:
    """Yield the words of every command that a page tells people to type and that begins so."""
    blocks = [each for each in fenced(page) if each.marks[:1] in {("sh",), ("console",), ("bash",), ("text",), ()}]
    lines = (line.strip().removeprefix("$ ") for each in blocks for line in each.text.splitlines())
    for line in (*lines, *code(page)):
        words = shlex.split(line, comments=True) if line.startswith(f"{begins[0]} ") and "'" not in line else []
        if words[: len(begins)] == list(begins):
            yield words[len(begins) :]


def headings(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", without_fences(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@every_page
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", without_fences(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), target
        assert not anchor or anchor in headings(linked), target


@every_page
def test_every_path_that_is_named_exists(page: Path) -> None:
    for name in code(page):
        if name.startswith(TOPS) and " " not in name and not any(mark in name for mark in MADE_BY_THE_READER):
            assert any(ROOT.glob(name)) if "*" in name else (ROOT / name).exists(), name


@every_page
def test_what_is_said_to_stand_in_a_file_stands_there(page: Path) -> None:
    for name, path in re.findall(r"`(\w+)(?:\([^`]*\))?`\s+in\s+`([\w.]+/[\w./-]+\.py)`", without_fences(page)):
        assert re.search(rf"\b{name}\b", text_of(ROOT / path)), f"{name} in {path}"


@every_page
def test_every_command_of_the_game_is_one_it_knows(page: Path) -> None:
    root = get_command(app())
    verbs = getattr(root, "commands", {})
    for words in typed(page, "cxsim"):
        verb = next((word for word in words if not word.startswith("-")), None)
        assert verb is None or verb in verbs, words
        params = [param for each in (root, verbs.get(verb, root)) for param in each.params]
        known = {option for param in params for option in (*param.opts, *param.secondary_opts)}
        assert {word.partition("=")[0] for word in words if word.startswith("-")} <= {*known, "--help"}, words


@every_page
def test_every_command_of_the_project_is_on_the_list(page: Path) -> None:
    for start in ("python", "python3"):
        for words in typed(page, start, ".ci"):
            assert not words or words[0] in COMMANDS, words


@every_page
def test_every_module_that_is_started_is_there(page: Path) -> None:
    for start in ("python", "python3"):
        for words in typed(page, start, "-m"):
            if words[0].startswith(("cxsim", "tests")):
                assert find_spec(words[0]), words


@every_page
def test_python_on_a_page_is_python(page: Path) -> None:
    for block in fenced(page):
        if block.marks[:1] == ("python",):
            compile(block.text, str(block), "exec")


@pytest.mark.parametrize("page", [each for each in PAGES if each not in BUILT_FROM_EXAMPLES], ids=name_of)
def test_yaml_on_a_page_is_read_without_a_word(page: Path) -> None:
    for block in fenced(page):
        if block.marks[:1] == ("yaml",):
            assert read(block.text).faults == (), str(block)


def test_the_how_to_pages_are_linked_from_the_architecture() -> None:
    linked = set(re.findall(r"\((how-to/[^)]+)\)", text_of(DOCS / "architecture.md")))
    assert linked == {each.relative_to(DOCS).as_posix() for each in HOW_TO}


def test_design_notes_are_numbered_without_a_gap() -> None:
    assert [each.name[:4] for each in DECISIONS] == [f"{number:03}-" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_a_design_note_says_why_what_and_at_what_price(page: Path) -> None:
    text = text_of(page)
    assert text.startswith(f"# {page.name[:3]} ")
    parts = re.findall(r"^\*\*(.+?)\.\*\*", text, re.MULTILINE)
    assert parts == ["Context", "Decision", "What we gave up"]


def test_the_note_on_dependencies_names_each_of_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[^\w-]", each)[0] for each in project["dependencies"]}
    assert set(tables(DOCS / "decisions" / "008-dependencies.md", "keys")["dependencies"].keys) == asked
