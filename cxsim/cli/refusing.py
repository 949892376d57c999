"""Leaving with a sentence: what cannot be done, why, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from pathlib import Path

WRONG = 1
"""Exit code where something in the content or on the machine keeps a verb from its work; wrong arguments end with 2."""


def refuse(*sentences: str) -> NoReturn:
    """Tell what keeps the verb from its work, and leave with WRONG."""
    typer.echo("\n\n".join(sentences), err=True)
    raise typer.Exit(WRONG)


def pack_folder(path: Path | str) -> Path:
    """Return the folder of the pack that a path or name means; leave with 2 where there is none."""
    from pathlib import Path

    from cxsim.content import find_pack

    folder = find_pack(str(path))
    if folder is not None:
        return folder
    raise typer.BadParameter(_no_pack(Path(path)), param_hint="PATH")


def _no_pack(path: Path) -> str:
    """Say why a path means no pack's folder, and what was probably meant."""
    if not path.exists():
        meant = path.with_name(f"{path.name}.yaml")
        return f"There is no '{path}'." + (f" Did you mean '{meant}'?" if meant.is_file() else "")
    if path.suffix == ".cxpack":
        return f"'{path}' is a pack in one file. Make a folder of it first: cxsim pack unpack {path}"
    inside = [str(each.parent) for each in sorted(path.glob("*/pack.yaml"))] if path.is_dir() else []
    return f"'{path}' is no pack: it has no pack.yaml." + (f" There is {', '.join(inside)}." if inside else "")


def write(path: Path, text: str, option: str) -> None:
    """Write what was asked for into a file; leave with 2 where ``option`` names one that cannot be written."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"'{path}' cannot be written: {error.strerror}.", param_hint=option) from error


def need_numpy(what: str, verb: str) -> None:
    """Leave with 2 where numpy is missing, which ``what`` needs."""
    from importlib.util import find_spec

    if find_spec("numpy") is None:
        from cxsim.content.shipped import how_to_install

        raise typer.BadParameter(f"{what} needs numpy: {how_to_install('world')}", param_hint=verb)
