"""What a store of many participants' records can do. SQLite is behind it today; nothing here says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.record.rows import PackWords, RunRows, SetAside

Value = str | int | float | None


class StoreError(Exception):
    """A store that cannot be opened, read or written: which, why, and a way out."""


class Added(NamedTuple):
    """What became of runs that were to be kept."""

    decisions: int
    """That are new."""
    forgotten: int
    """Runs that were not taken, of people who were forgotten meanwhile."""


class Store(Protocol):
    """Keeps rows. What a call has returned from is on the disk; what raised has changed nothing."""

    def kept(self, digests: Iterable[str]) -> frozenset[str]:
        """Return those of these saves, by digest, that are kept just so."""

    def add(self, runs: Iterable[RunRows]) -> Added:
        """Keep runs, all or none, but for those of people who were forgotten.

        One that is kept already is replaced where the new one is longer; else it stays.
        """

    def add_words(self, words: PackWords) -> None:
        """Keep what a pack's scenarios and choices are called; once for each content hash."""

    def has_words(self, content: str) -> bool:
        """Say whether the words of a pack are kept."""

    def add_set_aside(self, saves: Iterable[SetAside]) -> None:
        """Note saves that were not taken."""

    def consent(self, person: str, *, opted_in: bool, number: int) -> bool:
        """Note a participant's consent; False where a later one is known already, or the person was forgotten."""

    def forget(self, person: str) -> int:
        """Delete a person and all that is kept of them, for good; return how many decisions that were."""

    def people(self) -> frozenset[str]:
        """Return everybody of whom something is kept."""

    def key_file(self) -> str | None:
        """Return by which id the key file is known that the store belongs to, None before there is one."""

    def bind(self, key_file: str) -> None:
        """Keep which key file the store belongs to, once and for all."""

    def freeze(self, statements: Iterable[tuple[int, str, str]]) -> None:
        """Keep statements (run, key, text) as they were first made; one that is kept already stays as it is."""

    def rows(self, query: str, values: tuple[Value, ...] = ()) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of a query that only reads."""

    def last_publication(self) -> tuple[int, str] | None:
        """Return number and ledger of the last publication, None before the first."""

    def publish(self, number: int, ledger: str) -> bool:
        """Keep the ledger of publication ``number``, one above the last; False where somebody was quicker."""

    def close(self) -> None:
        """Let go of it."""
