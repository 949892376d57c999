"""``cxsim calibrate``: the model against its published targets."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import need_numpy, write

if TYPE_CHECKING:
    from cxsim.simulation.calibration import Row


class Format(StrEnum):
    """How the targets are printed."""

    TEXT = "text"
    JSON = "json"


def verb(
    *,
    seed: Annotated[int, typer.Option(help="Luck of the measuring.", min=0)] = 1,
    form: Annotated[Format, typer.Option("--format", help="How to print what was measured.")] = Format.TEXT,
    tables: Annotated[
        Path | None, typer.Option(help="Make the marked tables of this document anew instead (about two minutes).")
    ] = None,
) -> None:
    """Measure the model against every published target. Exits with 1 where one is missed."""
    need_numpy("Measuring", "calibrate")
    if tables is not None:
        from cxsim.simulation.model_tables import brought_up_to_date

        write(tables, brought_up_to_date(_read(tables)), "--tables")
        return
    from cxsim.simulation.calibration import calibration

    rows = []
    for row in calibration(seed):
        rows.append(row)
        if form is Format.TEXT:
            typer.echo(_line(row))
    missed = sum(not row.met for row in rows)
    if form is Format.JSON:
        import json

        typer.echo(json.dumps([row.as_dict() for row in rows], indent=2))
    else:
        typer.echo(
            f"\n{len(rows) - missed} of {len(rows)} targets met. They are ranges of published studies, no proof."
        )
    raise typer.Exit(missed > 0)


def _read(document: Path) -> str:
    try:
        return document.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise typer.BadParameter(f"'{document}' cannot be read: {why}.", param_hint="--tables") from error


def _line(row: Row) -> str:
    measured = f"{row.measured:.3g}"
    verdict = "met" if row.met else "MISSED"
    kind = "fitted" if row.fitted else "held out"
    line = f"{row.id:<4} {row.about:<70} {row.target:<18} {measured:>8}  {row.tolerance:<17} {verdict:<7} {kind}"
    return f"{line}\n       {row.note}" if row.note and not row.met else line
