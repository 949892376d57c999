"""``cxsim check``: what an author should fix."""

from __future__ import annotations

import gc
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content import Diagnostic

OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""A large pack is many small objects that all stay: collecting garbage among them only costs time."""


class Format(StrEnum):
    """How diagnostics are printed."""

    TEXT = "text"
    JSON = "json"


def verb(
    paths: Annotated[list[Path], typer.Argument(help="Packs, folders of packs, or files in a pack.")],
    *,
    form: Annotated[Format, typer.Option("--format", help="How to print what was found.")] = Format.TEXT,
) -> None:
    """Find what an author should fix. Exits with 1 where anything keeps a pack from being played."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    from cxsim.content import load_pack

    folders = list(dict.fromkeys(folder for path in paths for folder in _packs(path)))
    found = [each for folder in folders for each in load_pack(folder).diagnostics]
    if form is Format.JSON:
        import json

        typer.echo(json.dumps([each.as_dict() for each in found], ensure_ascii=False, indent=2))
    else:
        _tell(found, len(folders))
    raise typer.Exit(any(each.severity == "error" for each in found))


def _packs(path: Path) -> Iterator[Path]:
    """Yield the packs that a path means: itself, the pack it lies in, or those inside it."""
    from cxsim.content import find_pack

    pack = find_pack(str(path))
    inside = sorted(each.parent for each in path.glob("*/pack.yaml")) if path.is_dir() and pack is None else []
    if pack is not None:
        yield pack
    elif inside:
        yield from inside
    else:
        raise typer.BadParameter(f"'{path}' is no pack: it has no pack.yaml.", param_hint="PATH")


def _tell(found: list[Diagnostic], packs: int) -> None:
    for each in found:
        typer.echo(f"{each}\n")
    counts = [(sum(each.severity == kind for each in found), kind) for kind in ("error", "warning", "note")]
    told = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for count, kind in counts if count)
    typer.echo(f"{packs} pack{'' if packs == 1 else 's'}: {told or 'nothing to fix'}.")
