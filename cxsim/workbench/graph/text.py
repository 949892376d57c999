"""A graph as Mermaid and as DOT, for pages and tools that draw by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.workbench.graph.shares import FAINT, is_faint, line_width, percent_of
from cxsim.workbench.ink import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.workbench.graph.colours import Palette
    from cxsim.workbench.graph.ways import Graph, Kind, Stop, Way

_SHAPES: Mapping[Kind, tuple[str, str]] = {
    "situation": ("(", ")"),
    "stage": ("[/", "/]"),
    "ending": ("([", "])"),
    "setback": ("([", "])"),
    "missing": ("{{", "}}"),
}
_DOT_SHAPES: Mapping[Kind, str] = {
    "situation": 'shape="box"',
    "stage": 'shape="parallelogram"',
    "ending": 'shape="box", peripheries="2"',
    "setback": 'shape="octagon"',
    "missing": 'shape="hexagon"',
}


def mermaid(graph: Graph, palette: Palette) -> str:
    """Return a Mermaid flowchart. Ids get a letter before them, as some of Mermaid's words cannot be ids."""
    return "\n".join(["flowchart LR", *_mermaid_lines(graph, palette)]) + "\n"


def _mermaid_lines(graph: Graph, palette: Palette) -> Iterator[str]:
    yield f"  accTitle: {re.sub(r'[%{}#;]', ' ', _plain(graph.title))}"
    for stop in graph.stops:
        opening, closing = _SHAPES[stop.kind]
        label = "<br>".join(map(_mermaid_text, _lines(stop)))
        yield f'  s_{stop.id}{opening}"{label}"{closing}:::{stop.kind}'
    for way in graph.ways:
        opening, closing, plain = ("-.", ".->", "-.->") if _is_dashed(way) else ("--", "-->", "-->")
        label = _mermaid_text(_said(way))
        arrow = f'{opening} "{label}" {closing}' if label else plain
        yield f"  s_{way.start} {arrow} s_{way.end}"
    yield from _link_styles(graph)
    for kind in _SHAPES:
        fill, line = palette.of(kind)
        dash = ",stroke-dasharray:4 3" if kind in {"stage", "missing"} else ""
        yield f"  classDef {kind} fill:{fill},stroke:{line},color:{palette.ink}{dash}"
    yield f"  style s_{graph.first} stroke:{palette.accent},stroke-width:3px"


def _link_styles(graph: Graph) -> Iterator[str]:
    """Yield how wide the ways are, those of one width together; Mermaid knows them by their numbers."""
    numbers: dict[str, list[str]] = {}
    for at, way in enumerate(graph.ways):
        if way.share is not None:
            faint = f",stroke-opacity:{FAINT}" if is_faint(way.share) else ""
            numbers.setdefault(f"stroke-width:{_width(way)}px{faint}", []).append(str(at))
    for style, ways in numbers.items():
        yield f"  linkStyle {','.join(ways)} {style}"


def dot(graph: Graph, palette: Palette) -> str:
    """Return a digraph in Graphviz' DOT language."""
    return "\n".join(["digraph scenario {", *(f"  {line}" for line in _dot_lines(graph, palette)), "}"]) + "\n"


def _dot_lines(graph: Graph, palette: Palette) -> Iterator[str]:
    yield f'graph [rankdir="LR", label={_dot_text(graph.title)}, labelloc="t", bgcolor="{palette.paper}"];'
    yield f'node [style="filled,rounded", fontname="sans-serif", fontsize="11", fontcolor="{palette.ink}"];'
    yield f'edge [fontname="sans-serif", fontsize="9", color="{palette.line}", fontcolor="{palette.muted}"];'
    for stop in graph.stops:
        fill, line = palette.of(stop.kind)
        width = "3" if stop.id == graph.first else "1"
        label = "\\n".join(_dot_text(each)[1:-1] for each in _lines(stop))
        yield (
            f'"{stop.id}" [label="{label}", {_DOT_SHAPES[stop.kind]}, fillcolor="{fill}", color="{line}", '
            f'penwidth="{width}"];'
        )
    for way in graph.ways:
        dashed = ', style="dashed"' if _is_dashed(way) else ""
        wide = "" if way.share is None else f', penwidth="{_width(way)}"'
        faint = f', color="{palette.line}{round(FAINT * 255):02x}"' if is_faint(way.share) else ""
        yield f'"{way.start}" -> "{way.end}" [label={_dot_text(_said(way))}{dashed}{wide}{faint}];'


def _lines(stop: Stop) -> list[str]:
    """Return what is written on a stop: its id, how often plays come to it, what is read, what is wrong with it."""
    what = {"setback": "setback", "missing": "does not exist"}.get(stop.kind, "")
    text = stop.text if len(stop.text) <= LONGEST_TEXT else stop.text[: LONGEST_TEXT - 1] + "…"
    name = " · ".join(filter(None, (stop.id, percent_of(stop.share))))
    return [each for each in (name, what, text, *dict.fromkeys(f"{m.code} {m.rule}" for m in stop.marks)) if each]


LONGEST_TEXT = 60
"""Characters of a situation's text that are shown."""


def _width(way: Way) -> str:
    return number(round(line_width(way.share), 1))


def _said(way: Way) -> str:
    return f"{way.label} (if {way.open_when})" if way.open_when else way.label


def _is_dashed(way: Way) -> bool:
    """Whether a way is not one of the situation's own choices."""
    return way.anytime or not way.choice


def _plain(text: str) -> str:
    """Return a text on one line with nothing that does not print."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _mermaid_text(text: str) -> str:
    """Return a text for Mermaid's quotes: what could be markup is written as a character's number."""
    return re.sub(r"[^\w\s.,:!?'’…·–+*/=()%-]", lambda char: f"#{ord(char[0])};", _plain(text))


def _dot_text(text: str) -> str:
    escaped = _plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
