"""What there is to say about a field, a word or an id: a sentence beside a completion, a page for a hover."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from cxsim.equations.organisation import KPIS, QUALITIES
from cxsim.workbench.editor.grammar import CLOSED, slot_at
from cxsim.workbench.field_written import field_written
from cxsim.workbench.pages import deed_pages, page_text, pages
from cxsim.workbench.schema import KINDS, schema_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.workbench.editor.index import FileIndex, Located, PackIndex, Symbol

LONGEST: Final = 120
"""Characters of an author's text that are shown beside an id."""
_SAYS: Final = ("label", "title", "text", "name", "when")
_OWN_NAMES: Mapping[str, str] = {
    "minutes": "minutes on the participant's clock so far",
    "solved": "whether every must-be at stake is met, as things stand",
    "again": "whether one has been in this situation before in this try",
    "week": "week of the campaign, from 1",
    "visits": "how often one has been in a situation in this try",
    "promised": "whether a promise was made and is still open",
    "time": "the participant's clock, such as 6 min 20 s",
    "queue": "how many wait",
    "bonus": "the bonus that is in force, as a sentence",
}
"""What the language of conditions and of texts has names for."""
_IN_BRACES = re.compile(r"\{([a-z_.]+)\}")
_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)?")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>!#|~]")
"""Signs that an editor would obey in an author's text: it would show a picture from anywhere."""
_CODE = re.compile(r"CX\d{3}")


def hover_text(pack: PackIndex, file: str, offset: int) -> tuple[int, int, str] | None:
    """Return from where to where something stands, and what there is to say about it in Markdown."""
    index = pack.files[file]
    code = _code_at(index.text, offset)
    if code:
        return code
    use = index.use_at(offset)
    if use and use.kind in CLOSED.values():
        return use.start, use.end, _closed_page(use.kind, use.name)
    meant = pack.meant(use) if use else None
    located = pack.declaration(meant) if meant else None
    if use and meant and located:
        place = f"{located.file}:{line_of(pack.files[located.file].text, located.use.start)}"
        says = _MARKDOWN.sub(r"\\\g<0>", about(pack, meant, located))
        lines = (f"**{meant.kind}** `{meant.name}`", says, "" if use.declares else f"*{place}*")
        return use.start, use.end, "\n\n".join(filter(None, lines))
    return _field(index, offset)


def about(pack: PackIndex, symbol: Symbol, located: Located) -> str:
    """Return what an author wrote about an id: its label, its title, or the beginning of its text."""
    index = pack.files[located.file]
    if symbol.kind == "scenario":
        return _text_at(index, ("title",), index.text.find("\ntitle:") + 1)
    path, near = located.use.path, located.use.start
    if symbol.kind == "mood":
        return ""
    whole = index.value_of(located.use)
    if whole and whole.text is not None:
        return _short(whole.text)
    return next((said for each in _SAYS if (said := _text_at(index, (*path, each), near))), "")


def _text_at(index: FileIndex, path: tuple[str | int, ...], near: int) -> str:
    found = index.value_at(path, near)
    return _short(found.text) if found and found.text else ""


def _short(text: str) -> str:
    words = " ".join(text[: 2 * LONGEST].split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def closed_words(kind: str) -> Mapping[str, str]:
    """Return the names of one of the model's closed lists, each with what it means; nothing for other kinds."""
    return _closed_lists().get(kind, {})


@cache
def _closed_lists() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, definition in ((name, each) for file in KINDS for name, each in schema_of(file)["$defs"].items()):
        if name in CLOSED:
            words = zip(definition["enum"], definition["enumDescriptions"], strict=True)
            found.setdefault(CLOSED[name], {}).update(words)
    return found


def line_of(text: str, offset: int) -> int:
    """Return the line of a position, from 1."""
    return text.count("\n", 0, offset) + 1


def _closed_page(kind: str, name: str) -> str:
    page = deed_pages().get(name) if kind == "deed" else None
    if page:
        return page_text(page)
    means = closed_words(kind).get(name, "")
    return f"**{kind}** `{name}`\n\n{means}" if means else f"**{kind}** `{name}`: not on the model's list."


def rule_page(code: str) -> str:
    """Return a rule's page in Markdown, "" where there is none."""
    page = pages().get(code)
    return page_text(page) if page else ""


def _code_at(text: str, offset: int) -> tuple[int, int, str] | None:
    """Return the page of a code in a remark such as ``# cxsim: allow CX714 because …``."""
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    for found in _CODE.finditer(text, begin, end if end >= 0 else len(text)):
        page = rule_page(found[0])
        if found.start() <= offset <= found.end() and page:
            return found.start(), found.end(), page
    return None


def own_name(name: str) -> str:
    """Return what a name of the language of conditions and of texts stands for, "" where it is none."""
    kind, _, of = name.partition(".")
    if kind in {"kpi", "target"} and of in KPIS:
        return f"{'the target of: ' if kind == 'target' else 'as the board reports it: '}{KPIS[of].means}"
    return QUALITIES.get(of, "") if kind == "team" else _OWN_NAMES.get(name, "")


def _own_name(text: str, start: int, end: int, offset: int, written: re.Pattern[str]) -> tuple[int, int, str] | None:
    for found in written.finditer(text, start, end):
        name = found[found.lastindex or 0]
        if found.start() <= offset <= found.end() and own_name(name):
            return found.start(), found.end(), f"`{name}`\n\n{own_name(name)}"
    return None


def _field(index: FileIndex, offset: int) -> tuple[int, int, str] | None:
    span = index.span_at(offset)
    if span is None:
        return None
    slot = slot_at(index.kind, span.path)
    if slot is None:
        return None
    if slot.reads and not span.key:
        return _own_name(index.text, span.start, span.end, offset, _IN_BRACES if slot.reads == "prose" else _NAME)
    if span.key:
        example = "" if slot.example is None else f"```yaml\n{field_written(str(span.text), slot.example)}\n```"
        known = "\n\n".join(filter(None, (f"**{span.text}**", slot.about, example)))
        return (span.start, span.end, known) if slot.about else None
    if span.text in slot.words:
        above = slot_at(index.kind, span.path[:-1])
        means = slot.words[span.text] or slot.about or (above.about if above else "")
        return span.start, span.end, f"`{span.text}`\n\n{means}"
    return None
