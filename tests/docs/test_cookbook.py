"""The cookbook: every pattern is a whole scenario that loads, plays to each of its endings, and has nothing to fix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cxsim.workbench.check import check_pack
from tests.docs.examples import SCENARIO, examples, laid_over, load, whole
from tests.docs.pages import DOCS, text_of

if TYPE_CHECKING:
    from tests.docs.examples import Contents, Example

COOKBOOK = DOCS / "authors" / "cookbook.md"
STATES = 5_000
EVERY = examples(COOKBOOK)
PATTERNS = [each for each in EVERY if each.file == "scenario"]


def contents(pattern: Example) -> Contents:
    """Return a pack with one pattern in it, and with what its section says of pack.yaml."""
    section = [each for each in EVERY[: EVERY.index(pattern)] if each.block.line > heading_before(pattern)]
    found = {**whole(EVERY), "scenario": None}
    for each in (*section, pattern):
        found = laid_over(found, each)
    return found


def heading_before(pattern: Example) -> int:
    lines = text_of(COOKBOOK).splitlines()[: pattern.block.line]
    return max(number for number, line in enumerate(lines, 1) if line.startswith("## "))


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
def test_a_pattern_has_nothing_to_fix_whichever_way_it_is_played(pattern: Example, tmp_path: Path) -> None:
    loaded = load(contents(pattern), tmp_path)
    assert loaded.pack is not None, "\n".join(map(str, loaded.errors))
    found = [each for each in check_pack(tmp_path, STATES) if Path(each.file).stem == SCENARIO]
    assert [str(each) for each in found] == []


def test_every_section_is_a_pattern_and_named_at_the_top() -> None:
    titles = [line[3:] for line in text_of(COOKBOOK).splitlines() if line.startswith("## ")]
    assert len(titles) == len(PATTERNS)
    assert all(f"[{title}](#" in text_of(COOKBOOK) for title in titles)
