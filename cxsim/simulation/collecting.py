"""Saves of many participants → one store. May be stopped at any moment and run again; nothing is counted twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from cxsim.record.folder import SUFFIX
from cxsim.record.lines import LineError
from cxsim.record.participant import LARGEST
from cxsim.record.rows import RunRow, RunRows, SetAside
from cxsim.record.sharing import CONSENT_SUFFIX, read_consent
from cxsim.record.store import StoreError
from cxsim.simulation.ahead import ahead
from cxsim.simulation.save_reading import ReadSave, Shelf, digest_of, read_saves, shelf_of
from cxsim.simulation.words_of_packs import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from cxsim.record.people import People
    from cxsim.record.store import Store

BATCH = 16
"""Saves that are read, sent and stored together."""
FEW = 10 * BATCH
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
) -> Tally:
    """Take saves into a store; ``stored`` is told how many files are done with, again and again.

    Raises StoreError where the store cannot be written; what was stored until then is kept.
    """
    check_keys(store, people)
    tally = Tally()
    saves = [each for each in files if not each.name.endswith(CONSENT_SUFFIX)]
    for each in files:
        if each.name.endswith(CONSENT_SUFFIX):
            _take_consent(each, store, people, tally)
    stored(len(files) - len(saves))
    news = _News(store, saves, tally, stored)
    for batch in ahead(partial(_read, shelf.folders), news, workers if len(saves) > FEW else 1):
        take(batch, shelf, store, people, tally)
        stored(len(batch))
    return tally


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
            self._stored(len(batch) - len(new))
            if new:
                yield new


def check_keys(store: Store, people: People) -> None:
    """Raise StoreError where a store's key file is lost: what is in the store would be counted a second time."""
    known = store.people()
    if known and not people.has_anybody():
        raise StoreError(
            f"The key file '{people.path}' does not know anybody in the store. Without it, saves that are stored "
            "already would be counted twice. Put the right one back, or collect into a new store."
        )


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
        tally.decisions += store.add(rows)
        tally.runs += len(rows)
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
        with path.open("rb") as file:
            consent = read_consent(file.read(LARGEST + 1))
    except (OSError, LineError) as error:
        tally.set_aside.append(SetAside("", path.name, "damaged", f"The consent cannot be read: {error}."))
        return
    key = people.keys([consent.pseudonym]).get(consent.pseudonym)
    if key is None:
        tally.forgotten += 1
    elif store.consent(key.person, opted_in=consent.opt_in, number=consent.number):
        tally.consents += 1


def _read(folders: tuple[Path, ...], batch: list[Path]) -> list[ReadSave]:
    return read_saves(shelf_of(folders), batch)
