"""The small campaign of the frontend's tests with a catalogue of its own: texts in a script that its English is not in.

So tests that play in a language depend on nobody's translation, and see at once what was left in English.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.content.languages import catalogue_path
from cxsim.content.po_writer import po_text
from cxsim.workbench.translation.merge import begun
from cxsim.workbench.translation.pseudo import disguised
from cxsim.workbench.translation.texts import texts_of
from tests.frontend.campaign_pack import campaign_pack

if TYPE_CHECKING:
    from pathlib import Path

WORD = re.compile(r"\{[^{}]*\}|[A-Za-z]+ ?")
GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβςδεφγηιξκλμνοπψρστυβωχυζ")
HANZI = "的一是不了人我在有他这中大来上国个到说们为子和你地出"


def translated_pack(folder: Path, language: str) -> Path:
    """Write the pack and its catalogue of a language; return the pack's folder."""
    pack = campaign_pack(folder)
    texts = tuple(texts_of(pack, folder))
    empty = begun(pack, texts, language)
    entries = {text.id: empty.entries[text.id]._replace(translation=_written(text.source, language)) for text in texts}
    path = catalogue_path(folder, language)
    path.parent.mkdir()
    path.write_text(po_text(replace(empty, entries=entries)), encoding="utf-8")
    return folder


def _written(text: str, language: str) -> str:
    if language == "el":
        return WORD.sub(lambda word: word[0] if word[0][0] == "{" else word[0].lower().translate(GREEK), text)
    if language == "zh":
        return WORD.sub(lambda word: word[0] if word[0][0] == "{" else _hanzi(word[0].strip().lower()), text)
    return disguised(text, frozenset())


def _hanzi(word: str) -> str:
    return "".join(HANZI[ord(letter) - ord("a")] for letter in word[:2])
