"""The store in one SQLite file: written in write-ahead mode, by several collectors at once if need be."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from cxsim.record.columns import delete_columns
from cxsim.record.files import make_for_owner
from cxsim.record.rows import ChoiceWords, RunRow, ScenarioWords, SetAside, Stored
from cxsim.record.save import why
from cxsim.record.store import Added, StoreError
from cxsim.record.store_schema import MIGRATIONS, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cxsim.record.rows import DecisionRow, PackWords, RunRows
    from cxsim.record.store import Value

OURS = 0x63787369
"""The file's application id: "cxsi"."""
PATIENCE = 60.0
"""Seconds to wait for another collector's batch."""
_AT_ONCE = 500
"""Saves asked for in one query."""


class SqliteStore:
    """A store in a file. One connection, for one thread."""

    def __init__(self, path: Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = path
        self._inserts: dict[str, str] = {}
        if not create and not path.is_file():
            raise StoreError(f"There is no store '{path}'. Make one: cxsim collect SAVES --store {path}")
        try:
            if create:
                make_for_owner(path)  # what SQLite puts beside it has the same mode
            mode = "ro" if read_only else "rw"
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None
            )
        except OSError as error:
            raise StoreError(f"The store '{path}' cannot be made: {why(error)}. Name another file.") from error
        except sqlite3.Error as error:
            raise _refusal(path, error) from error
        try:
            with _told(path):
                self._prepare(create=create, read_only=read_only)
        except StoreError:
            self._connection.close()
            raise

    def _prepare(self, *, create: bool, read_only: bool) -> None:
        run = self._connection.execute
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA foreign_keys = ON")
        if read_only:
            self._check(0)
            run("PRAGMA query_only = ON")
            return
        run("PRAGMA secure_delete = ON")  # what is deleted is overwritten, also of what a longer save has replaced
        with _transaction(self._connection):
            version = self._check(int(create))
            for number in range(version, VERSION):
                for statement in _statements(MIGRATIONS[number]):
                    run(statement)
            if version < VERSION:
                run(f"PRAGMA application_id = {OURS}")
                run(f"PRAGMA user_version = {VERSION}")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")  # what a call has returned from is on the disk

    def _check(self, may_be_new: int) -> int:
        """Return the version of the file; raise StoreError where it is none that can be used."""
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        (owner,) = self._connection.execute("PRAGMA application_id").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if owner != OURS and not (may_be_new and not tables):
            raise StoreError(f"'{self.path}' is no store of cxsim. It is left as it is; name another file.")
        if version > VERSION:
            raise StoreError(
                f"'{self.path}' was made by a newer cxsim (version {version} of the store, and this one knows "
                f"{VERSION}). Update cxsim."
            )
        return int(version)

    def kept(self, digests: Iterable[str]) -> frozenset[str]:
        """Return those of these saves, by digest, that are kept just so."""
        asked, found = list(digests), set[str]()
        with _told(self.path):
            for at in range(0, len(asked), _AT_ONCE):
                part = asked[at : at + _AT_ONCE]
                marks = ",".join("?" * len(part))
                query = f"SELECT digest FROM runs WHERE digest IN ({marks})"  # noqa: S608 - question marks
                found |= {digest for (digest,) in self._connection.execute(query, part)}
        return frozenset(found)

    def add(self, runs: Iterable[RunRows]) -> Added:
        """Keep runs, all or none, but for those of people who were forgotten; of two versions the longer stays."""
        new = forgotten = 0
        with _told(self.path), _transaction(self._connection):
            for each in runs:
                if self._was_forgotten(each.run.person):
                    forgotten += 1
                else:
                    new += self._add(each)
        return Added(new, forgotten)

    def _was_forgotten(self, person: str) -> bool:
        """Say so inside the transaction that would keep something of a person: until then they may be forgotten."""
        found = self._connection.execute("SELECT 1 FROM forgotten WHERE mark = ?", (_mark(person),))
        return found.fetchone() is not None

    def _add(self, rows: RunRows) -> int:
        run, execute, many = rows.run, self._connection.execute, self._connection.executemany
        execute("DELETE FROM set_aside WHERE digest = ?", (run.digest,))
        kept = execute("SELECT id, entries, digest FROM runs WHERE run = ?", (run.run,)).fetchone()
        before = 0
        if kept is not None:
            if Stored(*kept[1:]) >= Stored(run.entries, run.digest):
                return 0
            before = self._delete(kept[0])
        execute("INSERT OR IGNORE INTO people VALUES (?, 1, 0)", (run.person,))
        number = None if kept is None else kept[0]
        number = execute(_insert("runs", 1 + len(RunRow._fields)), (number, *run)).lastrowid
        decisions, tries, weeks = rows.told.decisions, rows.told.tries, rows.told.weeks
        many(self._insert("decisions"), [(number, *_flat(each)) for each in decisions])
        many(self._insert("tries"), [_bound((number, *each)) for each in tries])
        many(self._insert("weeks"), [(number, *each) for each in weeks])
        many(self._insert("breaks"), [(number, *each) for each in rows.told.breaks])
        return len(decisions) - before

    def _insert(self, table: str) -> str:
        """Return what inserts a row that is bound by ``_bound``."""
        if table not in self._inserts:
            columns = self._connection.execute(f"PRAGMA table_info({table})").fetchall()
            marks = ("?" if needed else "nullif(?, '')" for _, _, _, needed, _, _ in columns)
            self._inserts[table] = f"INSERT INTO {table} VALUES ({', '.join(marks)})"  # noqa: S608 - a table of ours
        return self._inserts[table]

    def _delete(self, number: int) -> int:
        """Delete a run but for its statements, which are frozen; return how many decisions it had."""
        execute = self._connection.execute
        count = execute("DELETE FROM decisions WHERE run = ?", (number,)).rowcount
        for table in ("tries", "weeks", "breaks"):
            execute(f"DELETE FROM {table} WHERE run = ?", (number,))  # noqa: S608 - names of ours
        execute("PRAGMA defer_foreign_keys = ON")
        execute("DELETE FROM runs WHERE id = ?", (number,))
        return int(count)

    def add_words(self, words: PackWords) -> None:
        """Keep what a pack's scenarios and choices are called; once for each content hash."""
        with _told(self.path), _transaction(self._connection):
            if not self._knows(words.content):
                many = self._connection.executemany
                scenarios = ((words.content, *each) for each in words.scenarios)
                many(_insert("scenarios", 1 + len(ScenarioWords._fields)), scenarios)
                choices = ((words.content, *each) for each in words.choices)
                many(_insert("choices", 1 + len(ChoiceWords._fields)), choices)

    def has_words(self, content: str) -> bool:
        """Say whether the words of a pack are kept."""
        with _told(self.path):
            return self._knows(content)

    def _knows(self, content: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM scenarios WHERE content = ? LIMIT 1", (content,))
        return found.fetchone() is not None

    def add_set_aside(self, saves: Iterable[SetAside]) -> None:
        """Note saves that were not taken."""
        columns = ", ".join(SetAside._fields)
        query = f"INSERT OR REPLACE INTO set_aside ({columns}) VALUES (?, ?, ?, ?)"  # noqa: S608 - names of ours
        with _told(self.path), _transaction(self._connection):
            self._connection.executemany(query, saves)

    def consent(self, person: str, *, opted_in: bool, number: int) -> bool:
        """Note a participant's consent; False where a later one is known already, or the person was forgotten."""
        with _told(self.path), _transaction(self._connection):
            if self._was_forgotten(person):
                return False
            changed = self._connection.execute(
                "INSERT INTO people VALUES (?, ?, ?) ON CONFLICT (person) DO UPDATE "
                "SET opted_in = excluded.opted_in, consent = excluded.consent WHERE excluded.consent > consent",
                (person, opted_in, number),
            )
        if changed.rowcount > 0 and not opted_in:
            with suppress(StoreError):  # then the next summary makes them anew
                delete_columns(self.path)
        return changed.rowcount > 0

    def forget(self, person: str) -> int:
        """Delete a person and all that is kept of them, for good; return how many decisions that were.

        Kept is a mark by which rows of theirs are refused that somebody is collecting at this moment.
        """
        execute = self._connection.execute
        with _told(self.path):
            with _transaction(self._connection):
                execute("INSERT OR IGNORE INTO forgotten VALUES (?)", (_mark(person),))
                runs = execute("SELECT id FROM runs WHERE person = ?", (person,)).fetchall()
                execute("DELETE FROM statements WHERE run IN (SELECT id FROM runs WHERE person = ?)", (person,))
                gone = sum(self._delete(number) for (number,) in runs)
                execute("DELETE FROM people WHERE person = ?", (person,))
            (busy, _, _) = execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
        delete_columns(self.path)
        if busy:
            raise StoreError(
                f"'{self.path}' is being read by somebody else: what was deleted stands in the file until they are "
                "done. Run it again then."
            )
        return gone

    def people(self) -> frozenset[str]:
        """Return everybody of whom something is kept."""
        with _told(self.path):
            return frozenset(person for (person,) in self._connection.execute("SELECT person FROM people"))

    def key_file(self) -> str | None:
        """Return by which id the key file is known that the store belongs to, None before there is one."""
        with _told(self.path):
            found = self._connection.execute("SELECT id FROM key_file").fetchone()
            return None if found is None else str(found[0])

    def bind(self, key_file: str) -> None:
        """Keep which key file the store belongs to, once and for all."""
        with _told(self.path), _transaction(self._connection):
            query = "INSERT INTO key_file SELECT ? WHERE NOT EXISTS (SELECT 1 FROM key_file)"
            self._connection.execute(query, (key_file,))

    def freeze(self, statements: Iterable[tuple[int, str, str]]) -> None:
        """Keep statements (run, key, text) as they were first made; one that is kept already stays as it is."""
        with _told(self.path), _transaction(self._connection):
            self._connection.executemany("INSERT OR IGNORE INTO statements VALUES (?, ?, ?)", statements)

    def rows(self, query: str, values: tuple[Value, ...] = ()) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of a query that only reads."""
        with _told(self.path):
            yield from self._connection.execute(query, values)

    def last_publication(self) -> tuple[int, str] | None:
        """Return number and ledger of the last publication, None before the first."""
        with _told(self.path):
            found: tuple[int, str] | None = self._connection.execute(
                "SELECT number, ledger FROM publications ORDER BY number DESC LIMIT 1"
            ).fetchone()
            return found

    def publish(self, number: int, ledger: str) -> bool:
        """Keep the ledger of publication ``number``, one above the last; False where somebody was quicker."""
        with _told(self.path), _transaction(self._connection):
            (last,) = self._connection.execute("SELECT coalesce(max(number), 0) FROM publications").fetchone()
            if number != last + 1:
                return False
            self._connection.execute("INSERT INTO publications VALUES (?, ?)", (number, ledger))
            return True

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all or nothing; others wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what went wrong with the file in a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: sqlite3.Error) -> StoreError:
    match getattr(error, "sqlite_errorname", ""):
        case "SQLITE_FULL":
            return StoreError(f"The disk of '{path}' is full. What was stored before is kept; make room and go on.")
        case "SQLITE_BUSY":
            return StoreError(f"'{path}' is being written by somebody else for very long. Try again later.")
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return StoreError(f"'{path}' is no store of cxsim, or is damaged. It is left as it is.")
        case _:
            return StoreError(f"'{path}' cannot be used as a store: {error}.")


def _mark(person: str) -> str:
    """Return by what somebody who was forgotten is known again.

    A person is 128 bits of chance, and who it was is deleted with the key: nobody can tell whose a mark is, nor find
    a person by it.
    """
    return blake2b(person.encode(), digest_size=16).hexdigest()


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({','.join('?' * columns)})"  # noqa: S608 - a name of ours and question marks


def _flat(row: DecisionRow) -> tuple[Value, ...]:
    return (*_bound(row[:-2]), *_bound_again(row.shown), *_bound_again(row.agrees))


def _bound(row: tuple[Value, ...]) -> tuple[str | int | float, ...]:
    """Return a row as it is bound: for a None or a truth value, Python's library takes as long as for ten numbers."""
    return tuple(["" if each is None else int(each) if each.__class__ is bool else each for each in row])


_bound_again = lru_cache(4096)(_bound)
"""For what many rows have in common."""


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a migration, which runs in one transaction."""
    yield from (each for each in script.split(";") if each.strip())
