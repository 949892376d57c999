"""What an editor can offer to write instead: what ``check --fix`` would try, or a name that was perhaps meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.problem import meant
from cxsim.workbench.certain import Edit, Written, certain_change
from cxsim.workbench.editor.told import closed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.content import Diagnostic
    from cxsim.workbench.certain import Change
    from cxsim.workbench.editor.index import PackIndex

_NAME = re.compile(r"[\w.]+")
_HYPHENATED = re.compile(r"[\w.-]+")


class Fix(NamedTuple):
    """What becomes of the diagnostic's file, and what an author reads about it."""

    title: str
    edits: tuple[Edit, ...]
    certain: bool
    """Whether ``cxsim check --fix`` would try it without asking."""


def fixes_for(pack: PackIndex, file: str, told: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, Fix]]:
    """Yield what could be written instead of what diagnostics of a file speak of."""
    index = pack.files[file]

    def value_end(offset: int) -> int | None:
        span = index.span_at(offset)
        return span.end if span and span.text and span.start == offset else None

    written = Written(index.text, value_end)
    names = cache(lambda: _names(pack))
    for each in told:
        change = certain_change(each, written, names)
        fix = _certain(change) if change else _guess(written, each)
        if fix:
            yield each, fix


def _certain(change: Change) -> Fix:
    writes = any(each.text for each in change.edits)
    title = f"Write {change.told}" if writes else f"Delete {change.told.removeprefix('without ')}"
    return Fix(title, change.edits, certain=True)


def _guess(written: Written, diagnostic: Diagnostic) -> Fix | None:
    at, right = written.offset(diagnostic), meant(diagnostic.way_out)
    begins = at + (written.text[at : at + 1] in {"'", '"'})
    found = (_HYPHENATED if "-" in right else _NAME).match(written.text, begins)
    if not right or not found or right == found[0]:
        return None
    return Fix(f"Write '{right}' instead of '{found[0]}'", (Edit(*found.span(), right),), certain=False)


def _names(pack: PackIndex) -> set[str]:
    lists = (closed_words(kind) for kind in ("deed", "kpi", "practice", "quality"))
    written = (re.findall(r"[a-z_]+", each.text) for each in pack.files.values())
    return {*(word for each in lists for word in each), *(word for each in written for word in each)}
