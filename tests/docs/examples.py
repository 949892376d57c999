"""The YAML examples of a page, assembled into a small pack and read by the real loader.

What an example is stands after its fence, where a reader of the rendered page does not see it:

    yaml FILE                   a whole file: pack, cast, scenario or playthroughs
    yaml part of FILE           laid over the whole file, from the top
    yaml text                   anything the YAML reader must take without a word
    … gives CX204 CX503         exactly these diagnostics instead of none; a block ``text says`` after it has the words
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxsim.content import load_pack
from cxsim.content.diagnostic import Diagnostic, format_diagnostic
from cxsim.content.reader import read
from tests.docs.pages import Fenced, fenced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cxsim.content import Loaded

SCENARIO = "first_call"
FILES = {
    "pack": "pack.yaml",
    "cast": "cast.yaml",
    "scenario": f"{SCENARIO}.yaml",
    "playthroughs": f"playthroughs/{SCENARIO}.yaml",
}
Contents = dict[str, Any]
"""Name in FILES → what the file holds."""


@dataclass(frozen=True, slots=True)
class Example:
    """One YAML block of a page."""

    block: Fenced
    file: str
    """Name in FILES; "text" for what belongs to no file."""
    part: bool
    codes: tuple[str, ...]
    says: Fenced | None
    """The block that quotes what is said about it."""

    def __str__(self) -> str:
        return str(self.block)


def examples(page: Path) -> list[Example]:
    """Return a page's YAML examples; fail where one does not say what it is."""
    blocks = fenced(page)
    following: list[Fenced | None] = [*blocks[1:], None]
    return [
        _example(block, after if after and after.marks == ("text", "says") else None)
        for block, after in zip(blocks, following, strict=True)
        if block.marks[:1] == ("yaml",)
    ]


def _example(block: Fenced, says: Fenced | None) -> Example:
    what, _, codes = " ".join(block.marks[1:]).partition(" gives ")
    file = what.removeprefix("part of ")
    assert file in {*FILES, "text"}, f"{block}: '{what}' is not what an example can be"
    return Example(block, file, what.startswith("part of "), tuple(codes.split()), says)


def whole(found: Iterable[Example]) -> Contents:
    """Return what the first example of each whole file holds."""
    contents: Contents = {}
    for each in found:
        if each.file in FILES and not each.part:
            contents.setdefault(each.file, read(each.block.text).value)
    return contents


def laid_over(base: Contents, example: Example) -> Contents:
    """Return the contents with an example in its place; the rest as it was."""
    value = read(example.block.text).value
    return {**base, example.file: _merged(base.get(example.file), value) if example.part else value}


def load(contents: Contents, folder: Path) -> Loaded:
    """Write a pack of these contents and read it back. Pictures that the cast names are put where it says."""
    for name, value in contents.items():
        path = folder / FILES[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")  # JSON is YAML
    _draw(contents["cast"], folder)
    return load_pack(folder)


def said(found: Iterable[Diagnostic]) -> str:
    """Return diagnostics as a page quotes them: without their places, which are not the reader's."""
    return "\n".join(format_diagnostic(each).partition("  ")[2] for each in found) + "\n"


def diagnostics(example: Example, base: Contents, folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is said about an example that is laid over ``base``, and about its own YAML."""
    reading = read(example.block.text)
    own = tuple(fault.in_file("example.yaml") for fault in reading.faults)
    if example.file == "text" or reading.value is None:
        return own
    around = {name: value for name, value in base.items() if name != "playthroughs"}  # they have nothing to add
    return own + load(laid_over(base if example.file == "playthroughs" else around, example), folder).diagnostics


def _merged(base: Any, over: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    if not (isinstance(base, dict) and isinstance(over, dict)):
        return over
    return {**base, **{name: _merged(base.get(name), value) for name, value in over.items()}}


def _draw(cast: Mapping[str, Any], folder: Path) -> None:
    for people in (cast.get("customers", {}), cast.get("colleagues", {})):
        for person in people.values():
            if "picture" in person:
                drawn = folder / person["picture"]["folder"]
                drawn.mkdir(parents=True, exist_ok=True)
                for mood in cast.get("moods", ["calm"]):
                    (drawn / f"{mood}.svg").write_text("<svg/>", encoding="utf-8")
