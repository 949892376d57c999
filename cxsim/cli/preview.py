"""``cxsim preview``: play a scenario while it is being written."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cxsim.cli.refusing import pack_folder, refuse

if TYPE_CHECKING:
    from cxsim.content import Diagnostic
    from cxsim.frontend.preview.preview import Preview
    from cxsim.frontend.words import Words
    from cxsim.model.pack import Pack

SIZE = (1600, 900)
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells know it."""


def verb(
    path: Annotated[str, typer.Argument(help="A scenario's file, or the folder of its pack.", metavar="PATH")],
    *,
    scenario: Annotated[str | None, typer.Option(help="Which scenario of the pack; else its first.")] = None,
    seed: Annotated[int, typer.Option(help="Luck: the same number plays the same game.", min=0)] = 1,
    lang: Annotated[str | None, typer.Option(help="Language of the texts.", metavar="XX")] = None,
    text: Annotated[bool, typer.Option("--text", help="In the terminal, by typed commands.")] = False,
) -> None:
    """Play a scenario while you write it. Each save is shown at once, with your choices made again."""
    from cxsim.workbench.editor.followed import FollowedPack

    folder = pack_folder(path)
    followed = FollowedPack(folder, lang or "")
    now = followed.read()
    if now.pack is None or not now.pack.scenarios:
        _not_yet(folder, now.errors)
    _check_language(now.pack, folder, lang)
    asked = scenario or (Path(path).stem if Path(path).is_file() else None)
    chosen = _chosen(now.pack, asked if asked not in {"pack", "cast"} else None)
    say, theme = _words(lang)
    from cxsim.frontend.preview.preview import Preview

    preview = Preview(followed, now.pack, chosen, seed, say)
    if not text:
        if _in_window(preview, say, theme):
            return
        from cxsim.frontend.opening import NO_DISPLAY

        typer.echo(say(NO_DISPLAY))
    _in_terminal(preview, say)


def _chosen(pack: Pack, asked: str | None) -> str:
    if asked is None:
        return next(iter(pack.scenarios))
    if asked not in pack.scenarios:
        refuse(f"The pack '{pack.id}' has no scenario '{asked}'. It has {', '.join(pack.scenarios)}.")
    return asked


def _check_language(pack: Pack, folder: Path, lang: str | None) -> None:
    from cxsim.content.languages import languages_of

    offered = languages_of(pack, folder)
    if lang is not None and lang not in offered:
        refuse(f"The pack '{pack.id}' can be played in {', '.join(offered)}, not in '{lang}'.")


def _not_yet(folder: Path, errors: tuple[Diagnostic, ...]) -> NoReturn:
    for each in errors:
        typer.echo(f"{each}\n", err=True)
    refuse(f"The pack '{folder.name}' cannot be played yet. Mend this first; from then on its last good state is kept.")


def _words(lang: str | None) -> tuple[Words, str]:
    """Return the interface's words, as the participant's settings have them, and the theme's name."""
    from dataclasses import replace

    from cxsim.content import asset_folder
    from cxsim.frontend.languages import Languages
    from cxsim.frontend.settings.file import SettingsFile, settings_path

    settings, _ = SettingsFile(settings_path()).read()
    say = Languages(asset_folder() / "locale").speak(replace(settings, language=lang) if lang else settings)
    return say, settings.theme


def _in_window(preview: Preview, say: Words, theme: str) -> bool:
    """Preview in a window; return False where there is no display to open one on."""
    from cxsim.frontend.opening import Setting, may_have_a_display, play_in_window

    if not may_have_a_display():
        return False
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from cxsim.content import asset_folder
    from cxsim.frontend.drawing.themes import named
    from cxsim.frontend.preview.clock import now_and_then

    caption = say("cxsim preview: {pack}", pack=preview.now.session.pack.id)
    look = now_and_then(preview.saved)
    setting = Setting(asset_folder(), caption, SIZE, theme=named(theme), say=say, look=look)
    try:
        play_in_window(preview.show(), preview.run, setting)
    except sys.modules["pygame"].error:
        return False
    return True


def _in_terminal(preview: Preview, say: Words) -> None:
    from rich.console import Console

    from cxsim.frontend.preview import text as preview_text

    try:
        preview_text.play(preview, sys.stdin, Console(highlight=False, soft_wrap=not sys.stdout.isatty()), say)
    except KeyboardInterrupt:
        sys.stdout.flush()
        os._exit(INTERRUPTED)  # a thread still waits for a line, and Python would fail to end it
