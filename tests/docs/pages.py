"""The project's pages as tests see them: fenced blocks, tables under a marker, regions written by the code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
FORMAT = DOCS / "scenario-format.md"
ARCHITECTURE = DOCS / "architecture.md"

_FENCE = re.compile(r"^(?P<indent> *)```(?P<marks>[^\n`]*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_REGION = re.compile(r"<!-- generated: (?P<name>\S+) -->\n(?P<text>.*?)<!-- end -->", re.DOTALL)
_TABLE = re.compile(r"<!-- (?P<kind>fields|keys): (?P<name>\S+) -->\n(?P<rows>(?:\|[^\n]*\n)+)")


@dataclass(frozen=True, slots=True)
class Fenced:
    """A fenced block: the words after its opening fence, its text, and the line (from 1) it opens on."""

    page: Path
    line: int
    marks: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f"{name_of(self.page)}:{self.line}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table by hand, under a marker that says what it must be complete about."""

    kind: str
    name: str
    rows: tuple[tuple[str, ...], ...]
    """Cells without the header."""

    @property
    def keys(self) -> list[str]:
        """What the first column names in backticks."""
        return [name for row in self.rows for name in re.findall(r"`([^`]+)`", row[0])]


def pages() -> list[Path]:
    """Return every page of the project that is there."""
    return [each for each in (ROOT / "README.md", *sorted(DOCS.rglob("*.md"))) if each.is_file()]


def name_of(page: Path) -> str:
    """Return a page's path from the top of the checkout."""
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    """Return a page's text."""
    return page.read_text(encoding="utf-8")


def fenced(page: Path) -> list[Fenced]:
    """Return the fenced blocks of a page, in order."""
    text = text_of(page)
    return [
        Fenced(page, text.count("\n", 0, found.start()) + 1, tuple(found["marks"].split()), dedent(found["text"]))
        for found in _FENCE.finditer(text)
    ]


def without_fences(page: Path) -> str:
    """Return the prose of a page."""
    return _FENCE.sub("", text_of(page))


def tables(page: Path, kind: str) -> dict[str, Table]:
    """Return the tables under ``<!-- kind: name -->``, by name; fail where a name comes twice."""
    found = [
        Table(each["kind"], each["name"], tuple(_cells(row) for row in each["rows"].splitlines()[2:]))
        for each in _TABLE.finditer(text_of(page))
        if each["kind"] == kind
    ]
    by_name = {each.name: each for each in found}
    assert len(by_name) == len(found), f"a table comes twice in {name_of(page)}"
    return by_name


def regions(page: Path) -> dict[str, str]:
    """Return the regions that the code writes, by name."""
    return {found["name"]: found["text"] for found in _REGION.finditer(text_of(page))}


def with_regions(text: str, written: dict[str, str]) -> str:
    """Return a page's text with its regions as ``written``; KeyError where a region has no writer."""
    return _REGION.sub(lambda found: f"<!-- generated: {found['name']} -->\n{written[found['name']]}<!-- end -->", text)


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row.strip())[1:-1])
