"""``cxsim summary``: what a leader learns from a team's decisions, with nobody harmed by it."""

from __future__ import annotations

import atexit
import gc
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.frontend.words import Words
    from cxsim.insights.disclosed import Disclosed
    from cxsim.insights.leaders.spoken import Spoken
    from cxsim.insights.leaders.summary import Cell, Summary
    from cxsim.record.sqlite_store import SqliteStore


class Format(StrEnum):
    """How a summary is written."""

    HTML = "html"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


def verb(  # noqa: PLR0913 - an argument for each option
    *,
    store: Annotated[Path, typer.Option(help="The store that shared decisions were collected in.", metavar="FILE")],
    team: Annotated[str | None, typer.Option(help="Path of the team, or of a group of teams.", metavar="TEAM")] = None,
    period: Annotated[
        str | None, typer.Option(help="Quarter; if left out, the last one that may be shown.", metavar="YYYY-QN")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every team and group, a file each.")] = False,
    form: Annotated[Format | None, typer.Option("--format", help="How to write it; as -o's name says.")] = None,
    language: Annotated[str, typer.Option(help="Language of the page, such as el.", metavar="LANGUAGE")] = "en",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="File; a folder with --all.", metavar="PATH")] = None,
    packs: Annotated[
        list[Path] | None,
        typer.Option(help="Packs whose translations are shown; those that ship, if left out.", metavar="DIR"),
    ] = None,
) -> None:
    """Write what may be shown of a team's decisions. Practice, findings, questions; never about fewer than 5 people."""
    from cxsim.content import shipped_packs
    from cxsim.insights.leaders.file_names import file_names
    from cxsim.insights.leaders.summary import ORGANISATION, cells_of

    atexit.register(gc.unfreeze)  # DuckDB's bindings complain of what main keeps from being collected
    if every == (team is not None):
        raise typer.BadParameter("Name one --team, or ask for --all.", param_hint="--team")
    if out is None:
        raise typer.BadParameter("Name what to write: -o FILE, or -o FOLDER with --all.", param_hint="-o")
    form = form or (Format.HTML if every else _form_of(out))
    _check(out, form, every=every)
    say = _words(language)
    found, spoken = _disclosed(store, period)
    if words := _said_in(language, shipped_packs() if packs is None else packs):
        spoken = {item: each.said(words) for item, each in spoken.items()}
    everybody = cells_of(found, ORGANISATION, spoken)
    names = file_names(found.units())
    for unit in found.units() if every else (str(team),):
        told = _summary(found, unit, spoken, everybody)
        _write(out / f"{names[unit]}.{form}" if every else out, form, told, say)
    shown = _groups(len(names) - 1) if every else team or "the whole organisation"
    typer.echo(f"{found.period}, publication {found.ledger.edition}: {shown}, in {out}.")


def _groups(count: int) -> str:
    inside = {0: "", 1: " and the team in it"}.get(count, f" and {count} teams and groups in it")
    return f"the organisation{inside}"


def _form_of(out: Path) -> Format:
    suffix = out.suffix.removeprefix(".").lower()
    if suffix not in set(Format):
        known = ", ".join(f".{each}" for each in Format)
        problem = f"'{out}' does not say what to write. Let it end with {known}, or say --format."
        raise typer.BadParameter(problem, param_hint="-o")
    return Format(suffix)


def _check(out: Path, form: Format, *, every: bool) -> None:
    """Leave with 2 where nothing could be written: what is published is remembered, so that comes first."""
    from importlib.util import find_spec

    if form is Format.PARQUET and find_spec("duckdb") is None:
        from cxsim.content.shipped import how_to_install

        raise typer.BadParameter(f"Parquet needs DuckDB: {how_to_install('leaders')}", param_hint="--format")
    if not every and out.is_dir():
        raise typer.BadParameter(f"'{out}' is a folder. Name a file, or ask for --all.", param_hint="-o")
    folder = out if every else out.absolute().parent
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not there.is_dir():
        raise typer.BadParameter(f"'{there}' is no folder. Name another place.", param_hint="-o")
    if not os.access(there, os.W_OK | os.X_OK):
        raise typer.BadParameter(f"'{there}' may not be written into. Name another place.", param_hint="-o")


def _words(language: str) -> Words:
    from dataclasses import replace

    from cxsim.content import asset_folder
    from cxsim.frontend.languages import Languages
    from cxsim.frontend.settings.settings import DEFAULTS

    languages = Languages(asset_folder() / "locale")
    if language not in languages.codes():
        known = ", ".join(languages.codes())
        raise typer.BadParameter(f"There is no '{language}'; there is {known}.", param_hint="--language")
    return languages.speak(replace(DEFAULTS, language=language))


def _said_in(language: str, packs: Sequence[Path]) -> dict[str, str]:
    """Return what situations ask and choices say → the same in a language, from the packs that have it."""
    from cxsim.content import load_pack
    from cxsim.content.languages import catalogue_path
    from cxsim.content.translate import in_language
    from cxsim.simulation.words_of_packs import words_in

    found: dict[str, str] = {}
    for folder in packs:
        pack = load_pack(folder).pack if catalogue_path(folder, language).is_file() else None
        if pack is not None:
            found |= words_in(pack, in_language(pack, folder, language))
    return found


