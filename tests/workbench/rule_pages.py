"""The pages of docs/rules/ as tests see them: examples laid over three small files, or edits of a sound pack.

What an example is stands after its fence, where a reader of the rendered page does not see it:

    yaml part of FILE gives CX701      laid over the file of docs/rules/README.md; gives exactly these codes, or none
    yaml FILE gives CX791              in place of that file, as it is written, with its remarks
    text broken FILE, text mended FILE one for the other makes a sound pack unsound
    text broken FILE 1001-times        the same, its last line as often, each time with another number for {n}
    text yaml gives CX005              read by itself
    text bytes gives CX010             the same, its escapes written out as bytes
    text 200000-times gives CX009      the same, with so many of it one below the other
    text files gives CX603             what lies in the folder of a pack: a folder ends in /, {1..9} is all of them
    text picture gives CX620           the only portrait of somebody in a sound pack
    text says                          after any of these: what is said about it, word for word
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.reader import read
from cxsim.workbench.allowed import is_explored
from cxsim.workbench.check import check_pack
from cxsim.workbench.exploration.explore import MOST_STATES
from tests.content.authored import SOUND, write
from tests.docs.examples import FILES, laid_over, said, whole
from tests.docs.examples import examples as yaml_examples
from tests.docs.pages import DOCS, Fenced, fenced

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.content import Diagnostic
    from tests.docs.examples import Example

RULES = DOCS / "rules"
BASE = RULES / "README.md"
TIMES = "-times"
RUNS = "all_of_it: {title: All of it, play: [{phone: answer}, {story: listen}], expect: {ending: over}}\n"
PAGES = sorted(RULES.glob("CX*.md"))


class Edit(NamedTuple):
    """A place of a sound file, broken and mended."""

    file: str
    broken: str
    mended: str
    says: str


def code_of(page: Path) -> str:
    """Return the code that a page is about."""
    return page.name[:5]


def examples(page: Path) -> list[Example]:
    """Return the examples that are laid over the base."""
    return yaml_examples(page) if fenced(page) else []


def found_in(example: Example, folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is said about the small pack with an example in it, explored where its page is about that."""
    assert read(example.block.text).faults == ()
    contents = whole(yaml_examples(BASE))
    if example.part:
        contents = laid_over(contents, example)
    for name, value in contents.items():
        (folder / FILES[name]).write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    if not example.part:
        (folder / FILES[example.file]).parent.mkdir(exist_ok=True)
        (folder / FILES[example.file]).write_text(example.block.text, encoding="utf-8")
    return check_pack(folder, MOST_STATES if is_explored(code_of(example.block.page)) else 0)


def edits(page: Path) -> list[Edit]:
    """Return the places that a page breaks and mends."""
    blocks = fenced(page)
    return [
        Edit(one.marks[2], repeated(one).rstrip("\n"), three.text.rstrip("\n"), two.text)
        for one, two, three in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if one.marks[:2] == ("text", "broken")
    ]


def repeated(block: Fenced) -> str:
    """Return the text of a block, its last line as often as its fence says, ``{n}`` in it being the number."""
    times = next((int(each.removesuffix(TIMES)) for each in block.marks if each.endswith(TIMES)), 1)
    *others, last = block.text.splitlines(keepends=True)
    return "".join([*others, *(last.replace("{n}", str(at)) for at in range(1, times + 1))])


def snippets(page: Path) -> list[tuple[Fenced, tuple[str, ...], str]]:
    """Return (block, codes, what is said) of what is read by itself."""
    blocks = fenced(page)
    return [
        (one, one.marks[3:], two.text if two.marks == ("text", "says") else "")
        for one, two in zip(blocks, [*blocks[1:], *blocks[:1]], strict=True)
        if one.marks[:1] == ("text",) and (one.marks[1] in {"yaml", "bytes"} or one.marks[1].endswith(TIMES))
    ]


def said_of(snippet: Fenced) -> tuple[tuple[str, ...], str]:
    """Return the codes and the words that the YAML reader has for a snippet; of many faults each code and the last."""
    faults = [each.in_file("example.yaml") for each in read(_source(snippet)).faults]
    codes = tuple(each.code for each in faults)
    if snippet.marks[1].endswith(TIMES):
        return tuple(dict.fromkeys(codes)), said(faults[-1:])
    return codes, said(faults)


def _source(snippet: Fenced) -> str | bytes:
    kind = snippet.marks[1]
    if kind == "bytes":
        return snippet.text.encode().decode("unicode_escape").encode("latin-1")
    return snippet.text * (int(kind.removesuffix(TIMES)) if kind.endswith(TIMES) else 1)


def pictures(page: Path) -> list[tuple[Fenced, tuple[str, ...], str]]:
    """Return (block, codes, what is said) of the portraits that a page shows."""
    return _shown(page, "picture")


def found_in_picture(picture: Fenced, folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is said about a sound pack in which somebody is shown so."""
    shown = "{name: Dervla, picture: {folder: portraits/dervla, alt: Dervla, licence: CC0-1.0}"
    cast = SOUND["cast.yaml"].replace("moods: [calm, warm]\n", "").replace("{name: Dervla", shown)
    write(folder, {**SOUND, "cast.yaml": cast, "portraits/dervla/calm.svg": picture.text})
    return tuple(each for each in check_pack(folder) if each.file.endswith(".svg"))


def listings(page: Path) -> list[tuple[Fenced, tuple[str, ...], str]]:
    """Return (block, codes, what is said) of what a page shows as the files of a pack."""
    return _shown(page, "files")


def _shown(page: Path, kind: str) -> list[tuple[Fenced, tuple[str, ...], str]]:
    blocks = fenced(page)
    return [
        (one, one.marks[3:], two.text if two.marks == ("text", "says") else "")
        for one, two in zip(blocks, [*blocks[1:], *blocks[:1]], strict=True)
        if one.marks[:2] == ("text", kind)
    ]


def found_in_listing(listing: Fenced, folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is said about a pack of these files; what is no part of the sound pack holds a scenario or runs."""
    for line in listing.text.splitlines():
        written, _, remark = line.partition(" ")
        for name in _each_number(written):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith("/"):
                path.mkdir()
            elif remark.strip():
                assert remark.strip() == "(empty)", listing
                path.touch()
            else:
                text = SOUND.get(name, RUNS if path.parent != folder else SOUND["call.yaml"])
                path.write_text(text, encoding="utf-8")
    return tuple(each for each in check_pack(folder) if each.code.startswith("CX6"))


def _each_number(name: str) -> list[str]:
    before, most, after = re.fullmatch(r"(.*?)(?:\{1\.\.(\d+)\}(.*))?", name).groups(default="")  # type: ignore[union-attr]  # any name matches
    return [f"{before}{number}{after}" for number in range(1, int(most) + 1)] if most else [name]
