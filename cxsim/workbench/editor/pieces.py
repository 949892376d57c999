"""A file cut where its entries begin, so that a change is read again in one situation and not in the whole file.

It also keeps what is half written from hiding the rest: a piece that cannot be read ends where the next one begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.model.walk import Path

_SECTION = re.compile(r"^(?P<name>[A-Za-z_]\w*)[ \t]*:(?P<rest>[^\n]*)$", re.MULTILINE)
_FIRST = re.compile(r"^(?P<indent> +)(?![ \n#-])[^\n]*$|^(?P<other>[^\s#][^\n]*)$", re.MULTILINE)


class Piece(NamedTuple):
    """One part of a file: what stands in it is found below ``prefix``; ``start`` counts characters."""

    prefix: Path
    start: int
    text: str


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text in order; together they are the text."""
    starts = list(_SECTION.finditer(text))
    if not starts or starts[0].start():
        yield Piece((), 0, text[: starts[0].start()] if starts else text)
    for at, found in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        rest = found["rest"].partition("#")[0].strip()
        if rest:
            yield Piece((), found.start(), text[found.start() : end])
        else:
            yield from _entries(text, found["name"], found.start(), found.end(), end)


def _entries(text: str, section: str, start: int, body: int, end: int) -> Iterator[Piece]:
    """Yield a section's own line, then its entries."""
    first = _FIRST.search(text, body, end)
    if first is None or first["other"]:
        yield Piece((), start, text[start:end])
        return
    entry = re.compile(rf"^ {{{len(first['indent'])}}}[A-Za-z_][\w.]*[ \t]*:", re.MULTILINE)
    cuts = [found.start() for found in entry.finditer(text, body, end)]
    if not cuts:
        yield Piece((), start, text[start:end])
        return
    yield Piece((), start, text[start : cuts[0]])
    for at, cut in enumerate(cuts):
        yield Piece((section,), cut, text[cut : cuts[at + 1] if at + 1 < len(cuts) else end])
