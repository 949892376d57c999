"""``cxsim forget``: nobody can tell any more who somebody was."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def verb(
    pseudonym: Annotated[str, typer.Argument(help="Of the participant who is to be forgotten.")],
    *,
    store: Annotated[Path, typer.Option(help="The store.", metavar="FILE")],
) -> None:
    """Delete a participant's rows and the key to who they were. Their saves are not taken again."""
    from cxsim.cli.collect import opened
    from cxsim.record.store import StoreError

    if not store.is_file():
        raise typer.BadParameter(f"There is no store '{store}'.", param_hint="--store")
    try:
        with opened(store) as (kept, people):
            key = people.known(pseudonym)
            decisions = kept.forget(key.person) if key else 0
            people.forget(pseudonym)
            if key:
                decisions += kept.forget(key.person)  # what somebody collected meanwhile
    except StoreError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if key is None:
        typer.echo(f"Nobody called '{pseudonym}' is in the store. Saves of that pseudonym will not be taken.")
        return
    typer.echo(f"'{pseudonym}' is forgotten: {decisions} decisions and the key to who it was are deleted.")
    typer.echo("Summaries change at their next publication. Exports and copies of the store made before are yours.")
