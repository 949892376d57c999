"""``cxsim check``: what an author should fix."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import pack_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxsim.content import Diagnostic


class Format(StrEnum):
    """How diagnostics are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def verb(
    paths: Annotated[list[Path], typer.Argument(help="Packs, folders of packs, or files in a pack.")],
    *,
    explore: Annotated[
        bool, typer.Option("--explore", help="Play every way through, too, and say what never happens.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in the files what is certain: slips, units, signs, layout, remarks.")
    ] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Check a pack again even where nothing has changed since the last time.")
    ] = False,
    states: Annotated[int, typer.Option(help="With --explore: states of each scenario to look at.", min=1)] = 2000,
    form: Annotated[Format, typer.Option("--format", help="How to print what was found.")] = Format.TEXT,
) -> None:
    """Find what an author should fix. Exits with 1 where anything keeps a pack from being played."""
    folders = {folder: shown for path in paths for folder, shown in _packs(path)}
    most = states if explore else 0
    unmended = fix and not _mend(folders, most)
    found = [
        each if folder == shown else each._replace(file=str(shown / Path(each.file).relative_to(folder)))
        for folder, shown in folders.items()
        for each in _found(folder, most, anew=anew or folder != shown)
    ]
    typer.echo(_report(found, len(folders), form))
    raise typer.Exit(unmended or any(each.severity == "error" for each in found))


def _found(folder: Path, most: int, *, anew: bool) -> Sequence[Diagnostic]:
    from cxsim.workbench.found_before import found_in, kept_checks_folder

    return _check(folder, most) if anew else found_in(folder, most, _check, kept_checks_folder())


def _check(folder: Path, most: int) -> Sequence[Diagnostic]:
    from cxsim.workbench.check import check_pack  # what was found before needs none of it

    return check_pack(folder, most)


def _packs(path: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the packs that a path means (itself, the one it lies in, those inside it), and how each is called."""
    from cxsim.content import find_pack

    if path.suffix == ".cxpack":
        yield _unpacked(path), path
    elif find_pack(str(path)) is None and (inside := sorted(each.parent for each in path.glob("*/pack.yaml"))):
        yield from zip(inside, inside, strict=True)
    else:
        folder = pack_folder(path)
        yield folder, folder


def _unpacked(file: Path) -> Path:
    from cxsim.content.pack_file import PackFileError
    from cxsim.content.unpack import opened_while_this_runs

    try:
        return opened_while_this_runs(file)
    except PackFileError as error:
        raise typer.BadParameter(f"{file}: {error}", param_hint="PATH") from error


def _mend(folders: Mapping[Path, Path], most: int) -> bool:
    """Tell what was mended and what was not; return whether all was that is certain."""
    from cxsim.workbench.mend import mend

    whole = True
    for folder, shown in folders.items():
        if folder != shown:
            raise typer.BadParameter(f"'{shown}' stays as it is. Unpack it first.", param_hint="PATH")
        mended = mend(folder, most)
        for change in mended.changes:
            place = f"{change.diagnostic.file}:{change.diagnostic.line}"
            typer.echo(f"{place}  mended {change.diagnostic.code}: {change.told}", err=True)
        for file, why in mended.unwritten.items():
            typer.echo(f"{file}  not mended: {why}.", err=True)
        whole = whole and not mended.unwritten
    return whole


def _report(found: list[Diagnostic], packs: int, form: Format) -> str:
    from cxsim.workbench import reports

    match form:
        case Format.JSON:
            return reports.as_json(found)
        case Format.SARIF:
            return reports.as_sarif(found)
        case Format.GITHUB:
            return reports.as_github(found)
        case _:
            return reports.as_text(found, packs)
