"""``cxsim export``: what is in a store, for other systems."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from cxsim.cli.refusing import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s#<>\"{}|\\^`]+")


class Form(StrEnum):
    """What to export."""

    XAPI = "xapi"


def verb(
    form: Annotated[Form, typer.Argument(help="xapi: statements for a learning record store, one line each.")],
    *,
    store: Annotated[Path, typer.Option(help="The store.", metavar="FILE")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write; else standard output.")] = None,
    home_page: Annotated[
        str | None,
        typer.Option(help="Where accounts are from: a web address of yours. The store keeps to it.", metavar="ADDRESS"),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(
            help="What our own IRIs begin with: where you put the profile, if anywhere. Kept, too.", metavar="IRI"
        ),
    ] = None,
) -> None:
    """Write the statements of all that is in a store. Each was made once and stays as it was first written."""
    from contextlib import closing

    from cxsim.record.save import why
    from cxsim.record.sqlite_store import SqliteStore
    from cxsim.record.statements import NOWHERE, Teller
    from cxsim.record.store import StoreError

    del form  # one so far
    if home_page is not None and not home_page.startswith(("https://", "http://")):
        raise typer.BadParameter(f"'{home_page}' is no web address.", param_hint="--home-page")
    if base is not None and not _IRI.fullmatch(base):
        raise typer.BadParameter(f"'{base}' is no IRI without a fragment.", param_hint="--base")
    try:
        with closing(SqliteStore(store)) as kept:
            teller = Teller(kept, home_page, base)
            new = teller.freeze_new()
            with closing(teller.frozen()) as statements:
                total = _write(out, statements)
    except BrokenPipeError:
        raise  # whoever reads has seen enough, which typer knows of
    except OSError as error:
        refuse(f"'{out or 'standard output'}' cannot be written: {why(error)}. Name another file.")
    except StoreError as error:
        refuse(str(error))
    if teller.is_from_nowhere:
        typer.echo(
            f"{NOWHERE} stands in for the web address that accounts are from, and stays so in this store. "
            "Name one of yours in the first export of a store: --home-page https://your-firm.example/people.",
            err=True,
        )
    typer.echo(f"{out or 'standard output'}: {total} statements; made just now: {new}.", err=True)


def _write(out: Path | None, statements: Iterable[str]) -> int:
    """Write a line for each statement; a file appears when it is whole."""
    from cxsim.record.files import written_in_one_step

    if out is None:
        return _lines(sys.stdout.buffer, statements)
    with written_in_one_step(out) as file:
        return _lines(file, statements)


def _lines(file: BinaryIO, statements: Iterable[str]) -> int:
    count = 0
    for each in statements:
        file.write(each.encode() + b"\n")
        count += 1
    file.flush()
    return count
