"""A language that nobody speaks and everybody can read: to see before any translator begins what would be cut off.

Each text gets accents, grows by two fifths and stands in brackets; values, speakers, moods and stress stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.content.po_reader import Catalogue, Entry
from cxsim.content.po_writer import comments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.workbench.translation.texts import Text

LANGUAGE = "en_XA"
"""The code that Android uses for this, too; en_XA is given to nobody."""
GROWTH = 0.4
_PADDING = "~~~~~ "
_ACCENTED = str.maketrans("AEIOUYaeiouycnsz", "ÀÉÎÕÜÝàéîõüýçñšž")
_KEPT = re.compile(r"^\s*[a-z][a-z0-9_]{0,63}(?: \([^()\n]{0,40}\))?: ?|\{[^{}\n]*\}")


def pseudo(header: Entry, texts: Iterable[Text], people: frozenset[str]) -> Catalogue:
    """Return a catalogue in which every text is translated; only ids in ``people`` speak."""
    entries = {
        text.id: Entry(text.id, text.source, disguised(text.source, people), comments(notes=text.notes))
        for text in texts
    }
    return Catalogue(header, entries)


def disguised(text: str, people: frozenset[str]) -> str:
    """Return a text as a language with longer words and accents would have it, in brackets line by line."""
    return "\n".join(_line(line, people) if line.strip() else line for line in text.split("\n"))


def _line(line: str, people: frozenset[str]) -> str:
    speech = _KEPT.match(line)
    said = speech.end() if speech and speech[0].lstrip().partition(":")[0].partition(" ")[0] in people else 0
    words = line[said:]
    padding = (_PADDING * len(words))[: max(1, round(GROWTH * len(words)))].rstrip()
    parts, at = [], 0
    for kept in _KEPT.finditer(words):
        if kept[0].startswith("{"):
            parts += [words[at : kept.start()].translate(_ACCENTED), kept[0]]
            at = kept.end()
    return f"{line[:said]}[{''.join(parts)}{words[at:].translate(_ACCENTED)} {padding}]"
