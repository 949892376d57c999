"""The examples of translations on the pages of docs/rules/, laid over a Greek translation of the small pack there.

po el gives CX734      entries of locale/el.po, in place of those with the same ids; Italian is not listed
po el 9-times gives …  the same, the last line so often
csv el gives CX619     the language's glossary; without a code it stands under the other examples of its page
text says              after either of these: what is said about it, word for word
"""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.languages import catalogue_path
from cxsim.content.load import load_pack
from cxsim.content.po_reader import read_po
from cxsim.content.po_writer import po_text
from cxsim.workbench.check import check_pack
from cxsim.workbench.translation.glossary import glossary_path
from cxsim.workbench.translation.merge import begun
from cxsim.workbench.translation.pseudo import disguised
from cxsim.workbench.translation.texts import texts_of
from tests.docs.examples import FILES, whole
from tests.docs.examples import examples as yaml_examples
from tests.docs.pages import DOCS, Fenced, fenced
from tests.workbench.rule_pages import repeated

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.content import Diagnostic

BASE = DOCS / "rules" / "README.md"
LISTED = "el"


class Example(NamedTuple):
    """Entries or a glossary in a language."""

    block: Fenced
    language: str
    codes: tuple[str, ...]
    says: str
    glossary: str

    def __str__(self) -> str:
        return str(self.block)


def translations(page: Path) -> list[Example]:
    """Return a page's examples of translations."""
    blocks = fenced(page)
    under = next((each.text for each in blocks if each.marks == ("csv", LISTED)), "")
    entries = [each for each in blocks if each.marks[:1] == ("po",)]
    found = []
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.marks[:1] == ("po",) or (block.marks[:1] == ("csv",) and not entries):
            says = after.text if after and after.marks == ("text", "says") else ""
            codes = tuple(each for each in block.marks if each.startswith("CX"))
            glossary = block.text if block.marks[0] == "csv" else under
            found.append(Example(block, block.marks[1], codes, says, glossary))
    return found


def found_in(example: Example, folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is said about the small pack in Greek with an example in it."""
    for name, value in whole(yaml_examples(BASE)).items():
        listed = {**value, "languages": ["en", LISTED]} if name == "pack" else value
        (folder / FILES[name]).write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "locale").mkdir()
    _write_greek(folder, example)
    if example.language != LISTED:
        catalogue_path(folder, example.language).write_text(example.block.text, encoding="utf-8")
    if example.glossary:
        glossary_path(folder, example.language).write_text(example.glossary, encoding="utf-8")
    return check_pack(folder)


def _write_greek(folder: Path, example: Example) -> None:
    pack = load_pack(folder).pack
    assert pack
    whole_file = begun(pack, texts_of(pack, folder), LISTED)
    over = repeated(example.block) if example.block.marks[:2] == ("po", LISTED) else ""
    entries = {
        name: each._replace(translation=disguised(each.source, frozenset(pack.cast.customers)))
        for name, each in whole_file.entries.items()
        if f'msgctxt "{name}"' not in over
    }
    text = po_text(replace(whole_file, entries=entries))
    if "Language:" in over:
        text = text.partition("\n\n")[2]
    catalogue_path(folder, LISTED).write_text(f"{text}\n{over}", encoding="utf-8")
    assert read_po(text.encode()).faults == ()
