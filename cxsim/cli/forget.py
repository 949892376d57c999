"""``cxsim forget``: nobody can tell any more who somebody was."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.refusing import refuse


def verb(
    pseudonym: Annotated[str, typer.Argument(help="Of the participant who is to be forgotten.")],
    *,
    store: Annotated[Path, typer.Option(help="The store.", metavar="FILE")],
    keys: Annotated[
        Path | None, typer.Option(help="Its key file; beside the store, if left out.", metavar="FILE")
    ] = None,
) -> None:
    """Delete a participant's rows and the key to who they were. Their saves are not taken again."""
    from cxsim.cli.collect import opened
    from cxsim.record.people import check_keys
    from cxsim.record.store import StoreError

    if not store.is_file():
        raise typer.BadParameter(f"There is no store '{store}'.", param_hint="--store")
    try:
        with opened(store, keys) as (kept, people):
            check_keys(kept, people)
            key = people.shut_out(pseudonym)
            decisions = kept.forget(key.person) if key else 0
            people.forget(pseudonym)  # last: until then, it can be run again
    except StoreError as error:
        refuse(str(error))
    if key is None:
        typer.echo(f"Nobody called '{pseudonym}' is in the store. Saves of that pseudonym will not be taken.")
        return
    typer.echo(f"'{pseudonym}' is forgotten: {decisions} decisions and the key to who it was are deleted.")
    typer.echo("Summaries change at their next publication. Look after exports and copies of the store made before.")
