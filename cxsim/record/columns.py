"""What leaders' figures are counted from, kept in columns beside the store: a DuckDB file that can be deleted any time.

The store is for writing, one decision after the other, by several collectors; counting over ten million rows is for
columns. The file has one row for each person and situation, scenario or week. A person's rows are made anew when any of
their runs has changed, come or gone; when somebody withdraws or is forgotten, the file is deleted.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.content.shipped import how_to_install
from cxsim.record.counted import COLUMNS, PREPARED, TEXTS, Source, on_columns, on_the_store
from cxsim.record.files import modes_of
from cxsim.record.save import why
from cxsim.record.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from cxsim.record.store import Store, Value

MEMORY = "600MB"
_AT_ONCE = 400
"""People whose rows are made anew in one go."""
_RUNS = "SELECT person, run, digest FROM shared_runs ORDER BY 1, 2"


def columns_file(store: Path) -> Path:
    """Return where the columns of a store stand."""
    return store.with_name(f"{store.name}.columns")


def delete_columns(store: Path) -> None:
    """Delete the columns of a store, and whatever a summary that was killed has left of them.

    Raises StoreError where that fails; some systems do not delete what somebody has open.
    """
    file = columns_file(store)
    try:
        for each in store.parent.iterdir():
            if each.name == file.name or each.name.startswith(f"{file.name}."):
                shutil.rmtree(each) if each.is_dir() else each.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"'{file}' cannot be deleted: {why(error)}. Wait until no summary is being made, and run it again."
        ) from error


def kind_of(column: str) -> str:
    """Return the type of a column: text or a number. Sums of whole numbers would come as 128 bits, which cost more."""
    return "TEXT" if column in TEXTS else "DOUBLE"


class Columns:
    """The file, open; for one thread. Whoever else wants it meanwhile is told so by a StoreError."""

    def __init__(self, path: Path) -> None:
        import duckdb  # noqa: PLC0415 - only leaders' figures need it

        self.path = path
        self._failure = duckdb.Error
        try:
            self._connection = self._opened()
        except duckdb.IOException as error:
            raise StoreError(f"'{path}' is in use, or cannot be opened: {error}.") from error

    def _opened(self) -> DuckDBPyConnection:
        import duckdb  # noqa: PLC0415 - as above

        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "autoinstall_known_extensions": False,
        }
        return duckdb.connect(str(self.path), config=settings)

    def brought_up_to_date(self, store: Store) -> int:
        """Make the rows anew of everybody of whom anything has changed; return of how many people."""
        marks = dict(_marks(store))
        try:
            self._connection.begin()
            known = self._known()
            if known.keys() - marks.keys():
                raise StoreError(f"'{self.path}' has rows of somebody who is in the store no longer.")
            changed = sorted(person for person, mark in marks.items() if known.get(person) != mark)
            for at in range(0, len(changed), _AT_ONCE):
                self._renew(store, changed[at : at + _AT_ONCE], marks)
            self._connection.commit()
        except (self._failure, OSError) as error:
            self._connection.rollback()
            raise StoreError(
                f"'{self.path}' cannot be brought up to date: {error}. Delete it and try again."
            ) from error
        return len(changed)

    def _known(self) -> dict[str, str]:
        run = self._connection.execute
        run("CREATE TABLE IF NOT EXISTS known (person TEXT, mark TEXT)")
        for name, columns in COLUMNS.items():
            typed = ", ".join(f'"{column}" {kind_of(column)}' for column in columns)
            run(f"CREATE TABLE IF NOT EXISTS {name} ({typed})")
        return dict(run("SELECT person, mark FROM known").fetchall())

    def _renew(self, store: Store, people: Sequence[str], marks: dict[str, str]) -> None:
        run = self._connection.execute
        places = ", ".join("?" * len(people))
        for table in (*PREPARED, "known"):
            run(f"DELETE FROM {table} WHERE person IN ({places})", people)  # noqa: S608 - our own names
        self._copy("known", ((person, marks[person]) for person in people))
        for table, text in PREPARED.items():
            self._copy(table, store.rows(text.format(people=f"runs.person IN ({places})"), tuple(people)))

    def _copy(self, table: str, rows: Iterable[tuple[Value, ...]]) -> None:
        """Add rows by way of a file, which is what DuckDB reads fastest."""
        with tempfile.TemporaryDirectory(prefix=f"{self.path.name}.", dir=self.path.parent) as folder:
            path = Path(folder) / "rows.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(map(_with_nulls, rows))
            place = str(path).replace("'", "''")
            form = f"HEADER false, AUTO_DETECT false, DELIM ',', QUOTE '\"', ESCAPE '\"', NULLSTR '{_NULL}'"
            self._connection.execute(f"COPY {table} FROM '{place}' ({form})")

    def rows(self, query: str, values: tuple[Value, ...] = ()) -> Iterable[tuple[Value, ...]]:
        """Return the rows of a query that only reads."""
        try:
            return self._connection.execute(query, values).fetchall()
        except self._failure as error:
            raise StoreError(f"'{self.path}' cannot be read: {error}. Delete it and try again.") from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@contextmanager
def source_of(store: Store, path: Path) -> Iterator[Source]:
    """Yield where to count: in the columns beside the store at ``path``.

    Without DuckDB, or while another summary has them open, it is the store itself: the same figures, but slower.
    """
    with modes_of(path):
        try:
            columns = _up_to_date(path, store)
        except (ImportError, StoreError):
            yield Source(store.rows, on_the_store())
            return
        try:
            yield Source(columns.rows, on_columns())
        finally:
            columns.close()


def _up_to_date(path: Path, store: Store) -> Columns:
    """Open the columns of a store and bring them up to date.

    They are made anew where another version made them, and where somebody has left: what DuckDB deletes can still be
    read in its file.
    """
    columns = Columns(columns_file(path))
    try:
        columns.brought_up_to_date(store)
    except StoreError:
        columns.close()
        delete_columns(path)
        columns = Columns(columns_file(path))
        try:
            columns.brought_up_to_date(store)
        except StoreError:
            columns.close()
            raise
    return columns


def write_parquet(path: Path, columns: Mapping[str, bool], rows: Iterable[tuple[Value, ...]]) -> None:
    """Write rows as Parquet; ``columns`` says of each whether it is text. Raises StoreError, also without DuckDB."""
    try:
        import duckdb  # noqa: PLC0415 - only leaders' figures need it
    except ImportError as error:
        raise StoreError(f"Parquet needs DuckDB: {how_to_install('leaders')}") from error
    typed = ", ".join(f'"{name}" {"TEXT" if text else "DOUBLE"}' for name, text in columns.items())
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE shown ({typed})")
        connection.executemany(f"INSERT INTO shown VALUES ({', '.join('?' * len(columns))})", list(rows))  # noqa: S608 - question marks
        place = str(path).replace("'", "''")
        try:
            connection.execute(f"COPY shown TO '{place}' (FORMAT parquet)")
        except duckdb.Error as error:
            raise StoreError(f"'{path}' cannot be written: {error}.") from error


def _marks(store: Store) -> Iterator[tuple[str, str]]:
    """Yield people with a mark that changes with anything that they have shared, and with what is counted of it."""
    counted = hashlib.blake2b(repr(sorted(PREPARED.items())).encode(), digest_size=16).digest()
    for person, runs in groupby(store.rows(_RUNS), key=itemgetter(0)):
        yield str(person), hashlib.blake2b(repr(list(runs)).encode(), digest_size=16, key=counted).hexdigest()


_NULL = "\\N"


def _with_nulls(row: tuple[Value, ...]) -> list[Value]:
    return [_NULL if each is None else each for each in row]
