"""The store: how fast saves of single scenarios are collected, once and again, and how its cost grows with rows.

`python -m tests.benchmarks.record_rows` prints what rows cost from ten thousand to ten million.
"""

from __future__ import annotations

import gc
import os
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from cxsim.cli.main import OBJECTS_BETWEEN_COLLECTIONS
from cxsim.content import shipped_packs
from cxsim.record.people import People
from cxsim.record.rows import RunRow, RunRows
from cxsim.record.sqlite_store import SqliteStore
from cxsim.simulation.collecting import collect, files_in
from cxsim.simulation.demo import people_of, played
from cxsim.simulation.save_reading import shelf_of
from tests.benchmarks.budgets import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cxsim.record.rows import Told
    from cxsim.simulation.retelling import Reader

DECISIONS, IN_CAMPAIGNS = 100_000, 4_000
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
SOUND = 300_000
"""Rows that are stored at least before anything is compared with what they cost."""
BATCH = 16


def rows() -> tuple[Row, ...]:
    """Return the store's rows."""
    what = f"{DECISIONS:,} decisions of single scenarios"
    return (
        Row("collect", f"{what}, replayed and stored, all processors", 5000, "ms", _collected(_alone, DECISIONS)),
        Row("collect-again", f"{what} stored already", 1000, "ms", _collected(_alone, DECISIONS, again=True)),
        Row(
            "collect-weeks",
            f"{IN_CAMPAIGNS:,} decisions of campaigns, weeks lived anew, replayed and stored",
            1000,
            "ms",
            _collected(_campaigns, IN_CAMPAIGNS),
        ),
        *(
            Row(
                f"store-{more}",
                f"{more:,} rows stored against {fewer:,}, time of the processor",
                11,
                "×",
                _grown(fewer, more),
                long=more == SIZES[-1],
            )
            for fewer, more in pairwise(SIZES)
        ),
    )


def _reader() -> Reader:
    shelf = shelf_of(tuple(each for each in shipped_packs() if each.name == "onboarding"))
    return shelf.reader(shelf.contents()[0])


def _without_weeks(reader: Reader) -> Reader:
    sheet = reader.pack.sheet.model_copy(update={"campaign": None})
    return replace(reader, pack=replace(reader.pack, sheet=sheet))


@cache
def _alone() -> tuple[bytes, ...]:
    """Return saves of single scenarios, each person playing every one of a shipped pack once or twice."""
    return tuple(_saves(_without_weeks(_reader()), DECISIONS))


@cache
def _campaigns() -> tuple[bytes, ...]:
    """Return saves of that pack's campaign."""
    return tuple(_saves(_reader(), IN_CAMPAIGNS))


def _saves(reader: Reader, least: int) -> Iterator[bytes]:
    """Yield saves with so many decisions."""
    for person in people_of(1000, 1, 1, (2024, 4)):
        if person.shares:
            save, content = played(reader, person)
            least -= len(save.told.decisions) if save.told else 0
            yield content
        if least <= 0:
            return


def _collected(
    saves: Callable[[], Iterable[bytes]], decisions: int, *, again: bool = False
) -> Callable[[int], Sequence[float]]:
    def measure(rounds: int) -> Sequence[float]:
        with TemporaryDirectory() as name:
            folder = Path(name)
            for number, each in enumerate(saves()):
                (folder / f"{number:04}.cxsave.jsonl").write_bytes(each)
            return [_collecting(folder, number, decisions, again=again) for number in range(rounds)]

    return measure


def _collecting(folder: Path, number: int, asked: int, *, again: bool) -> float:
    """Return milliseconds for as many decisions as are asked for, whatever number the saves have."""
    files, shelf = list(files_in([folder])), shelf_of(tuple(shipped_packs()))
    store, people = SqliteStore(folder / f"{number}.db", create=True), People(folder / f"{number}.keys")
    took = []
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)  # as the command does
    for _ in range(1 + again):
        begun = perf_counter()
        tally = collect(files, shelf, store, people, os.cpu_count() or 1)
        took.append(1000 * (perf_counter() - begun))
        assert tally.runs == len(files)
    gc.set_threshold(*before)
    ((decisions,),) = store.rows("SELECT count(*) FROM decisions")
    store.close()
    people.close()
    return took[-1] * asked / int(decisions or 1)


def _grown(fewer: int, more: int) -> Callable[[int], Sequence[float]]:
    def measure(rounds: int) -> Sequence[float]:
        least = median(_storing(fewer) for _ in range(max(1, SOUND // fewer)))
        return [_storing(more) / least for _ in range(rounds if more < SOUND else 1)]

    return measure


def _storing(rows: int) -> float:
    """Return the seconds that the processor works on storing so many decisions of one person after the other.

    Ten thousand are on the disk in 0.1 s, and whatever else the disk or the other processor does would be most of a
    difference that a clock on the wall shows.
    """
    told = _told()
    with TemporaryDirectory() as name:
        store = SqliteStore(Path(name) / "s.db", create=True)
        begun = process_time()
        runs = max(rows // len(told.decisions), 1)
        for start in range(0, runs, BATCH):
            store.add(_run(each, told) for each in range(start, min(start + BATCH, runs)))
        took = process_time() - begun
        store.close()
    return took


@cache
def _told() -> Told:
    save, _ = played(_without_weeks(_reader()), next(people_of(1, 1, 1, (2026, 4))))
    assert save.told is not None
    return save.told


def _run(number: int, told: Told) -> RunRows:
    name = f"{number:032x}"
    started = "2026-10-05T09:00:00Z"
    run = RunRow(name, name, "care/early", "p", told.version, told.content, started, "2026-Q4", False, 1, 9, name)  # noqa: FBT003 - a row
    return RunRows(run, told)


def cost_against_rows() -> None:
    """Print what storing costs, from ten thousand decisions to ten million."""
    print("| decisions | seconds of the processor | µs a decision |\n| --- | --- | --- |")
    for rows in SIZES:
        took = median(_storing(rows) for _ in range(max(1, SOUND // rows)))
        print(f"| {rows:,} | {took:,.1f} | {1e6 * took / rows:.1f} |", flush=True)


if __name__ == "__main__":
    cost_against_rows()
