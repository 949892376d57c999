"""Games for tests of the store: a small pack, saves of it by participants who opted in, and stores to collect into."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cxsim.content import content_hash
from cxsim.record.lines import entry_line, header_line
from cxsim.record.people import People, key_file
from cxsim.record.sqlite_store import SqliteStore
from cxsim.session import Header, Session
from cxsim.simulation.collecting import collect, files_in
from cxsim.simulation.save_reading import Shelf
from tests.packs import Kept, desk, pack_of, scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from cxsim.model.pack import Pack
    from cxsim.simulation.collecting import Tally

LEAK = scenario(
    """
    at_stake: [heat, straight]
    observed: false
    situations:
      phone:
        text: It is cold.
        choices:
          hush:
            text: Say that it is nothing.
            takes: 1 min
            does: [hide_failure]
            delivers: {straight: missed}
            next: visit
          tell:
            text: Say what went wrong.
            takes: 4 min
            does: [own_up, report_failure]
            delivers: {straight: fully}
            next: visit
      visit:
        observed: true
        choices:
          mend: {text: Mend it., takes: 10 min, delivers: {heat: fully}, reports_as: solved, next: warm}
          leave: {text: Leave., takes: 1 min, reports_as: solved, next: cold}
    endings:
      warm: {text: Warm.}
      cold: {text: Cold., setback: true, looks: fine}
    """
)
"""A failure to tell or to hush up, unobserved; then one to mend."""


PLAYED = datetime(2026, 10, 5, 9, tzinfo=UTC)
"""When games begin."""


def small_pack(folder: Path) -> Pack:
    """Return a pack of two scenarios: ``leak`` and the plain ``desk``."""
    return pack_of(folder, {"leak": LEAK, "desk": scenario(desk(yes="takes: 2 min", no="takes: 1 min"))})


def game(
    pack: Pack, name: str = "ann", seed: int = 7, *, opt_in: bool = True, team: tuple[str, ...] = ("care", "early")
) -> tuple[Session, Kept]:
    """Return a session of a participant, and the journal of it."""
    journal = Kept()
    header = Header(
        pack.id,
        pack.sheet.version,
        content_hash(pack),
        seed,
        f"{PLAYED:%Y-%m-%dT%H:%M:%SZ}",
        name,
        team,
        opt_in=opt_in,
    )
    return Session(pack, header, journal), journal


def saved(session: Session, journal: Kept, entries: int | None = None) -> bytes:
    """Return the save of a game, or of its first entries."""
    return header_line(session.header) + b"".join(map(entry_line, journal.entries[:entries]))


def setback_then_better(pack: Pack, name: str = "ann", seed: int = 7) -> tuple[Session, Kept]:
    """Play ``leak``: hushed up and left cold; then once more, told and mended."""
    session, journal = game(pack, name, seed)
    session.begin("leak")
    session.decide("hush", 3.0)
    session.decide("leave", 5.0)
    session.begin("leak")
    session.decide("tell", 20.0)
    session.decide("mend", 4.0)
    return session, journal


@contextmanager
def store_at(path: Path) -> Iterator[tuple[SqliteStore, People]]:
    """Open a store and its key file."""
    store, people = SqliteStore(path, create=True), People(key_file(path))
    try:
        yield store, people
    finally:
        store.close()
        people.close()


def collected(path: Path, places: Sequence[Path], packs: Path) -> Tally:
    """Collect saves into a store."""
    with store_at(path) as (store, people):
        return collect(list(files_in(places)), Shelf([packs]), store, people, now=PLAYED + timedelta(days=1))


def content_of(path: Path, pseudonyms: Iterable[str]) -> object:
    """Return all that a store says, without what hangs on the order of collecting: numbers of runs and random keys."""
    with store_at(path) as (store, people):
        names = {key.person: who for who in pseudonyms if (key := people.known(who))}
        runs = {
            number: (names.get(str(person), ""), *rest)
            for number, person, *rest in store.rows(
                "SELECT id, person, team, pack, started, period, week, entries, digest FROM runs"
            )
        }
        rows = [
            sorted((str(runs[number]), *map(str, rest)) for number, *rest in store.rows(f"SELECT * FROM {table}"))
            for table in ("decisions", "tries", "weeks")
        ]
        consents = sorted(
            (names.get(str(person), ""), *rest) for person, *rest in store.rows("SELECT * FROM people ORDER BY 1")
        )
        aside = sorted(store.rows("SELECT digest, code, reason FROM set_aside"), key=str)
        return sorted(map(str, runs.values())), rows, consents, aside


def rows(store: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(store)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
