"""``cxsim play``: the game, in a window or in the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.frontend.entrance import Entrance
    from cxsim.frontend.languages import Languages
    from cxsim.frontend.messages import Message
    from cxsim.frontend.settings.file import SettingsFile
    from cxsim.frontend.table import Table
    from cxsim.frontend.words import Words
    from cxsim.model.pack import Pack
    from cxsim.record.participant import Participant

DEFAULT_PACK = "onboarding"
TITLE_PICTURE = "title.svg"


class _Asked(NamedTuple):
    """What was asked for beside the pack."""

    scenario: str | None
    seed: int | None
    lang: str | None
    saves: Path | None
    participant: str | None
    team: str | None
    share: bool | None


def verb(  # noqa: PLR0913 - an argument for each option
    pack: Annotated[str, typer.Argument(help="A pack that ships with cxsim, or the path of one.")] = DEFAULT_PACK,
    *,
    scenario: Annotated[str | None, typer.Option(help="Begin with this scenario.")] = None,
    seed: Annotated[int | None, typer.Option(help="Luck of a new game, to play the same one twice.", min=0)] = None,
    lang: Annotated[
        str | None, typer.Option(help="Language to play in; the one that is set, if left out.", metavar="XX")
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Play in the terminal; answers may come from a pipe.")] = False,
    saves: Annotated[Path | None, typer.Option(help="Folder in which games are kept.", metavar="DIR")] = None,
    participant: Annotated[
        str | None, typer.Option(help="Pseudonym, where several people play here.", metavar="NAME")
    ] = None,
    team: Annotated[
        str | None, typer.Option(help="Your team, outermost group first: care/first line. It is kept.", metavar="PATH")
    ] = None,
    share: Annotated[
        bool | None,
        typer.Option(help="Opt in to sharing new games with your team's summary, or out again. It is kept."),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option(help="A team's summary to read in the game, written as JSON. It is kept.", metavar="FILE"),
    ] = None,
) -> None:
    """Open the game. What you decide is kept at once; come back whenever you like."""
    game = _entrance(_folder(pack), _Asked(scenario, seed, lang, saves, participant, team, share))
    if summary is not None:
        _take_in(summary, saves)
    if text:
        _in_terminal(game)
    elif not _in_window(game, with_summary=summary is not None):
        from cxsim.frontend.opening import NO_DISPLAY

        typer.echo(game.say(NO_DISPLAY))
        _in_terminal(game)


def _folder(name: str) -> Path:
    """Return a pack's folder; leave with 1 where there is no such pack."""
    from cxsim.content import find_pack, shipped_packs

    folder = _unpacked(name) if name.endswith(".cxpack") else find_pack(name)
    if folder is None:
        if Path(name).exists():
            _refuse(f"'{name}' is no pack: it has no pack.yaml.")
        known = ", ".join(each.name for each in shipped_packs())
        _refuse(f"There is no pack '{name}'. There is {known}, or give the path of a folder with a pack.yaml.")
    return folder


def _unpacked(name: str) -> Path:
    """Return a folder with what is in a pack file; it goes when the game ends."""
    from cxsim.content.pack_file import PackFileError
    from cxsim.content.unpack import opened_while_this_runs

    try:
        return opened_while_this_runs(Path(name))
    except PackFileError as error:
        _refuse(f"{name}: {error}")


def _who_plays(name: str | None, team: str | None, share: bool | None) -> tuple[Participant | None, Path]:  # noqa: FBT001 - as typed
    """Return who plays, and where that is kept; leave where it cannot be told."""
    from cxsim.record.participant import ParticipantError, who_plays

    try:
        return who_plays(name, team, share)
    except ParticipantError as error:
        _refuse(str(error))


