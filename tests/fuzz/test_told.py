"""What a run came to is told from what it left, and the page about fuzzing tells of a long one."""

from __future__ import annotations

import re
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from tests.docs.pages import DOCS, tables, text_of
from tests.fuzz import targets
from tests.fuzz.told import Told, main, told

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LOGS = {
    "ink": "INFO: seed\nDone 11125 runs in 67 second(s)\nstat::number_of_executed_units: 11125\n",
    "po": "po: 16787 inputs by chance in 36 seconds\n",
    "save": "Traceback (most recent call last):\n==7== ERROR: libFuzzer: fuzz target exited\n",
    "twee": "killed\n",
}
LEAST = 600
"""Seconds of a run that the page tells of."""


def left(folder: Path) -> Path:
    for name, log in LOGS.items():
        (folder / name / "found").mkdir(parents=True)
        (folder / name / "log.txt").write_text(log, encoding="utf-8")
    (folder / "save" / "crash-0a1b").touch()
    return folder


def test_each_target_is_told_with_what_it_tried_and_what_is_to_mend(tmp_path: Path) -> None:
    assert told(left(tmp_path)) == [
        Told("ink", 11125, 67, "the lines it reaches", "nothing"),
        Told("po", 16787, 36, "chance", "nothing"),
        Told("save", 0, 0, "–", "crash-0a1b"),
        Told("twee", 0, 0, "–", "it did not end"),
    ]


def test_a_table_is_printed_and_a_folder_without_a_run_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(left(tmp_path)) == 0
    printed = capsys.readouterr().out
    assert re.match(r"\d{4}-\d\d-\d\d: 27,912 inputs in 2 minutes\.\n\n\| target", printed)
    assert "| `po` | 16,787 | 36 | chance | nothing |" in printed
    assert main(tmp_path / "ink" / "found") == 2
    assert "holds no run" in capsys.readouterr().err


def test_the_page_tells_of_a_long_run_of_every_target() -> None:
    page = DOCS / "fuzzing.md"
    rows = tables(page, "keys")["runs"].rows
    assert {row[0].strip("`") for row in rows} == {each.name for each in iter_modules(targets.__path__)}
    inputs, seconds = (sum(int(row[at].replace(",", "")) for row in rows) for at in (1, 2))
    assert seconds >= LEAST
    assert re.search(rf"\d{{4}}-\d\d-\d\d: {inputs:,} inputs in {seconds / 60:.0f} minutes\.", text_of(page))
