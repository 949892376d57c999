"""``cxsim collect``: what participants shared → one store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from cxsim.record.people import People
    from cxsim.record.sqlite_store import SqliteStore
    from cxsim.simulation.collecting import Tally

MOST_TOLD = 20
"""Saves that are set aside and told one by one."""


def verb(
    saves: Annotated[list[Path], typer.Argument(help="Saves that were shared, or folders of them.")],
    *,
    store: Annotated[Path, typer.Option(help="The store; made where there is none.", metavar="FILE")],
    packs: Annotated[
        list[Path] | None, typer.Option(help="Folder of a pack, or of several; left out, those that ship.")
    ] = None,
    keys: Annotated[
        Path | None, typer.Option(help="The key file; beside the store, if left out.", metavar="FILE")
    ] = None,
    workers: Annotated[int, typer.Option(help="Processes that replay; 0: one a processor.", min=0, max=64)] = 0,
) -> None:
    """Take saves of many participants into one store. Run it as often as you like: nothing is counted twice."""
    import os

    from cxsim.content import shipped_packs
    from cxsim.record.store import StoreError
    from cxsim.simulation.collecting import collect, files_in
    from cxsim.simulation.save_reading import Shelf

    for each in saves:
        if not each.exists():
            raise typer.BadParameter(f"There is no '{each}'.", param_hint="SAVES")
    files = list(files_in(saves))
    shelf = Shelf([each.resolve() for each in packs] if packs else shipped_packs())
    try:
        with opened(store, keys, create=True) as (kept, people), watched(len(files)) as stored:
            tally = collect(files, shelf, kept, people, workers or os.cpu_count() or 1, stored)
    except StoreError as error:
        refuse(str(error))
    _tell(tally, store)


def opened(
    path: Path, keys: Path | None, draw: Callable[[int], bytes] | None = None, *, create: bool = False
) -> AbstractContextManager[tuple[SqliteStore, People]]:
    """Open a store and its key file, which are closed again; those of a new store are made. Raises StoreError.

    ``draw`` gives so many bytes of chance for new keys.
    """
    import secrets
    from contextlib import ExitStack, contextmanager

    from cxsim.record.people import People, key_file
    from cxsim.record.sqlite_store import SqliteStore

    @contextmanager
    def both() -> Iterator[tuple[SqliteStore, People]]:
        with ExitStack() as stack:
            store = SqliteStore(path, create=create)
            stack.callback(store.close)
            is_new = create and store.key_file() is None and not store.people()
            people = People(keys or key_file(path), draw or secrets.token_bytes, create=is_new)
            stack.callback(people.close)
            yield store, people

    return both()


def watched(total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Return what shows how far it is, on a terminal."""
    from contextlib import contextmanager, nullcontext

    if not sys.stderr.isatty():
        return nullcontext(lambda _: None)

    @contextmanager
    def bar() -> Iterator[Callable[[int], None]]:
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("Saves", total=total)
            yield lambda count: progress.advance(task, count)

    return bar()


def _tell(tally: Tally, store: Path) -> None:
    typer.echo(f"{store}: {tally.runs} of {tally.saves} saves are in it; new decisions: {tally.decisions}.")
    for count, what in (
        (tally.consents, "Opt-ins given or taken back"),
        (tally.not_opted_in, "Saves without opt-in, not taken"),
        (tally.forgotten, "Files of participants who were forgotten, not taken"),
    ):
        if count:
            typer.echo(f"{what}: {count}.")
    if tally.set_aside:
        typer.echo(f"Set aside: {len(tally.set_aside)}.", err=True)
        for each in tally.set_aside[:MOST_TOLD]:
            typer.echo(f"  {each.name}: {each.code}: {each.reason}", err=True)
        rest = len(tally.set_aside) - MOST_TOLD
        if rest > 0:
            codes = ", ".join(f"{count} {code}" for code, count in sorted(tally.by_code().items()))
            typer.echo(f"  and {rest} more; in all {codes}. The store's table set_aside names them.", err=True)