def _disclosed(path: Path, period: str | None) -> tuple[Disclosed, dict[str, Spoken]]:
    """Publish a period, and return what may be shown of it, with the words of its situations."""
    from contextlib import closing

    from cxsim.record.counted import PERIODS
    from cxsim.record.sqlite_store import SqliteStore
    from cxsim.record.store import StoreError

    try:
        with closing(SqliteStore(path)) as store:
            periods = [str(each) for (each,) in store.rows(PERIODS)]
            if not periods:
                refuse(f"Nobody has shared anything in '{path}'.")
            if period is not None and period not in periods:
                known = f"There is {', '.join(periods)}."
                raise typer.BadParameter(f"'{path}' has nothing of '{period}'. {known}", param_hint="--period")
            return _last_disclosed(store, [period] if period else periods)
    except StoreError as error:
        refuse(str(error))


def _last_disclosed(store: SqliteStore, periods: Sequence[str]) -> tuple[Disclosed, dict[str, Spoken]]:
    """Publish the last of some periods of which anything may be shown: a clock that was wrong makes one of its own."""
    from cxsim.insights.gate import LEAST_PEOPLE

    late: list[str] = []
    left = list(periods)
    while not (found := _published(store, left[-1]))[0].items:
        late.insert(0, left.pop())
        if not left:
            refuse(
                f"Nothing of {', '.join(late)} may be shown yet: it takes {LEAST_PEOPLE} people who have shared their "
                "decisions in the same situation."
            )
    if late:
        typer.echo(f"Nothing of {', '.join(late)} may be shown yet; this is {left[-1]}.", err=True)
    return found


def _published(store: SqliteStore, period: str) -> tuple[Disclosed, dict[str, Spoken]]:
    """Let everything that is known through the gate; what is new is in the ledger before anybody sees it."""
    import json

    from cxsim.insights.disclosed import Disclosed
    from cxsim.insights.gate import Ledger, as_plain, from_plain, published
    from cxsim.insights.leaders.tallies import spoken_of, tallies, written_in
    from cxsim.record.columns import source_of
    from cxsim.record.counted import WORDS

    spoken = spoken_of(store.rows(WORDS, (period,)))
    with source_of(store, store.path) as source:
        found = list(tallies(source, period, written_in(spoken)))
    while True:
        number, kept = store.last_publication() or (0, "")
        before = from_plain(json.loads(kept)) if kept else Ledger()
        after = published(before, period, found)
        if after.blocks == before.blocks or not any(after.blocks[period].values()):
            return Disclosed(before, period), spoken
        if store.publish(number + 1, json.dumps(as_plain(after), separators=(",", ":"))):
            return Disclosed(after, period), spoken


def _summary(found: Disclosed, team: str, spoken: dict[str, Spoken], everybody: tuple[Cell, ...]) -> Summary:
    from difflib import get_close_matches

    from cxsim.insights.leaders.summary import summary

    try:
        return summary(found, team, spoken, everybody)
    except LookupError:
        groups = [each for each in found.units() if each]
        near = get_close_matches(team, groups, n=1)
        there = f"Did you mean '{near[0]}'?" if near else f"There is {', '.join(groups) or 'only the organisation'}."
        message = f"Nothing of {found.period} may be shown of a team '{team}': there is none, or too few have shared."
        raise typer.BadParameter(f"{message} {there}", param_hint="--team") from None


def _write(path: Path, form: Format, told: Summary, say: Words) -> None:
    """Write a summary; leave with 1 where that fails, after all."""
    from cxsim.record.save import why
    from cxsim.record.store import StoreError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_as(path, form, told, say)
    except OSError as error:
        refuse(f"'{path}' cannot be written: {why(error)}. Mend that and run it again: the figures stay the same.")
    except StoreError as error:
        refuse(str(error))


def _write_as(path: Path, form: Format, told: Summary, say: Words) -> None:
    from cxsim.insights.leaders.exported import COLUMNS, TEXTS, for_spreadsheets, rows

    if form is Format.HTML:
        path.write_text(_page(told, say), encoding="utf-8", newline="\n")
    elif form is Format.JSON:
        import json

        from cxsim.insights.leaders.published import as_plain

        path.write_text(json.dumps(as_plain(told), ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    elif form is Format.CSV:
        import csv

        with path.open("w", encoding="utf-8", newline="") as file:
            quoted = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)  # whatever a spreadsheet takes to part cells
            quoted.writerows([COLUMNS, *map(for_spreadsheets, rows(told))])
    else:
        from cxsim.record.columns import write_parquet

        write_parquet(path, {name: name in TEXTS for name in COLUMNS}, rows(told))


def _page(told: Summary, say: Words) -> str:
    from importlib.resources import files

    from cxsim.insights.leaders.page import page

    style = files("cxsim.insights.leaders").joinpath("page.css").read_text(encoding="utf-8")
    return page(told, say, style, (_theme(dark=False), _theme(dark=True)))


def _theme(*, dark: bool) -> dict[str, str]:
    """Return the page's colours: the game's own, and six for answers."""
    from dataclasses import asdict

    from cxsim.cli.graph import palette

    light_answers = ("#2f7d5b", "#2f6f96", "#8a6236", "#5566b0", "#b04a5a", "#6b6f2f")
    dark_answers = ("#5fa98a", "#6fa8c9", "#c79a6b", "#8f9fd8", "#d77a86", "#9bb36a")
    answers = {f"c{at}": each for at, each in enumerate(dark_answers if dark else light_answers)}
    band = "#5a3a30" if dark else "#f0cbb9"
    return asdict(palette(dark=dark)) | answers | {"on": "#10171a" if dark else "#ffffff", "band": band}
