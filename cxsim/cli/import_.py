"""``cxsim import``: a story of another tool as a starting point."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.model.pack import Pack
    from cxsim.workbench.importing import Imported

MOST_TOLD = 200


def verb(
    file: Annotated[Path, typer.Argument(help="A story in Twee 3 (Twine's text form), or ink compiled by inklecate.")],
    *,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="A pack to add it to, or the folder of a new one.", metavar="FOLDER"),
    ] = None,
) -> None:
    """Make a scenario of a story from Twine or ink. Says what could not be carried over, and writes over nothing."""
    from cxsim.workbench.importing import ImportRefusedError, imported_from

    into = None if out is None or not (out / "pack.yaml").is_file() else _pack(out)
    try:
        found = imported_from(file, into.sheet if into else None, into.cast if into else None)
    except ImportRefusedError as error:
        typer.echo(f"{file}: {error}", err=True)
        raise typer.Exit(1) from error
    folder = out or Path(found.scenario)
    if into is None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise typer.BadParameter(f"'{folder}' is there and is no pack. Name another with -o.", param_hint="--out")
    _write(folder, found.files)
    _tell(file, folder, found)


def _pack(folder: Path) -> Pack:
    from cxsim.content import load_pack

    loaded = load_pack(folder)
    if loaded.pack is None:
        for each in loaded.errors:
            typer.echo(f"{each}\n", err=True)
        typer.echo(f"Mend the pack '{folder}' first.", err=True)
        raise typer.Exit(1)
    return loaded.pack


def _write(folder: Path, files: Mapping[str, str]) -> None:
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise typer.BadParameter(f"'{folder / there[0]}' is there already. Rename it first.", param_hint="--out")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as new:
                new.write(text)
    except OSError as error:
        raise typer.BadParameter(f"'{folder}' cannot be written: {error.strerror}.", param_hint="--out") from error


def _tell(file: Path, folder: Path, found: Imported) -> None:
    written = folder / f"{found.scenario}.yaml"
    typer.echo(f"{written}: {_counted(found.situations, 'situation')}, {_counted(found.endings, 'ending')}.")
    if found.left:
        typer.echo(f"\nNot carried over from {file.name}:")
        for each in found.left[:MOST_TOLD]:
            typer.echo(f"  {each}")
        if len(found.left) > MOST_TOLD:
            typer.echo(f"  … and {len(found.left) - MOST_TOLD} more.")
    typer.echo(f"\nWhat there is to do next: cxsim check {folder}")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
