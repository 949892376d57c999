"""``cxsim schema``: what editors need to complete and explain the files of a pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def verb(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Folder to write one file a kind to.", metavar="DIR")
    ] = None,
) -> None:
    """Print JSON Schema for pack, cast, scenario and playthroughs. With --out, write it where an editor looks."""
    from cxsim.workbench.schema import KINDS, schema_of

    schemas = {f"{kind}.schema.json": schema_of(kind) for kind in KINDS}
    if out is None:
        typer.echo(json.dumps(schemas, ensure_ascii=False, indent=2))
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, schema in schemas.items():
            text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
            (out / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"'{out}' cannot be written: {error.strerror}.", param_hint="--out") from error
    typer.echo(f"{', '.join(schemas)} in {out}. First line of a scenario that uses it:")
    typer.echo(f"# yaml-language-server: $schema={(out / 'scenario.schema.json').resolve().as_uri()}")
