"""``cxsim export``: what is in a store, for other systems."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

HOME = "https://cxsim.example/people"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s#<>\"{}|\\^`]+")


class Form(StrEnum):
    """What to export."""

    XAPI = "xapi"


def verb(
    form: Annotated[Form, typer.Argument(help="xapi: statements for a learning record store, one line each.")],
    *,
    store: Annotated[Path, typer.Option(help="The store.", metavar="FILE")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write; else standard output.")] = None,
    home_page: Annotated[str, typer.Option(help="Where accounts are from: a web address of yours.")] = HOME,
    base: Annotated[
        str | None,
        typer.Option(help="What our own IRIs begin with: where you put the profile, if anywhere.", metavar="IRI"),
    ] = None,
) -> None:
    """Write the statements of all that is in a store. Each was made once and stays as it was first written."""
    from cxsim.record.sqlite_store import SqliteStore
    from cxsim.record.statements import PROFILE, Teller
    from cxsim.record.store import StoreError

    del form  # one so far
    if not home_page.startswith(("https://", "http://")):
        raise typer.BadParameter(f"'{home_page}' is no web address.", param_hint="--home-page")
    if base is not None and not _IRI.fullmatch(base):
        raise typer.BadParameter(f"'{base}' is no IRI without a fragment.", param_hint="--base")
    try:
        kept = SqliteStore(store)
        try:
            teller = Teller(kept, home_page, base or PROFILE)
            new = teller.freeze_new()
            total = _write(out, teller.frozen())
        finally:
            kept.close()
    except (OSError, StoreError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{out or 'standard output'}: {total} statements; made just now: {new}.", err=True)


def _write(out: Path | None, statements: Iterable[str]) -> int:
    """Write a line for each statement; a file appears when it is whole."""
    if out is None:
        return _lines(sys.stdout, statements)
    beside = out.with_name(f"{out.name}.new")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        count = _lines(file, statements)
    beside.replace(out)
    return count


def _lines(file: TextIO, statements: Iterable[str]) -> int:
    count = 0
    for each in statements:
        file.write(each + "\n")
        count += 1
    return count
