"""The process is killed at random moments: no acknowledged decision is ever lost, and every save opens."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cxsim.content import load_pack, shipped_packs
from cxsim.record import resume
from cxsim.session import Decide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.model.pack import Pack

RUNS = 200
MOST_DECISIONS = 40
LONGEST_PAUSE = 0.003
"""Seconds between the last decision that is waited for and the kill: many decisions long."""
PLAYER = Path(__file__).with_name("player_to_kill.py")
ROOT = Path(__file__).resolve().parents[2]


class Told(NamedTuple):
    """A decision that the player was told is kept."""

    entry: int
    situation: str
    choice: str
    next: str


@contextmanager
def players() -> Iterator[subprocess.Popen[str]]:
    """Start the process that forks players, and end it afterwards."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, PLAYER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def play_until_killed(process: subprocess.Popen[str], path: Path, seed: int, chance: random.Random) -> list[Told]:
    """Kill one player some decisions and a moment after it began; return the decisions it was told are kept."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{path} {seed}\n")
    process.stdin.flush()
    player = int(process.stdout.readline())
    lines = [process.stdout.readline() for _ in range(chance.randrange(MOST_DECISIONS))]
    time.sleep(chance.uniform(0, LONGEST_PAUSE))
    os.kill(player, signal.SIGKILL)
    lines += iter(process.stdout.readline, "dead\n")
    return [Told(int(entry), *names) for entry, *names in map(str.split, lines)]


def check(path: Path, told: list[Told], pack: Pack) -> None:
    """See that every decision that was acknowledged is in the save, and that play goes on from it."""
    if not path.exists() or b"\n" not in path.read_bytes():
        assert told == []  # killed before the save had its first line
        return
    resumed = resume(path, pack, "")
    resumed.save.file.close()
    entries = resumed.save.entries
    kept = [
        Told(at, each.situation, each.answers[0], each.next)
        for at, each in enumerate(entries)
        if isinstance(each, Decide)
    ]
    assert kept[: len(told)] == told
    assert len(kept) <= len(told) + 1  # the one that was being acknowledged
    assert resumed.gaps == ()
    if any(isinstance(each, Decide) for each in entries[-1:]):
        assert resumed.session.current is not None
        assert resumed.session.current.state.place == kept[-1].next


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGKILL nor fork")
def test_a_process_killed_at_any_moment_loses_no_decision_it_was_told_is_kept(tmp_path: Path) -> None:
    chance = random.Random(20260105)
    pack = load_pack(shipped_packs()[0]).pack
    assert pack is not None
    with players() as process:
        for run in range(RUNS):
            path = tmp_path / f"run-{run}.cxsave.jsonl"
            check(path, play_until_killed(process, path, run, chance), pack)