def _entrance(folder: Path, asked: _Asked) -> Entrance:
    """Return the way in; the pack is read when the title can be seen."""
    from dataclasses import replace

    from cxsim.content import asset_folder
    from cxsim.frontend.entrance import Entrance
    from cxsim.frontend.languages import Languages
    from cxsim.frontend.settings.file import SettingsFile, settings_path

    file, languages = SettingsFile(settings_path()), Languages(asset_folder() / "locale")
    settings, wrong = file.read()
    say = languages.speak(replace(settings, language=asked.lang) if asked.lang else settings)

    def lay() -> Table:
        pack = _pack(folder, asked.scenario)
        if asked.lang is not None:
            _check_language(asked.lang, pack, folder, languages.codes())
        return _with_library(_table(pack, folder, asked, say, file, languages), folder)

    return Entrance(lay, say, say(wrong[0], **wrong[1]) if wrong else "", asked.scenario)


def _pack(folder: Path, scenario: str | None) -> Pack:
    """Return the pack; tell what keeps it, or the scenario to begin with, from being played, and leave with 1."""
    from cxsim.content import load_pack

    loaded = load_pack(folder)
    if loaded.pack is None or not loaded.pack.scenarios:
        for each in loaded.errors:
            typer.echo(f"{each}\n", err=True)
        _refuse(f"The pack '{folder.name}' cannot be played yet.")
    if scenario is not None and scenario not in loaded.pack.scenarios:
        known = ", ".join(loaded.pack.scenarios)
        _refuse(f"The pack '{loaded.pack.id}' has no scenario '{scenario}'. It has {known}.")
    return loaded.pack


def _table(pack: Pack, folder: Path, asked: _Asked, say: Words, file: SettingsFile, languages: Languages) -> Table:
    """Put the rooms together."""
    import secrets
    import time
    from datetime import UTC, datetime

    import cxsim
    from cxsim.content import asset_folder, content_hash
    from cxsim.content.shipped import checkout_folder
    from cxsim.frontend.table import Table
    from cxsim.record.folder import saves_folder
    from cxsim.record.participant import keep_participant

    participant, kept_in = _who_plays(asked.participant, asked.team, asked.share)
    return Table(
        pack=_translated(pack, folder, asked.lang or say.language),
        folder=folder,
        content=content_hash(pack),
        saves=asked.saves or saves_folder(checkout_folder()),
        seed=lambda: secrets.randbits(32) if asked.seed is None else asked.seed,
        now=lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        ticks=time.monotonic,
        illustration=str(asset_folder() / TITLE_PICTURE),
        version=cxsim.__version__,
        say=say,
        speak=languages.speak,
        languages=languages.names,
        keep=file.keep,
        translated=lambda language: _translated(pack, folder, language),
        written_in=lambda language: _written_in(pack, folder, language),
        participant=participant,
        keep_participant=lambda each: keep_participant(kept_in, each),
    )


def _with_library(table: Table, folder: Path) -> Table:
    """Return a table from which other packs can be had: those that ship, one's own, and the one that is played."""
    from dataclasses import replace

    from cxsim.content.shelf import own_packs_folder, packs_on_shelf

    own = own_packs_folder()
    return replace(table, library=lambda: packs_on_shelf(own, folder), own_packs=own, open_pack=_with_pack)


def _with_pack(place: Path, table: Table) -> Table:
    """Return a table with another pack on it; raise UnplayableError where it cannot be played."""
    from dataclasses import replace

    from cxsim.content import content_hash

    folder, pack = _taken_from_shelf(place)
    return replace(
        table,
        pack=_translated(pack, folder, table.say.language),
        folder=folder,
        content=content_hash(pack),
        translated=lambda language: _translated(pack, folder, language),
        written_in=lambda language: _written_in(pack, folder, language),
    )


