"""Saves of many participants → one store. May be stopped at any moment and run again; nothing is counted twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from cxsim.record.files import read_at_most
from cxsim.record.folder import SUFFIX
from cxsim.record.lines import LineError
from cxsim.record.participant import LARGEST
from cxsim.record.people import check_keys
from cxsim.record.rows import RunRow, RunRows
from cxsim.record.save import why
from cxsim.record.sharing import CONSENT_SUFFIX, read_consent
from cxsim.simulation.ahead import ahead
from cxsim.simulation.save_reading import (
    ReadSave,
    Shelf,
    digest_of,
    read_saves,
    set_aside,
    shelf_of,
    unless_in_the_future,
)
from cxsim.simulation.words_of_packs import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from cxsim.record.people import People
    from cxsim.record.rows import SetAside
    from cxsim.record.store import Store

BATCH = 8
"""Saves that are read and sent together."""
AT_ONCE = 4 * BATCH
"""Saves that are stored in one go, which waits for the disk: 20 ms."""
OFF = timedelta(days=1)
"""How far ahead a participant's clock may be."""
FEW = 160
"""Saves up to which another process is not worth starting: it takes as long as some dozens of saves."""


@dataclass
class Tally:
    """What became of the saves so far."""

    saves: int = 0
    """Looked at, consents left out."""
    runs: int = 0
    """Whose rows are in the store now."""
    decisions: int = 0
    """New in the store."""
    not_opted_in: int = 0
    forgotten: int = 0
    consents: int = 0
    """That were news."""
    set_aside: list[SetAside] = field(default_factory=list)

    def by_code(self) -> Counter[str]:
        """Return how many were set aside for what."""
        return Counter(each.code for each in self.set_aside)


def files_in(places: Iterable[Path]) -> Iterator[Path]:
    """Yield the saves and consents among files and in folders, those in folders within folders, too."""
    for place in places:
        if place.is_dir():
            yield from sorted(each for each in place.rglob("*") if each.name.endswith((SUFFIX, CONSENT_SUFFIX)))
        else:
            yield place


def collect(
    files: Sequence[Path],
    shelf: Shelf,
    store: Store,
    people: People,
    workers: int = 1,
    stored: Callable[[int], None] = lambda _: None,
    *,
    now: datetime | None = None,
) -> Tally:
    """Take saves into a store; ``stored`` is told how many files are done with, again and again.

    A save that was begun later than ``now`` is set aside; this moment, if left out.

    Raises StoreError where the store cannot be written; what was stored until then is kept.
    """
    check_keys(store, people)
    latest = f"{(now or datetime.now(UTC)) + OFF:%Y-%m-%dT%H:%M:%SZ}"
    tally = Tally()
    saves = [each for each in files if not each.name.endswith(CONSENT_SUFFIX)]
    for each in files:
        if each.name.endswith(CONSENT_SUFFIX):
            _take_consent(each, store, people, tally)
    stored(len(files) - len(saves))
    news = _News(store, saves, tally, stored)
    read = ahead(partial(_read, shelf.folders), news, workers if len(saves) > FEW else 1)
    for batch in _together(read):
        take([unless_in_the_future(each, latest) for each in batch], shelf, store, people, tally)
        stored(len(batch))
    return tally


def _together(batches: Iterable[list[ReadSave]]) -> Iterator[list[ReadSave]]:
    """Yield what was read in larger batches."""
    found: list[ReadSave] = []
    for batch in batches:
        found += batch
        if len(found) >= AT_ONCE:
            yield found
            found = []
    if found:
        yield found


class _News:
    """The saves that are not in the store just so, batch after batch; the others are counted and passed over."""

    def __init__(self, store: Store, saves: Iterable[Path], tally: Tally, stored: Callable[[int], None]) -> None:
        self._store = store
        self._saves = iter(saves)
        self._tally = tally
        self._stored = stored

    def __iter__(self) -> Iterator[list[Path]]:
        while batch := list(islice(self._saves, BATCH)):
            digests = {path: digest_of(path) for path in batch}
            kept = self._store.kept(digests.values())
            new = [path for path in batch if digests[path] not in kept]
            self._tally.saves += len(batch) - len(new)
            self._tally.runs += len(batch) - len(new)
            if len(new) < len(batch):
                self._stored(len(batch) - len(new))
            if new:
                yield new


def take(batch: Sequence[ReadSave], shelf: Shelf, store: Store, people: People, tally: Tally) -> None:
    """Store what was read of some saves, and note what became of each."""
    keys = people.keys(each.header.pseudonym for each in batch if each.header is not None and each.told is not None)
    rows: list[RunRows] = []
    aside: list[SetAside] = []
    for each in batch:
        tally.saves += 1
        if each.set_aside is not None:
            aside.append(each.set_aside)
        elif each.header is None or not each.header.opt_in:
            tally.not_opted_in += 1
        elif each.told is not None:
            key = keys.get(each.header.pseudonym)
            if key is None:
                tally.forgotten += 1
                continue
            rows.append(rows_of(each, key.person, key.run(each.first_line)))
    for content in {each.told.content for each in rows}:
        if not store.has_words(content):
            store.add_words(words_of(shelf.reader(content).pack, content))
    if rows:
        added = store.add(rows)
        tally.decisions += added.decisions
        tally.runs += len(rows) - added.forgotten
        tally.forgotten += added.forgotten
    if aside:
        store.add_set_aside(aside)
        tally.set_aside += aside


def rows_of(save: ReadSave, person: str, run: str) -> RunRows:
    """Return the rows of a save that was read."""
    header, told = save.header, save.told
    if header is None or told is None:
        raise ValueError(f"expected a save that was replayed, got {save.name!r}")
    row = RunRow(
        run=run,
        person=person,
        team="/".join(header.team),
        pack=header.pack,
        version=told.version,
        content=told.content,
        started=header.started,
        period=f"{header.started[:4]}-Q{(int(header.started[5:7]) + 2) // 3}",
        campaign=header.campaign,
        week=told.week,
        entries=save.entries,
        digest=save.digest,
    )
    return RunRows(row, told)


def _take_consent(path: Path, store: Store, people: People, tally: Tally) -> None:
    try:
        consent = read_consent(read_at_most(path, LARGEST))
    except (OSError, LineError) as error:
        reason = f"The consent cannot be read: {why(error) if isinstance(error, OSError) else error}."
        tally.set_aside.append(set_aside(path.name, "", "damaged", reason))
        return
    key = people.keys([consent.pseudonym]).get(consent.pseudonym)
    if key is None:
        tally.forgotten += 1
    elif store.consent(key.person, opted_in=consent.opt_in, number=consent.number):
        tally.consents += 1


def _read(folders: tuple[Path, ...], batch: list[Path]) -> list[ReadSave]:
    return read_saves(shelf_of(folders), batch)
