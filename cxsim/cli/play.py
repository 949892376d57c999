"""``cxsim play``: the game, in a window or in the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from cxsim.frontend.game import Game
    from cxsim.model.pack import Pack

DEFAULT_PACK = "onboarding"
NO_DISPLAY = "There is no display here, so the game plays in the terminal."


def verb(
    pack: Annotated[str, typer.Argument(help="A pack that ships with cxsim, or the path of one.")] = DEFAULT_PACK,
    *,
    scenario: Annotated[str | None, typer.Option(help="Begin with this scenario.")] = None,
    seed: Annotated[int | None, typer.Option(help="Luck of a new game, to play the same one twice.", min=0)] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the texts.", metavar="XX")] = None,
    text: Annotated[bool, typer.Option("--text", help="Play in the terminal; answers may come from a pipe.")] = False,
    saves: Annotated[Path | None, typer.Option(help="Folder in which games are kept.", metavar="DIR")] = None,
) -> None:
    """Open the game. What you decide is kept at once; come back whenever you like."""
    folder, found = _pack(pack)
    if scenario is not None and scenario not in found.scenarios:
        _refuse(f"The pack '{found.id}' has no scenario '{scenario}'. It has {', '.join(found.scenarios)}.")
    if lang is not None and lang not in found.sheet.languages:
        _refuse(f"The pack '{found.id}' is written in {', '.join(found.sheet.languages)}, not in '{lang}'.")
    game = _game(found, folder, saves, seed)
    if text:
        _in_terminal(game, scenario)
    elif not _in_window(game, scenario):
        typer.echo(NO_DISPLAY)
        _in_terminal(game, scenario)


def _pack(name: str) -> tuple[Path, Pack]:
    """Return a pack's folder and the pack; tell what keeps it from being played and leave with 1."""
    from cxsim.content import find_pack, load_pack, shipped_packs

    folder = find_pack(name)
    if folder is None:
        known = ", ".join(each.name for each in shipped_packs())
        _refuse(f"There is no pack '{name}'. There is {known}, or give the path of a folder with a pack.yaml.")
    loaded = load_pack(folder)
    if loaded.pack is None or not loaded.pack.scenarios:
        for each in loaded.errors:
            typer.echo(f"{each}\n", err=True)
        _refuse(f"The pack '{folder.name}' cannot be played yet.")
    return folder, loaded.pack


def _game(pack: Pack, folder: Path, saves: Path | None, seed: int | None) -> Game:
    """Put the rooms together."""
    import secrets
    import time
    from datetime import UTC, datetime

    import cxsim
    from cxsim.content import asset_folder, content_hash
    from cxsim.content.shipped import checkout_folder
    from cxsim.frontend.game import Game, Table
    from cxsim.record import saves_folder

    return Game(
        Table(
            pack=pack,
            folder=folder,
            content=content_hash(pack),
            saves=saves or saves_folder(checkout_folder()),
            seed=lambda: secrets.randbits(32) if seed is None else seed,
            now=lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            ticks=time.monotonic,
            illustration=str(asset_folder() / "title.svg"),
            version=cxsim.__version__,
        )
    )


def _in_terminal(game: Game, scenario: str | None) -> None:
    from rich.console import Console

    from cxsim.frontend import terminal

    first = game.prebrief(scenario) if scenario else game.title()
    terminal.play(first, game.run, sys.stdin, Console(highlight=False, soft_wrap=not sys.stdout.isatty()))


def _in_window(game: Game, scenario: str | None) -> bool:
    """Play in a window; return False where there is no display to open one on."""
    if sys.platform.startswith("linux") and not _names_a_display():
        return False
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from cxsim.content import asset_folder
    from cxsim.frontend.opening import Setting, play_in_window

    first = game.prebrief(scenario) if scenario else game.title()
    try:
        play_in_window(first, game.run, Setting(asset_folder()))
    except sys.modules["pygame"].error:
        return False
    return True


def _names_a_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"))


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
