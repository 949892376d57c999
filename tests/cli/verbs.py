"""Verbs that leaders use, run as they are typed, and a firm's store to use them on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from cxsim.cli.main import app
from tests.record.shared_games import saved, setback_then_better, small_pack

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def run(*words: object, given: str = "") -> Result:
    return CliRunner().invoke(app(str(words[0])), [str(each) for each in words], input=given)


def dump(store: Path) -> list[str]:
    with closing(sqlite3.connect(store)) as connection:
        return list(connection.iterdump())


def shared_rows(store: Path) -> int:
    with closing(sqlite3.connect(store)) as connection:
        return int(connection.execute("SELECT count(*) FROM shared_decisions").fetchone()[0])


def firm(folder: Path, names: tuple[str, ...] = ("ann", "ben", "cem", "dee", "eva", "fay")) -> Path:
    """Return a store of a team's games, collected first half played and then whole, with a summary made of it."""
    pack = small_pack(folder / "small")
    (folder / "in").mkdir()
    for entries in (3, None):
        for name in names:
            (folder / "in" / f"{name}.cxsave.jsonl").write_bytes(saved(*setback_then_better(pack, name), entries))
        collect(folder)
    return folder / "s.db"


def collect(folder: Path, *more: object) -> Result:
    return run("collect", folder / "in", "--packs", folder / "small", "--store", folder / "s.db", *more)
