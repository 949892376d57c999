"""``cxsim gallery``: pictures of every screen, for whoever works on them or writes about them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.refusing import refuse

ALL = "all"
WIDTHS, HEIGHTS, PER_CENT = range(320, 8193), range(240, 8193), range(50, 401)


def verb(
    folder: Annotated[Path, typer.Argument(help="Folder that the pictures are written into.", metavar="OUT")],
    *,
    lang: Annotated[str, typer.Option(help="Languages, with commas between, or all.", metavar="XX,YY")] = ALL,
    theme: Annotated[str, typer.Option(help="Themes, with commas between, or all.", metavar="NAME,…")] = ALL,
    size: Annotated[str, typer.Option(help="Sizes of the window.", metavar="WxH,…")] = "1024x600,1280x720,1920x1080",
    text: Annotated[str, typer.Option(help="Sizes of the text, in per cent.", metavar="N,…")] = "100",
    screen: Annotated[str, typer.Option(help="Screens, by their example's name, or all.", metavar="NAME,…")] = ALL,
    focus: Annotated[int, typer.Option(help="Show the focus on this button, counted from 0.")] = -1,
) -> None:
    """Draw every screen in every language, theme and size. A sheet shows all of them."""
    from cxsim.content import asset_folder
    from cxsim.content.shipped import shipped_folder
    from cxsim.frontend import gallery
    from cxsim.frontend.drawing.themes import THEMES
    from cxsim.frontend.examples import screens as examples
    from cxsim.frontend.languages import Languages
    from cxsim.frontend.settings.settings import AS_SYSTEM

    portraits = shipped_folder("scenarios") / "onboarding" / "portraits"
    themes = tuple(name for name in THEMES if name != AS_SYSTEM)
    names = tuple(examples.screens(examples.faces(portraits)))
    wanted = gallery.Wanted(
        folder,
        asset_folder(),
        portraits,
        _some(lang, Languages(asset_folder() / "locale").codes(), "language"),
        _some(theme, themes, "theme"),
        tuple(_size(each) for each in size.split(",")),
        tuple(_scale(each) for each in text.split(",")),
        _some(screen, names, "screen"),
        focus,
    )
    try:
        count = sum(1 for _ in gallery.draw_all(wanted))
    except OSError as error:
        refuse(f"The pictures cannot be written into {folder}: {error.strerror}. Name another folder.")
    typer.echo(f"{count} pictures are in {folder}.")


def _some(asked: str, known: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return what was asked for, of what there is."""
    found = known if asked == ALL else tuple(asked.split(","))
    for name in found:
        if name not in known:
            refuse(f"There is no {kind} '{name}'. There is {', '.join(known)}.")
    return found


def _size(asked: str) -> tuple[int, int]:
    width, _, height = asked.partition("x")
    if not (_is_in(WIDTHS, width) and _is_in(HEIGHTS, height)):
        least, most = f"{WIDTHS[0]}x{HEIGHTS[0]}", f"{WIDTHS[-1]}x{HEIGHTS[-1]}"
        refuse(f"'{asked}' is no size. Write one like 1280x720, from {least} to {most}.")
    return int(width), int(height)


def _scale(asked: str) -> float:
    if not _is_in(PER_CENT, asked):
        refuse(f"'{asked}' is no size of text. Write per cent, like 100, from {PER_CENT[0]} to {PER_CENT[-1]}.")
    return int(asked) / 100


def _is_in(numbers: range, written: str) -> bool:
    return written.isdecimal() and len(written) <= len(str(numbers[-1])) and int(written) in numbers
