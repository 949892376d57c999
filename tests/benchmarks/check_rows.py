"""`check`: a large pack against PyYAML's fastest parser, loaded, checked, and as a whole command."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

import yaml

from cxsim.cli.main import OBJECTS_BETWEEN_COLLECTIONS
from cxsim.content import load_pack
from cxsim.workbench.check import check_pack
from tests.benchmarks.budgets import Row
from tests.benchmarks.commands import milliseconds
from tests.benchmarks.generated import write_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SITUATIONS = 1000
SIZES = (100, 1000, 10_000)
LINEAR = 12.0
"""Times as long for ten times as much: a fifth more than linear, as large heaps miss the processor's caches."""


def rows() -> tuple[Row, ...]:
    """Return the rows of checking."""
    return (
        Row("load", f"loading {SITUATIONS} situations, against CSafeLoader", 1.0, "×", partial(_ratio, load_pack)),
        Row("check", "the same with every static rule, against CSafeLoader", 1.0, "×", partial(_ratio, check_pack)),
        *(
            Row(
                f"check-{more}",
                f"checking {more:,} situations against {fewer:,}",
                LINEAR,
                "×",
                partial(_grown, fewer, more),
            )
            for fewer, more in pairwise(SIZES)
        ),
        Row("check-command", f"cxsim check of {SITUATIONS} situations, a file changed before", 250, "ms", _command),
        Row("check-command-again", "the same command once more, nothing changed", 250, "ms", _command_again),
    )


def _ratio(read: Callable[[Path], object], rounds: int) -> Sequence[float]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_pack(folder, SITUATIONS)
        files = sorted(folder.glob("*.yaml"))
        return [
            _seconds(lambda: read(folder)) / _seconds(lambda: [_parse(file) for file in files]) for _ in range(rounds)
        ]


def _grown(fewer: int, more: int, rounds: int) -> Sequence[float]:
    with TemporaryDirectory() as name, _collecting_as_the_command_does():
        small, large = Path(name) / "small", Path(name) / "large"
        for folder, situations in ((small, fewer), (large, more)):
            folder.mkdir()
            write_pack(folder, situations)
        return [_seconds(lambda: check_pack(large)) / _seconds(lambda: check_pack(small)) for _ in range(rounds)]


@contextmanager
def _collecting_as_the_command_does() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _command(rounds: int) -> Sequence[float]:
    with TemporaryDirectory() as folder:
        write_pack(Path(folder), SITUATIONS)
        return [_checked_after_a_change(folder) for _ in range(rounds + 1)][1:]


def _checked_after_a_change(folder: str) -> float:
    with (Path(folder) / "pack.yaml").open("a", encoding="utf-8") as sheet:
        sheet.write("# changed\n")
    return milliseconds("-m", "cxsim", "check", folder)


def _command_again(rounds: int) -> Sequence[float]:
    with TemporaryDirectory() as folder:
        write_pack(Path(folder), SITUATIONS)
        return [milliseconds("-m", "cxsim", "check", folder) for _ in range(rounds + 1)][1:]


def _parse(file: Path) -> object:
    return yaml.load(file.read_bytes(), yaml.CSafeLoader)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()  # what the other side left behind is not this side's to clear
    start = perf_counter()
    work()
    return perf_counter() - start
