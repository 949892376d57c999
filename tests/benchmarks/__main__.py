"""Print one table beside the budgets: `python -m tests.benchmarks [--quick] [NAME ...]`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from typing import TYPE_CHECKING

from tests.benchmarks import (
    balance_rows,
    check_rows,
    commands,
    editor_rows,
    engine_rows,
    language_rows,
    leaders_rows,
    preview_rows,
    record_rows,
    screen_rows,
    window_rows,
    world_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.benchmarks.budgets import Row

ROUNDS = 11
QUICK_ROUNDS = 3
WIDTHS = (13, 71, 9, 9, 15)
HEAD = ("name", "what", "budget", "median", "least – most", "")


def main(arguments: Sequence[str]) -> int:
    """Measure the rows that are named (all, where none is) and print them; return 2 for a name that there is not."""
    rows = {row.name: row for row in _rows()}
    asked = _asked(arguments)
    unknown = [name for name in asked.names if name not in rows]
    if unknown:
        print(f"There is no row {', '.join(unknown)}. There is {', '.join(rows)}.", file=sys.stderr)
        return 2
    _print(chosen(rows, asked.names, quick=asked.quick), QUICK_ROUNDS if asked.quick else ROUNDS)
    return 0


def chosen(rows: Mapping[str, Row], names: Sequence[str], *, quick: bool) -> list[Row]:
    """Return the rows of these names; where none is named all, but for long ones where it shall be quick."""
    return [rows[name] for name in names] or [row for row in rows.values() if not (quick and row.long)]


def _rows() -> Iterator[Row]:
    contents = (engine_rows, check_rows, balance_rows, language_rows, editor_rows, commands)
    for module in (*contents, screen_rows, window_rows, preview_rows, world_rows, record_rows, leaders_rows):
        yield from module.rows()


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure against the budgets.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="rows to measure; all, where none is named")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds instead of {ROUNDS}, no long rows")
    return parser.parse_args(arguments)


def _print(rows: Sequence[Row], rounds: int) -> None:
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores; {rounds} rounds\n")
    print(_line(HEAD))
    for row in rows:
        print(_line(row.cells(rounds)), flush=True)


def _line(cells: Sequence[str]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, (*WIDTHS, 0), strict=True)]
    return "  ".join(padded).rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
