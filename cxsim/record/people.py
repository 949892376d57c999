"""The key file: which pseudonym is which person of a store. It stands apart, and what is deleted in it is gone."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from cxsim.record.files import make_for_owner
from cxsim.record.save import why
from cxsim.record.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from cxsim.record.store import Store

_OURS = 0x6378706B
_PATIENCE = 60.0
_TABLES = (
    "CREATE TABLE keys (pseudonym TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE, secret BLOB NOT NULL) STRICT",
    "CREATE TABLE forgotten (mark BLOB PRIMARY KEY) STRICT",
    "CREATE TABLE salt (salt BLOB NOT NULL) STRICT",
)


class Key(NamedTuple):
    """Who a pseudonym is in the store."""

    person: str
    secret: bytes
    """Without it nobody can tell which run a save is."""

    def run(self, header: bytes) -> str:
        """Return the name of the run whose save begins with this line."""
        return blake2b(header, key=self.secret, digest_size=16).hexdigest()


class People:
    """The key file of a store."""

    def __init__(self, path: Path, draw: Callable[[int], bytes] = secrets.token_bytes, *, create: bool = True) -> None:
        """Open the file, or make it; ``draw`` gives so many bytes of chance."""
        self.path = path
        self._draw = draw
        if not create and not path.is_file():
            raise StoreError(
                f"There is no key file '{path}', which says who is who in the store. Put it back, or say where it is: "
                "--keys FILE."
            )
        with self._told():
            if create:
                make_for_owner(path)  # one that is there may be shared with others: its mode stays
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            with self._told(), self._writing() as run:
                self._prepare(run)
                (self._salt,) = run("SELECT salt FROM salt").fetchone()
        except StoreError:
            self._connection.close()
            raise

    @property
    def id(self) -> str:
        """By which a store knows its key file."""
        return blake2b(key=self._salt, person=b"cxsim key file", digest_size=16).hexdigest()

    def _prepare(self, run: Callable[..., sqlite3.Cursor]) -> None:
        """Make the tables of a new file; raise StoreError where the file is somebody else's."""
        (owner,) = run("PRAGMA application_id").fetchone()
        if owner == _OURS:
            return
        (tables,) = run("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables:
            raise StoreError(f"'{self.path}' is no key file of cxsim. It is left as it is; move it elsewhere.")
        run(f"PRAGMA application_id = {_OURS}")
        for each in _TABLES:
            run(each)
        run("INSERT INTO salt VALUES (?)", (self._draw(16),))

    def keys(self, pseudonyms: Iterable[str]) -> dict[str, Key]:
        """Return who these are, drawn at random when they are first met; whoever was forgotten is left out."""
        wanted = sorted(set(pseudonyms))
        with self._told():
            found = {each: key for each in wanted if (key := self._found(each))}
            if len(found) < len(wanted):
                with self._writing() as run:
                    for each in wanted:
                        marked = run("SELECT 1 FROM forgotten WHERE mark = ?", (self._mark(each),)).fetchone()
                        if each not in found and marked is None:
                            new = (each, self._draw(16).hex(), self._draw(32))
                            run("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", new)
                found = {each: key for each in wanted if (key := self._found(each))}
        return found

    def _found(self, pseudonym: str) -> Key | None:
        query = "SELECT person, secret FROM keys WHERE pseudonym = ?"
        row = self._connection.execute(query, (pseudonym,)).fetchone()
        return None if row is None else Key(*row)

    def known(self, pseudonym: str) -> Key | None:
        """Return who somebody is, None where nobody of that pseudonym was met."""
        with self._told():
            return self._found(pseudonym)

    def people(self) -> frozenset[str]:
        """Return everybody who is in it, as the store calls them."""
        with self._told():
            return frozenset(person for (person,) in self._connection.execute("SELECT person FROM keys"))

    def shut_out(self, pseudonym: str) -> Key | None:
        """Keep a mark by which somebody's saves are known and left alone; return who it is, None where nobody is.

        Nobody is drawn for that pseudonym any more.
        """
        with self._told(), self._writing() as run:
            run("INSERT OR IGNORE INTO forgotten VALUES (?)", (self._mark(pseudonym),))
            return self._found(pseudonym)

    def forget(self, pseudonym: str) -> None:
        """Delete who somebody is, once nothing of theirs is left in the store."""
        with self._told(), self._writing() as run:
            run("INSERT OR IGNORE INTO forgotten VALUES (?)", (self._mark(pseudonym),))
            run("DELETE FROM keys WHERE pseudonym = ?", (pseudonym,))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _mark(self, pseudonym: str) -> bytes:
        return blake2b(pseudonym.encode(), key=self._salt, digest_size=16).digest()

    @contextmanager
    def _writing(self) -> Iterator[Callable[..., sqlite3.Cursor]]:
        self._connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection.execute
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(f"The key file '{self.path}' cannot be made: {why(error)}.") from error
        except sqlite3.Error as error:
            raise StoreError(f"The key file '{self.path}' cannot be used: {error}.") from error


def key_file(store: Path) -> Path:
    """Return where the key file of a store stands, unless it is kept elsewhere."""
    return store.with_name(f"{store.name}.keys")


def check_keys(store: Store, people: People) -> None:
    """See to it that a key file is the store's own; raise StoreError where it is another, or one that lacks people.

    A store that belongs to none yet belongs to this one from now on.
    """
    unknown = store.people() - people.people()
    if unknown:
        unknown &= store.people()  # but for who was forgotten at this moment
    if not unknown:
        store.bind(people.id)
    if unknown or store.key_file() != people.id:
        why_not = f"people of the store who are not in it: {len(unknown)}" if unknown else "the store has another"
        raise StoreError(
            f"'{people.path}' is not the store's key file, or an old copy of it ({why_not}). Without the right one "
            "nobody can be forgotten, and saves that are stored already would be counted twice. Put it back, say where "
            "it is with --keys FILE, or collect all saves into a new store."
        )
