"""A publication that is cut off at any moment was made or was not, and the next run shows what it would have shown."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

from tests.leaders_store import PERIOD, store_of
from tests.machine import needed

if TYPE_CHECKING:
    from pathlib import Path

needed("duckdb")
TIMES = 12


def publishing(store: Path, out: Path) -> subprocess.Popen[bytes]:
    wanted = ("--store", str(store), "--all", "--period", PERIOD, "--format", "json", "-o", str(out))
    return subprocess.Popen([sys.executable, "-m", "cxsim", "summary", *wanted], stdout=-3, stderr=-3)


def published(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.json")}


def test_a_publication_that_is_killed_is_whole_or_none(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    store_of(store).close()
    (tmp_path / "twin").mkdir()
    shutil.copy(store, tmp_path / "twin" / "store.sqlite")
    begun = time.monotonic()
    assert publishing(tmp_path / "twin" / "store.sqlite", tmp_path / "undisturbed").wait() == 0
    whole = time.monotonic() - begun
    figures = published(tmp_path / "undisturbed")
    luck = random.Random(11)
    for at in range(TIMES):
        killed = publishing(store, tmp_path / f"out{at}")
        time.sleep(luck.uniform(0.3, 1.05) * whole)
        killed.kill()
        killed.wait()
        with closing(sqlite3.connect(store)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            numbers = connection.execute("SELECT number FROM publications").fetchall()
        assert numbers in ([], [(1,)])
        assert published(tmp_path / f"out{at}").items() <= figures.items()
    assert publishing(store, tmp_path / "in the end").wait() == 0
    assert published(tmp_path / "in the end") == figures
