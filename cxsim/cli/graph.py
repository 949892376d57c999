"""``cxsim graph``: a scenario as a picture."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cxsim.cli.refusing import pack_folder, refuse, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.content import Diagnostic
    from cxsim.model.pack import Pack
    from cxsim.workbench.graph.colours import Palette
    from cxsim.workbench.graph.ways import Graph, Visits


class Format(StrEnum):
    """What the picture is written as."""

    MERMAID = "mermaid"
    DOT = "dot"
    SVG = "svg"


def verb(
    path: Annotated[Path, typer.Argument(help="A scenario's file, or a pack.")],
    *,
    scenario: Annotated[str | None, typer.Option(help="Which scenario of the pack.", metavar="ID")] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="How to write it; left out, as FILE ends (.svg, .dot, .gv), else mermaid."),
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="File to write to.", metavar="FILE")] = None,
    dark: Annotated[bool, typer.Option("--dark", help="In the colours of the dark theme.")] = False,
    visits: Annotated[
        bool,
        typer.Option(
            "--visits",
            help="Play it 100,000 times: say how often places are come to, draw ways gone more often wider.",
        ),
    ] = False,
) -> None:
    """Draw a scenario: situations, endings, every way between them. What there is to fix is marked."""
    form = form or _form_of(out)
    graph, colours = _graph(_scenario_file(path, scenario), visits=visits), palette(dark=dark)
    if form is Format.SVG:
        from cxsim.workbench.graph.svg import svg as written
    elif form is Format.DOT:
        from cxsim.workbench.graph.text import dot as written
    else:
        from cxsim.workbench.graph.text import mermaid as written
    text = written(graph, colours)
    if out is None:
        typer.echo(text, nl=False)
        return
    write(out, text, "--out")
    typer.echo(f"{graph.title}: {len(graph.stops)} places and {len(graph.ways)} ways, in {out}.")


def _form_of(out: Path | None) -> Format:
    """Return the format that a file's name asks for."""
    endings = {".svg": Format.SVG, ".dot": Format.DOT, ".gv": Format.DOT}
    return endings.get(out.suffix if out else "", Format.MERMAID)


def _scenario_file(path: Path, scenario: str | None) -> Path:
    """Return the one scenario file that is meant."""
    folder = pack_folder(path)
    found = {each.stem: each for each in sorted(folder.glob("*.yaml")) if each.stem not in {"pack", "cast"}}
    if path.is_file() and scenario is None:
        scenario = path.stem
    if scenario is None and len(found) == 1:
        scenario = next(iter(found))
    if scenario not in found:
        said = "Say which scenario" if scenario is None else f"'{folder.name}' has no scenario '{scenario}'"
        raise typer.BadParameter(f"{said}: there is {', '.join(found) or 'none'}.", param_hint="--scenario")
    return found[scenario]


def _graph(file: Path, *, visits: bool) -> Graph:
    """Return the graph of a file that may have mistakes, as long as its shape is right; else tell them and leave."""
    from pydantic import ValidationError

    from cxsim.content import load_pack
    from cxsim.content.reader import read
    from cxsim.model.scenario import Scenario
    from cxsim.workbench.graph.marks import marks_of
    from cxsim.workbench.graph.ways import TooManyWaysError, graph_of

    loaded = load_pack(file.parent)
    found = [each for each in loaded.diagnostics if each.file == str(file)]
    if visits:
        if loaded.pack is None:
            _mend_first(loaded.errors)
        found = _all_found(file)
    if any(each.code in UNREAD for each in found):
        _mend_first(found)
    source = file.read_bytes()
    try:
        scenario = Scenario.model_validate(read(source).value)
    except ValidationError:
        _mend_first(found)
    try:
        counted = _visits(loaded.pack, file.stem) if visits and loaded.pack else None
        return graph_of(file.stem, scenario, marks_of(source, scenario, found), counted)
    except TooManyWaysError as error:
        refuse(str(error), "There is no picture until this is mended.")


def _all_found(file: Path) -> list[Diagnostic]:
    """Return all that is said about a file, by the rules and by exploration, too."""
    from cxsim.workbench.check import check_pack

    return [each for each in check_pack(file.parent, EXPLORED) if each.file == str(file)]


def _visits(pack: Pack, scenario: str) -> Visits:
    from cxsim.workbench.balance.report import Wanted, balance_of
    from cxsim.workbench.graph.visits import visits_of

    return visits_of(balance_of(pack, scenario, Wanted()))


EXPLORED = 100_000
"""States of each scenario that are looked at before its picture is drawn with visits."""
UNREAD = frozenset({"CX106", "CX601"})
"""Codes of files that are not opened or hold too much."""


def palette(*, dark: bool = False, by_name: bool = False) -> Palette:
    """Return the colours of the game's theme; ``by_name`` for a page that knows them by their names."""
    from dataclasses import fields

    from cxsim.frontend.drawing import theme
    from cxsim.workbench.graph.colours import Palette

    if by_name:
        return Palette(**{each.name: f"var(--{each.name})" for each in fields(Palette)})
    colours = (theme.dark() if dark else theme.light()).colours
    named = ("paper", "card", "raised", "rule", "ink", "muted", "accent", "on_accent", "good", "warn")
    mixes = {
        "edge": theme.mixed(colours.edge, colours.muted, 0.25),
        "line": theme.mixed(colours.muted, colours.edge, 0.45),
        "good_fill": theme.mixed(colours.card, colours.good, 0.14),
        "warn_fill": theme.mixed(colours.card, colours.warn, 0.14),
        "stage_fill": theme.mixed(colours.card, colours.cool, 0.5),
        "error_fill": colours.blush,
    }
    chosen = {name: colours.named(name) for name in named} | mixes
    return Palette(**{name: "#{:02x}{:02x}{:02x}".format(*colour) for name, colour in chosen.items()})


def _mend_first(found: Iterable[Diagnostic]) -> NoReturn:
    refuse(*map(str, found), "There is no picture until this is mended.")