def _taken_from_shelf(place: Path) -> tuple[Path, Pack]:
    """Return a pack and its folder; raise UnplayableError, in words for whoever plays and not for its author."""
    from cxsim.content import load_pack
    from cxsim.content.pack_file import PackFileError
    from cxsim.content.unpack import opened_while_this_runs
    from cxsim.frontend.table import UnplayableError
    from cxsim.model.mark import marked, sentence

    try:
        folder = opened_while_this_runs(place) if place.is_file() else place
    except PackFileError as error:
        told = sentence("the file is damaged, or not made for this version of cxsim. Get it once more.")
        raise UnplayableError(told) from error
    loaded = load_pack(folder)
    if loaded.pack is not None and loaded.pack.scenarios:
        return folder, loaded.pack
    if not loaded.errors:
        raise UnplayableError(sentence("it has no scenario."))
    first = loaded.errors[0]
    mistake = marked("{place} has a mistake ({code}). Its author can see it with cxsim check.")
    raise UnplayableError(sentence(mistake, place=f"{Path(first.file).name}:{first.line}", code=first.code))


def _check_language(lang: str, pack: Pack, folder: Path, known: Sequence[str]) -> None:
    """Leave where neither the pack nor the interface has a language; tell what is wrong with the pack's file."""
    from cxsim.content.languages import languages_of

    offered = languages_of(pack, folder)
    if lang not in offered and lang not in known:
        _refuse(f"The pack '{pack.id}' can be played in {', '.join(offered)}, not in '{lang}'.")
    if lang in offered[1:]:
        from cxsim.content.translate import faults_of, read_catalogue

        for each in faults_of(folder, lang, read_catalogue(folder, lang)):
            typer.echo(f"{each}\n", err=True)


def _translated(pack: Pack, folder: Path, language: str) -> Pack:
    """Return the pack in a language where it has it; a pack in its own needs nothing more."""
    if _written_in(pack, folder, language) == pack.sheet.source:
        return pack
    from cxsim.content.translate import in_language

    return in_language(pack, folder, language)


def _written_in(pack: Pack, folder: Path, language: str) -> str:
    """Return the language that a pack's texts are in where one is asked for: that one, or its own."""
    if language == pack.sheet.source:
        return language
    from cxsim.content.languages import languages_of

    return language if language in languages_of(pack, folder) else pack.sheet.source


def _take_in(file: Path, saves: Path | None) -> None:
    """Put a team's summary where the game finds it; leave with 1 where it is none of ours."""
    from cxsim.content.shipped import checkout_folder
    from cxsim.insights.leaders.published import LARGEST, PublishedError, read_summary
    from cxsim.record.folder import saves_folder
    from cxsim.record.summaries import take_in

    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        told = read_summary(content)
        take_in(saves or saves_folder(checkout_folder()), f"{told.period}-{file.stem}", content)
    except PublishedError as error:
        _refuse(f"{file}: {error}")
    except OSError as error:
        _refuse(f"The summary cannot be read or kept: {error.filename}: {error.strerror}.")


def _made_ready(game: Entrance, *, with_summary: bool) -> Iterator[Message]:
    """Make the game ready, then open the summary that was put into it last, if asked for."""
    from cxsim.frontend.messages import Pick, Visit

    yield from game.make_ready()
    if with_summary:
        yield from game.run(Visit("leaders"))
        yield Pick("0")


def _in_terminal(game: Entrance) -> None:
    from rich.console import Console

    from cxsim.frontend import terminal

    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    terminal.play(game.first(), game.run, sys.stdin, console, game.say)


def _in_window(game: Entrance, *, with_summary: bool) -> bool:
    """Play in a window, with a team's summary open if asked for; False where there is no display to open one on."""
    from cxsim.frontend.opening import Setting, may_have_a_display, play_in_window

    if not may_have_a_display():
        return False
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from functools import partial

    import cxsim
    from cxsim.content import asset_folder
    from cxsim.frontend.companions.company import gather
    from cxsim.frontend.drawing.themes import named

    assets, look = asset_folder(), named(game.say.settings.theme)
    ready = partial(_made_ready, game, with_summary=with_summary)
    along = gather(assets)
    setting = Setting(assets, theme=look, say=game.say, make_ready=ready, foresee=game.foresee, companions=along)
    try:
        play_in_window(game.at_once(str(assets / TITLE_PICTURE), cxsim.__version__), game.run, setting)
    except sys.modules["pygame"].error:
        return False
    return True


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(1)  # from behind the title, too: the window takes any Exception for a mistake of ours
