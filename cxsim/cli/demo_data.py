"""``cxsim demo-data``: a store full of made-up people, for leaders to try everything on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

BATCH = 8
"""Campaigns that are stored together."""


def verb(  # noqa: PLR0913 - an option each
    *,
    store: Annotated[Path, typer.Option(help="The store to make; nothing is there yet.", metavar="FILE")],
    teams: Annotated[int, typer.Option(help="How many teams.", min=1, max=200)] = 12,
    people: Annotated[int, typer.Option(help="How many people in each.", min=1, max=200)] = 10,
    seed: Annotated[int, typer.Option(help="The same seed gives the same store.", min=0)] = 1,
    pack: Annotated[str, typer.Option(help="A pack that ships with cxsim, or the path of one.")] = "onboarding",
    period: Annotated[str, typer.Option(help="Quarter in which they play.", metavar="YYYY-QN")] = "2026-Q4",
    saves: Annotated[Path | None, typer.Option(help="Folder to write their saves into, too.", metavar="DIR")] = None,
    workers: Annotated[int, typer.Option(help="Processes that play; 0: one a processor.", min=0, max=64)] = 0,
) -> None:
    """Let made-up people play a pack, and collect it. Teams differ, one person in ten shares nothing."""
    import os

    from cxsim.cli.collect import opened, watched
    from cxsim.content import find_pack
    from cxsim.record.store import StoreError
    from cxsim.simulation.collecting import Tally, take
    from cxsim.simulation.demo import demo_saves, drawn_from, people_of
    from cxsim.simulation.save_reading import shelf_of

    folder = find_pack(pack)
    if folder is None:
        _refuse(f"There is no pack '{pack}'. Name one that ships, or the path of a folder with a pack.yaml.")
    shelf = shelf_of((folder.resolve(),))
    if not shelf.contents():
        _refuse(f"The pack '{folder}' cannot be played yet: cxsim check {folder}")
    everybody = people_of(teams, people, seed, _quarter(period))
    if store.exists():
        raise typer.BadParameter(f"'{store}' is there already. Name a new file.", param_hint="--store")
    tally = Tally()
    try:
        with opened(store, drawn_from(seed)) as (kept, keys), watched(teams * people) as stored:
            batch = []
            found = demo_saves(shelf.folders, shelf.contents()[0], everybody, workers or os.cpu_count() or 1)
            for save, content in found:
                if saves is not None:
                    _write(saves, save.name, content)
                batch.append(save)
                if len(batch) == BATCH:
                    take(batch, shelf, kept, keys, tally)
                    batch = []
                stored(1)
            take(batch, shelf, kept, keys, tally)
    except (OSError, StoreError) as error:
        _refuse(str(error))
    typer.echo(f"{store}: {tally.runs} people of {teams} teams, {tally.decisions} decisions.")
    typer.echo(f"People who have not opted in, and are not in it: {tally.not_opted_in}.")


def _quarter(period: str) -> tuple[int, int]:
    year, _, number = period.partition("-Q")
    if not (year.isascii() and year.isdigit() and year.startswith("20") and len(year) == len("2026")):
        raise typer.BadParameter(f"'{period}' is no quarter. Write it like 2026-Q4.", param_hint="--period")
    if number not in {"1", "2", "3", "4"}:
        raise typer.BadParameter(f"'{period}' is no quarter. Write it like 2026-Q4.", param_hint="--period")
    return int(year), int(number)


def _write(folder: Path, name: str, content: bytes) -> None:
    from cxsim.record.participant import write_in_one_step

    write_in_one_step(folder / name, content)


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
