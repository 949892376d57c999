"""``cxsim demo-data``: a store full of made-up people, for leaders to try everything on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxsim.simulation.collecting import Tally
    from cxsim.simulation.save_reading import ReadSave, Shelf

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

    from cxsim.cli.collect import watched
    from cxsim.content import find_pack
    from cxsim.record.people import key_file
    from cxsim.record.save import why
    from cxsim.record.store import StoreError
    from cxsim.simulation.demo import demo_saves, drawn_from, people_of
    from cxsim.simulation.save_reading import shelf_of

    folder = find_pack(pack)
    if folder is None:
        refuse(f"There is no pack '{pack}'. Name one that ships, or the path of a folder with a pack.yaml.")
    shelf = shelf_of((folder.resolve(),))
    if not shelf.contents():
        refuse(f"The pack '{folder}' cannot be played yet: cxsim check {folder}")
    everybody = people_of(teams, people, seed, _quarter(period))
    for each in (store, key_file(store)):
        if each.exists():
            raise typer.BadParameter(f"'{each}' is there already. Name a new file.", param_hint="--store")
    try:
        with watched(teams * people) as stored:
            found = demo_saves(shelf.folders, shelf.contents()[0], everybody, workers or os.cpu_count() or 1)
            tally = _made(store, shelf, drawn_from(seed), _told(found, saves, stored))
    except StoreError as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"'{store}' cannot be made: {why(error)}. Name a file elsewhere.")
    typer.echo(f"{store}: {tally.runs} people of {teams} teams, {tally.decisions} decisions.")
    typer.echo(f"People who have not opted in, and are not in it: {tally.not_opted_in}.")


def _quarter(period: str) -> tuple[int, int]:
    year, _, number = period.partition("-Q")
    if not (year.isascii() and year.isdigit() and year.startswith("20") and len(year) == len("2026")):
        raise typer.BadParameter(f"'{period}' is no quarter. Write it like 2026-Q4.", param_hint="--period")
    if number not in {"1", "2", "3", "4"}:
        raise typer.BadParameter(f"'{period}' is no quarter. Write it like 2026-Q4.", param_hint="--period")
    return int(year), int(number)


def _told(
    found: Iterable[tuple[ReadSave, bytes]], saves: Path | None, stored: Callable[[int], None]
) -> Iterator[ReadSave]:
    """Yield what was played; write the saves into a folder, if asked for, and say how far it is."""
    from cxsim.record.files import write_in_one_step
    from cxsim.record.save import why

    for save, content in found:
        if saves is not None:
            try:
                write_in_one_step(saves / save.name, content)
            except OSError as error:
                refuse(f"'{saves}' cannot be written: {why(error)}. Name another folder.")
        yield save
        stored(1)


def _made(store: Path, shelf: Shelf, draw: Callable[[int], bytes], found: Iterator[ReadSave]) -> Tally:
    """Make a store of what was played. It takes its name when it is whole: half of one would be in the way."""
    from itertools import islice
    from tempfile import TemporaryDirectory

    from cxsim.cli.collect import opened
    from cxsim.record.people import check_keys, key_file
    from cxsim.simulation.collecting import Tally, take

    tally = Tally()
    with TemporaryDirectory(prefix=f".{store.name}-", dir=store.parent) as folder:
        new = Path(folder) / store.name
        with opened(new, None, draw, create=True) as (kept, keys):
            check_keys(kept, keys)
            while batch := list(islice(found, BATCH)):
                take(batch, shelf, kept, keys, tally)
        key_file(new).rename(key_file(store))
        new.rename(store)
    return tally
