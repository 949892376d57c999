"""The game in a real window: how soon it is there and answers, and what it takes while nothing happens."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from tests.benchmarks.budgets import NotMeasurableError, Row
from tests.benchmarks.desktop import Desktop, desktop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from subprocess import Popen

IN_PLAY = ("--scenario", "one_minute_from_warm", "--seed", "7")
DECISIONS = 3
"""Decisions made in one game; each shows a consequence, and then the next situation."""
PROCESSES = Path("/proc")
BARE = "tests.benchmarks.bare_window"
"""The least that pygame needs."""


def rows() -> tuple[Row, ...]:
    """Return the rows of the window."""
    return (
        Row("first-frame", "process start to the first frame", 350, "ms", _first_frame),
        Row("key", "key to changed pixels, focus moves", 16, "ms", _key),
        Row("decide", "key to changed pixels, another screen opens", 16, "ms", _decide),
        Row("idle", "CPU while nothing changes", 1, "%", _idle),
        Row("memory", f"most memory in play, after {DECISIONS} decisions", 120, "MB", _memory),
        Row("bare-first-frame", "the same of an empty pygame window: first frame", None, "ms", _bare_first_frame),
        Row("bare-key", "key to changed pixels", None, "ms", _bare_key),
        Row("bare-idle", "CPU while nothing changes", None, "%", _bare_idle),
        Row("bare-memory", "most memory", None, "MB", _bare_memory),
    )


def _first_frame(rounds: int) -> Sequence[float]:
    with desktop() as place:
        return [_until_first_frame(place) for _ in range(rounds + 1)][1:]


def _until_first_frame(place: Desktop) -> float:
    empty = place.look()
    start = perf_counter()
    with place.game():
        place.wait_for_change(empty)
        return 1000 * (perf_counter() - start)


def _key(rounds: int) -> Sequence[float]:
    with _in_play() as (place, _):
        return [_until_answered(place, "Tab") for _ in range(rounds)]


def _decide(rounds: int) -> Sequence[float]:
    games = -(-rounds // DECISIONS)
    return [taken for _ in range(games) for taken in _deciding()]


def _deciding() -> Sequence[float]:
    with _in_play() as (place, _):
        return [_until_answered(place, key) for key in ("1", "Return") * DECISIONS]


def _until_answered(place: Desktop, key: str) -> float:
    before = place.wait_until_still()
    start = perf_counter()
    place.press(key)
    place.wait_for_change(before)
    return 1000 * (perf_counter() - start)


def _idle(rounds: int) -> Sequence[float]:
    with _in_play() as (place, game):
        place.wait_until_still()
        return [_share_of_a_second(game.pid) for _ in range(rounds)]


def _share_of_a_second(process: int) -> float:
    """Return what share of one core a process uses, in %, over a second."""
    before, start = _nanoseconds_computed(process), perf_counter()
    sleep(1)
    return 100 * (_nanoseconds_computed(process) - before) / (1e9 * (perf_counter() - start))


def _nanoseconds_computed(process: int) -> int:
    threads = (PROCESSES / str(process) / "task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads)


def _memory(_rounds: int) -> Sequence[float]:
    with _in_play() as (place, game):
        for key in ("1", "Return") * DECISIONS:
            _until_answered(place, key)
        return [_peak(game.pid)]


def _bare_first_frame(rounds: int) -> Sequence[float]:
    def until_there(place: Desktop) -> float:
        empty, start = place.look(), perf_counter()
        with place.window(BARE):
            place.wait_for_change(empty)
            return 1000 * (perf_counter() - start)

    with desktop() as place:
        return [until_there(place) for _ in range(rounds + 1)][1:]


def _bare_key(rounds: int) -> Sequence[float]:
    with _bare() as (place, _):
        return [_until_answered(place, "Tab") for _ in range(rounds)]


def _bare_idle(rounds: int) -> Sequence[float]:
    with _bare() as (_, window):
        return [_share_of_a_second(window.pid) for _ in range(rounds)]


def _bare_memory(_rounds: int) -> Sequence[float]:
    with _bare() as (_, window):
        return [_peak(window.pid)]


@contextmanager
def _bare() -> Iterator[tuple[Desktop, Popen[bytes]]]:
    """Open an empty window."""
    if not PROCESSES.is_dir():
        raise NotMeasurableError("it takes Linux")
    with desktop() as place:
        empty = place.look()
        with place.window(BARE) as window:
            place.wait_for_change(empty)
            place.wait_until_still()
            yield place, window


def _peak(process: int) -> float:
    status = (PROCESSES / str(process) / "status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(kilobytes) / 1000


@contextmanager
def _in_play() -> Iterator[tuple[Desktop, Popen[bytes]]]:
    """Open a scenario's first situation in a window."""
    if not PROCESSES.is_dir():
        raise NotMeasurableError("it takes Linux")
    with desktop() as place:
        empty = place.look()
        with place.game(*IN_PLAY) as game:
            place.wait_for_change(empty)
            place.wait_until_still()
            place.press("Return")
            place.wait_until_still()
            yield place, game
