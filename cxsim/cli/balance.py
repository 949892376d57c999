"""``cxsim balance``: what very many plays of a scenario come to."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import pack_folder, refuse, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.model.pack import Pack
    from cxsim.workbench.balance.campaign import CampaignBalance
    from cxsim.workbench.balance.report import ScenarioBalance
    from cxsim.workbench.study import PackStudy


class Format(StrEnum):
    """How the report is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def verb(  # noqa: PLR0913 - an option each
    path: Annotated[Path, typer.Argument(help="A scenario's file, or a pack.")],
    *,
    scenario: Annotated[str | None, typer.Option(help="Which scenario of the pack; all without.", metavar="ID")] = None,
    plays: Annotated[int, typer.Option(help="Random plays of each scenario.", min=1, max=10_000_000)] = 100_000,
    seed: Annotated[int, typer.Option(help="Luck of the plays.", min=0)] = 1,
    lang: Annotated[str | None, typer.Option(help="Language of the pack's own texts.", metavar="XX")] = None,
    states: Annotated[int, typer.Option(help="States of each scenario to look at.", min=1)] = 100_000,
    form: Annotated[Format | None, typer.Option("--format", help="How to write it; html where -o says so.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="File to write to.", metavar="FILE")] = None,
    keep_paths: Annotated[
        bool, typer.Option("--keep-paths", help="Only count each scenario's plays, and keep the numbers in the pack.")
    ] = False,
) -> None:
    """Play a scenario very often, and say where that leads. What is seen, where it ends, what honesty costs."""
    from cxsim.workbench.balance.report import Wanted, balance_of
    from cxsim.workbench.study import study

    form = form or {".html": Format.HTML, ".json": Format.JSON}.get(out.suffix if out else "", Format.TEXT)
    pack = _pack(path, lang)
    names = _names(pack, path, scenario)
    read = study(pack)
    if keep_paths:
        _keep_paths(path, pack, read)
        return
    found = [balance_of(pack, name, Wanted(plays, seed, states), read) for name in _watched(names)]
    campaign = _campaign(pack, seed) if len(names) == len(pack.scenarios) > 1 else None
    text = _written(form, pack, found, campaign, colour=out is None and sys.stdout.isatty())
    _tell_drift(path, found)
    if out is None:
        typer.echo(text, nl=False)
        return
    write(out, text, "--out")
    typer.echo(f"{len(found)} scenario{'' if len(found) == 1 else 's'}, in {out}.")


def _campaign(pack: Pack, seed: int) -> CampaignBalance | None:
    """Return how the quarter as a whole comes out; None, and a sentence, where numpy is missing."""
    from importlib.util import find_spec

    if find_spec("numpy") is None:
        from cxsim.content.shipped import how_to_install

        typer.echo(f"Without numpy the quarter as a whole is left out: {how_to_install('world')}", err=True)
        return None
    from cxsim.workbench.balance.campaign import campaign_of

    return campaign_of(pack, seed)


def _watched(names: list[str]) -> Iterable[str]:
    """Return the names, with a bar where somebody waits for more than one."""
    if len(names) == 1 or not sys.stderr.isatty():
        return names
    from rich.console import Console
    from rich.progress import track

    return track(names, "Scenarios", console=Console(stderr=True), transient=True)


def _written(
    form: Format, pack: Pack, found: list[ScenarioBalance], campaign: CampaignBalance | None, *, colour: bool
) -> str:
    if form is Format.JSON:
        from cxsim.workbench.balance.as_json import as_json

        return as_json(found, campaign)
    if form is Format.HTML:
        from cxsim.workbench.balance.as_html import as_html

        title = found[0].title if len(found) == 1 else pack.sheet.title
        graphs = {each.id: _drawn(pack, each) for each in found}
        return as_html(title, found, campaign, (_theme(dark=False), _theme(dark=True)), graphs)
    from cxsim.workbench.balance.as_text import as_text, campaign_as_text

    parts = [as_text(each, colour=colour) for each in found]
    return "\n\n\n".join([*parts, *([campaign_as_text(campaign, colour=colour)] if campaign else [])]) + "\n"


def _pack(path: Path, lang: str | None) -> Pack:
    from cxsim.content import load_pack

    folder = pack_folder(path)
    loaded = load_pack(folder)
    if loaded.pack is None:
        refuse(*map(str, loaded.errors), "It is played once this is mended.")
    if lang is None or lang == loaded.pack.sheet.source:
        return loaded.pack
    from cxsim.content.languages import languages_of
    from cxsim.content.translate import in_language

    known = languages_of(loaded.pack, folder)
    if lang not in known:
        raise typer.BadParameter(f"'{loaded.pack.id}' has no '{lang}': {', '.join(known)}.", param_hint="--lang")
    return in_language(loaded.pack, folder, lang)


def _keep_paths(path: Path, pack: Pack, read: PackStudy) -> None:
    from cxsim.workbench.exploration.paths import KEPT, counted_paths, drifted, keep_paths, kept_paths

    folder = pack_folder(path)
    now = counted_paths(pack, read)
    changes = drifted(kept_paths(folder), now)
    try:
        keep_paths(folder, now)
    except OSError as error:
        raise typer.BadParameter(
            f"'{folder / KEPT}' cannot be written: {error.strerror}.", param_hint="PATH"
        ) from error
    for name, (before, after) in changes.items():
        typer.echo(f"{name}: {_count(after)} (was {_count(before)})")
    typer.echo(f"{len(now)} scenario{'' if len(now) == 1 else 's'}, in {folder / KEPT}.")


def _tell_drift(path: Path, found: list[ScenarioBalance]) -> None:
    """Say where a scenario has another number of plays than the pack keeps, on the other stream."""
    from cxsim.workbench.exploration.paths import kept_paths

    kept = kept_paths(pack_folder(path))
    for each in found:
        if each.id in kept and each.paths not in {None, kept[each.id]}:
            typer.echo(
                f"{each.id} has {_count(each.paths)} now, and {_count(kept[each.id])} are kept: if that is meant, "
                f"cxsim balance {path} --keep-paths.",
                err=True,
            )


def _count(paths: int | None) -> str:
    return "no counted plays" if paths is None else f"{paths:,} different plays"


def _names(pack: Pack, path: Path, scenario: str | None) -> list[str]:
    """Return the scenarios that are meant: the one that is named, the file's own, or all."""
    wanted = scenario or (path.stem if path.is_file() and path.stem not in {"pack", "cast"} else None)
    if wanted is None:
        return list(pack.scenarios)
    if wanted not in pack.scenarios:
        known = ", ".join(pack.scenarios)
        raise typer.BadParameter(f"'{pack.id}' has no scenario '{wanted}': there is {known}.", param_hint="--scenario")
    return [wanted]


def _drawn(pack: Pack, found: ScenarioBalance) -> str:
    """Return the scenario's picture in the colours of the page."""
    from cxsim.cli.graph import palette
    from cxsim.workbench.graph.svg import svg
    from cxsim.workbench.graph.visits import visits_of
    from cxsim.workbench.graph.ways import TooManyWaysError, graph_of

    try:
        graph = graph_of(found.id, pack.scenarios[found.id], visits=visits_of(found))
    except TooManyWaysError:
        return ""
    drawn = svg(graph, palette(by_name=True))
    return drawn.replace('id="stop-', f'id="{found.id}-stop-').replace('href="#stop-', f'href="#{found.id}-stop-')


def _theme(*, dark: bool) -> dict[str, str]:
    """Return the page's colours: the game's own, and those of endings and setbacks."""
    from dataclasses import asdict

    from cxsim.cli.graph import palette

    good = ("#5fa98a", "#6fa8c9", "#9bb36a", "#8f9fd8", "#56b3b3", "#b0a3cf")
    worse = ("#e08a5b", "#d8b04f", "#d77a86", "#b98fc0", "#c79a6b", "#a8a29a")
    light_good = ("#2f7d5b", "#2f6f96", "#6a8432", "#5566b0", "#1f8080", "#7d68ad")
    light_worse = ("#b4542c", "#a87a10", "#b04a5a", "#8d5a98", "#8a6236", "#77716a")
    fine, bad = (good, worse) if dark else (light_good, light_worse)
    marked = {f"c{at}": each for at, each in enumerate(fine)} | {f"s{at}": each for at, each in enumerate(bad)}
    return asdict(palette(dark=dark)) | marked | {"on": "#10171a" if dark else "#ffffff"}
